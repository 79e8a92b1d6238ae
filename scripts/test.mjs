import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { ensureInstalled, root } from './install.mjs';
import { runCommand } from './run-command.mjs';
import { say, step } from './say.mjs';

const { quick, whole } = JSON.parse(readFileSync(path.join(root, 'config/test-suites.json'), 'utf8'));
const totals = { passed: 0, failed: 0 };

function count(passed, failed) {
  totals.passed += passed;
  totals.failed += failed;
}

/** A check that is one program: it counts as one, and says why it failed. */
async function check(name, program, args) {
  await step(name, async () => {
    const { code, output } = await runCommand(program, args, { cwd: root, quiet: true });
    count(code === 0 ? 1 : 0, code === 0 ? 0 : 1);
    if (code !== 0) say(output);
  });
}

/** Jest suites in one time zone; every test counts. */
async function jest(suites, zone) {
  await step(`tests in ${zone}: ${suites.join(', ')}`, async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'jest-'));
    const report = path.join(folder, 'report.json');
    const { code } = await runCommand(
      process.execPath,
      [
        'node_modules/jest/bin/jest.js',
        '--selectProjects',
        ...suites,
        '--json',
        `--outputFile=${report}`,
        '--silent',
        '--maxWorkers=2',
      ],
      { cwd: root, env: { TZ: zone, NODE_ENV: 'test' }, showErrors: true },
    );
    try {
      const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(
        readFileSync(report, 'utf8'),
      );
      // a suite that cannot even start has no failed test of its own
      count(numPassedTests, Math.max(numFailedTests, numFailedTestSuites));
    } catch {
      count(0, Math.max(1, code));
    }
    rmSync(folder, { recursive: true });
  });
}

async function lintAndTypes() {
  await check('lint', process.execPath, ['node_modules/@biomejs/biome/bin/biome', 'check', '.']);
  await check('types', process.execPath, ['node_modules/typescript/bin/tsc', '--noEmit']);
}

const modes = {
  /** everything; what CI runs */
  async all() {
    await lintAndTypes();
    await build(['functions', 'h5', 'weapp']);
    await jest([...quick, ...whole], 'UTC');
    await jest([...quick, 'flows'], 'America/Los_Angeles');
  },
  /** under a minute, while one works */
  async check() {
    await lintAndTypes();
    await jest(quick, 'UTC');
  },
  /** prints the figures of config/budget.json's limits from real runs */
  async budget() {
    await build(['functions', 'h5', 'weapp']);
    const { code, output } = await runCommand(process.execPath, ['--import', 'tsx', 'scripts/budget.ts'], {
      cwd: root,
      quiet: true,
    });
    process.stdout.write(output);
    process.exit(code);
  },
};

const mode = modes[process.argv[2] ?? 'all'];
await ensureInstalled();
await mode().catch((error) => {
  say(`✗ ${error.message}`);
  count(0, 1);
});
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed\n`);
process.exit(totals.failed > 0 ? 1 : 0);
