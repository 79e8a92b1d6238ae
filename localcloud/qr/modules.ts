/** true is dark; rows of modules, top to bottom */
export type Modules = boolean[][];

/** centres of the alignment patterns by version (ISO/IEC 18004, annex E) */
const alignment = [
  [],
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
];
const LEVEL_M = 0b00;

/** Appends the check bits of a BCH code. */
function withCheckBits(value: number, generator: number, count: number): number {
  let rest = value << count;
  for (let bit = 31 - Math.clz32(rest); bit >= count; bit = 31 - Math.clz32(rest)) {
    rest ^= generator << (bit - count);
  }
  return (value << count) | rest;
}

/** A drawing with the modules that are not data marked as fixed. */
export class Drawing {
  readonly size: number;
  readonly dark: Modules;
  private readonly fixed: Modules;

  constructor(private readonly version: number) {
    this.size = 17 + 4 * version;
    const blank = () => Array.from({ length: this.size }, () => Array<boolean>(this.size).fill(false));
    this.dark = blank();
    this.fixed = blank();
    this.drawTiming();
    for (const [row, column] of [
      [3, 3],
      [3, this.size - 4],
      [this.size - 4, 3],
    ] as const) {
      this.drawFinder(row, column);
    }
    this.drawAlignment();
    this.drawFormat(0);
    this.drawVersion();
  }

  private fix(row: number, column: number, dark: boolean): void {
    if (row < 0 || column < 0 || row >= this.size || column >= this.size) return;
    (this.dark[row] ?? [])[column] = dark;
    (this.fixed[row] ?? [])[column] = true;
  }

  private drawTiming(): void {
    for (let at = 0; at < this.size; at++) {
      this.fix(6, at, at % 2 === 0);
      this.fix(at, 6, at % 2 === 0);
    }
  }

  /** Rings around a centre: dark where the distance is not one of `light`. */
  private drawRings(row: number, column: number, radius: number, light: readonly number[]): void {
    for (let down = -radius; down <= radius; down++) {
      for (let right = -radius; right <= radius; right++) {
        const distance = Math.max(Math.abs(down), Math.abs(right));
        this.fix(row + down, column + right, !light.includes(distance));
      }
    }
  }

  private drawFinder(row: number, column: number): void {
    this.drawRings(row, column, 4, [2, 4]);
  }

  private drawAlignment(): void {
    const centres = alignment[this.version] ?? [];
    const last = centres.at(-1);
    for (const row of centres) {
      for (const column of centres) {
        const onFinder = (row === 6 && (column === 6 || column === last)) || (row === last && column === 6);
        if (!onFinder) this.drawRings(row, column, 2, [1]);
      }
    }
  }

  /** Level and mask, twice, and the module that is always dark. */
  drawFormat(mask: number): void {
    const bits = withCheckBits((LEVEL_M << 3) | mask, 0x537, 10) ^ 0x5412;
    for (let at = 0; at < 15; at++) {
      const dark = ((bits >> at) & 1) === 1;
      // beside the upper left finder, around the timing lines
      if (at < 6) this.fix(at, 8, dark);
      else if (at < 8) this.fix(at + 1, 8, dark);
      else if (at === 8) this.fix(8, 7, dark);
      else this.fix(8, 14 - at, dark);
      // beside the other two finders
      if (at < 8) this.fix(8, this.size - 1 - at, dark);
      else this.fix(this.size - 15 + at, 8, dark);
    }
    this.fix(this.size - 8, 8, true);
  }

  private drawVersion(): void {
    if (this.version < 7) return;
    const bits = withCheckBits(this.version, 0x1f25, 12);
    for (let at = 0; at < 18; at++) {
      const dark = ((bits >> at) & 1) === 1;
      const [far, near] = [this.size - 11 + (at % 3), Math.floor(at / 3)];
      this.fix(near, far, dark);
      this.fix(far, near, dark);
    }
  }

  /** Every module that carries data, in drawing order: columns in pairs from the right, up and down in turn. */
  *dataModules(): Generator<[row: number, column: number]> {
    let upwards = true;
    for (let right = this.size - 1; right > 0; right -= 2) {
      // the vertical timing line is no column of data
      if (right === 6) right = 5;
      for (let step = 0; step < this.size; step++) {
        const row = upwards ? this.size - 1 - step : step;
        for (const column of [right, right - 1]) {
          if (!this.fixed[row]?.[column]) yield [row, column];
        }
      }
      upwards = !upwards;
    }
  }
}
