const cloud = require('wx-server-sdk');

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });

/** Reads or writes once and says what came of it. */
exports.main = async (event) => {
  const collection = cloud.database().collection(event.collection);
  try {
    if (event.do === 'write') {
      await collection.add({ data: { n: 1 } });
      return 'written';
    }
    const { data } = await collection.limit(100).get();
    return `${data.length} documents`;
  } catch ({ errCode, errMsg }) {
    return `${errCode} ${errMsg.slice(errMsg.indexOf('['))}`;
  }
};
