import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { Command, newDirectory, npm } from './command';

const empty = (data = newDirectory()) => ['--port', '0', '--seed', 'empty', '--data', data];

/** What a refused start looks like: code 1, nothing on stdout, one sentence on stderr. */
async function refusal(args: string[]): Promise<string> {
  const { code, stdout, stderr } = await new Command(args).ended;
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).not.toMatch(/^\s+at |Error:/m);
  return stderr.trim();
}

test('it says one JSON line when it is ready, and nothing more', async () => {
  const command = new Command(empty());
  const { url, admin } = await command.ready();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(admin).toBe(`${url}/admin`);
  expect((await fetch(`${url}/control/clock`)).status).toBe(200);
  expect(await command.signal('SIGTERM')).toEqual({
    code: 0,
    stdout: `${JSON.stringify({ url, admin })}\n`,
    stderr: '',
  });
});

test('npm run localcloud takes options after --, and ends with npm', async () => {
  const command = new Command(empty(), npm);
  const { url, admin } = await command.ready();
  expect((await fetch(`${url}/control/personas`)).status).toBe(200);
  const { stdout } = await command.signal('SIGTERM');
  expect(stdout).toBe(`${JSON.stringify({ url, admin })}\n`);
  await expect(fetch(`${url}/control/clock`)).rejects.toThrow('fetch failed');
});

test.each(['SIGTERM', 'SIGINT'] as const)('%s ends it with 0, also one that is answering', async (signal) => {
  const command = new Command(empty());
  const { url } = await command.ready();
  await fetch(`${url}/control/faults`, { method: 'POST', body: '{"databaseLatencyMs":60000}' });
  const hanging = fetch(`${url}/admin`, {
    method: 'POST',
    body: JSON.stringify({ action: 'database.calculateDocument', collectionName: 'tickets' }),
  }).catch((error: Error) => error.message);
  await fetch(`${url}/control/clock`);
  expect((await command.signal(signal)).code).toBe(0);
  expect(await hanging).toBe('fetch failed');
});

test('the port that is asked for is the one it listens on', async () => {
  const first = new Command(empty());
  const { port } = new URL((await first.ready()).url);
  await first.signal('SIGTERM');
  const second = new Command(['--port', port, '--seed', 'empty', '--data', newDirectory()]);
  expect((await second.ready()).url).toBe(`http://127.0.0.1:${port}`);
  await second.signal('SIGTERM');
});

test('a taken port is refused', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as { port: number };
  const said = await refusal(['--port', String(port), '--seed', 'empty', '--data', newDirectory()]);
  expect(said).toBe(`port ${port} is taken; choose another with --port`);
  other.close();
});

test('a bad option is refused', async () => {
  expect(await refusal(['--colour', 'red'])).toBe("Unknown option '--colour'");
});

test('without a build it says how to build', async () => {
  const nothing = newDirectory();
  const sentence = `there are no built functions in ${nothing}; run: npm run build:functions`;
  expect(await refusal([...empty(), '--functions', nothing])).toBe(sentence);
});

describe('a data directory that cannot be one', () => {
  test('a file', async () => {
    const file = path.join(newDirectory(), 'data');
    writeFileSync(file, '');
    expect(await refusal(empty(file))).toBe(`the data directory ${file} cannot be read and written`);
  });

  test('below a file', async () => {
    const file = path.join(newDirectory(), 'data');
    writeFileSync(file, '');
    const below = path.join(file, 'below');
    expect(await refusal(empty(below))).toBe(`the data directory ${below} cannot be read and written`);
  });

  test('one with other files in it, which stays as it is', async () => {
    const foreign = newDirectory();
    mkdirSync(path.join(foreign, 'files'));
    writeFileSync(path.join(foreign, 'files/thesis.txt'), 'years of work');
    expect(await refusal(empty(foreign))).toBe(
      `the data directory ${foreign} holds files of something else; choose an empty one with --data`,
    );
    expect(readdirSync(foreign, { recursive: true }).sort()).toEqual(['files', 'files/thesis.txt']);
  });

  test('one whose database is damaged', async () => {
    const data = newDirectory();
    const command = new Command(empty(data));
    await command.ready();
    await command.signal('SIGTERM');
    rmSync(path.join(data, 'state.db-wal'), { force: true });
    writeFileSync(path.join(data, 'state.db'), 'x'.repeat(5_000));
    expect(await refusal(empty(data))).toContain(`the data directory ${data} is damaged`);
  });

  test('one that another server uses', async () => {
    const data = newDirectory();
    const first = new Command(empty(data));
    const { url } = await first.ready();
    expect(await refusal(empty(data))).toBe(`the data directory ${data} is used by another local cloud`);
    expect((await fetch(`${url}/control/clock`)).status).toBe(200);
    await first.signal('SIGTERM');
    const next = new Command(empty(data));
    await next.ready();
    await next.signal('SIGTERM');
  });
});

test('a start that was refused leaves a data directory that the next start can use', async () => {
  const data = newDirectory();
  await refusal([...empty(data), '--functions', newDirectory()]);
  const command = new Command(empty(data));
  await command.ready();
  expect((await command.signal('SIGTERM')).code).toBe(0);
});
