import Taro from '@tarojs/taro';
import { identity } from './identity';

/** What this phone remembers between visits. Answers whether it worked: a full or broken storage is no reason to fail. */
export function remember(key: string, value: unknown): boolean {
  try {
    Taro.setStorageSync(identity.storagePrefix + key, value);
    return true;
  } catch {
    return false;
  }
}

/** What was remembered under a key, else undefined. */
export function recall<T>(key: string): T | undefined {
  try {
    return Taro.getStorageSync(identity.storagePrefix + key) || undefined;
  } catch {
    return undefined;
  }
}

export function forget(key: string): void {
  try {
    Taro.removeStorageSync(identity.storagePrefix + key);
  } catch {
    // nothing there
  }
}
