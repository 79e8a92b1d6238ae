const cloud = require('wx-server-sdk');

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });

/** Says when it ran and fails where the database fails. */
exports.main = async (event) => {
  console.log(JSON.stringify({ event, now: Date.now(), wx: cloud.getWXContext() }));
  await cloud.database().collection('people').limit(1).get();
};
