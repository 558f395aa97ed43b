import { Text } from '@tarojs/components';
import { isH5 } from '../platform/target';
import { settings } from '../services/settings';

/**
 * Words that somebody has written, not we: on an English screen Chinese among them is marked, so that a screen reader says it
 * in Chinese.
 */
export function Written({ text, className }: { text: string; className: string }) {
  const isForeign = isH5 && settings().language === 'en' && /[\u3400-\u9fff]/.test(text);
  return (
    <Text className={className} {...(isForeign ? { lang: 'zh-CN' } : {})}>
      {text}
    </Text>
  );
}
