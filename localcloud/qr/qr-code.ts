import { encode } from './codewords';
import { masks, penalty } from './mask';
import { Drawing, type Modules } from './modules';

export { MOST_QR_BYTES } from './codewords';

function drawn(version: number, bits: readonly number[], mask: number): Modules {
  const drawing = new Drawing(version);
  const covers = masks[mask] ?? (() => false);
  let at = 0;
  for (const [row, column] of drawing.dataModules()) {
    // modules left over at the end are light before the mask
    const dark = bits[at++] === 1;
    (drawing.dark[row] ?? [])[column] = dark !== covers(row, column);
  }
  drawing.drawFormat(mask);
  return drawing.dark;
}

/** The QR code of a text of at most MOST_QR_BYTES bytes (byte mode, level M). Throws RangeError for a longer one. */
export function qrCode(text: string): Modules {
  const { version, bits } = encode(text);
  const all = masks.map((_, mask) => drawn(version, bits, mask));
  return all.reduce((best, each) => (penalty(each) < penalty(best) ? each : best));
}
