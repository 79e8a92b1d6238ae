import path from 'node:path';
import { parseArgs } from 'node:util';

export interface Options {
  port: number;
  data: string;
  functions: string;
  seed: 'demo' | 'empty';
  /** file with collections and indexes */
  schema: string;
  /** repository: config/ and the built H5 client are found from here */
  root: string;
}

/** Reads the command line. Throws with one clear sentence about a bad option. */
export function readOptions(args: string[], root: string): Options {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '8787' },
      data: { type: 'string', default: path.join(root, '.data') },
      functions: { type: 'string', default: path.join(root, 'dist/cloudfunctions') },
      seed: { type: 'string', default: 'demo' },
      schema: { type: 'string', default: path.join(root, 'config/database.json') },
    },
  });
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535) throw new Error(`--port ${values.port}: not a port`);
  if (values.seed !== 'demo' && values.seed !== 'empty')
    throw new Error(`--seed ${values.seed}: demo or empty`);
  const { data, functions, schema, seed } = values;
  const [dataPath, functionsPath, schemaPath] = [data, functions, schema].map((each) =>
    path.resolve(each),
  ) as [string, string, string];
  return { port, data: dataPath, functions: functionsPath, schema: schemaPath, seed, root };
}
