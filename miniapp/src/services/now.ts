import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useState } from 'react';

/** The time, fresh at least every `everyMs` while the page is in view. */
export function useNow(everyMs = 30_000): Date {
  const [now, setNow] = useState(() => new Date());
  const [seen, setSeen] = useState(true);
  useDidShow(() => {
    setSeen(true);
    setNow(new Date());
  });
  useDidHide(() => setSeen(false));
  useEffect(() => {
    if (!seen) return undefined;
    const timer = setInterval(() => setNow(new Date()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs, seen]);
  return now;
}
