import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { newDirectory } from './command';

interface Fixture {
  /** body of `async (event, context) => { … }` */
  main: string;
  timeout?: number;
  timers?: { name: string; config: string }[];
  openapi?: string[];
}

/** A build folder with functions made for a test, in the form in which the product's own are deployed. */
export function makeFunctions(functions: Record<string, Fixture>): string {
  const directory = newDirectory();
  for (const [name, { main, timeout = 60, timers = [], openapi = [] }] of Object.entries(functions)) {
    const folder = path.join(directory, name);
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'index.js'), `exports.main = async (event, context) => {${main}};`);
    const triggers = timers.map((timer) => ({ ...timer, type: 'timer' }));
    writeFileSync(
      path.join(folder, 'config.json'),
      JSON.stringify({ timeout, triggers, permissions: { openapi } }),
    );
  }
  return directory;
}
