import type { Clock } from '../clock';
import type { FaultBox } from '../faults';
import type { FunctionHost } from '../functions/host';
import type { Scheduler } from '../scheduler';
import type { State } from '../state';
import type { Storage } from '../storage';
import type { MessageTemplate } from './message-rules';

/** What APIs work with. */
export interface OpenApiParts {
  state: State;
  clock: Clock;
  faults: FaultBox;
  host: FunctionHost;
  scheduler: Scheduler;
  storage: Storage;
  templates: Map<string, MessageTemplate>;
  /** people to whom a message is on its way */
  sendingTo: Set<string>;
  /** pages of the built mini-program, undefined if it is not built */
  pages: ReadonlySet<string> | undefined;
  /** address of this server */
  url: string;
}

export type Arguments = Record<string, unknown>;

export type JsonAnswer = Record<string, unknown> & { errcode: number; errmsg: string };

/** WeChat's JSON answer, or a picture. */
export type Answer = JsonAnswer | { contentType: string; buffer: Buffer };

export type Api = (parts: OpenApiParts, args: Arguments) => Answer | Promise<Answer>;

export const ok = (more: Record<string, unknown> = {}): JsonAnswer => ({ errcode: 0, errmsg: 'ok', ...more });
export const refused = (errcode: number, errmsg: string): JsonAnswer => ({ errcode, errmsg });

/** A page path, with or without query, as it stands in app.json. An unbuilt mini-program is asked nothing. */
export function isPage(pages: ReadonlySet<string> | undefined, page: string): boolean {
  return pages === undefined || pages.has(page.split('?')[0] ?? '');
}
