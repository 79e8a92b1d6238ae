import type { TicketCard } from '@contract/ticket';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { callAction } from '../../api/call-action';
import { recall } from '../../api/storage';
import { Button } from '../../components/button';
import { SearchField } from '../../components/search-field';
import { Shell } from '../../components/shell';
import { Empty, LoadState, MoreRows } from '../../components/states';
import { TabBar } from '../../components/tab-bar';
import { TicketRows } from '../../components/ticket-row';
import type { Home } from '../../hooks/use-home';
import { useMinute } from '../../hooks/use-minute';
import { usePages } from '../../hooks/use-pages';

const states = [
  { value: 'all', word: '全部' },
  { value: 'open', word: '正在办' },
  { value: 'closed', word: '已办完' },
] as const;

type State = (typeof states)[number]['value'];

const empties: Record<State, string> = {
  all: '您还没有报过事',
  open: '没有正在办的事',
  closed: '还没有办完的事',
};

export default function TicketsPage() {
  const now = useMinute();
  const [state, setState] = useState<State>('all');
  const [words, setWords] = useState('');
  const load = (cursor?: string) =>
    callAction('resident.tickets', {
      state,
      ...(words ? { words } : {}),
      ...(cursor ? { cursor } : {}),
    });
  const fits = (card: TicketCard) => state === 'all' || (card.status === 'closed') === (state === 'closed');
  const { items, next, error, reload, more } = usePages(`${state}:${words}`, load, { fits });
  return (
    <Shell id="tickets" foot={<TabBar current="/pages/tickets/index" />}>
      <View className="seg">
        {states.map(({ value, word }) => (
          <View
            key={value}
            id={`tickets-${value}`}
            className={`seg-i ${value === state ? 'seg-on' : ''}`}
            ariaRole="tab"
            onClick={() => setState(value)}
          >
            {word}
          </View>
        ))}
      </View>
      <View className="mt2">
        <SearchField id="tickets-search" hint="找一件事：写几个字或单号" asked={words} onSearch={setWords} />
      </View>
      <LoadState has={items !== undefined} error={error} onRetry={() => void reload()} />
      <View className="mt3">{items && items.length > 0 ? <TicketRows cards={items} now={now} /> : null}</View>
      {items?.length === 0 ? (
        <Empty title={words ? '没找到，换个说法试试' : empties[state]}>
          {!words && recall<Home>('home')?.house ? (
            <View className="mt3">
              <Button look="o" onTap={() => void Taro.navigateTo({ url: '/pages/report/index?kind=repair' })}>
                我要报修
              </Button>
            </View>
          ) : null}
        </Empty>
      ) : null}
      <MoreRows next={next} onMore={() => void more()} />
    </Shell>
  );
}
