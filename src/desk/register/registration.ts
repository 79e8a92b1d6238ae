import type { RequestOf } from '@contract/actions';
import type { DeskChannel, ResidentHit } from '@contract/actions-deskin';
import { chinaDayStart } from '@contract/clock-words';
import type { TicketCard, TicketKind } from '@contract/ticket';
import { makeId } from '../../api/make-id';
import type { AddedPhoto } from '../../components/photos';
import { kindWords } from '../../labels';

const HOUR = 60 * 60_000;

/** When it began, as callers say it, and how long ago that is. */
export const happenedOptions = [
  { value: 'now', word: '刚刚', ago: 0 },
  { value: 'today', word: '今天早些', ago: HOUR },
  { value: 'yesterday', word: '昨天', ago: 24 * HOUR },
  { value: 'earlier', word: '更早', ago: 72 * HOUR },
] as const;
export type Happened = (typeof happenedOptions)[number]['value'];

/** What the desk has written down so far. It carries the ticket's id, so that sent twice it is one ticket (P1.2). */
export interface Registration {
  ticketId: string;
  channel: DeskChannel;
  /** what is typed to find the resident */
  words: string;
  hit?: ResidentHit | undefined;
  /** the caller is not on the roster */
  isGuest: boolean;
  guestName: string;
  guestPhone: string;
  guestPlace: string;
  kind: TicketKind;
  categoryId?: string | undefined;
  text: string;
  wish: string;
  happened?: Happened | undefined;
  /** the moment that `happened` stood for when it was chosen */
  happenedAt?: number | undefined;
  area: 'home' | 'public';
  publicPlace: string;
  photos: AddedPhoto[];
  /** it is this one, which is open already: what is written goes there */
  same?: Pick<TicketCard, 'id' | 'number' | 'title'> | undefined;
}

export const noRegistration = (): Registration => ({
  ticketId: makeId(),
  channel: 'hotline',
  words: '',
  isGuest: false,
  guestName: '',
  guestPhone: '',
  guestPlace: '',
  kind: 'repair',
  text: '',
  wish: '',
  area: 'home',
  publicPlace: '',
  photos: [],
});

/** The moment (epoch ms) that such a word stands for at `now`; 今天 never becomes yesterday. */
export function happenedAtOf(happened: Happened, now: number): number {
  const ago = happenedOptions.find(({ value }) => value === happened)?.ago ?? 0;
  return happened === 'today' ? Math.max(chinaDayStart(now), now - ago) : now - ago;
}

const isPhone = (text: string) => /^\+?\d[\d -]{5,18}\d$/.test(text.trim());

/** A caller's number once it is written out, to look up what is open under it. */
export const phoneOf = ({ isGuest, guestPhone }: Registration) =>
  isGuest && isPhone(guestPhone) ? guestPhone.trim() : undefined;

/** What is missing before it can be sent, in the order of the form (P1.2). */
export function missingIn(form: Registration): string | undefined {
  const what = form.same ? '说了什么' : kindWords[form.kind].missing;
  const missing = [
    ...(form.hit || form.isGuest ? [] : ['是哪一户']),
    ...(form.isGuest && !form.guestName.trim() ? ['姓名'] : []),
    ...(form.isGuest && !isPhone(form.guestPhone) ? ['电话'] : []),
    ...(form.isGuest && !form.guestPlace.trim() ? ['在哪里'] : []),
    ...(form.text.trim() ? [] : [what]),
    ...(!form.same && !form.isGuest && form.area === 'public' && !form.publicPlace.trim() ? ['在哪里'] : []),
  ];
  return missing.length > 0 ? `还差 ${missing.length} 项：${missing.join('、')}` : undefined;
}

function residentOf(form: Registration): RequestOf<'ticket.register'>['resident'] {
  const { hit } = form;
  if (hit && !form.isGuest) return { personId: hit.personId, houseId: hit.houseId };
  return { name: form.guestName, phone: form.guestPhone, place: form.guestPlace };
}

/** What is sent; `photos` are the ids of those that were uploaded. */
export function requestFrom(
  form: Registration,
  photos: string[],
): Omit<RequestOf<'ticket.register'>, 'commandId'> {
  const { ticketId, channel, kind, categoryId, text, happenedAt } = form;
  return {
    ticketId,
    channel,
    resident: residentOf(form),
    kind,
    text,
    photos,
    ...(categoryId ? { categoryId } : {}),
    ...(form.wish.trim() ? { wish: form.wish } : {}),
    ...(happenedAt === undefined ? {} : { happenedAt }),
    ...(!form.isGuest && form.area === 'public' ? { publicPlace: form.publicPlace } : {}),
  };
}
