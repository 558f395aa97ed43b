import Taro from '@tarojs/taro';
import { isH5 } from './target';

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
