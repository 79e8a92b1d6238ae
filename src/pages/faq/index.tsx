import type { Faq } from '@contract/community';
import { searchQuestions } from '@contract/faq-match';
import { Input, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { dial } from '../../api/dial';
import { Button } from '../../components/button';
import { Part } from '../../components/part';
import { Shell } from '../../components/shell';
import { Empty } from '../../components/states';
import { useGuide } from '../../hooks/use-guide';
import { useHome } from '../../hooks/use-home';

function Question({ faq, isOpen, onTap }: { faq: Faq; isOpen: boolean; onTap: () => void }) {
  return (
    <View className="card mt3" id={faq.id}>
      <View className="row between g2" hoverClass="tap-hover" ariaRole="button" onClick={onTap}>
        <View className="t-l b grow">{faq.question}</View>
        <View className={`i i-s i-${isOpen ? 'up' : 'down'} c3`} />
      </View>
      <Part>{isOpen ? <View className="t-m c2 mt2">{faq.answer}</View> : null}</Part>
    </View>
  );
}

/** Nothing found: the words go along into a question to the desk. */
function NothingFound({ words }: { words: string }) {
  const what = words ? `&what=${encodeURIComponent(words)}` : '';
  const ask = () => Taro.navigateTo({ url: `/pages/report/index?kind=inquiry${what}` });
  return (
    <View id="faq-empty">
      <Empty title={words ? `没找到「${words}」` : '还没有常见问题'}>
        <View className="t-m c2 mt1">
          {words ? '换个词试试，或者直接问客服。' : '想问什么，直接问客服就行。'}
        </View>
        <View className="mt3">
          <Button id="faq-ask" look="o" size="m" icon="ask" onTap={() => void ask()}>
            问客服
          </Button>
        </View>
      </Empty>
    </View>
  );
}

/** Answers of the community, found by words (P1.3). */
export default function FaqPage() {
  const guide = useGuide();
  const home = useHome();
  const [words, setWords] = useState('');
  const [open, setOpen] = useState<string>();
  const found = searchQuestions(guide?.faqs ?? [], words);
  const foot = home ? (
    <View className="bar">
      <Button icon="phone" onTap={() => dial(home.community.deskPhone)}>
        都不是，打客服
      </Button>
    </View>
  ) : null;
  return (
    <Shell id="faq" foot={foot}>
      <View className="box row g2 mt2">
        <View className="i i-s i-search c3" />
        <Input
          id="faq-search"
          className="field grow"
          value={words}
          placeholder="想问什么？比如 门禁卡、发票"
          placeholderClass="hold"
          maxlength={30}
          confirmType="search"
          onInput={(event) => setWords(event.detail.value)}
        />
      </View>
      <Part>
        {guide && found.length === 0 ? <NothingFound words={words.trim()} /> : null}
        {found.map((faq) => (
          <Question
            key={faq.id}
            faq={faq}
            isOpen={open === faq.id}
            onTap={() => setOpen(open === faq.id ? undefined : faq.id)}
          />
        ))}
      </Part>
    </Shell>
  );
}
