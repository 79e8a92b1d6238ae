import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { TestCloud } from '../support/localcloud';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start({ seed: 'empty' });
});
afterAll(() => cloud.stop());

function answers(address: string): Promise<boolean> {
  const socket = connect({ host: address, port: Number(new URL(cloud.url).port), timeout: 5_000 });
  return new Promise<boolean>((resolve) => {
    socket.on('connect', () => resolve(true));
    socket.on('error', () => resolve(false));
    socket.on('timeout', () => resolve(false));
  }).finally(() => socket.destroy());
}

test('it listens on 127.0.0.1 and on no other address of this machine', async () => {
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  // a server on all addresses would also answer on the rest of the loopback net
  const others = ['127.0.0.2', '::1', ...addresses.map(({ address }) => address)];
  expect(await answers('127.0.0.1')).toBe(true);
  for (const address of others.filter((each) => each !== '127.0.0.1')) {
    expect([address, await answers(address)]).toEqual([address, false]);
  }
});
