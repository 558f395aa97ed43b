import Taro from '@tarojs/taro';
import { isH5 } from './target';

/** What WeChat said last; without a word of it there is a network. */
let connected = true;
if (!isH5) {
  Taro.onNetworkStatusChange(({ isConnected }) => {
    connected = isConnected;
  });
  Taro.getNetworkType({
    success: ({ networkType }) => {
      connected = networkType !== 'none';
    },
  }).catch(() => undefined);
}

/** False where the device itself knows that it has no network; true says nothing of the server. */
export const isOnline = (): boolean => (isH5 ? navigator.onLine : connected);

/** Calls back each time the network comes back; the answer ends it. */
export function whenOnline(back: () => void): () => void {
  if (isH5) {
    window.addEventListener('online', back);
    return () => window.removeEventListener('online', back);
  }
  const look = ({ isConnected }: { isConnected: boolean }): void => {
    if (isConnected) back();
  };
  Taro.onNetworkStatusChange(look);
  return () => Taro.offNetworkStatusChange(look);
}
