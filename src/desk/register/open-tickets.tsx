import type { TicketCard } from '@contract/ticket';
import { View } from '@tarojs/components';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type ActionError, callAction, toActionError } from '../../api/call-action';
import { Button } from '../../components/button';
import { Part } from '../../components/part';
import { LoadState } from '../../components/states';
import { StatusChip } from '../../components/status-chip';
import { nextLine } from '../../labels';

export interface Whose {
  personId?: string | undefined;
  phone?: string | undefined;
}

/** What is open of this person or number; asked again when it is somebody else. */
function useOpenTickets({ personId, phone }: Whose) {
  const key = personId ?? phone ?? '';
  const [state, setState] = useState<{ key: string; items?: TicketCard[]; error?: ActionError }>({ key: '' });
  const latest = useRef(key);
  latest.current = key;
  const load = useCallback(async () => {
    if (!key) return;
    const whose = personId ? { personId } : { phone: key };
    try {
      const { items } = await callAction('desk.residentTickets', whose);
      if (latest.current === key) setState({ key, items });
    } catch (failure) {
      if (latest.current === key) setState({ key, error: toActionError(failure) });
    }
  }, [key, personId]);
  useEffect(() => {
    void load();
  }, [load]);
  const current = state.key === key ? state : { key };
  return { items: current.items, error: current.error, load };
}

interface OpenTicketsProps {
  whose: Whose;
  now: number;
  same: string | undefined;
  onSame: (card: TicketCard | undefined) => void;
}

/** Before it is registered a second time: what is open already, and one tap to say that it is the same (P1.1). */
export function OpenTickets({ whose, now, same, onSame }: OpenTicketsProps) {
  const { items, error, load } = useOpenTickets(whose);
  return (
    <View id="register-open">
      <View className="t-l b">{items?.length ? `在办的 ${items.length} 件` : '在办的事'}</View>
      <LoadState has={items !== undefined} error={error} onRetry={() => void load()} />
      <Part>{items?.length === 0 ? <View className="t-m c3 mt2">没有在办的事，是件新事。</View> : null}</Part>
      <Part>
        {items?.map((card) => {
          const line = nextLine(card, now, 'staff');
          return (
            <View className={`card mt2 ${card.id === same ? 'card-on' : ''}`} key={card.id}>
              <View className="row between g2">
                <View className="t-m b one">{card.title}</View>
                <StatusChip card={card} reader="staff" />
              </View>
              <View className="t-s c3 num">{card.number}</View>
              <View className={`t-s mt1 ${line.late ? 'c-red b' : 'c2'}`}>{line.strong + line.rest}</View>
              <View className="mt2">
                <Button
                  id={`same-${card.id}`}
                  size="m"
                  onTap={() => onSame(card.id === same ? undefined : card)}
                >
                  {card.id === same ? '不是这件' : '就是这件，补充一句'}
                </Button>
              </View>
            </View>
          );
        })}
      </Part>
    </View>
  );
}
