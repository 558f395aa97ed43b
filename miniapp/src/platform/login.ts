import Taro from '@tarojs/taro';
import { isWeapp } from './target';

/** A one-use code of WeChat's login; null where there is no WeChat or it refuses. */
export async function wechatCode(): Promise<string | null> {
  if (!isWeapp) return null;
  try {
    const { code } = await Taro.login();
    return code || null;
  } catch {
    return null;
  }
}
