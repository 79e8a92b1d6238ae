const cloud = require('wx-server-sdk');

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
const startedAt = process.hrtime.bigint().toString();
let calls = 0;

const ways = {
  throw: () => {
    throw new Error('it broke');
  },
  exit: () => process.exit(3),
  'break later': () => new Promise(() => setTimeout(() => undefined.missing, 5)),
  'reject nobody': () => new Promise(() => Promise.reject(new Error('unheard'))),
  hang: () => new Promise(() => undefined),
  'loop for ever': () => {
    for (;;);
  },
  print: () => {
    console.log('one', { two: 2 });
    console.warn('careful');
    console.error('worse');
  },
  context: (_, context) => ({
    context,
    wx: cloud.getWXContext(),
    env: process.env,
    instance: startedAt,
    call: ++calls,
  }),
  echo: (event) => event,
  nothing: () => undefined,
  circular: () => {
    const self = {};
    self.self = self;
    return self;
  },
  big: ({ bytes }) => 'x'.repeat(bytes),
  slow: async ({ ms }) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return { instance: startedAt };
  },
  nested: async ({ name, data }) => {
    try {
      return await cloud.callFunction({ name, data });
    } catch ({ errCode, errMsg }) {
      return { errCode, errMsg };
    }
  },
};

exports.main = (event, context) => ways[event.way](event, context);
