/** ids, times, enum words and file ids are made of these alone; anything else was written by a person */
const machineWord = /^[\w:./-]*$/;
/** msgSecCheck's limit (platform.md) */
const CHECK_LENGTH = 2_500;

/** All free text in a parsed input, joined in pieces of which each is one content check; none if there is no text (P7.6). */
export function freeTextOf(input: unknown): string[] {
  const texts: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string') {
      if (!machineWord.test(value)) texts.push(value);
    } else if (value && typeof value === 'object') {
      Object.values(value).forEach(walk);
    }
  };
  walk(input);
  const all = texts.join('\n');
  const pieces = Math.ceil(all.length / CHECK_LENGTH);
  return Array.from({ length: pieces }, (_, piece) =>
    all.slice(piece * CHECK_LENGTH, (piece + 1) * CHECK_LENGTH),
  );
}

/** The same without `words`: what one searches for is shown to nobody. */
export function publishedTextOf(input: unknown): string[] {
  if (input === null || typeof input !== 'object') return [];
  const { words: _, ...published } = input as { words?: unknown };
  return freeTextOf(published);
}
