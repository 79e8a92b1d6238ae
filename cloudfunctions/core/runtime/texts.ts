/** ids, times, enum words and file ids are made of these alone; anything else was written by a person */
const machineWord = /^[\w:./-]*$/;
/** msgSecCheck's limit (platform.md) */
const CHECK_LENGTH = 2_500;

/** All free text in a parsed input, joined for one content check; empty if there is none (P7.6). */
export function freeTextOf(input: unknown): string {
  const texts: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string') {
      if (!machineWord.test(value)) texts.push(value);
    } else if (value && typeof value === 'object') {
      Object.values(value).forEach(walk);
    }
  };
  walk(input);
  return texts.join('\n').slice(0, CHECK_LENGTH);
}

/** The same of a command: what only asks, such as the words of a search, is shown to nobody. */
export function publishedTextOf(input: unknown): string {
  return input !== null && typeof input === 'object' && 'commandId' in input ? freeTextOf(input) : '';
}
