import { TestCloud } from '../support/localcloud';
import { feedback, newId, people, Repair } from '../support/repair';

let cloud: TestCloud;

beforeAll(async () => {
  cloud = await TestCloud.start({ seed: 'demo' });
});
afterAll(() => cloud.stop());

const { wang, lin, zhou } = people;
const command = (repair: Repair) => ({ ticketId: repair.ticketId, commandId: newId() });

test('P2.5 the community offers words to begin with, for a kind and for a category', async () => {
  const { feedbackTemplates, categories } = await cloud.act(lin, 'community.guide', {});
  expect(feedbackTemplates.length).toBeGreaterThanOrEqual(4);
  for (const template of feedbackTemplates) {
    expect(template.opinion && template.timeLimit).toBeTruthy();
    if (template.categoryId) expect(categories.map(({ id }) => id)).toContain(template.categoryId);
  }
});

test.each([
  ['opinion', '我们会尽快处理', '处理意见'],
  ['timeLimit', '尽快', '预计多久'],
  ['responsible', '有关部门', '谁负责'],
  ['text', '已收到，请耐心等待', '给业主的话'],
] as const)(
  'P2.5 feedback whose %s is an empty phrase is refused, alone and with a dispatch',
  async (part, words, name) => {
    const repair = await new Repair(cloud).report();
    const empty = { ...feedback, [part]: words };
    const alone = await cloud.ask(lin, 'ticket.feedback', { ...command(repair), feedback: empty });
    const sent = await cloud.ask(lin, 'ticket.dispatch', {
      ...command(repair),
      assigneeId: zhou,
      task: '换阀芯',
      feedback: empty,
    });
    for (const answer of [alone, sent]) {
      if (answer.ok) throw new Error('it was taken');
      expect(answer.error).toMatchObject({ code: 'BAD_INPUT', field: `feedback.${part}` });
      expect(answer.error.sentence).toMatch(new RegExp(`^${name}.+比如「`));
    }
    const { ticket } = await cloud.act(lin, 'desk.ticket', { ticketId: repair.ticketId });
    expect(ticket).toMatchObject({ status: 'received', workOrders: [] });
  },
);

test('P2.5 the automatic receipt is no first feedback: only words of a person keep the promise', async () => {
  const repair = await new Repair(cloud).report();
  expect(repair.view.promises.map(({ kind, state }) => [kind, state])).toEqual([
    ['first-feedback', 'running'],
  ]);
  const { ticket } = await cloud.act(lin, 'ticket.feedback', { ...command(repair), feedback });
  expect(ticket.promises[0]).toMatchObject({ kind: 'first-feedback', state: 'kept' });
  const mine = await cloud.act(wang, 'ticket.view', { ticketId: repair.ticketId });
  expect(mine.ticket.timeline.find(({ kind }) => kind === 'feedback-given')).toMatchObject({
    by: { role: 'desk', name: '林晓' },
    text: feedback.text,
    about: feedback.responsible,
  });
});

test('P2.5 after the receipt alone the promise is missed', async () => {
  const repair = await new Repair(cloud).report();
  await cloud.advance(2 * 24 * 60);
  const { ticket } = await cloud.act(wang, 'ticket.view', { ticketId: repair.ticketId });
  expect(ticket.promises[0]).toMatchObject({ kind: 'first-feedback', state: 'late' });
});
