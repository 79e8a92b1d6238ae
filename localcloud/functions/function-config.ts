import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

export interface Trigger {
  name: string;
  type: 'timer';
  /** 7 fields, UTC+8 */
  config: string;
}

export interface FunctionConfig {
  name: string;
  directory: string;
  timeoutSeconds: number;
  openapi: readonly string[];
  triggers: readonly Trigger[];
}

const DEFAULT_TIMEOUT_SECONDS = 3;

/** Every function of a build folder, from its config.json. Throws with one clear sentence if there is none. */
export function readFunctions(directory: string): Map<string, FunctionConfig> {
  const names = statSync(directory, { throwIfNoEntry: false })?.isDirectory()
    ? readdirSync(directory).filter((name) => existsSync(path.join(directory, name, 'index.js')))
    : [];
  if (names.length === 0) {
    throw new Error(`there are no built functions in ${directory}; run: npm run build:functions`);
  }
  return new Map(
    names.map((name) => {
      const folder = path.join(directory, name);
      const file = path.join(folder, 'config.json');
      const config = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
      return [
        name,
        {
          name,
          directory: folder,
          timeoutSeconds: config.timeout ?? DEFAULT_TIMEOUT_SECONDS,
          openapi: config.permissions?.openapi ?? [],
          triggers: config.triggers ?? [],
        },
      ];
    }),
  );
}
