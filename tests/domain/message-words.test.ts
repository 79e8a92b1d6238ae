import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { personName, thing, time, timeSpan, titleOf } from '../../cloudfunctions/core/domain/message-words';
import { china, feedback, Matter, slotFrom } from '../support/domain';

const file = path.resolve(__dirname, '../../config/message-templates.json');
const { templates } = JSON.parse(readFileSync(file, 'utf8')) as {
  templates: Record<string, { key: string; fields: Record<string, string> }>;
};
const fieldsOf = new Map(Object.values(templates).map(({ key, fields }) => [key, Object.keys(fields)]));

/** half of a character outside the basic plane, which WeChat cannot show */
const halfCharacter = /\p{Surrogate}/u;
const moment = String.raw`\d{4}年\d{1,2}月\d{1,2}日 \d{1,2}:\d{2}`;

/** WeChat's rules by type of field (platform.md "Field limits"). */
const fits: Record<string, (value: string) => boolean> = {
  thing: (value) => value.length <= 20,
  name: (value) => value.length <= 10,
  time: (value) => new RegExp(`^${moment}(~\\d{1,2}:\\d{2})?$`).test(value),
};

function problemsOf(field: string, value: string): string[] {
  const problems: string[] = [];
  if (value.trim().length === 0) problems.push('empty');
  if (/[\p{Cc}\u2028\u2029]/u.test(value)) problems.push('line break or control sign');
  if (halfCharacter.test(value)) problems.push('half a character');
  if (!fits[field.replace(/\d+$/, '')]?.(value)) problems.push(`does not fit: ${value}`);
  return problems.map((problem) => `${field}: ${problem}`);
}

/** What people type: Chinese, emoji and their families, line breaks, spaces, nothing. */
const piece = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '漏水了',
    '👨‍👩‍👧‍👦',
    '🚰',
    '𠮷',
    '\n',
    '\r\n',
    '\u2028',
    '　',
    ' ',
    '！！！',
    '。',
    '',
    'WiFi',
    '\t',
    '\u0007',
  ),
);
const typed = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

test('whatever is typed fits a thing field and a name field', () => {
  fc.assert(
    fc.property(typed, (text) => {
      expect([...problemsOf('thing1', thing(text)), ...problemsOf('name1', personName(text))]).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['水龙头滴水', '水龙头滴水'],
  ['正好二十个字'.padEnd(20, '字'), '正好二十个字'.padEnd(20, '字')],
  ['一'.repeat(21), `${'一'.repeat(19)}…`],
  ['  两行\n\n字  ', '两行 字'],
  ['', '无'],
  [' \n ', '无'],
  // 18 signs and an emoji of two units would end in half an emoji
  [`${'一'.repeat(18)}🚰水水水`, `${'一'.repeat(18)}…`],
  [`${'一'.repeat(17)}🚰水水水`, `${'一'.repeat(17)}🚰…`],
])('a thing field says %j as %j', (text, words) => {
  expect(thing(text)).toBe(words);
});

test.each([
  ['周建国', '周建国'],
  ['阿卜杜热合曼·买买提江', '阿卜杜热合曼·买买…'],
  ['', '工作人员'],
])('a name field says %j as %j', (name, words) => {
  expect(personName(name)).toBe(words);
});

test('times are written the way WeChat reads them, in Chinese time', () => {
  expect(time(china('2026-11-23 05:07'))).toBe('2026年11月23日 05:07');
  expect(timeSpan({ startAt: china('2026-11-23 08:30'), endAt: china('2026-11-23 09:30') })).toBe(
    '2026年11月23日 08:30~09:30',
  );
});

test.each([
  ['厨房水龙头关不紧。一直滴水，很急', '厨房水龙头关不紧'],
  ['漏水了！快来', '漏水了'],
  ['灯不亮\n在门口', '灯不亮'],
  ['！！！漏水了', '！！！漏水了'],
  ['水'.repeat(30), `${'水'.repeat(23)}…`],
  ['停电', '停电'],
])('the title of %j is %j', (text, title) => {
  expect(titleOf(text)).toBe(title);
});

test('every message of a whole repair has a template, its fields, and words that fit them, whatever is typed', () => {
  fc.assert(
    fc.property(typed, typed, (text, words) => {
      const matter = new Matter({ text, place: { label: words, area: 'public' } });
      matter
        .act('lin', 'ticket.clarify', { question: words })
        .act('wang', 'ticket.supplement', { text: words, photos: [] });
      matter.act('lin', 'ticket.feedback', { feedback: { ...feedback, text: words, responsible: words } });
      matter.act('lin', 'ticket.dispatch', {
        assignee: { personId: 'o-zhou', name: words, badge: '', department: '', phone: '' },
        task: words,
      });
      matter.act('wang', 'ticket.supplement', { text: words, photos: [] }).act('zhou', 'workOrder.accept');
      matter.act('zhou', 'appointment.propose').act('wang', 'appointment.askOther', { wish: words });
      matter.act('zhou', 'appointment.propose', { slot: slotFrom(matter.now, 30_000, 30_060) });
      matter.act('wang', 'appointment.agree').wait(3000).tick().act('zhou', 'workOrder.arrive');
      matter.act('zhou', 'workOrder.finish', { done: words, chargeFen: 0, photos: [] });
      for (const { template, data } of matter.ticket.outbox) {
        expect([template, Object.keys(data)]).toEqual([template, fieldsOf.get(template)]);
        expect(Object.entries(data).flatMap(([field, value]) => problemsOf(field, value))).toEqual([]);
      }
      expect(new Set(matter.ticket.outbox.map(({ template }) => template))).toEqual(new Set(fieldsOf.keys()));
    }),
  );
});
