import { chinaTime, sayClock } from '@contract/clock-words';
import type { TicketCard, TicketView } from '@contract/ticket';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { callAction } from '../../api/call-action';
import { askForReminders } from '../../api/subscribe';
import { IdentityBar } from '../../components/identity-bar';
import { ReminderRow } from '../../components/reminder-row';
import { Shell } from '../../components/shell';
import { Empty, LoadState, MoreRows } from '../../components/states';
import { useMinute } from '../../hooks/use-minute';
import { usePages } from '../../hooks/use-pages';
import { useWide } from '../../hooks/use-screen';
import { DeskActions } from '../actions';
import { QueueRow } from '../queue-row';
import { TicketFacts } from '../ticket-facts';
import { useDeskTicket } from '../use-desk-ticket';

const queues = [
  { value: 'mine', word: '轮到我', empty: '没有轮到你的事' },
  { value: 'watching', word: '我在盯', empty: '没有在办的事' },
  { value: 'waiting', word: '等业主', empty: '没有在等业主的事' },
  { value: 'closed', word: '已办结', empty: '还没有办结的事' },
] as const;
type Queue = (typeof queues)[number]['value'];

/** whose step it is decides in which queue the desk sees a ticket */
const queueOf = { desk: 'mine', technician: 'watching', resident: 'waiting', nobody: 'closed' } as const;

interface QueueState {
  queue: Queue;
  setQueue: (queue: Queue) => void;
  list: ReturnType<typeof usePages<TicketCard>>;
  now: number;
}

function Tabs({ queue, setQueue, list }: QueueState) {
  const count = list.items ? `${list.items.length}${list.next ? '+' : ''}` : '';
  return (
    <View className="seg-tabs">
      {queues.map(({ value, word }) => (
        <View
          key={value}
          id={`queue-${value}`}
          className={`seg-tab ${value === queue ? 'seg-tab-on' : ''}`}
          ariaRole="tab"
          onClick={() => setQueue(value)}
        >
          {value === queue ? `${word} ${count}` : word}
        </View>
      ))}
    </View>
  );
}

function Rows({
  queue,
  list,
  now,
  open,
  onOpen,
}: QueueState & { open: string | undefined; onOpen: (id: string) => void }) {
  const { items, error, next, reload, more } = list;
  const first = items?.findIndex((card) => card.priority !== 'emergency') ?? -1;
  return (
    <View>
      <LoadState has={items !== undefined} error={error} onRetry={() => void reload()} />
      {items?.length === 0 ? (
        <Empty title={queues.find(({ value }) => value === queue)?.empty ?? ''} />
      ) : null}
      {items?.map((card, index) => (
        <QueueRow
          key={card.id}
          card={card}
          now={now}
          isNext={queue === 'mine' && index === first}
          isOpen={card.id === open}
          onOpen={() => onOpen(card.id)}
        />
      ))}
      <MoreRows next={next} onMore={() => void more()} />
    </View>
  );
}

function askToBeTold(): Promise<number> {
  return askForReminders(['promise-due']);
}

const Reminders = () => <ReminderRow id="desk-reminders" ask={askToBeTold} />;

function WideDesk(state: QueueState & { me: string }) {
  const { list, now } = state;
  const [open, setOpen] = useState<string>();
  const next = list.items?.[0]?.id;
  // 下一件 opens by itself once; after that only the clerk puts another ticket under their own hands
  useEffect(() => {
    if (next) setOpen((old) => old ?? next);
  }, [next]);
  const { data, error, load, change } = useDeskTicket(open);
  const changed = (ticket: TicketView) => {
    change(ticket);
    list.refresh();
  };
  return (
    <View className="desk desk-wide" id="page-desk-queue">
      <IdentityBar />
      <View className="desk-top">
        <View className="row g2">
          <Text className="t-l b">客服台</Text>
          <Text className="t-m c2">{state.me}</Text>
        </View>
        <Text className="t-m num">{`${chinaTime(now).format('M月D日')} ${sayClock(now)}`}</Text>
      </View>
      <View className="desk-cols">
        <View className="desk-queue">
          <Tabs
            {...state}
            setQueue={(queue) => {
              setOpen(undefined);
              state.setQueue(queue);
            }}
          />
          <View className="page">
            <Reminders />
          </View>
          <Rows {...state} open={open} onOpen={setOpen} />
        </View>
        <View className="desk-ticket">
          {open ? <LoadState has={data !== undefined} error={error} onRetry={() => void load()} /> : null}
          {data ? <TicketFacts ticket={data.ticket} now={now} onChanged={changed} /> : null}
        </View>
        <View className="desk-action">
          {data ? <DeskActions key={data.ticket.id} {...data} onChanged={changed} /> : null}
        </View>
      </View>
    </View>
  );
}

export default function QueuePage() {
  const now = useMinute();
  const wide = useWide();
  const [queue, setQueue] = useState<Queue>('mine');
  const [me, setMe] = useState('');
  const list = usePages<TicketCard>(
    queue,
    async (cursor) => {
      const page = await callAction('desk.queue', { queue, ...(cursor ? { cursor } : {}) });
      setMe(`${page.me.communityName} · ${page.me.name}`);
      return page;
    },
    { fits: (card) => queueOf[card.turn] === queue },
  );
  const state = { queue, setQueue, list, now };
  if (wide) return <WideDesk {...state} me={me} />;
  return (
    <Shell id="desk-queue">
      <View className="t-s c2">{me}</View>
      <Tabs {...state} />
      <Reminders />
      <View className="card-flush mt3">
        <Rows
          {...state}
          open={undefined}
          onOpen={(id) => void Taro.navigateTo({ url: `/desk/ticket/index?id=${id}` })}
        />
      </View>
    </Shell>
  );
}
