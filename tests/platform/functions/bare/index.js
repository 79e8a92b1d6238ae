const cloud = require('wx-server-sdk');

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });

/** Has no config.json, so no permission. */
exports.main = async ({ openid }) => {
  try {
    return await cloud.openapi.security.msgSecCheck({ openid, scene: 2, version: 2, content: '水管漏水' });
  } catch ({ errCode, errMsg }) {
    return { errCode, errMsg };
  }
};
