import type { TicketKind } from '@contract/ticket';
import { useCallback, useRef, useState } from 'react';
import { makeId } from '../../api/make-id';
import { isStillThere } from '../../api/photos';
import { recall, remember } from '../../api/storage';
import type { AddedPhoto } from '../../components/photos';
import type { AddedVoice } from '../../components/voice';
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
  /** of the guide's tree (P2.2); empty = 说不清 */
  categoryId?: string;
  /** a public place of the guide, by its code or chosen */
  placeId?: string;
  /** which of several houses */
  houseId?: string;
  voice?: AddedVoice | undefined;
  /** was sent and did not get through: goes out by itself when the network is back */
  isWaiting?: boolean;
}

interface Kept {
  draft: Draft;
  /** photos and voice notes that WeChat cleared before they were uploaded: they have to be added again */
  lost: number;
  /** whether the phone could keep it; unknown before the first change */
  saved?: boolean;
}

export const draftKey = (kind: TicketKind) => `draft:${kind}`;

/** What of a voice note can still be sent: from the phone, or because it is uploaded. */
function voiceLeft({ voice }: Draft): { voice?: AddedVoice } {
  return voice && (voice.fileId || isStillThere(voice)) ? { voice } : {};
}

/** The draft of an earlier visit, with the photos that can still be sent: from the phone, or because they are uploaded. */
export function recallDraft(kind: TicketKind): Kept | undefined {
  const draft = recall<Draft>(draftKey(kind));
  if (!draft) return undefined;
  const photos = draft.photos
    .map((photo) => (isStillThere(photo) ? photo : { ...photo, isCleared: true }))
    .filter((photo) => !photo.isCleared || photo.fileId);
  const { voice, ...rest } = draft;
  const left = voiceLeft(draft);
  const lost = draft.photos.length - photos.length + (voice && !left.voice ? 1 : 0);
  return { draft: { ...rest, ...left, photos }, lost, saved: true };
}

type Opening = Pick<Draft, 'text' | 'area'> & Partial<Pick<Draft, 'placeId'>>;

/** The draft of this kind of report, kept on the phone with every change. */
export function useDraft(kind: TicketKind, opening: Opening) {
  const [kept, setKept] = useState<Kept>(() => {
    const draft: Draft = { ticketId: makeId(), ...opening, publicPlace: '', photos: [] };
    const earlier = recallDraft(kind);
    if (!earlier) return { draft, lost: 0 };
    // whoever scans a code stands there now, whatever was written before (P1.2)
    const { placeId } = opening;
    return placeId ? { ...earlier, draft: { ...earlier.draft, area: 'public', placeId } } : earlier;
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
    (part: Partial<Draft>) => keep(part, part.photos || part.voice ? 0 : latest.current.lost),
    [keep],
  );
  /** The same words for a ticket of its own: photos and voice have to be uploaded again under its id. */
  const startAnew = useCallback(() => {
    const { photos, voice } = latest.current.draft;
    const there = photos.filter((photo) => !photo.isCleared).map(({ path }) => ({ path }));
    const again = voice && isStillThere(voice) ? { path: voice.path, seconds: voice.seconds } : undefined;
    const lost = photos.length - there.length + (voice && !again ? 1 : 0);
    keep(
      { ticketId: makeId(), photos: there, ...(voice ? { voice: again } : {}) },
      latest.current.lost + lost,
    );
  }, [keep]);
  return { ...kept, change, startAnew };
}
