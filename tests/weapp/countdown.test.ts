import path from 'node:path';
import type { PromiseView } from '../../types/contract/promise';
import type { TicketView } from '../../types/contract/ticket';
import { root, TestCloud } from '../support/localcloud';
import { people, Repair } from '../support/repair';
import { MiniProgram } from '../support/weapp/mini-program';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
let cloud: TestCloud;
let offer: TicketView;
let promise: PromiseView;
let program: MiniProgram | undefined;

/** Minutes until it is next 20:00 in the community: nobody works, so an offer is to be answered on another morning. */
const minutesToEvening = (now: number) =>
  Math.ceil((DAY - ((now + 8 * 60 * MINUTE - 20 * 60 * MINUTE) % DAY)) / MINUTE);

beforeAll(async () => {
  cloud = await TestCloud.start({ seed: 'demo' });
  await cloud.advance(minutesToEvening((await cloud.now()).now));
  const { ticketId } = await (await new Repair(cloud).report()).dispatch();
  offer = (await cloud.act(people.zhou, 'technician.job', { ticketId })).ticket;
  promise = offer.nextPromise as PromiseView;
});
afterAll(() => cloud.stop());
afterEach(() => program?.close());

/** The technician's phone so many minutes after the answer was due; before it if below zero. */
async function open(url: string, minutesAfterDue: number): Promise<MiniProgram> {
  const { now } = await cloud.now();
  await cloud.advance(Math.ceil((promise.dueAt - now) / MINUTE) + minutesAfterDue);
  program = await MiniProgram.launch(path.join(root, 'dist/weapp'), url, {
    cloudUrl: cloud.url,
    openid: people.zhou,
  });
  expect(program.errors).toEqual([]);
  return program;
}

const list = '/technician/jobs/index';
const head = () => program?.text(`#offer-${offer.id} .card-turn-h`);

// the clock only goes forward: these follow one another
test('hours before an offer has to be answered its card says the time of day', async () => {
  await open(list, -60 - 1);
  expect(head()).toMatch(/今天 9:00 前$/);
});

test('in the last hour the card counts the seconds, past React and with few bytes', async () => {
  const app = await open(list, -12);
  expect(head()).toMatch(/还剩 1[12]:\d\d$/);
  expect(app.nativeData.map((each) => each.path)).toContain('native/promise-countdown/index');
  expect(app.nativeData.filter(({ bytes }) => bytes > 100)).toEqual([]);
});

test('so does the page of the job, which stands over the list', async () => {
  const app = await open(list, -10);
  await app.open(`/technician/job/index?id=${offer.id}`);
  expect(app.text()).toMatch(/还剩 (10|9):\d\d答复是否接单/);
  await app.tap('#job-accept');
  expect(app.errors).toEqual([]);
});

test('in the first hour after it the card counts how late it is, then it says so in minutes', async () => {
  await open(list, 3);
  expect(head()).toMatch(/超时 [23]:\d\d$/);
  program?.close();
  await open(list, 60);
  expect(head()).toMatch(/超时 1 小时$/);
});
