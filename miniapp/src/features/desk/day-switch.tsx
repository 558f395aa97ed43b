import { Text, View } from '@tarojs/components';
import { addDays, civilDay } from '@shared/time/civil';
import { dayWords } from '@shared/time/words';
import { deskWords } from '@shared/words/desk';
import { useSettings, useWords } from '@/services/settings';
import { Icon, Tap } from '@/ui';
import { spoken } from '@/ui/a11y';
import { timeLanguage } from './words-of';

interface DaySwitchProps {
  on: string;
  now: Date;
  /** `undefined` = today. */
  onDay: (on: string | undefined) => void;
}

/** ‹ 今天 ›: one day back, one day on; the word in the middle comes back to today. */
export function DaySwitch({ on, now, onDay }: DaySwitchProps) {
  const w = useWords(deskWords);
  const { language } = useSettings();
  const today = civilDay(now);
  const go = (days: number) => {
    const next = addDays(on, days);
    onDay(next === today ? undefined : next);
  };
  return (
    <View className='desk-days' {...spoken({ role: 'group', label: w.days.label })}>
      <Tap className='desk-days__step' repeat onTap={() => go(-1)} label={w.days.earlier}>
        <Icon name='chevron-left' size={20} />
      </Tap>
      <Tap className='desk-days__now' onTap={() => onDay(undefined)} disabled={on === today} label={w.days.today}>
        <Text>{on === today ? w.days.today : dayWords(on, now, timeLanguage(language))}</Text>
      </Tap>
      <Tap className='desk-days__step' repeat onTap={() => go(1)} label={w.days.later}>
        <Icon name='chevron-right' size={20} />
      </Tap>
    </View>
  );
}
