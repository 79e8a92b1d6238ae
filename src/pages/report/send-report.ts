import type { RequestOf } from '@contract/actions';
import type { TicketKind } from '@contract/ticket';
import { callAction, offlineError, toActionError } from '../../api/call-action';
import { uploadVoice } from '../../api/recorder';
import { forget, recall, remember } from '../../api/storage';
import { sendPhotos } from '../../components/photos';
import type { AddedVoice } from '../../components/voice';
import { type Draft, draftKey, recallDraft } from './draft';

type Request = Omit<RequestOf<'ticket.report'>, 'commandId'>;

/** who says it need not write it as well */
const SPOKEN = '（语音报事，请听录音）';

/** The words of a report: what was written, or that it was said. */
export const wordsOf = ({ text, voice }: Draft) => text.trim() || (voice ? SPOKEN : '');

function requestFrom(draft: Draft, kind: TicketKind, photos: string[]): Request {
  const { happenedAt, voice } = draft;
  const inPublic = draft.area === 'public';
  return {
    ticketId: draft.ticketId,
    kind,
    text: wordsOf(draft),
    photos,
    ...(draft.categoryId ? { categoryId: draft.categoryId } : {}),
    ...(draft.wish?.trim() ? { wish: draft.wish } : {}),
    ...(happenedAt === undefined ? {} : { happenedAt }),
    ...(inPublic && draft.placeId ? { placeId: draft.placeId } : {}),
    ...(inPublic && draft.publicPlace.trim() ? { publicPlace: draft.publicPlace } : {}),
    ...(!inPublic && draft.houseId ? { houseId: draft.houseId } : {}),
    ...(voice?.fileId ? { voice: { fileId: voice.fileId, seconds: voice.seconds } } : {}),
  };
}

async function withVoice(draft: Draft): Promise<AddedVoice | undefined> {
  const { voice } = draft;
  if (!voice || voice.fileId) return voice;
  try {
    return { ...voice, fileId: await uploadVoice(draft.ticketId, voice) };
  } catch {
    throw offlineError('语音还没传上去。写的内容都在，有网后自动发。');
  }
}

/**
 * Uploads what goes with a draft and answers the request that reports it; `onChange` is told what has been uploaded, so
 * that a retry sends only the rest. Throws OFFLINE if something did not get through: nothing is left behind (P3.1).
 */
export async function prepareReport(
  draft: Draft,
  kind: TicketKind,
  onChange: (part: Partial<Draft>) => void,
): Promise<Request> {
  const photos = await sendPhotos(draft.ticketId, draft.photos, (sent) => onChange({ photos: sent }));
  const voice = await withVoice(draft);
  if (voice) onChange({ voice });
  return requestFrom({ ...draft, voice }, kind, photos);
}

const kinds: readonly TicketKind[] = ['emergency', 'repair', 'complaint', 'inquiry', 'suggestion'];
let sending: Promise<string[]> | undefined;

async function sendOne(kind: TicketKind): Promise<string | undefined> {
  const draft = recallDraft(kind)?.draft;
  if (!draft?.isWaiting) return undefined;
  const keep = (part: Partial<Draft>) =>
    remember(draftKey(kind), { ...(recall<Draft>(draftKey(kind)) ?? draft), ...part });
  try {
    const request = await prepareReport(draft, kind, keep);
    // its id is the ticket's: sent a second time it is the same ticket and the same command
    const { ticket } = await callAction('ticket.report', { ...request, commandId: draft.ticketId });
    forget(draftKey(kind));
    return ticket.id;
  } catch (failure) {
    // refused: the person has to look at it; without a network it waits on
    if (toActionError(failure).code !== 'OFFLINE') keep({ isWaiting: false });
    return undefined;
  }
}

/** Kinds of report that wait for the network. */
export const waitingKinds = () => kinds.filter((kind) => recall<Draft>(draftKey(kind))?.isWaiting);

/**
 * Sends every report that waits for the network, one after the other, once at a time; answers the ids of the tickets that
 * were made (P1.2). Reads nothing but the phone if none waits.
 */
export function resumeReports(): Promise<string[]> {
  sending ??= (async () => {
    const made: string[] = [];
    for (const kind of waitingKinds()) {
      const id = await sendOne(kind);
      if (id) made.push(id);
    }
    return made;
  })().finally(() => {
    sending = undefined;
  });
  return sending;
}
