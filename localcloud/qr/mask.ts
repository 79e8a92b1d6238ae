import type { Modules } from './modules';

/** The eight patterns that may be laid over the data (ISO/IEC 18004, table 10). */
export const masks: ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/** Runs of five and more modules of one colour, and what looks like a finder pattern, in one line. */
function linePenalty(line: string): number {
  const runs = line.match(/0{5,}|1{5,}/g) ?? [];
  const finders = line.match(/(?=10111010000|00001011101)/g) ?? [];
  return runs.reduce((sum, run) => sum + run.length - 2, 0) + finders.length * 40;
}

/** How hard a drawing is to read; the mask with the least is taken (ISO/IEC 18004, 7.8.3). */
export function penalty(dark: Modules): number {
  const rows = dark.map((row) => row.map((each) => (each ? '1' : '0')).join(''));
  const columns = rows.map((_, at) => rows.map((row) => row[at]).join(''));
  const lines = [...rows, ...columns].reduce((sum, line) => sum + linePenalty(line), 0);
  let blocks = 0;
  for (let row = 1; row < rows.length; row++) {
    for (let column = 1; column < rows.length; column++) {
      const two = (rows[row] ?? '').slice(column - 1, column + 1);
      if (two === (rows[row - 1] ?? '').slice(column - 1, column + 1) && two[0] === two[1]) blocks += 3;
    }
  }
  const share = rows.join('').replaceAll('0', '').length / rows.length ** 2;
  return lines + blocks + Math.floor(Math.abs(share - 0.5) * 20) * 10;
}
