import fc from 'fast-check';
import { deriveFields } from '../../cloudfunctions/core/domain/derive';
import {
  fewestFirst,
  looksLikeHome,
  searchKeys,
  ticketKeys,
} from '../../cloudfunctions/core/domain/find-keys';
import type { Ticket } from '../../cloudfunctions/core/domain/ticket';
import { Matter, people } from '../support/domain';

const keysFor = (facts: Partial<Ticket>) => ticketKeys({ ...new Matter().ticket, ...facts });
const finds = (words: string, facts: Partial<Ticket> = {}) => {
  const keys = new Set(keysFor(facts));
  const asked = searchKeys(words);
  return asked.length > 0 && asked.every((key) => keys.has(key));
};
const base = new Matter().ticket;

describe('a ticket is found by', () => {
  const tail = base.number.slice(-4);
  const reported: [what: string, words: string, facts?: Partial<Ticket>][] = [
    ['its number', base.number],
    ['its number in small letters, without the hyphen', base.number.toLowerCase().replace('-', '')],
    ['its number without the letters', base.number.slice(2)],
    ['the last four digits of its number', tail],
    ['the last four digits of the phone', '5678'],
    ['the whole phone number', '13812345678'],
    ['the phone number with blanks', '138 1234 5678'],
    ['the room', '1203'],
    ['the whole address with hyphens', '7-2-1203'],
    ['the whole address in words', '7栋2单元 1203'],
    ['the whole address in words and 室', '7栋2单元1203室'],
    ['the house without its unit', '7栋1203'],
    ['the building', '7栋'],
    ['the building and unit', '7栋2单元'],
    ['the name', '王淑芬'],
    ['part of the name', '淑芬'],
    ['words of the report', '水龙头'],
    ['words and the building at once', '7栋 水龙头'],
    ['words without a blank between', '7栋水龙头'],
    ['the place', '地下车库', { place: { label: '地下车库 B2', area: 'public' } }],
    ['a letter and a number of the place', 'b2', { place: { label: '地下车库 B2', area: 'public' } }],
    ['a building that the report names', '12栋', { text: '12栋大堂的门禁没有声音' }],
    ['the name of its category', '门禁', { category: { id: 'x', name: '门禁对讲' } }],
    ['full-width digits', '５６７８'],
  ];

  test.each(reported)('%s', (_, words, facts = {}) => {
    expect(finds(words, facts)).toBe(true);
  });

  test.each([
    ['another number', '0000'],
    ['another building', '17栋'],
    ['a longer room of the same beginning', '12030'],
    ['words that stand in it apart', '水头'],
    ['words of it and a word that is not in it', '水龙头 电梯'],
  ])('not by %s', (_, words) => {
    expect(finds(words)).toBe(false);
  });

  test('any two characters that stand together at its beginning', () => {
    const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code));
    const text = fc.array(fc.oneof({ weight: 9, arbitrary: han }, fc.constantFrom('，', ' ', '3')), {
      minLength: 2,
      maxLength: 80,
    });
    fc.assert(
      fc.property(text, fc.nat(58), (characters, at) => {
        const word = characters.slice(at, at + 2).join('');
        fc.pre(/^\p{Script=Han}{2}$/u.test(word) && !/[栋幢座号]/.test(characters.join('')));
        expect(finds(word, { text: characters.join('') })).toBe(true);
      }),
    );
  });

  test('the last four digits of any phone number and of any ticket number', () => {
    const digits = (length: number) =>
      fc
        .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
        .map((all) => all.join(''));
    fc.assert(
      fc.property(digits(11), digits(4), (phone, number) => {
        const facts = { number: `TS1123-${number}`, resident: { ...base.resident, phone } };
        expect(finds(phone.slice(-4), facts) && finds(number, facts)).toBe(true);
      }),
    );
  });
});

test('nothing is looked up by one character, by punctuation or by one or two digits', () => {
  for (const words of ['水', '，。', '12', ' ', '😀', 'a']) expect(searchKeys(words)).toEqual([]);
});

test('whatever is typed, the keys are of the kinds that tickets have: no other list can be asked for', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (words) => {
      for (const key of searchKeys(words)) expect(key).toMatch(/^[ndrw]\|/);
    }),
  );
  expect(searchKeys('@o-wang s|open k|repair')).toEqual(['w|wang', 'w|open', 'w|repair']);
});

test('a ticket has at most 120 keys, whatever was written, and never one twice', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 500 }),
      fc.string({ maxLength: 100 }),
      (text, label) => {
        const keys = keysFor({ text, place: { label, area: 'public' } });
        expect(keys.length).toBeLessThanOrEqual(120);
        expect(new Set(keys).size).toBe(keys.length);
      },
    ),
  );
});

test('the key that narrows most comes first; of what is open there is less than of any word', () => {
  expect(fewestFirst(['w|水龙', 'k|repair', 's|closed', 's|open', 'r|7', 'd|5678'])).toEqual([
    'd|5678',
    's|open',
    'r|7',
    'w|水龙',
    'k|repair',
    's|closed',
  ]);
});

test('open and closed follow the ticket', () => {
  const matter = new Matter();
  expect(matter.ticket.findKeys).toContain('s|open');
  matter.act('lin', 'ticket.answer');
  expect(matter.ticket.findKeys).toContain('s|closed');
  expect(matter.ticket.findKeys).not.toContain('s|open');
});

test('the order of what was found is that of the reports, and stays whatever happens later', () => {
  const matter = new Matter();
  const before = matter.ticket.bornKey;
  matter.wait(60).act('lin', 'ticket.answer');
  expect(matter.ticket.bornKey).toBe(before);
  const later = { ...matter.ticket, reportedAt: matter.ticket.reportedAt + 1 };
  deriveFields(later);
  expect(later.bornKey > before).toBe(true);
});

test('the resident is a key of their own, not a word', () => {
  expect(keysFor({})).toContain(`@${people.wang.personId}|open`);
});

test('a place in words is a home if it names a building and a room', () => {
  expect(['9栋1单元 301', '9-1-301', '9栋301室'].every(looksLikeHome)).toBe(true);
  expect(['地下车库 B2', '5栋1单元 电梯', '北门', '12栋 大堂'].some(looksLikeHome)).toBe(false);
});
