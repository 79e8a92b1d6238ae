import type { RequestOf } from '@contract/actions';
import type { Similar } from '@contract/actions-intake';
import type { TicketKind } from '@contract/ticket';
import { useEffect, useRef, useState } from 'react';
import { callAction } from '../../api/call-action';
import type { Draft } from './draft';

/** What is asked; nothing where nobody else can have the same (the cloud decides again). */
function questionFrom(kind: TicketKind, draft: Draft): RequestOf<'ticket.similar'> | undefined {
  const { categoryId, area, placeId, houseId } = draft;
  if (kind !== 'emergency' && (kind !== 'repair' || !categoryId)) return undefined;
  if (area === 'public' && !placeId) return undefined;
  return {
    kind,
    ...(categoryId ? { categoryId } : {}),
    ...(area === 'public' && placeId ? { placeId } : {}),
    ...(area === 'home' && houseId ? { houseId } : {}),
  };
}

/** Neighbours' open reports of the same fault, asked for once for each category and place (P1.4). */
export function useSimilar(kind: TicketKind, draft: Draft, isAsked: boolean): Similar[] {
  const question = isAsked ? questionFrom(kind, draft) : undefined;
  const key = question ? JSON.stringify(question) : '';
  const [found, setFound] = useState<{ key: string; items: Similar[] }>({ key: '', items: [] });
  const latest = useRef(key);
  latest.current = key;
  useEffect(() => {
    if (!key) return;
    // without it a report is made as ever
    callAction('ticket.similar', JSON.parse(key)).then(
      ({ items }) => latest.current === key && setFound({ key, items }),
      () => undefined,
    );
  }, [key]);
  return found.key === key ? found.items : [];
}
