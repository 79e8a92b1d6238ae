import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

export interface Trigger {
  name: string;
  type: 'timer';
  /** 7 fields, UTC+8 */
  config: string;
}

/**
 * Messages of WeChat that this function receives. On the service they are chosen in the console (云开发 → 设置 →
 * 消息推送), which needs the same three words; here they stand in the function's config.json.
 */
export interface MessagePush {
  type: string;
  event: string;
}

export interface FunctionConfig {
  name: string;
  directory: string;
  timeoutSeconds: number;
  openapi: readonly string[];
  triggers: readonly Trigger[];
  messagePush: readonly MessagePush[];
}

const DEFAULT_TIMEOUT_SECONDS = 3;
const LONGEST_TIMEOUT_SECONDS = 60;

function readConfig(file: string): Record<string, never> {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`);
  }
}

function checked(config: FunctionConfig): FunctionConfig {
  const { name, timeoutSeconds, triggers } = config;
  if (!Number.isInteger(timeoutSeconds) || timeoutSeconds < 1 || timeoutSeconds > LONGEST_TIMEOUT_SECONDS) {
    throw new Error(`function ${name}: timeout is a whole number of seconds from 1 to 60`);
  }
  if (triggers.length > 1) {
    throw new Error(
      `function ${name}: the platform takes one timer per function, there are ${triggers.length}`,
    );
  }
  const other = triggers.find((trigger) => trigger.type !== 'timer');
  if (other) throw new Error(`function ${name}: NotImplemented: trigger of type ${other.type}`);
  return config;
}

/** One message type goes to one function (developers.weixin.qq.com, 云函数接收消息推送). */
function mustBePushedOnce(configs: readonly FunctionConfig[]): void {
  const taken = new Map<string, string>();
  for (const { name, messagePush } of configs) {
    for (const { type, event } of messagePush) {
      const key = `${type} ${event}`;
      const other = taken.get(key);
      if (other)
        throw new Error(`messages ${key} are pushed to one function only, not to ${other} and ${name}`);
      taken.set(key, name);
    }
  }
}

/** Every function of a build folder, from its config.json. Throws with one clear sentence about what is wrong. */
export function readFunctions(directory: string): Map<string, FunctionConfig> {
  const names = statSync(directory, { throwIfNoEntry: false })?.isDirectory()
    ? readdirSync(directory).filter((name) => existsSync(path.join(directory, name, 'index.js')))
    : [];
  if (names.length === 0) {
    throw new Error(`there are no built functions in ${directory}; run: npm run build:functions`);
  }
  const configs = names.map((name) => {
    const folder = path.join(directory, name);
    const config = readConfig(path.join(folder, 'config.json')) as Record<string, unknown>;
    const { permissions } = config as { permissions?: { openapi?: string[] } };
    return checked({
      name,
      directory: folder,
      timeoutSeconds: (config.timeout as number | undefined) ?? DEFAULT_TIMEOUT_SECONDS,
      openapi: permissions?.openapi ?? [],
      triggers: (config.triggers as Trigger[] | undefined) ?? [],
      messagePush: (config.messagePush as MessagePush[] | undefined) ?? [],
    });
  });
  mustBePushedOnce(configs);
  return new Map(configs.map((config) => [config.name, config]));
}
