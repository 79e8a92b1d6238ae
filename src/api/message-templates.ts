import messageTemplates from '../../config/message-templates.json';

export type MessageKey =
  | 'clarification-asked'
  | 'feedback-given'
  | 'visit-proposed'
  | 'result-ready'
  | 'job-offered'
  | 'job-changed'
  | 'promise-due';

/** Template ids of this deployment; WeChat asks for at most three at once. */
export function templateIdsOf(keys: readonly MessageKey[]): string[] {
  return Object.entries(messageTemplates.templates)
    .filter(([, template]) => (keys as readonly string[]).includes(template.key))
    .map(([id]) => id);
}
