/*
 * Which answers of the community fit what somebody writes (P1.3). Pure, without zod: it runs on the phone with every key.
 */

/** A question with its answer, and words that mean it (types/contract/community.ts). */
export interface Question {
  id: string;
  question: string;
  answer: string;
  words: readonly string[];
}

/** shorter than this says nothing yet */
const LEAST_LENGTH = 3;
/** a word of the table in the text says this much; so does a question of which half the pairs are in it */
const ENOUGH = 1;
const PAIRS_WEIGHT = 2;

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Pairs of neighbouring characters: Chinese has no spaces, and two characters are mostly a word. */
function pairsOf(text: string): Set<string> {
  const chars = [...plain(text)];
  return new Set(chars.slice(1).map((char, index) => `${chars[index]}${char}`));
}

/** The share of the smaller one's pairs that both have, 0 to 1. */
function likeness(one: Set<string>, other: Set<string>): number {
  const least = Math.min(one.size, other.size);
  if (least === 0) return 0;
  return [...one].filter((pair) => other.has(pair)).length / least;
}

function score(text: string, { question, words }: Question): number {
  const said = plain(text);
  const hits = words.filter((word) => plain(word).length > 1 && said.includes(plain(word))).length;
  return hits + PAIRS_WEIGHT * likeness(pairsOf(text), pairsOf(question));
}

/** Answers that fit the text, the best first, at most `most`; none while it says too little or nothing fits. */
export function matchQuestions<Q extends Question>(all: readonly Q[], text: string, most: number): Q[] {
  if (plain(text).length < LEAST_LENGTH) return [];
  return all
    .map((each) => ({ each, score: score(text, each) }))
    .filter((found) => found.score >= ENOUGH)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ each }) => each);
}

/** What a search finds: all for no words, else whatever holds every word, else what fits them as a sentence. */
export function searchQuestions<Q extends Question>(all: readonly Q[], words: string): Q[] {
  const parts = words.split(/\s+/).map(plain).filter(Boolean);
  if (parts.length === 0) return [...all];
  const holding = all.filter((each) => {
    const text = plain([each.question, each.answer, ...each.words].join(' '));
    return parts.every((part) => text.includes(part));
  });
  return holding.length > 0 ? holding : matchQuestions(all, words, all.length);
}
