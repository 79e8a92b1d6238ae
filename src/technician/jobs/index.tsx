import { sayClock, sayDay } from '@contract/clock-words';
import type { TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { callAction } from '../../api/call-action';
import { unreadOf } from '../../api/inbox';
import { askForReminders } from '../../api/subscribe';
import { Bell } from '../../components/bell';
import { Part } from '../../components/part';
import { Plate } from '../../components/plate';
import { Rail } from '../../components/promise-clock';
import { ReminderRow } from '../../components/reminder-row';
import { SearchField } from '../../components/search-field';
import { Shell } from '../../components/shell';
import { Empty, LoadState, MoreRows } from '../../components/states';
import { StatusChip } from '../../components/status-chip';
import { useMinute } from '../../hooks/use-minute';
import { usePages } from '../../hooks/use-pages';
import { nextLine } from '../../labels';
import { AnswerOffer } from '../answer-offer';
import { Asked, isAsked } from '../asked';
import { inDayOrder } from '../day-order';
import { OfferTime } from '../offer-time';
import { recallJobs, rememberJobs } from '../open-jobs';

const queues = [
  { value: 'open', word: '我的单' },
  { value: 'pool', word: '抢单池' },
  { value: 'done', word: '已完成' },
] as const;
type Queue = (typeof queues)[number]['value'];
const actions = { open: 'technician.jobs', pool: 'technician.pool', done: 'technician.done' } as const;

const open = (job: TicketView) => Taro.navigateTo({ url: `/technician/job/index?id=${job.id}` });

interface JobProps {
  job: TicketView;
  now: number;
  onChanged: (job: TicketView | undefined) => void;
}

function offerTitle(job: TicketView): string {
  if (isAsked(job)) return '同事想请你接手';
  return job.workOrder?.status === 'pooled' ? '谁先抢到归谁' : '新派单，等你答复';
}

function OfferCard({ job, now, onChanged }: JobProps) {
  return (
    <View className="card-turn mt3" id={`offer-${job.id}`}>
      <View className="card-turn-h">
        <View className="i i-s i-inbox" />
        <View className="grow">{offerTitle(job)}</View>
        <Part>
          {isAsked(job) ? (
            <View className="num">{`${sayClock(job.workOrder?.transfer?.dueAt ?? now)} 前答复`}</View>
          ) : (
            <OfferTime job={job} now={now} />
          )}
        </Part>
      </View>
      <View className="card-b">
        <Plate look="large" place={job.place} />
        <View className="t-l b mt2" onClick={() => void open(job)}>
          {job.title}
        </View>
        <View className="t-m c2 mt1">{job.wish ? `业主希望：${job.wish}` : job.workOrder?.task}</View>
        {isAsked(job) ? (
          <Asked job={job} now={now} onChanged={onChanged} />
        ) : (
          <View>
            {job.nextPromise ? <Rail promise={job.nextPromise} now={now} /> : null}
            <AnswerOffer job={job} now={now} onChanged={onChanged} />
          </View>
        )}
      </View>
    </View>
  );
}

/** waits for the technician's yes or no */
const isOffer = (job: TicketView) =>
  isAsked(job) || ['offered', 'pooled'].includes(job.workOrder?.status ?? '');

function VisitRow({ job, now }: { job: TicketView; now: number }) {
  const slot = job.workOrder?.slot;
  const line = nextLine(job, now, 'staff');
  return (
    <View
      className="row-top g2 mt3"
      id={`job-${job.id}`}
      hoverClass="tap-hover"
      onClick={() => void open(job)}
    >
      <View className="time-col mt2">
        <View className="t-l b num">{slot ? sayClock(slot.startAt) : '未定'}</View>
        <View className="t-s c3">{slot ? sayDay(slot.startAt, now) : '待约'}</View>
      </View>
      <View className="card grow">
        <View className="row between g2 wrap">
          <Plate look="light" place={job.place} />
          <StatusChip card={job} reader="staff" />
        </View>
        <View className="t-l b mt2">{job.title}</View>
        <View className={`t-s mt1 ${line.late ? 'c-red b' : 'c3'}`}>{line.strong + line.rest}</View>
      </View>
    </View>
  );
}

const empties: Record<Queue, string> = {
  open: '没有要办的单',
  pool: '抢单池是空的',
  done: '还没有完成的单',
};

function askToBeTold(): Promise<number> {
  return askForReminders(['job-offered', 'job-changed', 'promise-due']);
}

export default function JobsPage() {
  const now = useMinute();
  const [queue, setQueue] = useState<Queue>('open');
  const [words, setWords] = useState('');
  const asked = queue === 'done' ? words : '';
  const [unread, setUnread] = useState(0);
  const load = async (cursor?: string) => {
    const from = cursor ? { cursor } : {};
    if (asked) return callAction('technician.done', { words: asked, ...from });
    const page = await callAction(actions[queue], from);
    if (queue === 'open' && !cursor) {
      rememberJobs(page.items);
      setUnread(unreadOf(page.toldAt));
    }
    return page;
  };
  const [first] = useState(recallJobs);
  const { items, next, error, reload, refresh, more } = usePages<TicketView>(queue + asked, load, { first });
  // a job that I took stays where it is; one that I gave back is gone
  const answered = (job: TicketView | undefined) => (job ? refresh() : void reload());
  return (
    <Shell id="jobs">
      <View className="seg">
        {queues.map(({ value, word }) => (
          <View
            key={value}
            id={`jobs-${value}`}
            className={`seg-i ${value === queue ? 'seg-on' : ''}`}
            ariaRole="tab"
            onClick={() => setQueue(value)}
          >
            {word}
          </View>
        ))}
      </View>
      <View className="row between g2">
        <ReminderRow id="jobs-reminders" ask={askToBeTold} />
        <Bell unread={unread} />
      </View>
      <Part>
        {queue === 'done' ? (
          <View className="mt2">
            <SearchField id="jobs-search" hint="房号、单号或几个字" asked={words} onSearch={setWords} />
          </View>
        ) : null}
      </Part>
      <LoadState has={items !== undefined} error={error} onRetry={() => void reload()} />
      <Part>
        {(queue === 'open' ? inDayOrder(items ?? [], now) : items)?.map((job) => (
          <Part key={job.id}>
            {isOffer(job) ? (
              <OfferCard job={job} now={now} onChanged={answered} />
            ) : (
              <VisitRow job={job} now={now} />
            )}
          </Part>
        ))}
      </Part>
      <Part>
        {items?.length === 0 ? <Empty title={asked ? '没找到，换个写法试试' : empties[queue]} /> : null}
      </Part>
      <MoreRows next={next} onMore={() => void more()} />
      <View
        className="cell mt4"
        id="jobs-mine"
        hoverClass="tap-hover"
        onClick={() => void Taro.reLaunch({ url: '/pages/mine/index' })}
      >
        <View className="i i-user c-brand" />
        <View className="grow t-m">上班、下班和大字都在「我的」</View>
        <View className="i i-s i-right c3" />
      </View>
    </Shell>
  );
}
