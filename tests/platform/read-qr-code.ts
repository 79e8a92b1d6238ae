import { inflateSync } from 'node:zlib';

/**
 * Reads a QR code from a picture with one bit per pixel, as far as these tests need it: level M, byte mode, an
 * unharmed picture. Written apart from the code that draws: it takes sizes from the picture and checks what it reads.
 */
const blocksOfVersion: Record<number, number[]> = {
  3: [44],
  4: [32, 32],
  5: [43, 43],
  6: [27, 27, 27, 27],
  7: [31, 31, 31, 31],
};

/** codewords for repair in each block of level M, by version */
const correction: Record<number, number> = { 3: 26, 4: 18, 5: 24, 6: 16, 7: 18 };

/** A product in the field with 256 elements of QR codes. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ (product & 0x80 ? 0x11d : 0);
    if ((b >> bit) & 1) product ^= a;
  }
  return product;
}

/** A whole block is zero at every power of two that its repair words stand for. */
function isUnharmed(block: readonly number[], count: number): boolean {
  for (let power = 0, point = 1; power < count; power++, point = times(point, 2)) {
    if (block.reduce((sum, word) => times(sum, point) ^ word, 0) !== 0) return false;
  }
  return true;
}

const masks: ((y: number, x: number) => number)[] = [
  (y, x) => (y + x) % 2,
  (y) => y % 2,
  (_, x) => x % 3,
  (y, x) => (y + x) % 3,
  (y, x) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2,
  (y, x) => ((y * x) % 2) + ((y * x) % 3),
  (y, x) => (((y * x) % 2) + ((y * x) % 3)) % 2,
  (y, x) => (((y + x) % 2) + ((y * x) % 3)) % 2,
];

/** Dark pixels of a PNG with a palette of two colours. */
function pixelsOf(png: Buffer): boolean[][] {
  const chunks: Record<string, Buffer[]> = {};
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const type = png.toString('latin1', at + 4, at + 8);
    chunks[type] = [...(chunks[type] ?? []), png.subarray(at + 8, at + 8 + png.readUInt32BE(at))];
  }
  const width = chunks.IHDR?.[0]?.readUInt32BE(0) ?? 0;
  const rows = inflateSync(Buffer.concat(chunks.IDAT ?? []));
  const bytes = 1 + Math.ceil(width / 8);
  return Array.from({ length: width }, (_, y) =>
    Array.from({ length: width }, (_, x) => ((rows[y * bytes + 1 + (x >> 3)]! >> (7 - (x & 7))) & 1) === 1),
  );
}

/** One sample per module; the first finder pattern is seven modules wide. */
function modulesOf(pixels: boolean[][]): boolean[][] {
  const top = pixels.findIndex((row) => row.includes(true));
  const left = pixels[top]!.indexOf(true);
  const scale = (pixels[top]!.indexOf(false, left) - left) / 7;
  const size = (pixels.length - 2 * left) / scale;
  return Array.from({ length: size }, (_, y) =>
    Array.from(
      { length: size },
      (_, x) => pixels[top + Math.floor((y + 0.5) * scale)]![left + Math.floor((x + 0.5) * scale)]!,
    ),
  );
}

function isFunctionModule(y: number, x: number, size: number): boolean {
  const version = (size - 17) / 4;
  const near = (value: number, centre: number, reach: number) => Math.abs(value - centre) <= reach;
  const finder = (y < 9 && x < 9) || (y < 9 && x >= size - 8) || (y >= size - 8 && x < 9);
  const versionBits = version >= 7 && ((y < 6 && x >= size - 11) || (x < 6 && y >= size - 11));
  const centres = version === 7 ? [6, 22, 38] : [6, size - 7];
  const aligned = centres.some((cy) =>
    centres.some((cx) => {
      const onFinder = (cy === 6 && cx !== 22) || (cx === 6 && cy !== 22);
      return !onFinder && near(y, cy, 2) && near(x, cx, 2);
    }),
  );
  return finder || versionBits || aligned || y === 6 || x === 6;
}

/** The text of a QR code. Throws if format and content do not fit together. */
export function readQrCode(png: Buffer): string {
  const modules = modulesOf(pixelsOf(png));
  const size = modules.length;
  const formatBits = [0, 1, 2, 3, 4].map((x) => (modules[8]![x] ? 1 : 0));
  const format = parseInt(formatBits.join(''), 2) ^ 0b10101;
  if (format >> 3 !== 0) throw new Error('not level M');
  const mask = masks[format & 7]!;
  const bits: number[] = [];
  for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const y = up ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (!isFunctionModule(y, x, size)) bits.push(Number(modules[y]![x] !== (mask(y, x) === 0)));
      }
    }
  }
  const words = Array.from({ length: Math.floor(bits.length / 8) }, (_, at) =>
    parseInt(bits.slice(at * 8, at * 8 + 8).join(''), 2),
  );
  const sizes = blocksOfVersion[(size - 17) / 4]!;
  const blocks = sizes.map((length, block) =>
    Array.from({ length }, (_, at) => words[at * sizes.length + block]!),
  );
  const count = correction[(size - 17) / 4]!;
  const from = sizes.reduce((sum, each) => sum + each, 0);
  blocks.forEach((block, own) => {
    const repair = Array.from({ length: count }, (_, at) => words[from + at * sizes.length + own]!);
    if (!isUnharmed([...block, ...repair], count)) throw new Error('a block is harmed');
  });
  const data = blocks.flat().flatMap((word) => [word >> 4, word & 15]);
  if (data[0] !== 4) throw new Error('not byte mode');
  const length = data[1]! * 16 + data[2]!;
  const bytes = Array.from({ length }, (_, at) => data[3 + at * 2]! * 16 + data[4 + at * 2]!);
  return Buffer.from(bytes).toString();
}
