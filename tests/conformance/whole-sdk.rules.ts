import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rule, sdkSource } from './support/rule';
import { _, db } from './support/sdk';

const rules = readdirSync(__dirname)
  .filter((file) => file.endsWith('.rules.ts') && file !== path.basename(__filename))
  .map((file) => readFileSync(path.join(__dirname, file), 'utf8'))
  .join('\n');

/** Names that no rule calls. */
const without = (prefix: string, names: readonly string[]) =>
  names.filter((name) => !rules.includes(`${prefix}${name}(`));
const functionsOf = (from: object) =>
  Object.entries(from).flatMap(([name, value]) => (typeof value === 'function' ? [name] : []));
/** Methods that pass something on; those that only keep a reference are no operations. */
const methodsOf = (from: object) =>
  Object.getOwnPropertyNames(Object.getPrototypeOf(from)).filter(
    (name) => !['constructor', 'pushStage'].includes(name),
  );

/** Stages that wx-server-sdk has and @cloudbase/database, through which it sends, has not: they throw in the SDK. */
const unsendable = ['collStats', 'facet', 'graphLookup', 'indexStats', 'out', 'redact'];

rule('every command of the SDK has a rule', sdkSource('command.js'), async () => {
  expect(without('_.', functionsOf(_))).toEqual([]);
  expect(without('$.', functionsOf(_.aggregate))).toEqual([]);
  expect(without('_.project.', functionsOf(_.project))).toEqual([]);
});

rule('every method of the SDK has a rule', sdkSource('wx-server-sdk query.ts'), async () => {
  const collection = db.collection('conformance_query');
  expect(without('.', methodsOf(collection))).toEqual([]);
  expect(without('.', methodsOf(collection.where({})))).toEqual([]);
  expect(without('.', methodsOf(collection.doc('x')))).toEqual([]);
  expect(without('', functionsOf(db.Geo))).toEqual([]);
});

rule(
  'every stage that the SDK can send has a rule, the others fail in the SDK',
  sdkSource('aggregate.ts'),
  async () => {
    const pipeline = db.collection('conformance_query').aggregate();
    expect(without('.', methodsOf(pipeline))).toEqual(unsendable);
    for (const stage of unsendable) {
      expect(() => (pipeline as unknown as Record<string, (of: object) => void>)[stage]?.({})).toThrow(
        'is not a function',
      );
    }
  },
);
