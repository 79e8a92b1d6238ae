import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Feedback } from '../../types/contract/actions';
import type { TicketView } from '../../types/contract/ticket';
import { root, type TestCloud } from './localcloud';

let made = 0;

/** An id as the phone makes it, different every time. */
export function newId(): string {
  made++;
  return `${process.pid.toString(36)}x${made.toString(36)}x${Date.now().toString(36)}`.padEnd(20, '0');
}

export const picture = readFileSync(path.join(root, 'localcloud/seed/pictures/tap.jpg'));

export const feedback: Feedback = {
  opinion: '上门维修',
  timeLimit: '今天内上门',
  responsible: '工程部周建国',
  text: '王女士，工程部周师傅今天上门修，换阀芯不收费。',
};

export const people = {
  wang: 'o-wang',
  chen: 'o-chen',
  lin: 'o-lin',
  zhou: 'o-zhou',
  sun: 'o-sun',
  zhao: 'o-zhao',
};

/** One repair that is moved step by step, each step by the person whose turn it is. */
export class Repair {
  readonly ticketId = newId();
  view!: TicketView;

  constructor(private readonly cloud: TestCloud) {}

  private get order() {
    return { ticketId: this.ticketId, commandId: newId(), workOrderId: this.view.workOrder?.id ?? '' };
  }

  private get command() {
    return { ticketId: this.ticketId, commandId: newId() };
  }

  async report(text = '厨房水龙头关不紧，一直滴水'): Promise<this> {
    const photo = await this.cloud.upload(people.wang, `photos/${this.ticketId}/tap.jpg`, picture);
    const input = { ...this.command, kind: 'repair' as const, text, photos: [photo] };
    this.view = (await this.cloud.act(people.wang, 'ticket.report', input)).ticket;
    return this;
  }

  async dispatch(assigneeId: string | undefined = people.zhou): Promise<this> {
    // suites leave orders behind: whoever has many gets this one too
    const to = assigneeId === undefined ? {} : { assigneeId, overCap: true as const };
    const input = { ...this.command, ...to, task: '换水龙头阀芯', feedback };
    this.view = (await this.cloud.act(people.lin, 'ticket.dispatch', input)).ticket;
    return this;
  }

  async pool(): Promise<this> {
    this.view = (
      await this.cloud.act(people.lin, 'ticket.dispatch', { ...this.command, task: '换水龙头阀芯', feedback })
    ).ticket;
    return this;
  }

  async acceptWithTime(): Promise<this> {
    const { now } = await this.cloud.now();
    const slot = { startAt: now + 60 * 60_000, endAt: now + 2 * 60 * 60_000 };
    this.view = (await this.cloud.act(people.zhou, 'workOrder.accept', { ...this.order, slot })).ticket;
    return this;
  }

  async agree(): Promise<this> {
    const startAt = this.view.workOrder?.slot?.startAt ?? 0;
    this.view = (await this.cloud.act(people.wang, 'appointment.agree', { ...this.order, startAt })).ticket;
    return this;
  }

  async arrive(): Promise<this> {
    this.view = (await this.cloud.act(people.zhou, 'workOrder.arrive', this.order)).ticket;
    return this;
  }

  async finish(): Promise<this> {
    const photo = await this.cloud.upload(people.zhou, `photos/${this.ticketId}/after.jpg`, picture);
    const result = {
      done: '换了陶瓷阀芯，试水 10 分钟不滴',
      cause: '阀芯老化',
      chargeFen: 0,
      photos: [photo],
    };
    this.view = (await this.cloud.act(people.zhou, 'workOrder.finish', { ...this.order, ...result })).ticket;
    return this;
  }

  async confirm(outcome: 'solved' | 'partly' | 'unsolved' = 'solved'): Promise<this> {
    this.view = (await this.cloud.act(people.wang, 'ticket.confirm', { ...this.command, outcome })).ticket;
    return this;
  }

  async rate(overall = 5): Promise<this> {
    const rating = { overall, tags: ['准时到'] };
    this.view = (await this.cloud.act(people.wang, 'ticket.rate', { ...this.command, rating })).ticket;
    return this;
  }
}
