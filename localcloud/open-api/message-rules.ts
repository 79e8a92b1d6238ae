import { readFileSync } from 'node:fs';

export interface MessageTemplate {
  key: string;
  title: string;
  fields: Record<string, string>;
}

const chinese = String.raw`\u4e00-\u9fa5`;
const date = String.raw`\d{4}年\d{1,2}月\d{1,2}日`;
const clock = String.raw`(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?`;
const range = (one: string) => new RegExp(`^(?:${one})(?:~(?:${one}))?$`);
const timeOrRange = range(`${date}|${clock}|${date} ${clock}`);
const dateOrRange = range(`${date}|${date} ${clock}`);
const fits = (pattern: string) => {
  const whole = new RegExp(`^(?:${pattern})$`);
  return (value: string) => whole.test(value);
};

/**
 * Rules by the type in a field's name. Source: the table 订阅消息参数值内容限制说明 in the official documents of
 * sendMessage, and platform.md "Subscribe messages"; where they leave room, the stricter reading.
 */
const rules: Record<string, (value: string) => boolean> = {
  thing: (value) => [...value].length <= 20,
  number: (value) => /^\d+(?:\.\d+)?$/.test(value) && value.replace('.', '').length <= 32,
  letter: fits('[A-Za-z]{1,32}'),
  symbol: fits(String.raw`[^\w\s${chinese}]{1,5}`),
  character_string: (value) => value.length <= 32 && fits(`[^${chinese}]+`)(value),
  time: (value) => timeOrRange.test(value),
  date: (value) => dateOrRange.test(value),
  amount: fits(String.raw`[¥￥$€£]?\d{1,10}(?:\.\d+)?元?`),
  phone_number: fits('[0-9+-]{1,17}'),
  car_number: fits(`[${chinese}A-Z0-9][A-Z0-9]{0,6}[${chinese}A-Z0-9]`),
  name: (value) => value.length <= (fits(`[^${chinese}]*`)(value) ? 20 : 10) && !/\d/.test(value),
  phrase: fits(`[${chinese}]{1,5}`),
};

function ruleOf(field: string): ((value: string) => boolean) | undefined {
  const type = field.replace(/\d+$/, '');
  return Object.hasOwn(rules, type) ? rules[type] : undefined;
}

/**
 * Templates by id, from config/message-templates.json, the file that is also deployed. Throws with one clear sentence
 * about a field of a type that is not known.
 */
export function readTemplates(file: string): Map<string, MessageTemplate> {
  const { templates } = JSON.parse(readFileSync(file, 'utf8')) as {
    templates: Record<string, MessageTemplate>;
  };
  for (const [id, { fields }] of Object.entries(templates)) {
    const unknown = Object.keys(fields).find((field) => !ruleOf(field));
    if (unknown) throw new Error(`template ${id}: NotImplemented: field ${unknown}`);
  }
  return new Map(Object.entries(templates));
}

/** The first field that WeChat would refuse with 47003, or undefined if all are right. */
export function badField(
  template: MessageTemplate,
  data: Record<string, { value?: unknown } | undefined>,
): string | undefined {
  return Object.keys(template.fields).find((field) => {
    const value = data[field]?.value;
    return (
      typeof value !== 'string' || value.trim() === '' || /[\r\n]/.test(value) || !ruleOf(field)?.(value)
    );
  });
}
