import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';

/** Constant per build, so that the other target's code falls out of the package. */
export const isWeapp = process.env.TARO_ENV === 'weapp';
export const isH5 = process.env.TARO_ENV === 'h5';

const deskWidth = 1024;
const wideEnough = () => isH5 && typeof window !== 'undefined' && window.innerWidth >= deskWidth;

/** True where the staff desk fits: a browser window at least 1024 wide. Follows the window. */
export function useDesk(): boolean {
  const [desk, setDesk] = useState(wideEnough);
  useEffect(() => {
    if (!isH5) return undefined;
    const look = () => setDesk(wideEnough());
    window.addEventListener('resize', look);
    return () => window.removeEventListener('resize', look);
  }, []);
  return desk;
}

/** How much larger than usual the person reads in WeChat (its size 17 counts as usual), between 0.9 and 1.5. */
export function wechatFontScale(): number {
  if (!isWeapp) return 1;
  try {
    const { fontSizeSetting } = Taro.getAppBaseInfo() as { fontSizeSetting?: number };
    return fontSizeSetting ? Math.min(1.5, Math.max(0.9, fontSizeSetting / 17)) : 1;
  } catch {
    return 1;
  }
}
