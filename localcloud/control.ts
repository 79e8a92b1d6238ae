import { HttpError } from './http-tools';
import type { LocalCloud } from './local-cloud';

type Body = Record<string, unknown>;
type Handler = (cloud: LocalCloud, body: Body, query: URLSearchParams) => unknown | Promise<unknown>;

const MINUTE = 60_000;
const MOST_MINUTES = 400 * 24 * 60;
const MESSAGES_SHOWN = 500;

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

function grant(cloud: LocalCloud, { openid, templateIds, count = 1 }: Body) {
  if (typeof openid !== 'string' || !Array.isArray(templateIds) || !Number.isInteger(count)) {
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

const handlers: Record<string, Handler> = {
  'GET clock': clockFace,
  'POST clock': advance,
  'GET messages': (cloud) => ({ messages: cloud.state.messages(MESSAGES_SHOWN) }),
  'GET bill': (cloud) => cloud.meter.bill(),
  'POST bill/reset': (cloud) => {
    cloud.meter.reset();
    return cloud.meter.bill();
  },
  'GET trace': (cloud) => ({ invocations: cloud.meter.trace() }),
  'GET explain': (cloud, _, query) => ({
    explain: cloud.database.explain(query.get('collection') ?? '') ?? null,
  }),
  'GET warnings': (cloud) => ({ warnings: cloud.database.warnings() }),
  'POST grant': grant,
  'POST phone-code': phoneCode,
  'POST faults': (cloud, body) => {
    cloud.faults.order(body);
    return { faults: body };
  },
  'GET personas': (cloud) => ({ personas: cloud.personas }),
  'POST reset': async (cloud, { seed = 'empty' }) => {
    if (seed !== 'demo' && seed !== 'empty') throw new HttpError(400, 'seed: demo or empty');
    await cloud.reset(seed);
    return { seed };
  },
};

/** The control face, for people and tests: clock, messages, bill, grants, faults, reset. */
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
