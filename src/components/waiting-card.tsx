import type { ConfirmOutcome, TicketCard } from '@contract/ticket';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useAgree } from '../hooks/use-agree';
import { useCommand } from '../hooks/use-command';
import { chipOf, saysDone } from '../labels';
import { Button } from './button';
import { ConfirmAnswers } from './confirm-answers';
import { ProposedTime } from './proposed-time';
import { Refusal } from './states';

interface WaitingProps {
  card: TicketCard;
  now: number;
  onChanged: () => void;
}

const open = (card: TicketCard, query = '') =>
  Taro.navigateTo({ url: `/pages/ticket/index?id=${card.id}${query}` });

function Confirm({ card, onChanged }: WaitingProps) {
  const { busy, error, run } = useCommand();
  const answer = (outcome: ConfirmOutcome) => {
    if (outcome !== 'solved') return void open(card, `&confirm=${outcome}`);
    return void run(async (send) => {
      await send('ticket.confirm', { ticketId: card.id, outcome });
      onChanged();
      await open(card, '&confirm=rate');
    });
  };
  return (
    <View>
      <View className="t-m c2 mt1">{`${saysDone(card)}。您看好了吗？`}</View>
      <ConfirmAnswers busy={busy} onAnswer={answer} />
      <Refusal error={error} />
    </View>
  );
}

function AgreeTime({ card, now, onChanged }: WaitingProps) {
  const { busy, error, agree } = useAgree(card, onChanged);
  const hasPassed = (card.workOrder?.slot?.endAt ?? 0) <= now;
  const look = (word: string) => (
    <Button size="m" grow onTap={() => void open(card)}>
      {word}
    </Button>
  );
  return (
    <View>
      <ProposedTime card={card} now={now} />
      <View className="row g2 mt3 care-col">
        {hasPassed ? (
          look('看看')
        ) : (
          <>
            <Button look="o" size="m" grow busy={busy} onTap={agree}>
              同意这个时间
            </Button>
            {look('换个时间')}
          </>
        )}
      </View>
      <Refusal error={error} />
    </View>
  );
}

function Answer({ card }: WaitingProps) {
  return (
    <View>
      <View className="t-m c2 mt1">客服有一点没弄清楚，想问问您。</View>
      <View className="mt3">
        <Button look="o" size="m" onTap={() => void open(card)}>
          看看问什么
        </Button>
      </View>
    </View>
  );
}

/** What waits for the resident, answerable on the spot; equal answers look equal (look.md 01). */
export function WaitingCard(props: WaitingProps) {
  const { card } = props;
  const chip = chipOf(card, 'resident');
  return (
    <View className="card-turn mt3" id={`waiting-${card.id}`}>
      <View className="card-turn-h">
        <View className={`i i-s i-${chip.icon}`} />
        {chip.word}
      </View>
      <View className="card-b">
        <View className="t-l b" onClick={() => void open(card)}>
          {card.title}
        </View>
        {card.status === 'resolved' ? <Confirm {...props} /> : null}
        {card.status === 'processing' ? <AgreeTime {...props} /> : null}
        {card.status === 'clarifying' ? <Answer {...props} /> : null}
      </View>
    </View>
  );
}
