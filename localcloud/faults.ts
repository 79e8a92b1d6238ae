/** Faults ordered through POST /control/faults, so that the product's behaviour under them can be tested. */
export interface Faults {
  /** every database answer waits this long, as a network would make it */
  databaseLatencyMs?: number;
  /** the next `times` sends (to `openid`, if given) fail with this code */
  send?: { errCode: number; times: number; openid?: string };
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
