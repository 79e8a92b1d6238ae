import { HttpError, isObject } from './http-tools';

/** Faults ordered through POST /control/faults, so that the product's behaviour under them can be tested. */
export interface Faults {
  /** every database answer waits this long, as a network would make it */
  databaseLatencyMs?: number;
  /** the next `times` sends (to `openid`, if given) fail with this code */
  send?: { errCode: number; times: number; openid?: string };
}

const LONGEST_LATENCY_MS = 60_000;
const WRONG =
  'expected {"databaseLatencyMs":0 to 60000,"send":{"errCode":43101,"times":1,"openid":"of one person, or left out"}}';

const isWhole = (value: unknown, from: number): value is number =>
  Number.isInteger(value) && Number(value) >= from;

function isSendFault(value: unknown): value is Faults['send'] {
  if (value === undefined) return true;
  if (!isObject(value)) return false;
  const { errCode, times, openid, ...more } = value;
  const rightOpenid = openid === undefined || typeof openid === 'string';
  return Number.isInteger(errCode) && isWhole(times, 0) && rightOpenid && Object.keys(more).length === 0;
}

/** The order in a request, checked whole. Throws HttpError 400. */
export function readFaults(body: Record<string, unknown>): Faults {
  const { databaseLatencyMs = 0, send, ...more } = body;
  const rightLatency = isWhole(databaseLatencyMs, 0) && databaseLatencyMs <= LONGEST_LATENCY_MS;
  if (!rightLatency || !isSendFault(send) || Object.keys(more).length > 0) throw new HttpError(400, WRONG);
  return send ? { databaseLatencyMs, send } : { databaseLatencyMs };
}

export class FaultBox {
  private faults: Faults = {};

  order(faults: Faults): void {
    this.faults = structuredClone(faults);
  }

  get databaseLatencyMs(): number {
    return this.faults.databaseLatencyMs ?? 0;
  }

  /** The code with which this send has to fail, if one was ordered. */
  takeSendFault(openid: string): number | undefined {
    const { send } = this.faults;
    if (!send || send.times <= 0 || (send.openid !== undefined && send.openid !== openid)) return undefined;
    send.times--;
    return send.errCode;
  }
}
