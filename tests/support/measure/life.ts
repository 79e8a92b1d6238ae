import path from 'node:path';
import type { TestCloud } from '../localcloud';
import { root } from '../localcloud';
import { people } from '../repair';
import type { SetDataRecord } from '../weapp/logic';
import { MiniProgram, type TapRecord } from '../weapp/mini-program';

const dist = path.join(root, 'dist/weapp');
const answers = { chooseMedia: { tempFiles: [{ tempFilePath: 'wxfile://photo.jpg' }] } };

export interface LifeStep {
  what: string;
  billedCalls: number;
}

export interface Life {
  steps: LifeStep[];
  billedCalls: number;
  pages: SetDataRecord[];
  taps: TapRecord[];
}

/**
 * The whole life of the demo repair, lived in the built mini-program by its three people: every screen that they see and
 * every command that they give, photos sent and seen included. Each has one phone, which keeps what it has loaded, and
 * opens the page that a message names. Answers what each step was billed.
 */
export async function measureLife(cloud: TestCloud): Promise<Life> {
  const steps: LifeStep[] = [];
  const programs: MiniProgram[] = [];
  let billed = 0;
  await cloud.resetBill();

  async function step(what: string, work: () => Promise<unknown>): Promise<void> {
    await work();
    const { total } = (await cloud.bill()).sinceReset;
    steps.push({ what, billedCalls: total - billed });
    billed = total;
  }
  async function launch(openid: string, url: string): Promise<MiniProgram> {
    const program = await MiniProgram.launch(dist, url, { cloudUrl: cloud.url, openid, answers });
    programs.push(program);
    return program;
  }

  let resident!: MiniProgram;
  await step('resident: home', async () => {
    resident = await launch(people.wang, '/pages/home/index');
  });
  await step('resident: report with a photo', async () => {
    await resident.tap('#home-report');
    await resident.tap('#branch-repair-1');
    await resident.tap('#leaf-repair-1-1');
    await resident.input('#report-text', '厨房水龙头关不紧，一直滴水');
    await resident.tap('#report-photo');
    await resident.tap('#report-submit');
  });
  const reported = resident.cloudCalls.map(
    (call) => call.data as { action: string; input: { ticketId: string } },
  );
  const ticketId = reported.find((call) => call.action === 'ticket.report')?.input.ticketId ?? '';
  const ticketPage = `/pages/ticket/index?id=${ticketId}`;

  let desk!: MiniProgram;
  await step('desk: inbox', async () => {
    desk = await launch(people.lin, '/desk/queue/index');
  });
  await step('desk: ticket', () => desk.tap(`#row-${ticketId}`));
  await step('desk: first feedback and dispatch', async () => {
    await desk.tap('#candidate-0');
    await desk.tap('#desk-dispatch');
  });
  await step('desk: back to the inbox', () => desk.back());

  let technician!: MiniProgram;
  await step('technician: jobs', async () => {
    technician = await launch(people.zhou, '/technician/jobs/index');
  });
  await step('technician: accept and propose a time', async () => {
    await technician.tap(`#offer-${ticketId} #job-accept`);
    await technician.tap('#slot-0');
    await technician.tap('#job-accept-slot');
  });

  await step('resident: ticket, from the message', () => resident.open(ticketPage));
  await step('resident: agree to the time', () => resident.tap('#ticket-agree'));

  await step('technician: job, from the message', () =>
    technician.open(`/technician/job/index?id=${ticketId}`),
  );
  await step('technician: arrive', () => technician.tap('#job-arrive'));
  await step('technician: finish with a photo', async () => {
    await technician.tap('#finish-photo');
    await technician.input('#finish-done', '换了陶瓷阀芯，试水 10 分钟不滴');
    await technician.tap('#job-finish-submit');
  });

  await step('resident: ticket, from the message', () => resident.open(ticketPage));
  await step('resident: confirm', () => resident.tap('#confirm-solved'));
  await step('resident: rate', async () => {
    await resident.tap('#rate-overall-5');
    await resident.tap('#rate-submit');
  });
  await step('resident: my tickets', () => resident.open('/pages/tickets/index'));
  await step('desk: archive', () => desk.tap('#queue-closed'));
  const archived = desk.has(`#row-${ticketId}`);

  const errors = programs.flatMap((program) => program.errors);
  for (const program of programs) program.close();
  if (errors.length > 0) throw new Error(errors.join('\n'));
  if (!archived) throw new Error('the ticket did not reach the archive');
  return {
    steps,
    billedCalls: billed,
    pages: programs.flatMap((program) => program.records),
    taps: programs.flatMap((program) => program.taps),
  };
}
