import Taro from '@tarojs/taro';

/** Tells when the network is back; answers how to stop telling. */
export function onNetworkBack(listener: () => void): () => void {
  const listen = ({ isConnected }: { isConnected: boolean }) => {
    if (isConnected) listener();
  };
  Taro.onNetworkStatusChange(listen);
  return () => Taro.offNetworkStatusChange(listen);
}
