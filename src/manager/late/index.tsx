import type { ChaseRow } from '@contract/actions-chase';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { callAction } from '../../api/call-action';
import { askForReminders } from '../../api/subscribe';
import { Bell } from '../../components/bell';
import { chaseLines } from '../../components/chase-note';
import { Plate } from '../../components/plate';
import { ReminderRow } from '../../components/reminder-row';
import { Shell } from '../../components/shell';
import { Empty, LoadState, MoreRows } from '../../components/states';
import { StatusChip } from '../../components/status-chip';
import { SupervisionList } from '../../components/supervision-list';
import { useMinute } from '../../hooks/use-minute';
import { usePages } from '../../hooks/use-pages';

function askToBeTold(): Promise<number> {
  return askForReminders(['promise-due']);
}

interface CardProps {
  row: ChaseRow;
  now: number;
  /** opens the ticket, for whoever watches the whole community */
  onOpen: (() => void) | undefined;
  onChanged: () => void;
}

function LateCard({ row, now, onOpen, onChanged }: CardProps) {
  const lines = chaseLines({ ...row, supervisions: [] }, now);
  return (
    <View className="mt3" id={`late-${row.id}`}>
      <View className="card" hoverClass={onOpen ? 'tap-hover' : 'none'} onClick={() => onOpen?.()}>
        <View className="row between g2 wrap">
          <Plate look="light" place={row.place} />
          <StatusChip card={row} reader="staff" />
        </View>
        <View className="t-l b mt2">{row.title}</View>
        {lines.map(({ text, look }) => (
          <View key={text} className={`t-m b mt1 ${look}`}>
            {text}
          </View>
        ))}
        <View className="t-s c3 mt1">
          {[row.number, row.workOrder?.assignee?.name, row.urges > 0 ? `业主催了 ${row.urges} 次` : '']
            .filter(Boolean)
            .join(' · ')}
        </View>
      </View>
      <SupervisionList
        ticketId={row.id}
        supervisions={row.supervisions}
        now={now}
        mayClose
        onChanged={onChanged}
      />
    </View>
  );
}

/** 需要督办: what is late and what was ordered by hand, the most late first (P3.5); a lead sees their own department's. */
export default function LatePage() {
  const now = useMinute();
  const [me, setMe] = useState<{ name: string; communityName: string; roles: string[] }>();
  const [unread, setUnread] = useState(0);
  const list = usePages<ChaseRow>(
    'late',
    async (cursor) => {
      const page = await callAction('chase.list', cursor ? { cursor } : {});
      setMe(page.me);
      setUnread(page.unread);
      return page;
    },
    // a page that changed one of them brought another shape of it: the list is asked anew then
    { fits: (row) => row.late !== undefined },
  );
  const { items, next, error, reload, more } = list;
  const watches = me?.roles.some((role) => role === 'desk' || role === 'manager') ?? false;
  const open = (id: string) => void Taro.navigateTo({ url: `/desk/ticket/index?id=${id}` });
  return (
    <Shell id="late">
      <View className="row between g2">
        <View className="t-s c2">{me ? `${me.communityName} · ${me.name}` : ''}</View>
        <Bell unread={unread} />
      </View>
      <ReminderRow id="late-reminders" ask={askToBeTold} />
      <LoadState has={items !== undefined} error={error} onRetry={() => void reload()} />
      {items?.map((row) => (
        <LateCard
          key={row.id}
          row={row}
          now={now}
          onOpen={watches ? () => open(row.id) : undefined}
          onChanged={() => void reload()}
        />
      ))}
      {items?.length === 0 ? (
        <Empty title="没有超时的事">
          <View className="t-m c2 mt1">也没有没回的督办。有人该办没办，会自动出现在这里。</View>
        </Empty>
      ) : null}
      <MoreRows next={next} onMore={() => void more()} />
    </Shell>
  );
}
