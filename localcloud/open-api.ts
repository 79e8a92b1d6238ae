import type { Clock } from './clock';
import type { FaultBox } from './faults';
import { badField, type MessageTemplate } from './message-rules';
import type { State } from './state';

export interface OpenApiParts {
  state: State;
  clock: Clock;
  faults: FaultBox;
  templates: Map<string, MessageTemplate>;
}

type Arguments = Record<string, unknown>;
type Answer = Record<string, unknown> & { errcode: number; errmsg: string };

const ok = (more: Record<string, unknown> = {}): Answer => ({ errcode: 0, errmsg: 'ok', ...more });
const refused = (errcode: number, errmsg: string): Answer => ({ errcode, errmsg });

/** Words that stand for what WeChat would call risky. */
const risky = /赌博|代开发票|色情/;

function sendSubscribeMessage({ state, clock, faults, templates }: OpenApiParts, args: Arguments): Answer {
  const openid = String(args.touser ?? '');
  const templateId = String(args.template_id ?? '');
  const data = (args.data ?? {}) as Record<string, { value: string }>;
  const template = templates.get(templateId);
  const decide = (): Answer => {
    if (!openid) return refused(40003, 'invalid openid');
    if (!template) return refused(40037, 'invalid template_id');
    const ordered = faults.takeSendFault(openid);
    if (ordered !== undefined) return refused(ordered, 'ordered by POST /control/faults');
    const field = badField(template, data);
    if (field) return refused(47003, `argument invalid! data.${field}.value is wrong`);
    if (state.grants(openid, templateId) <= 0) return refused(43101, 'user refuse to accept the msg');
    return ok();
  };
  const answer = decide();
  // WeChat's ledger: a send takes one grant, a refusal shows there was none
  if (answer.errcode === 0) state.addGrants(openid, templateId, -1);
  state.record({
    at: clock.now(),
    openid,
    templateId,
    title: template?.title ?? templateId,
    page: String(args.page ?? ''),
    data,
    errCode: answer.errcode,
    grantsLeft: state.grants(openid, templateId),
  });
  return answer;
}

const apis: Record<string, (parts: OpenApiParts, args: Arguments) => Answer> = {
  'subscribeMessage.send': sendSubscribeMessage,
  'security.msgSecCheck': (_, args) => {
    const isRisky = risky.test(String(args.content ?? ''));
    return ok({
      detail: [],
      result: isRisky ? { suggest: 'risky', label: 20_001 } : { suggest: 'pass', label: 100 },
    });
  },
  'phonenumber.getPhoneNumber': ({ state, clock }, args) => {
    const phone = state.takeCode(String(args.code ?? ''), clock.now());
    if (!phone) return refused(40029, 'invalid code');
    return ok({ phone_info: { phone_number: phone, pure_phone_number: phone, country_code: '86' } });
  },
};

/** Answers one cloud call of the SDK; undefined for an API that the local cloud does not know. */
export function callOpenApi(parts: OpenApiParts, name: string, args: Arguments): Answer | undefined {
  const api = Object.hasOwn(apis, name) ? apis[name] : undefined;
  return api?.(parts, args);
}
