import type { Faq } from '@contract/community';
import { limits } from '@contract/limits';
import { View } from '@tarojs/components';
import { LongField, TextField } from '../fields';
import { ListEditor } from '../list-editor';
import { missingOf, newRowId, splitWords } from '../new-row';
import { SettingPage } from '../setting-page';
import { usePart } from '../use-settings';

/** words are edited as one line */
type Row = Omit<Faq, 'words'> & { typed: string };

const rowOf = ({ words, ...faq }: Faq): Row => ({ ...faq, typed: words.join('、') });
const faqOf = ({ typed, ...faq }: Row): Faq => ({ ...faq, words: splitWords(typed) });

export default function FaqsPage() {
  const form = usePart<Row[]>({
    name: 'faqs',
    pick: ({ guide }) => guide.faqs.map(rowOf),
    change: (rows) => ({ part: 'faqs', faqs: rows.map(faqOf) }),
  });
  return (
    <SettingPage id="faqs" title="常见问题" about="业主写报事的时候，对得上的答案会先给他看。" form={form}>
      {(rows) => (
        <ListEditor<Row>
          id="faq"
          items={rows}
          what="问题"
          most={60}
          title={({ question }) => question}
          detail={({ answer }) => answer}
          blank={() => ({ id: newRowId('faq'), question: '', answer: '', typed: '' })}
          missing={({ question, answer }) => missingOf({ 问题: question, 答案: answer })}
          onChange={form.edit}
          fields={(row, change) => (
            <View>
              <TextField
                id="faq-question"
                label="问题"
                value={row.question}
                hint="比如：地下车库月卡怎么办"
                most={limits.shortTextLength}
                onChange={(question) => change({ question })}
              />
              <LongField
                id="faq-answer"
                label="答案"
                value={row.answer}
                hint="带身份证到服务中心，当天办好，每月 300 元"
                most={limits.textLength}
                onChange={(answer) => change({ answer })}
              />
              <TextField
                id="faq-words"
                label="别的说法（用顿号隔开）"
                value={row.typed}
                hint="月租、停车证、车位费"
                most={200}
                onChange={(typed) => change({ typed })}
              />
            </View>
          )}
        />
      )}
    </SettingPage>
  );
}
