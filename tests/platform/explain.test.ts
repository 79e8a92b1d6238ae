import { TestCloud } from '../support/localcloud';
import { people } from '../support/repair';

test('the last query of a function stays in explain while the stage asks what is due next', async () => {
  const cloud = await TestCloud.start({ seed: 'demo' });
  await cloud.act(people.lin, 'desk.queue', { queue: 'closed' });
  const { explain } = await cloud.explain('tickets');
  const next = await (await fetch(`${cloud.url}/control/next`)).json();
  expect(next).toMatchObject({ limit: { dueAt: expect.any(Number) } });
  expect((await cloud.explain('tickets')).explain).toEqual(explain);
  expect(explain.index).toBe('queue_recent');
  await cloud.stop();
});
