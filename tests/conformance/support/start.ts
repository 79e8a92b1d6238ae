import path from 'node:path';
import { TestCloud } from '../../support/localcloud';
import { keep } from './running';

const schema = path.join(__dirname, 'schema.json');

/** Before the suite: one local cloud for all of it, unless it is to run against a real environment. */
export default async function start(): Promise<void> {
  if (process.env.WX_ENV) {
    process.stderr.write(`conformance: runs against the environment ${process.env.WX_ENV}\n`);
    return;
  }
  process.stderr.write(
    'conformance: runs against the local cloud; skipped: the run against a real environment (set WX_ENV, TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY; collections and indexes as in tests/conformance/support/schema.json)\n',
  );
  const cloud = await TestCloud.start({
    seed: 'empty',
    schema,
    functions: path.join(__dirname, 'functions'),
  });
  keep(cloud);
  process.env.CONFORMANCE_URL = cloud.url;
}
