import messageTemplates from '../../../config/message-templates.json';
import type { ContentCheck, Messenger, PhotoLinks } from '../usecases/ports';
import { answerOf, cloud, codeOf, textOf } from './cloud';

const UNKNOWN_TEMPLATE = 40037;
const UNKNOWN_ERROR = -1;
const LINK_SECONDS = 10 * 60;
/** platform.md: at most 50 links a call */
const LINKS_PER_CALL = 50;
/** risky words are told apart from broken checks: only the first refuse a text */
const RISKY = 'risky';

interface Template {
  key: string;
  /** WeChat's own name of a field (`thing4`) where it gave another one than ours */
  names?: Record<string, string>;
}

const templates = new Map(
  Object.entries<Template>(messageTemplates.templates).map(([id, template]) => [
    template.key,
    { id, ...template },
  ]),
);

/** Subscribe messages of WeChat (订阅消息). */
export const messenger: Messenger = {
  async send(message) {
    const template = templates.get(message.template);
    if (!template) return UNKNOWN_TEMPLATE;
    const fields = Object.entries(message.data).map(([field, value]) => [
      template.names?.[field] ?? field,
      { value },
    ]);
    try {
      await cloud.openapi.subscribeMessage.send({
        touser: message.to,
        templateId: template.id,
        page: message.page,
        data: Object.fromEntries(fields),
      });
      return 0;
    } catch (error) {
      return codeOf(error) ?? UNKNOWN_ERROR;
    }
  },
};

/** WeChat's content check (P7.6). A check that cannot be made lets the text through: staff read it anyway. */
export const contentCheck: ContentCheck = {
  async isAcceptable(content, openid) {
    try {
      const answer = await cloud.openapi.security.msgSecCheck({ openid, scene: 2, version: 2, content });
      return answer.result?.suggest !== RISKY;
    } catch (error) {
      console.warn(`content check not made: ${textOf(error)}`);
      return true;
    }
  },
};

/** Private links to stored photos (P7.4). */
export const photoLinks: PhotoLinks = {
  async linksFor(fileIds) {
    const calls: string[][] = [];
    for (let start = 0; start < fileIds.length; start += LINKS_PER_CALL) {
      calls.push(fileIds.slice(start, start + LINKS_PER_CALL));
    }
    const answers = await Promise.all(
      calls.map((ids) =>
        answerOf<{ fileList: { fileID: string; tempFileURL: string }[] }>(
          cloud.getTempFileURL({ fileList: ids.map((fileID) => ({ fileID, maxAge: LINK_SECONDS })) }),
        ),
      ),
    );
    const links = new Map<string, string>();
    for (const { fileID, tempFileURL } of answers.flatMap((answer) => answer.fileList)) {
      if (tempFileURL) links.set(fileID, tempFileURL);
    }
    return links;
  },
};
