import { parseFaults } from './faults';
import { HttpError } from './http-tools';
import type { LocalCloud } from './local-cloud';
import { nextLimit } from './next-limit';

type Body = Record<string, unknown>;
type Handler = (cloud: LocalCloud, body: Body, query: URLSearchParams) => unknown | Promise<unknown>;

const MINUTE = 60_000;
const MOST_MINUTES = 400 * 24 * 60;
const MESSAGES_SHOWN = 500;
const MOST_TEMPLATES = 50;
const DEFAULT_LOGS = 50;
const MOST_LOGS = 500;

function clockFace(cloud: LocalCloud) {
  return { now: cloud.clock.now(), offsetMinutes: Math.round(cloud.clock.offsetNow() / MINUTE) };
}

async function advance(cloud: LocalCloud, { advanceMinutes }: Body) {
  if (typeof advanceMinutes !== 'number' || !(advanceMinutes >= 0) || advanceMinutes > MOST_MINUTES) {
    throw new HttpError(400, 'advanceMinutes: a number of minutes from 0 to 400 days');
  }
  cloud.clock.advance(advanceMinutes * MINUTE);
  await cloud.scheduler.catchUp();
  return clockFace(cloud);
}

/** The promise that is due next, and how far to go so that the timer after it has seen it too. */
async function next(cloud: LocalCloud) {
  const now = cloud.clock.now();
  const limit = await nextLimit(cloud.database, now);
  if (!limit) return { limit: null };
  const seenAt = cloud.scheduler.nextTimerAfter(limit.dueAt) ?? limit.dueAt;
  return { limit, advanceMinutes: Math.ceil((seenAt - now) / MINUTE) };
}

function grant(cloud: LocalCloud, { openid, templateIds, count = 1 }: Body) {
  const rightIds = Array.isArray(templateIds) && templateIds.length <= MOST_TEMPLATES;
  if (typeof openid !== 'string' || !rightIds || !Number.isInteger(count)) {
    throw new HttpError(400, 'expected {"openid":"…","templateIds":["…"],"count":1}');
  }
  for (const id of templateIds) cloud.state.addGrants(openid, String(id), count as number);
  return { left: Object.fromEntries(templateIds.map((id) => [id, cloud.state.grants(openid, String(id))])) };
}

function phoneCode(cloud: LocalCloud, { phone }: Body) {
  if (typeof phone !== 'string') throw new HttpError(400, 'expected {"phone":"…"}');
  const code = `code-${Math.random().toString(36).slice(2)}`;
  cloud.state.addCode(code, phone, cloud.clock.now() + 5 * MINUTE);
  return { code };
}

function logs(cloud: LocalCloud, query: URLSearchParams) {
  const limit = Number(query.get('limit') ?? DEFAULT_LOGS);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_LOGS) {
    throw new HttpError(400, `limit: a whole number from 1 to ${MOST_LOGS}`);
  }
  return { logs: cloud.host.logs.latest(limit, query.get('function') ?? undefined) };
}

const handlers: Record<string, Handler> = {
  'GET clock': clockFace,
  'POST clock': advance,
  'GET next': next,
  'GET messages': (cloud) => ({ messages: cloud.state.messages(MESSAGES_SHOWN) }),
  'GET bill': (cloud) => cloud.meter.bill(),
  'POST bill/reset': (cloud) => {
    cloud.meter.reset(cloud.clock.now());
    return cloud.meter.bill();
  },
  'GET trace': (cloud) => ({ invocations: cloud.meter.trace() }),
  'GET logs': (cloud, _, query) => logs(cloud, query),
  'GET explain': (cloud, _, query) => ({
    explain: cloud.database.explain(query.get('collection') ?? '') ?? null,
  }),
  'GET warnings': (cloud) => ({ warnings: cloud.database.warnings() }),
  'POST grant': grant,
  'POST phone-code': phoneCode,
  'GET faults': (cloud) => ({ faults: cloud.faults.ordered() }),
  'POST faults': (cloud, body) => {
    cloud.faults.order(parseFaults(body));
    return { faults: cloud.faults.ordered() };
  },
  'GET personas': (cloud) => ({ personas: cloud.personas }),
  'POST reset': async (cloud, { seed = 'empty' }) => {
    if (seed !== 'demo' && seed !== 'empty') throw new HttpError(400, 'seed: demo or empty');
    await cloud.reset(seed);
    return { seed };
  },
};

/** The control face, for people and tests: clock, messages, bill, logs, grants, faults, reset. */
export async function answerControl(
  cloud: LocalCloud,
  method: string,
  name: string,
  body: Body,
  query: URLSearchParams,
): Promise<unknown> {
  const key = `${method} ${name}`;
  const handler = Object.hasOwn(handlers, key) ? handlers[key] : undefined;
  if (!handler) throw new HttpError(404, `there is no ${method} /control/${name}`);
  return handler(cloud, body, query);
}
