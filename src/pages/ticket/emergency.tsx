import { sayClock, sayDuration } from '@contract/clock-words';
import type { EmergencyView } from '@contract/emergency';
import type { TicketView } from '@contract/ticket';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { dial } from '../../api/dial';
import { Button } from '../../components/button';
import { emergencyWords } from '../../components/emergency-labels';
import { Part } from '../../components/part';
import { Refusal } from '../../components/states';
import { useCommand } from '../../hooks/use-command';
import { useGuide } from '../../hooks/use-guide';
import { useHome } from '../../hooks/use-home';
import { masterName } from '../../labels';
import { SupplementSheet } from './foot';

interface RescueProps {
  ticket: TicketView;
  emergency: EmergencyView;
  now: number;
  onChanged: (ticket: TicketView) => void;
}

/** The emergency that still goes on; once the result is there it is a ticket like any other. */
export const liveEmergency = ({ emergency, status }: TicketView): EmergencyView | undefined =>
  emergency?.endedAt === undefined && !['resolved', 'follow-up', 'closed'].includes(status)
    ? emergency
    : undefined;

/** Who comes, and when at the latest: the first thing to be read (look.md 05). */
function sayHelp(
  { workOrder: order, promises }: TicketView,
  emergency: EmergencyView,
): { who: string; when: string } {
  const master = order?.assignee ? masterName(order.assignee.name) : '';
  if (order?.status === 'on-site') return { who: `${master}已到`, when: '正在处理' };
  const help = promises.find(({ kind, endedAt }) => kind === 'arrive' && endedAt === undefined);
  const has = emergency.acknowledgedBy;
  const who =
    master && order?.status !== 'offered' ? `${master}正在赶来` : has ? `${has}已接手` : '正在通知值班人员';
  if (help?.state === 'late') return { who, when: '晚了，对不起。请打值班电话' };
  return { who, when: help ? `${sayClock(help.dueAt)} 前到` : '正在处理' };
}

/** Red from edge to edge: when help comes, where to, how long ago. */
export function RescueHead({ ticket, emergency, now }: Omit<RescueProps, 'onChanged'>) {
  const { who, when } = sayHelp(ticket, emergency);
  const { openedAt } = emergency;
  return (
    <View className="rescue" id="rescue">
      <View className="t-m">{`${emergencyWords[emergency.type].word} · ${who}`}</View>
      <View className="t-num">{when}</View>
      <View className="t-m mt1 num">
        {`${ticket.place.label} · ${sayClock(openedAt)} 报，已过 ${sayDuration(now - openedAt)}`}
      </View>
    </View>
  );
}

/** Three things to do until somebody is there, and whom else to call; the community's own plan says them. */
function First({ ticket, emergency, onChanged }: Omit<RescueProps, 'now'>) {
  const plan = useGuide()?.emergencyPlans.find(({ type }) => type === emergency.type);
  const [adding, setAdding] = useState(false);
  const own = plan?.phones.filter(({ number }) => !['119', '120'].includes(number)) ?? [];
  const phones = [...own, { name: '119', number: '119' }, { name: '120', number: '120' }];
  return (
    <View>
      <Part>
        {plan ? (
          <View className="card mt3">
            <View className="t-l b">等人来的时候，请先这样做</View>
            {plan.safety.map((what, index) => (
              <View className="row g3 mt3" key={what}>
                <View className="do-n">{index + 1}</View>
                <View className="t-l grow">{what}</View>
              </View>
            ))}
          </View>
        ) : null}
      </Part>
      <View className="row g2 mt3 wrap">
        <View style={{ flex: 2 }}>
          <Button id="rescue-photo" icon="camera" onTap={() => setAdding(true)}>
            拍给我们看
          </Button>
        </View>
        {phones.map(({ name, number }) => (
          <Button key={number} grow onTap={() => dial(number)}>
            {name}
          </Button>
        ))}
      </View>
      {adding ? (
        <SupplementSheet ticket={ticket} onChanged={onChanged} onClose={() => setAdding(false)} />
      ) : null}
    </View>
  );
}

