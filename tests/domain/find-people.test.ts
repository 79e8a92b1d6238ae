import fc from 'fast-check';
import { personKeyBeginning, personKeys } from '../../cloudfunctions/core/domain/find-people';
import type { Person } from '../../cloudfunctions/core/domain/person';
import { people as demo } from '../../localcloud/seed/people';

const HERE = 'c-sunshine';
const wang = demo.find(({ _id }) => _id === 'o-wang') as unknown as Person;

const finds = (words: string, person: Person = wang, communityId = HERE) => {
  const beginning = personKeyBeginning(communityId, words);
  return beginning !== undefined && personKeys(person).some((key) => key.startsWith(beginning));
};

test.each([
  '1381',
  '13812345678',
  '138 1234',
  '138-1234-5678',
  '5678',
  '45678',
  '1203',
  '7-2-1203',
  '7-2-12',
  '7-2',
  '7栋',
  '7栋2单元',
  '7栋2单元1203',
  '7栋2单元 1203室',
  '7-1203',
  '王',
  '王淑芬',
  '淑芬',
  '王女士',
])('王淑芬 of 7栋2单元 1203 is found as one types %s', (words) => {
  expect(finds(words)).toBe(true);
});

test.each(['1382', '陈', '8栋', '7-21', '7栋3单元', '12031', '王淑芳'])('and not by %s', (words) => {
  expect(finds(words)).toBe(false);
});

test.each(['1', '12', '', '？', '|', 'r|7'])('%s is too little, or nothing, to look for', (words) => {
  expect(personKeyBeginning(HERE, words)).toBeUndefined();
});

test('a resident is found by every end and every beginning of the phone number from four digits on', () => {
  const phones = fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String);
  fc.assert(
    fc.property(phones, fc.integer({ min: 4, max: 11 }), (phone, length) => {
      const person = { ...wang, phone };
      expect(finds(phone.slice(-length), person) && finds(phone.slice(0, length), person)).toBe(true);
    }),
  );
});

test('P7.3 nobody is found at the desk of a community where they do not live, or live no more', () => {
  expect(finds('王淑芬', wang, 'c-other')).toBe(false);
  const moved = { ...wang, memberships: wang.memberships.map((each) => ({ ...each, active: false })) };
  expect(personKeys(moved)).toEqual([]);
});

test('staff have no such keys', () => {
  const lin = demo.find(({ _id }) => _id === 'o-lin') as unknown as Person;
  expect(personKeys(lin)).toEqual([]);
});

test('the demo’s roster holds what the rule makes', () => {
  for (const person of demo as unknown as Person[]) {
    expect([person.name, [...(person.findKeys ?? [])].sort()]).toEqual([
      person.name,
      personKeys(person).sort(),
    ]);
  }
});
