import { chinaTime, sayClock } from '@contract/clock-words';
import type { TicketCard, TicketView } from '@contract/ticket';
import { Text, View } from '@tarojs/components';
import Taro, { useDidShow } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { callAction } from '../../api/call-action';
import { takeOver } from '../../api/fresh';
import { askForReminders } from '../../api/subscribe';
import { Bell } from '../../components/bell';
import { Button } from '../../components/button';
import { IdentityBar } from '../../components/identity-bar';
import { ReminderRow } from '../../components/reminder-row';
import { SearchField } from '../../components/search-field';
import { Shell } from '../../components/shell';
import { Empty, LoadState, MoreRows } from '../../components/states';
import { useMinute } from '../../hooks/use-minute';
import { usePages } from '../../hooks/use-pages';
import { useWide } from '../../hooks/use-screen';
import { DeskActions } from '../actions';
import { fitsQueue, loadQueue, type Queue, type QueueCard, queues } from '../load-queue';
import { QueueRow } from '../queue-row';
import { OPEN_NEXT } from '../register/use-registration';
import { type Asked, SearchFilters } from '../search-filters';
import { TicketFacts } from '../ticket-facts';
import { useDeskTicket } from '../use-desk-ticket';
import { hasKeys, useKeys } from '../use-keys';
import { type Counts, moved, queueOf } from './counts';

interface QueueState {
  queue: Queue;
  setQueue: (queue: Queue) => void;
  list: ReturnType<typeof usePages<QueueCard>>;
  counts: Counts | undefined;
  /** what is looked for instead of a queue */
  asked: Asked;
  setAsked: (asked: Asked) => void;
  now: number;
  unread: number;
}

function Tabs({ queue, setQueue, list, counts, asked }: QueueState) {
  // a queue that is here whole counts itself; the others are as the cloud counted them
  const countOf = (value: Queue) => {
    if (value === queue && list.items && !list.next && !asked.words) return list.items.length;
    return counts?.[value as keyof Counts] ?? '';
  };
  return (
    <View className="seg-tabs">
      {queues.map(({ value, word }) => (
        <View
          key={value}
          id={`queue-${value}`}
          className={`seg-tab ${value === queue && !asked.words ? 'seg-tab-on' : ''}`}
          ariaRole="tab"
          onClick={() => setQueue(value)}
        >
          {`${word} ${countOf(value)}`.trim()}
        </View>
      ))}
    </View>
  );
}

const openRegister = () => void Taro.navigateTo({ url: '/desk/register/index' });

function Search({ asked, setAsked }: QueueState) {
  return (
    <SearchField
      id="desk-search"
      hint="单号、房号、电话后四位、姓名或几个字"
      asked={asked.words}
      onSearch={(words) => setAsked({ ...asked, words })}
    />
  );
}

function Rows({
  queue,
  list,
  asked,
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
        <Empty
          title={
            asked.words ? '没找到。换个写法试试' : (queues.find(({ value }) => value === queue)?.empty ?? '')
          }
        />
      ) : null}
      {items?.map((card, index) => (
        <QueueRow
          key={card.id}
          card={card}
          now={now}
          isNext={queue === 'mine' && !asked.words && index === first}
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

function WideDesk(state: QueueState & { me: string; recount: (from: TicketCard, to: TicketCard) => void }) {
  const { list, now, asked, recount } = state;
  const [open, setOpen] = useState<string>();
  const next = list.items?.[0]?.id;
  // 下一件 opens by itself once; after that only the clerk puts another ticket under their own hands
  useEffect(() => {
    if (next) setOpen((old) => old ?? next);
  }, [next]);
  const { data, error, load, change } = useDeskTicket(open);
  useDidShow(() => {
    const registered = takeOver<string>(OPEN_NEXT);
    if (!registered) return;
    // a call that was noted on the ticket that is open: only its history is new
    if (registered === open) void load();
    else setOpen(registered);
    void list.reload();
  });
  useKeys({ n: openRegister });
  const changed = (ticket: TicketView) => {
    if (data) recount(data.ticket, ticket);
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
        <Search {...state} />
        <View className="row g3">
          <Bell unread={state.unread} />
          <Text className="t-m num">{`${chinaTime(now).format('M月D日')} ${sayClock(now)}`}</Text>
          <Button id="desk-register" look="o" size="m" icon="phone" onTap={openRegister}>
            {hasKeys ? '登记 N' : '登记'}
          </Button>
        </View>
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
          <SearchFilters asked={asked} onChange={state.setAsked} />
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
  const [unread, setUnread] = useState(0);
  const [counts, setCounts] = useState<Counts>();
  const [asked, setAsked] = useState<Asked>({ words: '', state: 'all' });
  const { words, state: over, kind } = asked;
  const list = usePages<QueueCard>(
    words ? `find:${words}:${over}:${kind ?? ''}` : queue,
    async (cursor) => {
      if (words) {
        const from = cursor ? { cursor } : {};
        return callAction('desk.search', { words, state: over, ...(kind ? { kind } : {}), ...from });
      }
      const page = await loadQueue(queue, cursor);
      if (page.me) setMe(`${page.me.communityName} · ${page.me.name}`);
      if (page.unread !== undefined) setUnread(page.unread);
      if (page.counts) setCounts(page.counts);
      return page;
    },
    { fits: (card) => words !== '' || fitsQueue(queue, card) },
  );
  const chooseQueue = (next: Queue) => {
    setAsked({ words: '', state: 'all' });
    setQueue(next);
  };
  const state = { queue, setQueue: chooseQueue, list, counts, asked, setAsked, now, unread };
  const recount = (from: TicketCard, to: TicketCard) =>
    setCounts((old) => old && moved(old, queueOf[from.turn], queueOf[to.turn]));
  if (wide) return <WideDesk {...state} me={me} recount={recount} />;
  return (
    <Shell id="desk-queue">
      <View className="row between g2">
        <View className="t-s c2">{me}</View>
        <View className="row g2">
          <Bell unread={unread} />
          <Button id="desk-register" look="o" size="m" icon="phone" onTap={openRegister}>
            登记
          </Button>
        </View>
      </View>
      <View className="mt2">
        <Search {...state} />
      </View>
      <View className="mt2">
        <Tabs {...state} />
      </View>
      <SearchFilters asked={asked} onChange={setAsked} />
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
