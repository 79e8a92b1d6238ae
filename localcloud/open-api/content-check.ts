import { randomUUID } from 'node:crypto';
import { notImplemented } from '../cloud-error';
import { APP_ID } from '../functions/environment';
import { type Answer, type Api, type Arguments, type OpenApiParts, ok, refused } from './answer';
import { type Verdict, verdictOn } from './risky-words';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const LONGEST_CONTENT = 2_500;
/** WeChat says within 30 minutes */
const ANSWER_AFTER_MS = 2 * MINUTE;
const CANNOT_BE_FETCHED = -1_008;
const EVENT = { type: 'event', event: 'wxa_media_check' };

const labelled = (verdict: Verdict) => ({ strategy: 'content_model', errcode: 0, ...verdict, prob: 90 });

/** Scene, version and person, which both checks ask for. The person must have been there within 2 hours (61010). */
function refusal(parts: OpenApiParts, name: string, args: Arguments): Answer | undefined {
  if (Number(args.version) !== 2) throw notImplemented(`${name} version ${String(args.version ?? 1)}`);
  const openid = String(args.openid ?? '');
  if (!openid) return refused(40003, 'invalid openid');
  if (![1, 2, 3, 4].includes(Number(args.scene))) return refused(40129, 'invalid scene');
  const visit = parts.host.lastVisit(openid);
  if (visit === undefined || parts.clock.now() - visit > 2 * HOUR) return refused(61010, 'code is expired');
  return undefined;
}

/** security.msgSecCheck 2.0 (platform.md "Rules of review"). */
export const checkText: Api = (parts, args) => {
  const refusedBefore = refusal(parts, 'security.msgSecCheck', args);
  if (refusedBefore) return refusedBefore;
  const content = args.content;
  if (typeof content !== 'string' || content === '') return refused(44004, 'empty content');
  if ([...content].length > LONGEST_CONTENT) return refused(45002, 'content size out of limit');
  const result = verdictOn(content);
  return ok({
    trace_id: randomUUID(),
    result,
    detail: [labelled(result), { strategy: 'keyword', errcode: 0 }],
  });
};

function canBeFetched(parts: OpenApiParts, mediaUrl: string): boolean {
  if (!mediaUrl.startsWith(`${parts.url}/storage/`)) return false;
  const { pathname, searchParams } = new URL(mediaUrl);
  const key = decodeURIComponent(pathname.slice('/storage/'.length));
  return !!parts.storage.open(key, Number(searchParams.get('t')), searchParams.get('sign') ?? '');
}

/**
 * security.mediaCheckAsync 2.0: answers at once with a trace id; the result comes some minutes later as the event
 * wxa_media_check to the function that receives it (its shape: the official documents and answers quoted in WeChat's
 * forum). A file whose path has `risky` in it stands for one that WeChat would object to.
 */
export const checkMedia: Api = (parts, args) => {
  const refusedBefore = refusal(parts, 'security.mediaCheckAsync', args);
  if (refusedBefore) return refusedBefore;
  if (![1, 2].includes(Number(args.media_type))) return refused(40004, 'invalid media type');
  const mediaUrl = String(args.media_url ?? '');
  const traceId = randomUUID();
  const at = parts.clock.now() + ANSWER_AFTER_MS;
  const result: Verdict = /\/storage\/[^?]*risky/.test(mediaUrl)
    ? { suggest: 'risky', label: 20_002 }
    : { suggest: 'pass', label: 100 };
  const outcome = canBeFetched(parts, mediaUrl)
    ? { errcode: 0, errmsg: 'ok', result, detail: [labelled(result)] }
    : { errcode: CANNOT_BE_FETCHED, errmsg: '下载错误，请检查媒体链接是否可用', detail: [] };
  parts.scheduler.push(EVENT, at, {
    ToUserName: 'gh_local',
    FromUserName: String(args.openid),
    CreateTime: Math.floor(at / 1_000),
    MsgType: EVENT.type,
    Event: EVENT.event,
    appid: APP_ID,
    trace_id: traceId,
    version: 2,
    ...outcome,
  });
  return ok({ trace_id: traceId });
};
