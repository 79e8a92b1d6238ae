import type { Person, ResidentMembership } from './person';

/*
 * Finding residents as one types: `community|d|` digits of the phone from anywhere on, or the room; `community|n|` the name
 * from any character on; `community|r|` the house. What is typed is the beginning of such a key.
 */

const LEAST_DIGITS = 4;

const plain = (text: string) => text.normalize('NFKC').toLowerCase();
const digitsOf = (text: string) => text.replace(/\D/g, '');

/** Every end of a text that is at least so long: 王淑芬, 淑芬, 芬. */
function endsOf(text: string, least: number): string[] {
  const characters = Array.from(text);
  return characters
    .slice(0, Math.max(0, characters.length - least + 1))
    .map((_, from) => characters.slice(from).join(''));
}

/** 7栋2单元 1203 → 7-2-1203; as far as it is written. */
function houseOf(label: string): string {
  return plain(label)
    .replace(/\s*(?:栋|幢|座|号楼|单元)\s*/g, '-')
    .replace(/[室号\s]/g, '');
}

function keysOf(person: Pick<Person, 'name' | 'phone'>, { houseLabel }: ResidentMembership): string[] {
  const address = houseOf(houseLabel);
  const [first, , last] = address.split('-');
  return [
    ...endsOf(digitsOf(person.phone), LEAST_DIGITS).map((digits) => `d|${digits}`),
    ...endsOf(plain(person.name), 1).map((name) => `n|${name}`),
    `r|${address}`,
    ...(last ? [`r|${first}-${last}`, `d|${last}`] : []),
  ];
}

/** Everything by which a resident is found at the desk of the communities where they live. Written with the roster. */
export function personKeys(person: Pick<Person, 'name' | 'phone' | 'memberships'>): string[] {
  const keys = person.memberships.flatMap((membership) =>
    membership.role === 'resident' && membership.active
      ? keysOf(person, membership).map((key) => `${membership.communityId}|${key}`)
      : [],
  );
  return [...new Set(keys)];
}

/** The beginning of the keys that what is typed means; undefined while it is too little to look for. */
export function personKeyBeginning(communityId: string, words: string): string | undefined {
  const typed = plain(words).trim();
  const house = houseOf(typed);
  const digits = typed.replace(/[\s-]/g, '');
  if (/^\d{3,}$/.test(digits) && !/^\d{1,3}-/.test(typed)) return `${communityId}|d|${digits}`;
  // 138-1234-5678 is no house
  if (/^1\d{10}$/.test(digits)) return `${communityId}|d|${digits}`;
  if (/^(?:\d{1,3}|[a-z])-[\d-]*$/.test(house)) return `${communityId}|r|${house}`;
  const name = typed.replace(/[\s\d-]/g, '').replace(/(?:先生|女士|小姐|阿姨|师傅)$/, '');
  return /^[\p{Script=Han}a-z·]+$/u.test(name) ? `${communityId}|n|${name}` : undefined;
}
