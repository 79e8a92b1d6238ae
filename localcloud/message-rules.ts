import { readFileSync } from 'node:fs';

export interface MessageTemplate {
  key: string;
  title: string;
  fields: Record<string, string>;
}

/** Templates by id, from config/message-templates.json, the file that is also deployed. */
export function readTemplates(file: string): Map<string, MessageTemplate> {
  const { templates } = JSON.parse(readFileSync(file, 'utf8')) as {
    templates: Record<string, MessageTemplate>;
  };
  return new Map(Object.entries(templates));
}

const date = String.raw`\d{4}年\d{1,2}月\d{1,2}日`;
const clock = String.raw`\d{1,2}:\d{2}(?::\d{2})?`;
const moment = `(?:${date}|${clock}|${date} ${clock})`;

/** Field rules by the type in a field's name (platform.md "Subscribe messages"). */
const rules: Record<string, (value: string) => boolean> = {
  thing: (value) => value.length <= 20,
  phrase: (value) => /^[\u4e00-\u9fa5]{1,5}$/.test(value),
  character_string: (value) => value.length <= 32 && !/[\u4e00-\u9fa5]/.test(value),
  number: (value) => /^-?[\d.]{1,32}$/.test(value),
  name: (value) => value.length <= (/[\u4e00-\u9fa5]/.test(value) ? 10 : 20),
  phone_number: (value) => value.length <= 17 && /^[\d+-]+$/.test(value),
  time: (value) => new RegExp(`^${moment}(?:~${moment})?$`).test(value),
  date: (value) => new RegExp(`^${date}(?: ${clock})?$`).test(value),
};

/** The first field that WeChat would refuse with 47003, or undefined if all are right. */
export function badField(
  template: MessageTemplate,
  data: Record<string, { value?: unknown } | undefined>,
): string | undefined {
  return Object.keys(template.fields).find((field) => {
    const value = data[field]?.value;
    const rule = rules[field.replace(/\d+$/, '')];
    return typeof value !== 'string' || value.length === 0 || /\n/.test(value) || !rule?.(value);
  });
}
