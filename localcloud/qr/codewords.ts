import { errorCorrection } from './reed-solomon';

/** One version at error correction level M: its blocks by number of data codewords (ISO/IEC 18004, table 9). */
interface Version {
  number: number;
  correction: number;
  blocks: readonly number[];
}

const repeated = (count: number, size: number): number[] => Array(count).fill(size);
const versions: Version[] = [
  { number: 1, correction: 10, blocks: [16] },
  { number: 2, correction: 16, blocks: [28] },
  { number: 3, correction: 26, blocks: [44] },
  { number: 4, correction: 18, blocks: repeated(2, 32) },
  { number: 5, correction: 24, blocks: repeated(2, 43) },
  { number: 6, correction: 16, blocks: repeated(4, 27) },
  { number: 7, correction: 18, blocks: repeated(4, 31) },
  { number: 8, correction: 22, blocks: [...repeated(2, 38), ...repeated(2, 39)] },
  { number: 9, correction: 22, blocks: [...repeated(3, 36), ...repeated(2, 37)] },
  { number: 10, correction: 26, blocks: [...repeated(4, 43), 44] },
];

/** what version 10 holds */
export const MOST_QR_BYTES = 213;
const BYTE_MODE = 0b0100;
const PADDING = [0xec, 0x11];

const capacity = ({ blocks }: Version) => blocks.reduce((sum, size) => sum + size, 0);
const countBits = (version: Version) => (version.number < 10 ? 8 : 16);

function bitsOf(value: number, length: number): number[] {
  return Array.from({ length }, (_, at) => (value >> (length - 1 - at)) & 1);
}

/** Mode, length, bytes, terminator and padding as data codewords. */
function dataCodewords(bytes: Buffer, version: Version): number[] {
  const bits = [...bitsOf(BYTE_MODE, 4), ...bitsOf(bytes.length, countBits(version))];
  for (const byte of bytes) bits.push(...bitsOf(byte, 8));
  const room = capacity(version) * 8;
  bits.push(...Array(Math.min(4, room - bits.length)).fill(0));
  while (bits.length % 8) bits.push(0);
  const words = Array.from({ length: bits.length / 8 }, (_, at) =>
    bits.slice(at * 8, at * 8 + 8).reduce((word, bit) => word * 2 + bit, 0),
  );
  for (let at = 0; words.length < capacity(version); at++) words.push(PADDING[at % 2] ?? 0);
  return words;
}

/** Takes the first of every block, then the second of every block, and so on. */
function interleaved(blocks: readonly number[][]): number[] {
  const longest = Math.max(...blocks.map((block) => block.length));
  return Array.from({ length: longest }, (_, at) => at).flatMap((at) =>
    blocks.flatMap((block) => block.slice(at, at + 1)),
  );
}

/** The bits of a text in the order in which they are drawn, and the smallest version that holds them. */
export function encode(text: string): { version: number; bits: number[] } {
  const bytes = Buffer.from(text);
  const version = versions.find((each) => 4 + countBits(each) + bytes.length * 8 <= capacity(each) * 8);
  if (!version) throw new RangeError(`a QR code here holds ${MOST_QR_BYTES} bytes`);
  const words = dataCodewords(bytes, version);
  const blocks = version.blocks.map((size) => words.splice(0, size));
  const corrections = blocks.map((block) => errorCorrection(block, version.correction));
  const all = [...interleaved(blocks), ...interleaved(corrections)];
  return { version: version.number, bits: all.flatMap((word) => bitsOf(word, 8)) };
}
