import { community, people, personas } from './people';
import type { Seed } from './seed-context';
import { playStories } from './stories';

const GRANTS = 20;

/** The demo community 阳光花园. Its tickets are lived through the real functions, from ten days ago until now. */
export const demo: Seed = {
  personas,
  async run(context) {
    context.insert('communities', [community]);
    context.insert('people', people);
    // these people once tapped "receive reminders"
    for (const { openid } of personas) {
      for (const templateId of context.templateIds) context.grant(openid, templateId, GRANTS);
    }
    await playStories(context);
  },
};
