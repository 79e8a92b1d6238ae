import { type Api, type Arguments, isPage, type JsonAnswer, type OpenApiParts, ok, refused } from './answer';
import { badField } from './message-rules';
import { verdictOn } from './risky-words';

/** a send is not over at once: two to one person at the same time meet (43108) */
const SEND_MS = 5;

type Data = Record<string, { value: string }>;

function decide(parts: OpenApiParts, openid: string, args: Arguments, data: Data): JsonAnswer {
  const { state, faults, templates } = parts;
  const templateId = String(args.template_id ?? '');
  const template = templates.get(templateId);
  if (!openid) return refused(40003, 'invalid openid');
  if (!template) return refused(40037, 'invalid template_id');
  const ordered = faults.takeSendFault(openid);
  if (ordered !== undefined) return refused(ordered, 'ordered by POST /control/faults');
  const field = badField(template, data);
  if (field) return refused(47003, `argument invalid! data.${field}.value invalid`);
  const page = String(args.page ?? '');
  if (page && !isPage(parts.pages, page)) return refused(41030, 'invalid page');
  const words = Object.values(data).map((each) => String(each?.value));
  if (verdictOn(words.join('\n')).suggest === 'risky') return refused(45168, 'sensitive content');
  if (state.grants(openid, templateId) <= 0) return refused(43101, 'user refuse to accept the msg');
  return ok();
}

function sendNow(parts: OpenApiParts, openid: string, args: Arguments): JsonAnswer {
  const { state, clock, templates } = parts;
  const templateId = String(args.template_id ?? '');
  const data = (args.data ?? {}) as Data;
  const answer = decide(parts, openid, args, data);
  // one grant, one message (platform.md)
  if (answer.errcode === 0) state.addGrants(openid, templateId, -1);
  state.record({
    at: clock.now(),
    openid,
    templateId,
    title: templates.get(templateId)?.title ?? templateId,
    page: String(args.page ?? ''),
    data,
    errCode: answer.errcode,
    grantsLeft: state.grants(openid, templateId),
  });
  return answer;
}

/**
 * subscribeMessage.send: one grant, one message. Codes of platform.md "Subscribe messages"; a second send to a person
 * while the first is on its way is 43108.
 */
export const sendSubscribeMessage: Api = async (parts, args) => {
  const openid = String(args.touser ?? '');
  if (parts.sendingTo.has(openid)) return refused(43108, 'concurrent sends to one user');
  parts.sendingTo.add(openid);
  try {
    await new Promise((resolve) => setTimeout(resolve, Math.max(SEND_MS, parts.faults.sendLatencyMs)));
    return sendNow(parts, openid, args);
  } finally {
    parts.sendingTo.delete(openid);
  }
};
