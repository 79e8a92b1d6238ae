import { deflateSync } from 'node:zlib';
import type { Modules } from './modules';

export interface Picture {
  /** least width and height; every module gets the same whole number of pixels */
  pixels: number;
  /** light modules around the code, which readers need */
  quiet: number;
  colour: [red: number, green: number, blue: number];
  transparent: boolean;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PALETTE_OF_ONE_BIT = [1, 3, 0, 0, 0];

/** The check of a PNG chunk (CRC-32). */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** One row of pixels, one bit each, behind its filter byte (none). */
function packedRow(modules: readonly boolean[], scale: number, quiet: number, width: number): Buffer {
  const row = Buffer.alloc(1 + Math.ceil(width / 8));
  modules.forEach((dark, at) => {
    for (let step = 0; dark && step < scale; step++) {
      const pixel = (at + quiet) * scale + step;
      row[1 + (pixel >> 3)] = (row[1 + (pixel >> 3)] ?? 0) | (0x80 >> (pixel & 7));
    }
  });
  return row;
}

/** Draws modules as a PNG of two colours. */
export function toPng(modules: Modules, { pixels, quiet, colour, transparent }: Picture): Buffer {
  const cells = modules.length + 2 * quiet;
  const scale = Math.ceil(pixels / cells);
  const width = cells * scale;
  const light = packedRow([], scale, quiet, width);
  const rows = [
    ...Array<Buffer>(quiet * scale).fill(light),
    ...modules.flatMap((row) => Array<Buffer>(scale).fill(packedRow(row, scale, quiet, width))),
    ...Array<Buffer>(quiet * scale).fill(light),
  ];
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(width, 4);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', Buffer.concat([size, Buffer.from(PALETTE_OF_ONE_BIT)])),
    chunk('PLTE', Buffer.from([255, 255, 255, ...colour])),
    ...(transparent ? [chunk('tRNS', Buffer.from([0]))] : []),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
