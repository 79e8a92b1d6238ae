const cloud = require('wx-server-sdk');

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });

const fromJson = (_, value) => (value?.$bytes ? Buffer.from(value.$bytes, 'base64') : value);
const toJson = (_, value) =>
  value?.type === 'Buffer' ? { $bytes: Buffer.from(value.data).toString('base64') } : value;

/** Calls one method of the SDK by its name. */
async function probe({ call, args }) {
  const path = call.split('.');
  const name = path.pop();
  const owner = path.reduce((object, key) => object[key], cloud);
  try {
    const result = await owner[name](...JSON.parse(JSON.stringify(args), fromJson));
    return { result: JSON.parse(JSON.stringify(result), toJson) };
  } catch ({ errCode, errMsg }) {
    return { error: { errCode, errMsg } };
  }
}

/** Makes these calls at the same time and answers what came of each. */
exports.main = ({ calls }) => Promise.all(calls.map(probe));
