import { ActionError } from '../../src/api/call-action';
import { useCommand } from '../../src/hooks/use-command';
import { promised, runHook, then } from '../support/hooks';

jest.mock('@tarojs/taro', () => jest.requireActual('../support/phone'));

const run = () => runHook(useCommand, undefined);
const refused = new ActionError('WRONG_STATE', '这件事刚刚有了变化。', '0001');
const failed = new ActionError('INTERNAL', '我们这边出了点问题。', '0002');

test('a second tap while the first is on its way does nothing', async () => {
  const hook = await run();
  const answer = promised<void>();
  const taps: string[] = [];
  const act = (id: string) => {
    taps.push(id);
    return answer.promise;
  };
  await then(() => {
    void hook.now.run(act);
    void hook.now.run(act);
  });
  expect(hook.now.busy).toBe(true);
  await then(() => answer.resolve());
  expect(hook.now.busy).toBe(false);
  expect(taps).toHaveLength(1);
});

/** The command ids of an act that ends as told, tried once for each. */
async function idsOf(endings: (ActionError | Error | undefined)[]): Promise<string[]> {
  const hook = await run();
  const ids: string[] = [];
  for (const ending of endings) {
    await then(() =>
      hook.now.run(async (id) => {
        ids.push(id);
        if (ending) throw ending;
      }),
    );
  }
  return ids;
}

test('the next act after one that succeeded has an id of its own', async () => {
  const [first, second] = await idsOf([undefined, undefined]);
  expect(second).not.toBe(first);
});

test('the next act after one that was refused has an id of its own', async () => {
  const [first, second] = await idsOf([refused, undefined]);
  expect(second).not.toBe(first);
});

test.each([
  ['a lost network', new ActionError('OFFLINE', '没连上网。', '')],
  ['something unexpected on the phone', new Error('timeout')],
  ['an error in the cloud, perhaps after the change was written', failed],
])('a retry after %s is the same command', async (_, ending) => {
  const [first, second] = await idsOf([ending, undefined]);
  expect(second).toBe(first);
});

test('an error is shown until the next try, as the sentence that the cloud gave', async () => {
  const hook = await run();
  await then(() => hook.now.run(() => Promise.reject(refused)));
  expect(hook.now.error).toBe(refused);
  expect(hook.now.busy).toBe(false);
  const answer = promised<void>();
  await then(() => void hook.now.run(() => answer.promise));
  expect(hook.now.error).toBeUndefined();
  await then(() => answer.resolve());
});

test('what is no refusal of the cloud is said as being offline', async () => {
  const hook = await run();
  await then(() => hook.now.run(() => Promise.reject(new Error('request:fail'))));
  expect(hook.now.error).toMatchObject({ code: 'OFFLINE', message: expect.stringContaining('没连上网') });
});

test('after a lost network, another answer to the same question is another command', async () => {
  const hook = await run();
  const ids: string[] = [];
  const answer = (what: string) =>
    then(() =>
      hook.now.run(async (id) => {
        ids.push(id);
        throw new ActionError('OFFLINE', '没连上网。', '');
      }, what),
    );
  await answer('solved');
  await answer('unsolved');
  await answer('unsolved');
  expect(ids[1]).not.toBe(ids[0]);
  expect(ids[2]).toBe(ids[1]);
});
