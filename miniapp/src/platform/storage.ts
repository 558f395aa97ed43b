import Taro from '@tarojs/taro';

const prefix = 'linli.';

/** What this device remembers between visits. A full or forbidden storage forgets; it never breaks the app. */
export const storage = {
  read<T>(name: string): T | null {
    try {
      const value: unknown = Taro.getStorageSync(prefix + name);
      return value === '' || value === undefined || value === null ? null : (value as T);
    } catch {
      return null;
    }
  },
  /** False when the device's storage is full or closed: this visit then goes on without remembering. */
  write(name: string, value: unknown): boolean {
    try {
      Taro.setStorageSync(prefix + name, value);
      return true;
    } catch {
      return false;
    }
  },
  forget(name: string): void {
    try {
      Taro.removeStorageSync(prefix + name);
    } catch {
      // As above.
    }
  },
};