interface Line {
  what: string;
  at: number;
  more?: string | undefined;
}

const levels = { desk: '值班客服', department: '师傅和主管', manager: '项目经理' } as const;

/** What has happened so far, the latest last. */
function linesOf({ timeline }: TicketView, { told, acknowledgedAt, acknowledgedBy }: EmergencyView): Line[] {
  const word = timeline.find(({ kind }) => kind === 'progress-told');
  return [
    ...told.map(({ level, names, at }) => ({ what: `已通知${levels[level]}`, more: names.join('、'), at })),
    ...(acknowledgedAt === undefined ? [] : [{ what: `${acknowledgedBy}已接手`, at: acknowledgedAt }]),
    ...(word ? [{ what: `${word.by.name}告诉您`, more: word.text, at: word.at }] : []),
  ].sort((a, b) => a.at - b.at);
}

/** Who knows, and when the next word comes. */
function SoFar({ ticket, emergency, now }: Omit<RescueProps, 'onChanged'>) {
  const { nextWordAt } = emergency;
  const lines = linesOf(ticket, emergency);
  const isOwed = nextWordAt !== undefined && nextWordAt <= now;
  return (
    <View>
      <View className="sec mt3">
        <View className="sec-t">现在进行到</View>
        {nextWordAt === undefined ? null : (
          <View className={`t-s num ${isOwed ? 'c-red b' : 'c2'}`}>
            {isOwed ? '说好的进展晚了，对不起' : `下次告诉您：${sayClock(nextWordAt)} 前`}
          </View>
        )}
      </View>
      <View className="card">
        {lines.map(({ what, more, at }, index) => (
          <View className={index > 0 ? 'mt3' : ''} key={`${at}-${what}`}>
            <View className="row between g2">
              <Text className={`t-m b ${index === lines.length - 1 ? 'c-red' : ''}`}>{what}</Text>
              <Text className="t-s c3 num">{sayClock(at)}</Text>
            </View>
            {more ? <View className="t-m c2">{more}</View> : null}
          </View>
        ))}
      </View>
      {emergency.acknowledgedAt === undefined ? (
        <View className="note mt3">
          <View className="i i-s i-info" />
          <View>没人应，会自动叫下一级：值班客服 → 师傅和主管 → 项目经理，直到有人接手。</View>
        </View>
      ) : null}
    </View>
  );
}

function Withdraw({ ticket, onChanged }: Pick<RescueProps, 'ticket' | 'onChanged'>) {
  const { error, run } = useCommand();
  const withdraw = async () => {
    const { confirm } = await Taro.showModal({
      title: '不是紧急情况？',
      content: '撤回后，会告诉已经通知到的人不用来了。',
      confirmText: '撤回',
      cancelText: '不撤',
      confirmColor: '#17605a',
    });
    if (!confirm) return;
    await run(async (send) => onChanged((await send('ticket.withdraw', { ticketId: ticket.id })).ticket));
  };
  return (
    <View>
      <Refusal error={error} />
      <View
        id="rescue-withdraw"
        className="link c2 rescue-end"
        ariaRole="button"
        onClick={() => void withdraw()}
      >
        不是紧急情况，撤回
      </View>
    </View>
  );
}

/** Everything between the red head and the one call button. */
export function Rescue(props: RescueProps) {
  const { ticket, onChanged } = props;
  return (
    <View>
      <First {...props} />
      <SoFar {...props} />
      <Part>
        {ticket.allowedActions.includes('ticket.withdraw') ? (
          <Withdraw ticket={ticket} onChanged={onChanged} />
        ) : null}
      </Part>
    </View>
  );
}

/** One call button, which never scrolls away. */
export function RescueFoot() {
  const deskPhone = useHome()?.community.deskPhone ?? '';
  return (
    <View className="bar">
      <Button
        id="call-desk"
        look="red"
        size="big"
        icon="phone"
        disabled={!deskPhone}
        onTap={() => dial(deskPhone)}
      >
        打值班电话
      </Button>
    </View>
  );
}
