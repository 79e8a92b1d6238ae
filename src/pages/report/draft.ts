import type { TicketKind } from '@contract/ticket';
import { useCallback, useRef, useState } from 'react';
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
  /** the moment (epoch ms) that `happened` stood for when it was chosen */
  happenedAt?: number;
  area: 'home' | 'public';
  publicPlace: string;
  photos: AddedPhoto[];
}

interface Kept {
  draft: Draft;
  /** photos that WeChat cleared before they were uploaded: they have to be added again */
  lost: number;
  /** whether the phone could keep it; unknown before the first change */
  saved?: boolean;
}

export const draftKey = (kind: TicketKind) => `draft:${kind}`;

/** The draft of an earlier visit, with the photos that can still be sent: from the phone, or because they are uploaded. */
function recallDraft(kind: TicketKind): Kept | undefined {
  const draft = recall<Draft>(draftKey(kind));
  if (!draft) return undefined;
  const photos = draft.photos
    .map((photo) => (isStillThere(photo) ? photo : { ...photo, isCleared: true }))
    .filter((photo) => !photo.isCleared || photo.fileId);
  return { draft: { ...draft, photos }, lost: draft.photos.length - photos.length, saved: true };
}

/** The draft of this kind of report, kept on the phone with every change. */
export function useDraft(kind: TicketKind, opening: Pick<Draft, 'text' | 'area'>) {
  const [kept, setKept] = useState<Kept>(() => {
    const draft: Draft = { ticketId: makeId(), ...opening, publicPlace: '', photos: [] };
    return recallDraft(kind) ?? { draft, lost: 0 };
  });
  const latest = useRef(kept);
  const keep = useCallback(
    (part: Partial<Draft>, lost: number) => {
      const draft = { ...latest.current.draft, ...part };
      latest.current = { draft, lost, saved: remember(draftKey(kind), draft) };
      setKept(latest.current);
    },
    [kind],
  );
  const change = useCallback(
    (part: Partial<Draft>) => keep(part, part.photos ? 0 : latest.current.lost),
    [keep],
  );
  /** The same words for a ticket of its own: photos have to be uploaded again under its id. */
  const startAnew = useCallback(() => {
    const { photos } = latest.current.draft;
    const there = photos.filter((photo) => !photo.isCleared).map(({ path }) => ({ path }));
    keep({ ticketId: makeId(), photos: there }, latest.current.lost + photos.length - there.length);
  }, [keep]);
  return { ...kept, change, startAnew };
}
