import type { TicketKind } from '@contract/ticket';
import { useCallback, useState } from 'react';
import { makeId } from '../../api/make-id';
import { isStillThere } from '../../api/photos';
import { recall, remember } from '../../api/storage';
import type { AddedPhoto } from '../../components/photos';
import type { Happened } from './choices';

/** What was written so far. It carries the ticket's id, so that a report sent twice is one ticket (P1.2). */
export interface Draft {
  ticketId: string;
  text: string;
  wish?: string;
  happened?: Happened;
  area: 'home' | 'public';
  publicPlace: string;
  photos: AddedPhoto[];
}

export const draftKey = (kind: TicketKind) => `draft:${kind}`;

/** The draft of an earlier visit, without photos that can neither be shown nor sent any more. */
function recallDraft(kind: TicketKind): Draft | undefined {
  const draft = recall<Draft>(draftKey(kind));
  return draft && { ...draft, photos: draft.photos.filter(isStillThere) };
}

/** The draft of this kind of report, kept on the phone with every change. */
export function useDraft(kind: TicketKind, opening: string) {
  const [draft, setDraft] = useState<Draft>(
    () =>
      recallDraft(kind) ?? {
        ticketId: makeId(),
        text: opening,
        area: 'home',
        publicPlace: '',
        photos: [],
      },
  );
  const change = useCallback(
    (part: Partial<Draft>) =>
      setDraft((old) => {
        const next = { ...old, ...part };
        remember(draftKey(kind), next);
        return next;
      }),
    [kind],
  );
  return { draft, change };
}
