import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';

const againMs = 15_000;

/** Asks again while the page is in view, as colleagues and residents change things meanwhile. */
export function useLiveAgain(ask: () => Promise<unknown>, when: boolean): void {
  const latest = useRef(ask);
  latest.current = ask;
  const [seen, setSeen] = useState(true);
  useDidShow(() => setSeen(true));
  useDidHide(() => setSeen(false));
  const on = when && seen;
  useEffect(() => {
    if (!on) return undefined;
    const timer = setInterval(() => void latest.current(), againMs);
    return () => clearInterval(timer);
  }, [on]);
}
