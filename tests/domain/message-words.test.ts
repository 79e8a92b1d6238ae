import fc from 'fast-check';
import { personName, thing, time, timeSpan, titleOf } from '../../cloudfunctions/core/domain/message-words';
import { china, feedback, Matter, slotFrom } from '../support/domain';
import { fieldProblems, messageProblems, templateFields } from '../support/message-fields';

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
      expect([...fieldProblems('thing1', thing(text)), ...fieldProblems('name1', personName(text))]).toEqual(
        [],
      );
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
      matter.act('lin', 'ticket.feedback', {
        feedback: { ...feedback, text: `今天上门修。${words}`, responsible: `工程部${words}` },
      });
      matter.act('lin', 'ticket.dispatch', {
        assignee: { personId: 'o-zhou', name: words, badge: '', department: '', phone: '' },
        task: words,
      });
      matter.act('wang', 'ticket.supplement', { text: words, photos: [] }).act('zhou', 'workOrder.accept');
      matter.act('zhou', 'appointment.propose').act('wang', 'appointment.askOther', { wish: words });
      matter.act('zhou', 'appointment.propose', { slot: slotFrom(matter.now, 30_000, 30_060) });
      matter.act('wang', 'appointment.agree').wait(3000).tick().act('zhou', 'workOrder.arrive');
      matter.act('zhou', 'workOrder.finish', { done: words, chargeFen: 0, photos: [] });
      expect(matter.ticket.outbox.flatMap(messageProblems)).toEqual([]);
      const used = new Set(matter.ticket.outbox.map(({ template }) => template));
      expect(used).toEqual(new Set(templateFields.keys()));
    }),
  );
});
