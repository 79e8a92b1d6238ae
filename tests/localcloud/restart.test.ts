import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { TestCloud } from '../support/localcloud';
import { Command, newDirectory } from './command';
import { ask } from './http';

const POLL_MS = 50;

async function data(url: string, request: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { body } = await ask(`${url}/admin`, 'POST', request);
  return body.data as Record<string, unknown>;
}

async function count(url: string, collectionName: string): Promise<number> {
  const { total } = await data(url, { action: 'database.calculateDocument', collectionName });
  return total as number;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Resolves when the demo at this address has begun and is not yet whole; the server may still be on its way. */
async function partlyMade(url: string): Promise<void> {
  for (;;) {
    const tickets = await count(url, 'tickets').catch(() => 0);
    if (tickets >= 2 && tickets <= 25) return;
    await setTimeout(POLL_MS);
  }
}

const demo = (directory: string, port: number) =>
  new Command(['--port', String(port), '--seed', 'demo', '--data', directory]);

test('a demo that was cut off by kill -9, and then by SIGTERM, is made whole by the next start', async () => {
  const directory = newDirectory();
  const cutOff = async (signal: NodeJS.Signals) => {
    const port = await freePort();
    const command = demo(directory, port);
    await partlyMade(`http://127.0.0.1:${port}`);
    return command.signal(signal);
  };
  expect(await cutOff('SIGKILL')).toEqual({ code: null, stdout: '', stderr: '' });
  expect(await cutOff('SIGTERM')).toEqual({ code: 0, stdout: '', stderr: '' });

  const last = demo(directory, 0);
  const { url } = await last.ready();
  const sizes = [await count(url, 'communities'), await count(url, 'tickets')];
  expect(sizes).toEqual([1, 34]);
  expect((await ask(`${url}/control/personas`, 'GET')).body.personas).not.toEqual([]);
  expect((await last.signal('SIGTERM')).code).toBe(0);
});

test('a reset that was cut off by kill -9 leaves nothing of the old and nothing half of the new', async () => {
  const cloud = await TestCloud.start({ seed: 'empty' });
  const document = '{"_id":"before"}';
  await data(cloud.url, { action: 'database.insertDocument', collectionName: 'people', data: [document] });
  const reset = cloud.reset('demo').catch((error: Error) => error.message);
  await partlyMade(cloud.url);
  await cloud.killAndRestart();
  expect(await reset).toBe('fetch failed');
  const sizes = [await count(cloud.url, 'people'), await count(cloud.url, 'tickets')];
  expect(sizes).toEqual([0, 0]);
  await cloud.stop();
});

describe('kill -9 in the middle of a load of writes', () => {
  /** `KILL_ROUNDS=500` for an evening by hand */
  const ROUNDS = Number(process.env.KILL_ROUNDS ?? 20);
  const WRITERS = 4;
  const WRITES_PER_ROUND = 24;
  const STATES = ['added', 'changed'];

  /** Adds documents one after the other, changes each, and notes down what was acknowledged, until the server is gone. */
  async function writeOn(url: string, name: string, acknowledged: (id: string, state: number) => void) {
    const text = 'x'.repeat(2_000);
    for (let n = 0; ; n++) {
      const _id = `${name}-${n}`;
      const document = { _id, staffKeys: ['load'], first: 0, text, last: 0 };
      await data(url, {
        action: 'database.insertDocument',
        collectionName: 'people',
        data: [JSON.stringify(document)],
      });
      acknowledged(_id, 0);
      await data(url, {
        action: 'database.modifyDocument',
        collectionName: 'people',
        query: JSON.stringify({ _id }),
        data: JSON.stringify({ $set: { first: 1, last: 1 } }),
        merge: true,
        multi: false,
      });
      acknowledged(_id, 1);
    }
  }

  async function uploadOn(cloud: TestCloud, name: string, acknowledged: (fileId: string) => void) {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(199_997, 'x')]);
    for (let n = 0; ; n++) acknowledged(await cloud.upload('o-wang', `load/${name}-${n}.jpg`, bytes));
  }

  async function documentsOf(url: string, query: object) {
    const documents: { _id: string; first: number; last: number }[] = [];
    for (let offset = 0; ; offset += 100) {
      const page = { action: 'database.getDocument', collectionName: 'people', offset, limit: 100 };
      const { list } = await data(url, { ...page, query: JSON.stringify(query) });
      if ((list as string[]).length === 0) return documents;
      for (const text of list as string[]) {
        const { _id, first, last } = JSON.parse(text);
        documents.push({ _id, first: Number(first.$numberInt), last: Number(last.$numberInt) });
      }
    }
  }

  test('every acknowledged write is there afterwards, and nothing is half written', async () => {
    const cloud = await TestCloud.start({ seed: 'empty' });
    const states = new Map<string, number>();
    const files: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const goal = states.size + WRITES_PER_ROUND;
      let reached = () => {};
      const enough = new Promise<void>((resolve) => {
        reached = resolve;
      });
      const acknowledged = (id: string, state: number) => {
        states.set(id, state);
        if (states.size >= goal) reached();
      };
      const writers = Array.from({ length: WRITERS }, (_, n) =>
        writeOn(cloud.url, `${round}-${n}`, acknowledged),
      );
      writers.push(uploadOn(cloud, String(round), (fileId) => files.push(fileId)));
      const ended = Promise.allSettled(writers);
      await enough;
      await cloud.killAndRestart();
      for (const writer of await ended) expect(writer.status).toBe('rejected');

      const found = await documentsOf(cloud.url, { staffKeys: 'load' });
      for (const { first, last } of found) expect(STATES[first]).toBe(STATES[last]);
      const there = new Map(found.map(({ _id, first }) => [_id, first]));
      const lost = [...states].filter(([id, state]) => (there.get(id) ?? -1) < state);
      expect(lost).toEqual([]);
      // the index and the collection tell the same
      expect(found.length).toBe(await count(cloud.url, 'people'));
    }
    expect(files.length).toBeGreaterThan(0);
    for (let at = 0; at < files.length; at += 50) {
      const file_list = files.slice(at, at + 50).map((fileid) => ({ fileid }));
      const { download_list } = await data(cloud.url, { action: 'storage.batchGetDownloadUrl', file_list });
      for (const { tempFileURL } of download_list as { tempFileURL: string }[]) {
        expect((await (await fetch(tempFileURL)).arrayBuffer()).byteLength).toBe(200_000);
      }
    }
    await cloud.stop();
  }, 120_000);
});
