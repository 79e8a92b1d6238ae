import type { InboxRow } from '@contract/actions-chase';
import { sayWhen } from '@contract/clock-words';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { callAction } from '../../api/call-action';
import { markRead } from '../../api/inbox';
import { Shell } from '../../components/shell';
import { Empty, LoadState, MoreRows } from '../../components/states';
import { useMinute } from '../../hooks/use-minute';
import { usePages } from '../../hooks/use-pages';

/** The first page is read once it is on the screen; what it held as unread stays marked until the next look. */
async function loadInbox(cursor?: string) {
  const page = await callAction('inbox.list', cursor ? { cursor } : {});
  const latest = Math.max(...page.items.filter(({ unread }) => unread).map(({ at }) => at));
  if (!cursor && Number.isFinite(latest)) markRead(latest);
  return page;
}

function Row({ row, now, isFirst }: { row: InboxRow; now: number; isFirst: boolean }) {
  return (
    <View
      id={`inbox-${row.id}`}
      className={isFirst ? 'card-b' : 'card-b row-line'}
      hoverClass="tap-hover"
      onClick={() => void Taro.navigateTo({ url: row.path })}
    >
      <View className="row between g2 care-col">
        <View className="row g2 grow one">
          {row.unread ? <Text className="chip chip-xs chip-sun">新</Text> : null}
          <Text className="t-l b one">{row.title}</Text>
        </View>
        <View className="t-s c3 num nowrap">{sayWhen(row.at, now)}</View>
      </View>
      <View className="t-m c1 mt1">{row.text}</View>
      <View className="t-s c3 mt1 one">{row.place}</View>
    </View>
  );
}

/** Every word that was sent to this person, there whether or not WeChat delivered it. */
export default function InboxPage() {
  const now = useMinute();
  const { items, next, error, reload, more } = usePages<InboxRow>('inbox', loadInbox);
  return (
    <Shell id="inbox">
      <LoadState has={items !== undefined} error={error} onRetry={() => void reload()} />
      {items && items.length > 0 ? (
        <View className="card-flush mt3">
          {items.map((row, index) => (
            <Row key={row.id} row={row} now={now} isFirst={index === 0} />
          ))}
        </View>
      ) : null}
      {items?.length === 0 ? (
        <Empty title="还没有消息">
          <View className="t-m c2 mt1">有人回复、约时间、做完了，都会在这里。微信没送到的也在。</View>
        </Empty>
      ) : null}
      <MoreRows next={next} onMore={() => void more()} />
    </Shell>
  );
}
