import type { Ticket } from './ticket';

/*
 * Finding things without a full-text engine: what a ticket or a person can be found by is a list of short keys, served by
 * one index. `n|` number, `d|` digits (end of a number, phone, room), `r|` house or building, `w|` two characters of a
 * word, `k|` kind, `s|` open or closed, `@` the resident.
 */

/** of the report; what comes later is rarely what one remembers */
const TEXT_CHARS = 60;
const PLACE_CHARS = 20;
const MOST_KEYS = 120;
const TAIL = 4;

const plain = (text: string) => text.normalize('NFKC').toLowerCase();
const digitsOf = (text: string) => text.replace(/\D/g, '');
const firstOf = (text: string, length: number) => Array.from(text).slice(0, length).join('');
const different = (keys: readonly string[]) => [...new Set(keys)];

/** 7栋2单元 1203 · 7-2-1203 · 7栋1203 · 7栋 → the parts, outermost first */
const house =
  /(?<![\da-z])(\d{1,3}|[a-z])(?:栋|幢|座|号楼|-(?=\d))\s*(?:(\d{1,2})(?:单元|-(?=\d))\s*)?(?:(\d{1,5})(?!\d)(?!\s*(?:单元|[月日点年个]))(?:室|号)?)?/g;

function housesIn(text: string): string[][] {
  return [...plain(text).matchAll(house)].map(([, ...parts]) => parts.filter((part) => part !== undefined));
}

/** A house by every beginning of its address, and without its unit: 7, 7-2, 7-2-1203, 7-1203. */
function houseKeys(parts: readonly string[]): string[] {
  const beginnings = parts.map((_, index) => `r|${parts.slice(0, index + 1).join('-')}`);
  const [first, , last] = parts;
  return last === undefined ? beginnings : [...beginnings, `r|${first}-${last}`];
}

/** Does a place in words read like somebody's home: a building and a number in it? */
export const looksLikeHome = (label: string): boolean =>
  housesIn(label).some((parts) => parts.length > 1 && (parts.at(-1) ?? '').length > 2);

/** Two characters each of every run of Chinese; other words (led, b2) as they are. */
export function wordKeys(text: string): string[] {
  const runs = plain(text).match(/\p{Script=Han}+|[a-z0-9]+/gu) ?? [];
  return runs.flatMap((run) => {
    if (/^[a-z0-9]/.test(run)) return /[a-z]/.test(run) && run.length > 1 ? [`w|${run}`] : [];
    const characters = Array.from(run);
    return characters.slice(1).map((character, index) => `w|${characters[index]}${character}`);
  });
}

function numberKeys(number: string): string[] {
  const whole = plain(number).replace(/[^a-z0-9]/g, '');
  return [`n|${whole}`, `n|${digitsOf(whole)}`, `d|${whole.slice(-TAIL)}`];
}

function phoneKeys(phone: string): string[] {
  const digits = digitsOf(phone);
  return digits.length < TAIL ? [] : [`d|${digits}`, `d|${digits.slice(-TAIL)}`];
}

type Findable = Pick<Ticket, 'number' | 'kind' | 'status' | 'text' | 'place' | 'resident' | 'category'>;

/** Everything by which a ticket of its community is found; at most 120 keys, what is surest first. */
export function ticketKeys({ number, kind, status, text, place, resident, category }: Findable): string[] {
  const state = status === 'closed' ? 'closed' : 'open';
  const told = firstOf(text, TEXT_CHARS);
  const where = firstOf(place.label, PLACE_CHARS);
  const room = place.area === 'home' ? housesIn(where).flatMap((parts) => parts.slice(-1)) : [];
  return different([
    ...numberKeys(number),
    `@${resident.personId}|${state}`,
    `s|${state}`,
    `k|${kind}`,
    ...phoneKeys(resident.phone),
    ...room.filter((each) => each.length > 2).map((each) => `d|${each}`),
    ...[...housesIn(where), ...housesIn(told)].flatMap(houseKeys),
    ...wordKeys(resident.name),
    ...wordKeys(told),
    ...wordKeys(where),
    ...wordKeys(category?.name ?? ''),
  ]).slice(0, MOST_KEYS);
}

/** Takes what matches out of the text, so that it is not read as something else. */
function take(text: string, pattern: RegExp, toKeys: (found: RegExpMatchArray) => string[]) {
  const keys = [...text.matchAll(pattern)].flatMap(toKeys);
  return { keys, rest: text.replace(pattern, ' ') };
}

/** What is typed to find a ticket, as keys that it must all have; none if nothing can be looked up by it. */
export function searchKeys(words: string): string[] {
  const numbers = take(
    plain(words),
    /(?<![\da-z])[a-z]{2}\d{4}-?\d{4}(?!\d)|(?<!\d)\d{4}-\d{4}(?!\d)/g,
    ([found]) => [`n|${found.replace('-', '')}`],
  );
  const mobiles = take(numbers.rest, /(?<!\d)1\d{2}[ -]?\d{4}[ -]?\d{4}(?!\d)/g, ([found]) => [
    `d|${digitsOf(found)}`,
  ]);
  const houses = take(mobiles.rest, house, ([, ...parts]) => [
    `r|${parts.filter((part) => part !== undefined).join('-')}`,
  ]);
  const digits = take(houses.rest, /(?<![\da-z])\d{3,}(?![\da-z])/g, ([found]) => [`d|${found}`]);
  return different([
    ...numbers.keys,
    ...mobiles.keys,
    ...houses.keys,
    ...digits.keys,
    ...wordKeys(digits.rest),
  ]);
}

/** An index reads the tickets of one key: few first. Of what is open there are never many. */
const rank = ['n|', 'd|', '@', 's|open', 'r|', 'w|', 'k|', 's|closed'];
const rankOf = (key: string) => rank.findIndex((beginning) => key.startsWith(beginning));

/** The same keys, the one that narrows most first. */
export function fewestFirst(keys: readonly string[]): string[] {
  return [...keys].sort((a, b) => rankOf(a) - rankOf(b));
}
