import type { TicketCard } from '@contract/ticket';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../../api/call-action';
import { askForReminders } from '../../api/subscribe';
import { Part } from '../../components/part';
import { ReminderRow } from '../../components/reminder-row';
import { Shell } from '../../components/shell';
import { Empty, LoadState, MoreRows } from '../../components/states';
import { useMinute } from '../../hooks/use-minute';
import { usePages } from '../../hooks/use-pages';
import { LeadRow } from '../lead-row';

const queues = [
  { value: 'open', word: '部门在办', empty: '部门手上没有在办的单' },
  { value: 'asked', word: '要我答复', empty: '没有要你答复的' },
  { value: 'done', word: '已完成', empty: '还没有完成的单' },
] as const;
type Queue = (typeof queues)[number]['value'];

function askToBeTold(): Promise<number> {
  return askForReminders(['promise-due']);
}

/** The work place of who leads a department: what its people are on, what it is asked, what it has done. */
export default function LeadQueuePage() {
  const now = useMinute();
  const [queue, setQueue] = useState<Queue>('open');
  const [me, setMe] = useState('');
  const [department, setDepartment] = useState('');
  const load = async (cursor?: string) => {
    const page = await callAction('lead.queue', { queue, ...(cursor ? { cursor } : {}) });
    setMe(`${page.me.communityName} · ${page.me.department} · ${page.me.name}`);
    setDepartment(page.me.department);
    return page;
  };
  const fits = (card: TicketCard) => queue !== 'asked' || (card.asked?.includes(department) ?? true);
  const { items, next, error, reload, more } = usePages<TicketCard>(queue, load, { fits });
  return (
    <Shell id="lead-queue">
      <View className="t-s c2">{me}</View>
      <View className="seg mt2">
        {queues.map(({ value, word }) => (
          <View
            key={value}
            id={`lead-${value}`}
            className={`seg-i ${value === queue ? 'seg-on' : ''}`}
            ariaRole="tab"
            onClick={() => setQueue(value)}
          >
            {word}
          </View>
        ))}
      </View>
      <ReminderRow id="lead-reminders" ask={askToBeTold} />
      <LoadState has={items !== undefined} error={error} onRetry={() => void reload()} />
      <Part>
        {items?.map((card) => (
          <LeadRow key={card.id} card={card} now={now} asked={queue === 'asked'} />
        ))}
      </Part>
      <Part>
        {items?.length === 0 ? (
          <Empty title={queues.find(({ value }) => value === queue)?.empty ?? ''} />
        ) : null}
      </Part>
      <MoreRows next={next} onMore={() => void more()} />
    </Shell>
  );
}
