import { sayWhen } from '@contract/clock-words';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { callAction } from '../../api/call-action';
import { dial } from '../../api/dial';
import { forget, recall, remember } from '../../api/storage';
import { Bell } from '../../components/bell';
import { Button } from '../../components/button';
import { Plate } from '../../components/plate';
import { Shell } from '../../components/shell';
import { Empty, LoadState } from '../../components/states';
import { TabBar } from '../../components/tab-bar';
import { TicketRows } from '../../components/ticket-row';
import { WaitingCard } from '../../components/waiting-card';
import type { Home } from '../../hooks/use-home';
import { useLoad } from '../../hooks/use-load';
import { useMinute } from '../../hooks/use-minute';
import { workplaceOf } from '../../workplaces';
import { WaitingReports } from './waiting-reports';

const others = [
  { kind: 'complaint', word: '投诉', icon: 'complain' },
  { kind: 'inquiry', word: '咨询', icon: 'ask' },
  { kind: 'suggestion', word: '建议', icon: 'bulb' },
] as const;

const report = (kind: string) => Taro.navigateTo({ url: `/pages/report/index?kind=${kind}` });

async function loadHome(): Promise<Home> {
  const home = await callAction('resident.home', {});
  remember('home', home);
  remember('waiting', home.waiting.count);
  // staff who do not live here have their own first page
  const workplace = workplaceOf(home.me.roles);
  if (!home.house && workplace) await Taro.reLaunch({ url: workplace.path });
  return home;
}

function Emergency() {
  return (
    <View
      id="home-emergency"
      className="card row g3 emg mt2"
      hoverClass="tap-hover"
      onClick={() => Taro.navigateTo({ url: '/pages/emergency/index' })}
    >
      <View className="i i-alert c-red" />
      <View className="grow one">
        <Text className="t-l b c-red">紧急求助</Text>
        <Text className="t-s c2" style={{ marginLeft: '10px' }}>
          漏水 停电 困梯 燃气 火情
        </Text>
      </View>
      <View className="i i-s i-right c3" />
    </View>
  );
}

function Headline({ home }: { home: Home }) {
  const { waiting, me } = home;
  const name = me.salutation;
  if (waiting.count > 0) return <View className="t-xl mt5">{`${name}，有 ${waiting.count} 件事等您`}</View>;
  return <View className="t-xl mt5">{`${name}，您好。没有要您办的事`}</View>;
}

function Others() {
  return (
    <View className="row g2 mt4 care-wrap">
      {others.map(({ kind, word, icon }) => (
        <View
          key={kind}
          id={`home-${kind}`}
          className="ent"
          hoverClass="tap-hover"
          onClick={() => report(kind)}
        >
          <View className={`i i-${icon}`} />
          {word}
        </View>
      ))}
    </View>
  );
}

/** Answers that need no report (P1.3). */
function Questions() {
  return (
    <View
      id="home-faq"
      className="card-flush mt3"
      hoverClass="tap-hover"
      ariaRole="button"
      onClick={() => Taro.navigateTo({ url: '/pages/faq/index' })}
    >
      <View className="cell">
        <View className="i i-chat c-brand" />
        <View className="grow t-m">常见问题</View>
        <View className="t-s c3">不用等，先看答案</View>
        <View className="i i-s i-right c3" />
      </View>
    </View>
  );
}

function Content({ home, now, reload }: { home: Home; now: number; reload: () => void }) {
  const { waiting, running } = home;
  const isMore = running.more || running.count > running.items.length || waiting.count > waiting.items.length;
  return (
    <View>
      <Headline home={home} />
      {waiting.items.map((card) => (
        <WaitingCard key={card.id} card={card} now={now} onChanged={reload} />
      ))}
      {running.count > 0 || isMore ? (
        <View>
          <View className="sec mt3">
            <View className="sec-t">{`正在办 ${running.count} 件${running.more ? '以上' : ''}`}</View>
            <View className="link" onClick={() => Taro.reLaunch({ url: '/pages/tickets/index' })}>
              全部事项
              <View className="i i-s i-right" />
            </View>
          </View>
          <TicketRows cards={running.items} now={now} />
        </View>
      ) : null}
      {running.count === 0 && waiting.count === 0 && home.house ? (
        <Empty title="家里都好">
          <View className="t-m c2 mt1">
            {`哪里坏了，点下面的「我要报修」。现在报，${sayWhen(home.firstFeedbackDueAt, now, home.firstFeedbackDueNote)} 前客服会联系您。`}
          </View>
        </Empty>
      ) : null}
      {home.house ? (
        <View>
          <Others />
          <Questions />
        </View>
      ) : null}
    </View>
  );
}

export default function HomePage() {
  const now = useMinute();
  const [first] = useState(() => recall<Home>('home'));
  const { data: home, error, reload } = useLoad(loadHome, { first, onGone: () => forget('home') });
  const canReport = !home || home.house !== undefined;
  const foot = (
    <View>
      <View className="bar bar-tabs row g3">
        <View
          className="call"
          hoverClass="tap-hover"
          ariaRole="button"
          onClick={() => home && dial(home.community.deskPhone)}
        >
          <View className="i i-phone" />
          <Text>打客服</Text>
        </View>
        {canReport ? (
          <Button id="home-report" look="p" size="big" icon="wrench" grow onTap={() => report('repair')}>
            我要报修
          </Button>
        ) : null}
      </View>
      <TabBar current="/pages/home/index" />
    </View>
  );
  return (
    <Shell id="home" foot={foot}>
      {home ? (
        <View className="row between g2">
          <View className="row g2 wrap">
            {home.house ? <Plate place={{ label: home.house.label, area: 'home' }} /> : null}
            <View className="t-m c2">{home.community.name}</View>
          </View>
          <Bell unread={home.unread ?? 0} />
        </View>
      ) : null}
      <WaitingReports onSent={() => void reload()} />
      <LoadState has={home !== undefined} error={error} onRetry={() => void reload()} />
      {canReport ? <Emergency /> : null}
      {home ? <Content home={home} now={now} reload={() => void reload()} /> : null}
    </Shell>
  );
}
