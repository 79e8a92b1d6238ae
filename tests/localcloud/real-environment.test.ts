import { spawn } from 'node:child_process';
import path from 'node:path';
import { sdkEnvironment } from '../../localcloud/functions/environment';
import { root, TestCloud } from '../support/localcloud';

const support = path.join(root, 'tests/conformance/support');

/** Runs the conformance suite as one runs it against a real environment; answers its exit code and what it said. */
function runSuite(variables: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const jest = path.join(root, 'node_modules/jest/bin/jest.js');
  const child = spawn(process.execPath, [jest, '--selectProjects', 'conformance', '--verbose'], {
    cwd: root,
    env: { PATH: process.env.PATH, TZ: 'UTC', ...variables },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      said += text;
    });
  }
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}

test('with WX_ENV the conformance suite asks nothing but the SDK endpoint: it can run against a real environment', async () => {
  const cloud = await TestCloud.start({
    seed: 'empty',
    schema: path.join(support, 'schema.json'),
    functions: path.join(support, 'functions'),
  });
  const { code, said } = await runSuite({ WX_ENV: 'local', ...sdkEnvironment(`${cloud.url}/admin`) });
  await cloud.stop();
  expect(said).toContain('conformance: runs against the environment local');
  expect(said).toContain('of 50 who compare and set, one wins each round');
  expect(said).not.toContain('the first stages of an aggregation');
  expect(code).toBe(0);
});
