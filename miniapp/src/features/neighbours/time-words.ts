import { civilDay } from '@shared/time/civil';
import { clockWords, dayWords, fullDateWords } from '@shared/time/words';
import { useNow } from '@/services/now';
import { useSettings } from '@/services/settings';

/** When something was filed, as one says it: the day and the time. */
export function useTimeWords(): (instant: string) => string {
  const { language } = useSettings();
  const now = useNow();
  return (instant) => {
    const at = new Date(instant);
    return `${dayWords(civilDay(at), now, language === 'zh' ? 'zh-CN' : 'en')} ${clockWords(at)}`;
  };
}

/** A day that is written down: with its date, and with the year when that is not this one. */
export function useDateWords(): (on: string) => string {
  const { language } = useSettings();
  const now = useNow();
  return (on) => fullDateWords(on, now, language === 'zh' ? 'zh-CN' : 'en');
}
