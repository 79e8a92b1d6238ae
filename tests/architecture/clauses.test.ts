import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const flows = path.resolve(__dirname, '../flows');

/** The clauses of the process that are built whole, from intake to dispatch; each is shown by a flow through the real bundles. */
const built = [
  ...['P1.1', 'P1.2', 'P1.3', 'P1.4'],
  ...['P2.1', 'P2.2', 'P2.3', 'P2.4', 'P2.5'],
  ...['P3.1', 'P3.2', 'P3.3', 'P3.4', 'P3.5', 'P3.6'],
];

/** Names of the tests and groups in a file: what stands in the first argument of test, it and describe. */
function namesIn(file: string): string[] {
  const source = readFileSync(path.join(flows, file), 'utf8');
  return [...source.matchAll(/\b(?:test|it|describe)(?:\.each\([\s\S]*?\))?\(\s*(['"`])([\s\S]*?)\1/g)].map(
    (match) => match[2] ?? '',
  );
}

const names = readdirSync(flows).flatMap(namesIn);

test.each(built)('%s is shown by a flow named after it', (clause) => {
  expect(names.filter((name) => name.includes(clause))).not.toEqual([]);
});
