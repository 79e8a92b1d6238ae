import type { TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../components/button';
import { Part } from '../../components/part';
import { Stars } from '../../components/stars';
import { Refusal } from '../../components/states';
import { TextArea } from '../../components/text-area';
import { useCommand } from '../../hooks/use-command';
import { masterName, ratingTags, starWords } from '../../labels';

const RATING_TEXT = 200;

interface ResultProps {
  ticket: TicketView;
  onChanged: (ticket: TicketView) => void;
}

const details = [
  { key: 'speed', word: '速度' },
  { key: 'quality', word: '质量' },
  { key: 'attitude', word: '态度' },
] as const;

function Rate({ ticket, onChanged }: ResultProps) {
  const { busy, error, run } = useCommand();
  const [overall, setOverall] = useState(0);
  const [more, setMore] = useState<Partial<Record<(typeof details)[number]['key'], number>>>({});
  const [tags, setTags] = useState<string[]>([]);
  const [text, setText] = useState('');
  const toggle = (tag: string) =>
    setTags((old) => (old.includes(tag) ? old.filter((each) => each !== tag) : [...old, tag]));
  const rate = () =>
    run(async (send) => {
      const rating = { overall, ...more, tags, ...(text.trim() ? { text } : {}) };
      onChanged((await send('ticket.rate', { ticketId: ticket.id, rating })).ticket);
    });
  const name = ticket.workOrder?.assignee?.name;
  return (
    <View className="card mt3">
      <View className="row g1 c-ok t-m">
        <View className="i i-s i-check" />
        已记下您的确认
      </View>
      <View className="row between mt3">
        <View className="t-l b">{name ? `给${masterName(name)}打个分` : '给这次服务打个分'}</View>
        <View className="t-s c3">不打分也可以</View>
      </View>
      <Stars id="rate-overall" word="总体" value={overall} onChange={setOverall} />
      <Part>
        {overall > 0 ? (
          <View>
            {details.map(({ key, word }) => (
              <Stars
                key={key}
                id={`rate-${key}`}
                word={word}
                value={more[key] ?? 0}
                onChange={(value) => setMore((old) => ({ ...old, [key]: value }))}
              />
            ))}
            <View className="opts mt3">
              {ratingTags(ticket.kind).map((tag) => (
                <View
                  key={tag}
                  className={`opt ${tags.includes(tag) ? 'opt-on' : ''}`}
                  onClick={() => toggle(tag)}
                >
                  {tag}
                </View>
              ))}
            </View>
            <View className="box mt3">
              <TextArea
                id="rate-text"
                small
                value={text}
                hint="想说的话，选填"
                most={RATING_TEXT}
                onChange={setText}
              />
            </View>
            <View className="mt3">
              <Button id="rate-submit" look="p" busy={busy} onTap={() => void rate()}>
                提交评价
              </Button>
            </View>
          </View>
        ) : null}
      </Part>
      <Refusal error={error} />
    </View>
  );
}

/** After confirming: an offer to rate, then what was said (P5.3). */
export function Result({ ticket, onChanged }: ResultProps) {
  if (ticket.allowedActions.includes('ticket.rate')) return <Rate ticket={ticket} onChanged={onChanged} />;
  if (!ticket.rating) return null;
  const { overall, tags } = ticket.rating;
  return (
    <View className="card mt3" id="rated">
      <View className="t-l b">{`您打了 ${overall} 星，${starWords[overall]}`}</View>
      {tags.length > 0 ? <View className="t-m c2 mt1">{tags.join('、')}</View> : null}
    </View>
  );
}
