import { Text, View } from '@tarojs/components';
import { addDays, civilDay } from '@shared/time/civil';
import { deskWords } from '@shared/words/desk';
import { useWords } from '@/services/settings';
import { Icon, Tap } from '@/ui';
import { spoken } from '@/ui/a11y';

interface DaySwitchProps {
  on: string;
  now: Date;
  /** `undefined` = today. */
  onDay: (on: string | undefined) => void;
}

/** ‹ 今天 ›: one day back, one day on; the word in the middle comes back to today. */
export function DaySwitch({ on, now, onDay }: DaySwitchProps) {
  const w = useWords(deskWords);
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
      <Tap
        className='desk-days__now'
        onTap={() => onDay(undefined)}
        disabled={on === today}
        label={on === today ? w.days.today : w.days.backToToday}
      >
        <Text>{on === today ? w.days.today : w.days.backToToday}</Text>
      </Tap>
      <Tap className='desk-days__step' repeat onTap={() => go(1)} label={w.days.later}>
        <Icon name='chevron-right' size={20} />
      </Tap>
    </View>
  );
}
