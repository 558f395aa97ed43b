import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { isH5 } from '@/platform/target';

/** Whether somebody can see this page: it is on top, and the browser's tab too. */
export function useWatched(): boolean {
  const [shown, setShown] = useState(true);
  const [visible, setVisible] = useState(true);
  useDidShow(() => setShown(true));
  useDidHide(() => setShown(false));
  useEffect(() => {
    if (!isH5) return undefined;
    const look = () => setVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return shown && visible;
}
