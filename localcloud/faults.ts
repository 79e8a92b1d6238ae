import { CloudError } from './cloud-error';
import { HttpError } from './http-tools';

/** How often an ordered fault happens: the next `times`, or a `share` of all (0 to 1). */
interface HowOften {
  times?: number;
  share?: number;
}

interface SendFault extends HowOften {
  errCode: number;
  /** only sends to this person */
  openid?: string;
}

interface DatabaseFault extends HowOften {
  /** the service's code, DATABASE_REQUEST_FAILED (-502001) if not given */
  code?: string;
  message?: string;
  /** only this action, e.g. database.modifyDocument */
  action?: string;
  collection?: string;
}

/** Faults ordered through POST /control/faults, so that the product's behaviour under them can be tested. */
export interface Faults {
  /** the same seed and the same order of calls give the same faults */
  seed?: number;
  /** every database answer waits this long, as a network would make it */
  databaseLatencyMs?: number;
  /** every send of a message takes this long */
  sendLatencyMs?: number;
  send?: SendFault;
  database?: DatabaseFault;
}

const LONGEST_LATENCY_MS = 60_000;

type Check = (value: unknown) => boolean;
const isText: Check = (value) => typeof value === 'string' && value.length > 0;
const isWhole: Check = (value) => Number.isInteger(value);
const isLatency: Check = (value) =>
  isWhole(value) && Number(value) >= 0 && Number(value) <= LONGEST_LATENCY_MS;
const isShare: Check = (value) => typeof value === 'number' && value >= 0 && value <= 1;
const isCount: Check = (value) => isWhole(value) && Number(value) >= 0;

type Fields = Record<string, [check: Check, words: string]>;
const howOften: Fields = { times: [isCount, 'a whole number'], share: [isShare, 'a number from 0 to 1'] };
const sendFields: Fields = {
  ...howOften,
  errCode: [isWhole, 'a code of WeChat, e.g. 43101'],
  openid: [isText, 'a text'],
};
const databaseFields: Fields = {
  ...howOften,
  code: [isText, 'a code of the service, e.g. DATABASE_REQUEST_FAILED'],
  message: [isText, 'a text'],
  action: [(value) => /^database\.\w+$/.test(String(value)), 'an action, e.g. database.modifyDocument'],
  collection: [isText, 'a text'],
};
const topFields: Fields = {
  seed: [isWhole, 'a whole number'],
  databaseLatencyMs: [isLatency, 'milliseconds from 0 to 60000'],
  sendLatencyMs: [isLatency, 'milliseconds from 0 to 60000'],
  send: [isPlainObject, 'an object'],
  database: [isPlainObject, 'an object'],
};

function isPlainObject(value: unknown): boolean {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function mustFit(value: object, fields: Fields, where: string): void {
  for (const [name, each] of Object.entries(value)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field) throw new HttpError(400, `${where}${name}: expected ${Object.keys(fields).join(', ')}`);
    if (!field[0](each)) throw new HttpError(400, `${where}${name}: expected ${field[1]}`);
  }
}

function mustSayHowOften({ times, share }: HowOften, where: string): void {
  if ((times === undefined) === (share === undefined)) {
    throw new HttpError(400, `${where}: expected either times or share`);
  }
}

/** Checks an order of faults. Throws HttpError 400 with what is wrong with it. */
export function parseFaults(body: Record<string, unknown>): Faults {
  mustFit(body, topFields, '');
  const faults = body as Faults;
  if (faults.send) {
    mustFit(faults.send, sendFields, 'send.');
    mustSayHowOften(faults.send, 'send');
    if (faults.send.errCode === undefined)
      throw new HttpError(400, `send.errCode: expected ${sendFields.errCode?.[1]}`);
  }
  if (faults.database) {
    mustFit(faults.database, databaseFields, 'database.');
    mustSayHowOften(faults.database, 'database');
  }
  return structuredClone(faults);
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export class FaultBox {
  private faults: Faults = {};
  private random = seeded(0);

  /** Replaces what was ordered before; `{}` ends all faults. */
  order(faults: Faults): void {
    this.faults = faults;
    this.random = seeded(faults.seed ?? 0);
  }

  /** What is ordered, `times` being what is left. */
  ordered(): Faults {
    return this.faults;
  }

  get databaseLatencyMs(): number {
    return this.faults.databaseLatencyMs ?? 0;
  }

  get sendLatencyMs(): number {
    return this.faults.sendLatencyMs ?? 0;
  }

  private happens(fault: HowOften): boolean {
    if (fault.share !== undefined) return this.random() < fault.share;
    if (!fault.times) return false;
    fault.times--;
    return true;
  }

  /** The code with which this send has to fail, if one was ordered. */
  takeSendFault(openid: string): number | undefined {
    const { send } = this.faults;
    if (!send || (send.openid !== undefined && send.openid !== openid)) return undefined;
    return this.happens(send) ? send.errCode : undefined;
  }

  /** The error with which this database action has to fail, if one was ordered; it does nothing then. */
  takeDatabaseFault(action: string, collection: string | undefined): CloudError | undefined {
    const { database } = this.faults;
    if (!database || (database.action !== undefined && database.action !== action)) return undefined;
    if (database.collection !== undefined && database.collection !== collection) return undefined;
    if (!this.happens(database)) return undefined;
    const {
      code = 'DATABASE_REQUEST_FAILED',
      message = '[FailedOperation] ordered by POST /control/faults',
    } = database;
    return new CloudError(code, message);
  }
}
