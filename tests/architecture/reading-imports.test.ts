import { importsOf } from '../support/imports';

const file = 'cloudfunctions/core/domain/example.ts';
const read = (text: string) => importsOf(file, text);

test('every way to load something is read, with its line', () => {
  const text = [
    "import { titleOf } from './message-words';",
    "export { turnOf } from './turn';",
    "export * from './queues';",
    "import './person';",
    "const later = () => import('./settings');",
    "const now = require('./ticket');",
    "import old = require('./derive');",
    "type T = import('./guards').Guard;",
  ].join('\n');
  expect(read(text).map((each) => `${each.line} ${each.target}`)).toEqual(
    [
      '1 message-words.ts',
      '2 turn.ts',
      '3 queues.ts',
      '4 person.ts',
      '5 settings.ts',
      '6 ticket.ts',
      '7 derive.ts',
      '8 guards.ts',
    ].map((each) => each.replace(' ', ' cloudfunctions/core/domain/')),
  );
});

test('an import of types alone is told from one that stays in the bundle', () => {
  const typeOnly = (text: string) => read(text)[0]?.typeOnly;
  expect(typeOnly("import type { Ticket } from './ticket';")).toBe(true);
  expect(typeOnly("import { type Ticket } from './ticket';")).toBe(true);
  expect(typeOnly("export type { Ticket } from './ticket';")).toBe(true);
  expect(typeOnly("type T = import('./ticket').Ticket;")).toBe(true);
  expect(typeOnly("import { type Ticket, currentWorkOrder } from './ticket';")).toBe(false);
  expect(typeOnly("import './ticket';")).toBe(false);
  expect(typeOnly("import * as ticket from './ticket';")).toBe(false);
});

test('an alias leads to its file, a package is known by its name', () => {
  const text = [
    "import { AppError } from '@contract/errors';",
    "import utc from 'dayjs/plugin/utc';",
    "import { View } from '@tarojs/components/types';",
    "import { readFileSync } from 'node:fs';",
  ].join('\n');
  expect(read(text).map((each) => each.target ?? each.package)).toEqual([
    'types/contract/errors.ts',
    'dayjs',
    '@tarojs/components',
    'node:fs',
  ]);
});

test('an import of a file that is not there is an error, not an import that nobody checks', () => {
  expect(() => read("\nimport './gone';")).toThrow(`${file}:2 imports ./gone, which is not there`);
});
