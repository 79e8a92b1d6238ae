/** Arithmetic of the field with 256 elements that QR codes use (ISO/IEC 18004, polynomial 0x11d). */
const exponents: number[] = [];
const logarithms: number[] = [];
for (let power = 0, value = 1; power < 255; power++) {
  exponents[power] = value;
  logarithms[value] = power;
  value <<= 1;
  if (value > 255) value ^= 0x11d;
}

function multiply(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  return exponents[((logarithms[a] ?? 0) + (logarithms[b] ?? 0)) % 255] ?? 0;
}

/** Coefficients of (x - 1)(x - 2)(x - 4)… without the leading 1. */
function generator(degree: number): number[] {
  let polynomial = [1];
  for (let power = 0; power < degree; power++) {
    const next = [...polynomial, 0];
    polynomial.forEach((coefficient, at) => {
      next[at + 1] = (next[at + 1] ?? 0) ^ multiply(coefficient, exponents[power] ?? 0);
    });
    polynomial = next;
  }
  return polynomial.slice(1);
}

/** The `count` codewords that let a reader repair `data`. */
export function errorCorrection(data: readonly number[], count: number): number[] {
  const divisor = generator(count);
  let remainder: number[] = Array(count).fill(0);
  for (const each of data) {
    const factor = each ^ (remainder[0] ?? 0);
    remainder = [...remainder.slice(1), 0].map((value, at) => value ^ multiply(divisor[at] ?? 0, factor));
  }
  return remainder;
}
