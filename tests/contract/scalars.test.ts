import fc from 'fast-check';
import { makeId } from '../../src/api/make-id';
import { limits } from '../../types/contract/limits';
import { At, Cursor, FileId, Id, NewId, Photos, ShortText, Text } from '../../types/contract/scalars';
import type { z } from '../../types/contract/zod';

const takes = (schema: z.ZodMiniType, value: unknown) => schema.safeParse(value).success;

test('an id of the phone: 16 to 32 small letters and digits', () => {
  expect(['a'.repeat(16), '0'.repeat(32)].every((id) => takes(NewId, id))).toBe(true);
  for (const id of [
    'a'.repeat(15),
    'a'.repeat(33),
    'A'.repeat(16),
    `${'a'.repeat(15)}-`,
    `${'a'.repeat(16)}\n`,
    '',
  ]) {
    expect(takes(NewId, id)).toBe(false);
  }
});

test('the phone makes such ids, and not the same one twice', () => {
  const ids = Array.from({ length: 2_000 }, makeId);
  expect(ids.filter((id) => !takes(NewId, id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

test('an id of the cloud: no blank, no dot, no sign of a query', () => {
  expect(['w1', 'o-zhou', 'oABC_123-x', 'a'.repeat(64)].every((id) => takes(Id, id))).toBe(true);
  for (const id of ['', 'a'.repeat(65), 'a b', 'a.b', '$ne', 'a/b', '工单', 'a\n'])
    expect(takes(Id, id)).toBe(false);
});

test('a moment: whole epoch milliseconds that a date can hold', () => {
  expect([0, 1_795_000_000_000, 8_640_000_000_000_000].every((at) => takes(At, at))).toBe(true);
  for (const at of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 8_640_000_000_000_001, '0', new Date(0)]) {
    expect(takes(At, at)).toBe(false);
  }
});

test.each([
  ['a text', Text, limits.textLength],
  ['a short text', ShortText, limits.shortTextLength],
])('%s: visible, trimmed, not too long', (_, schema, most) => {
  expect(schema.parse('  灯不亮 \n')).toBe('灯不亮');
  expect(schema.parse(`${'水'.repeat(most)}   `)).toHaveLength(most);
  for (const text of ['', '   ', '\n\t　', '水'.repeat(most + 1), 5, null, ['a']])
    expect(takes(schema, text)).toBe(false);
});

test('what the input of a phone let through is never too long: an emoji counts one here, one or two there', () => {
  expect(takes(Text, '🔧'.repeat(limits.textLength))).toBe(true);
  expect(takes(Text, '🔧'.repeat(limits.textLength + 1))).toBe(false);
});

test('a text keeps its line breaks and signs as they were written', () => {
  const written = '第一行\n第二行 <b>"$where"</b> {$ne: 1}';
  expect(Text.parse(written)).toBe(written);
});

test('a photo is a file id of the cloud storage, never an address of the web', () => {
  expect(takes(FileId, 'cloud://env-1.bucket-2/photos/t1/a.jpg')).toBe(true);
  for (const id of [
    'http://example.org/a.jpg',
    'cloud://',
    'cloud://a b/c.jpg',
    'cloud://x/照片.jpg',
    'cloud://x/a?b',
  ]) {
    expect(takes(FileId, id)).toBe(false);
  }
});

test('there are at most nine photos', () => {
  const photo = 'cloud://env.bucket/photos/t/a.jpg';
  expect(takes(Photos, [])).toBe(true);
  expect(takes(Photos, Array(limits.photosPerEntry).fill(photo))).toBe(true);
  expect(takes(Photos, Array(limits.photosPerEntry + 1).fill(photo))).toBe(false);
});

test('nothing but a plain string or number ever passes a scalar, so no value becomes a query operator', () => {
  const anything = fc.anything({ withDate: true, withMap: true, withSet: true, withNullPrototype: true });
  fc.assert(
    fc.property(anything, (value) => {
      const passed = [Id, NewId, At, Text, ShortText, FileId, Cursor].filter((schema) =>
        takes(schema, value),
      );
      if (typeof value !== 'string' && typeof value !== 'number') expect(passed).toEqual([]);
    }),
  );
});

test('a text that passed once passes again unchanged, so a repeat of a command is the same command', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), (written) => {
      const first = Text.safeParse(written);
      if (first.success) expect(Text.parse(first.data)).toBe(first.data);
      else expect(written.trim() === '' || [...written.trim()].length > limits.textLength).toBe(true);
    }),
  );
});
