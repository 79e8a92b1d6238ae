import { useEffect } from 'react';

type Listener = () => void;

function listeners() {
  const all = new Set<Listener>();
  const use = (listener: Listener) => {
    useEffect(() => {
      all.add(listener);
      return () => {
        all.delete(listener);
      };
    });
  };
  const fire = () => {
    for (const listener of all) listener();
  };
  return { use, fire };
}

const shown = listeners();
const pulled = listeners();
const bottom = listeners();
const network = new Set<(status: { isConnected: boolean }) => void>();

type CloudAnswer = (data: { action: string; input: unknown }) => unknown;

/** What a test says the phone, its storage and its cloud do. */
export const phone = {
  storage: new Map<string, unknown>(),
  /** a storage that is full or broken throws */
  storageIsBroken: false,
  /** answers a call of the cloud; what it throws is a lost network */
  cloud: (() => undefined) as CloudAnswer,
  /** answers an upload with a file id; what it throws is a lost network */
  upload: ((cloudPath: string) => `cloud://env.bucket/${cloudPath}`) as (cloudPath: string) => string,
  show: shown.fire,
  pullDown: pulled.fire,
  reachBottom: bottom.fire,
  /** the network breaks or is back */
  setNetwork: (isConnected: boolean) => {
    for (const listener of network) listener({ isConnected });
  },
  pullDownEnded: 0,
  /** where the last redirect led */
  openedUrl: '',
  /** paths of temporary files that WeChat has cleared */
  clearedFiles: new Set<string>(),
};

/** Forgets what earlier tests left on the phone. */
export function resetPhone(): void {
  phone.storage.clear();
  phone.storageIsBroken = false;
  phone.cloud = () => undefined;
  phone.upload = (cloudPath) => `cloud://env.bucket/${cloudPath}`;
  phone.pullDownEnded = 0;
  phone.clearedFiles.clear();
  phone.openedUrl = '';
}

function storage(): Map<string, unknown> {
  if (phone.storageIsBroken) throw new Error('exceed max size');
  return phone.storage;
}

export const useDidShow = shown.use;
export const usePullDownRefresh = pulled.use;
export const useReachBottom = bottom.use;

/**
 * WeChat behind Taro, as far as the tested modules use it: a test of the client takes it in place of `@tarojs/taro`.
 * Everything else of Taro is missing here, so that a call of it fails loudly.
 */
export default {
  // WeChat stores a copy, not the object itself, and answers '' for what is not there
  setStorageSync: (key: string, value: unknown) => storage().set(key, structuredClone(value)),
  getStorageSync: (key: string) => structuredClone(storage().get(key)) ?? '',
  removeStorageSync: (key: string) => storage().delete(key),
  onNetworkStatusChange: (listener: (status: { isConnected: boolean }) => void) => network.add(listener),
  offNetworkStatusChange: (listener: (status: { isConnected: boolean }) => void) => network.delete(listener),
  redirectTo: async ({ url }: { url: string }) => {
    phone.openedUrl = url;
  },
  requestSubscribeMessage: async () => ({}),
  stopPullDownRefresh: () => {
    phone.pullDownEnded++;
  },
  getFileSystemManager: () => ({
    accessSync(path: string) {
      if (phone.clearedFiles.has(path)) throw new Error('no such file or directory');
    },
  }),
  cloud: {
    callFunction: async ({ data }: { name: string; data: { action: string; input: unknown } }) => ({
      result: await phone.cloud(data),
    }),
    uploadFile: async ({ cloudPath }: { cloudPath: string; filePath: string }) => ({
      fileID: phone.upload(cloudPath),
    }),
  },
};
