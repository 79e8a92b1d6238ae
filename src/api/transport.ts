import Taro from '@tarojs/taro';

/** Carries one event to the function `api` and its answer back. Rejects if the network or the cloud fails. */
export async function callFunction(data: Record<string, unknown>): Promise<unknown> {
  const { result } = await Taro.cloud.callFunction({ name: 'api', data });
  return result;
}
