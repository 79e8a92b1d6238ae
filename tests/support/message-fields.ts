import { readFileSync } from 'node:fs';
import path from 'node:path';

interface Template {
  key: string;
  fields: Record<string, string>;
}

const file = path.resolve(__dirname, '../../config/message-templates.json');
const { templates } = JSON.parse(readFileSync(file, 'utf8')) as { templates: Record<string, Template> };

/** The deployed templates: key → names of its fields. */
export const templateFields = new Map(
  Object.values(templates).map(({ key, fields }) => [key, Object.keys(fields)]),
);

/** half of a character outside the basic plane, which WeChat cannot show */
const halfCharacter = /\p{Surrogate}/u;
const moment = String.raw`\d{4}年\d{1,2}月\d{1,2}日 \d{1,2}:\d{2}`;

/** WeChat's rules by type of field (platform.md "Field limits"), the stricter reading. */
const fits: Record<string, (value: string) => boolean> = {
  thing: (value) => value.length <= 20,
  name: (value) => value.length <= 10,
  time: (value) => new RegExp(`^${moment}(~\\d{1,2}:\\d{2})?$`).test(value),
};

/** Everything for which WeChat would refuse this value in this field; empty if it is right. */
export function fieldProblems(field: string, value: string): string[] {
  const problems: string[] = [];
  if (value.trim().length === 0) problems.push('empty');
  if (/[\p{Cc}\u2028\u2029]/u.test(value)) problems.push('line break or control sign');
  if (halfCharacter.test(value)) problems.push('half a character');
  if (!fits[field.replace(/\d+$/, '')]?.(value)) problems.push('does not fit');
  return problems.map((problem) => `${field} ${JSON.stringify(value)}: ${problem}`);
}

/** The same for a whole message, its template and the names of its fields included. */
export function messageProblems(message: { template: string; data: Record<string, string> }): string[] {
  const expected = templateFields.get(message.template);
  if (!expected) return [`${message.template} is no template`];
  const given = Object.keys(message.data);
  const names = given.join() === expected.join() ? [] : [`${message.template} has ${given.join()}`];
  return [...names, ...Object.entries(message.data).flatMap(([field, value]) => fieldProblems(field, value))];
}
