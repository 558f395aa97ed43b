import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { weekdayWords } from '@shared/time/words';
import { programmeDeskWords } from '@shared/words/programme-desk';
import { useSettings, useWords } from '@/services/settings';
import { cx, Tap } from '@/ui';
import { spoken } from '@/ui/a11y';
import { sessionsOfDraft, type Draft, type TextField } from './plan';
import { SkipDays } from './skip-days';
import { timeLanguage } from './when';

export interface FieldMore {
  hint?: string;
  max?: number;
  kind?: 'multi' | 'digits';
  /** It is a day. */
  day?: boolean;
}

interface Props {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
  field: (key: TextField, label: string, more?: FieldMore) => ReactNode;
}

/** 2026-07-06 was a Monday. */
const days = [6, 7, 8, 9, 10, 11, 12].map((day) => `2026-07-${String(day).padStart(2, '0')}`);

/** From when to when, on which days of the week: the sessions follow, and are counted while it is typed. */
export function PatternFields({ draft, onChange, field }: Props) {
  const w = useWords(programmeDeskWords).form;
  const { language } = useSettings();
  const toggle = (weekday: number) =>
    onChange({
      weekdays: draft.weekdays.includes(weekday)
        ? draft.weekdays.filter((one) => one !== weekday)
        : [...draft.weekdays, weekday],
    });
  return (
    <View className='season-form'>
      <View className='season-form__days' {...spoken({ role: 'group', label: w.weekdays })}>
        {days.map((on, n) => {
          const chosen = draft.weekdays.includes(n + 1);
          const word = weekdayWords(on, timeLanguage(language));
          return (
            <Tap
              key={on}
              role='checkbox'
              checked={chosen}
              repeat
              className={cx('ui-chip', chosen && 'is-chosen')}
              onTap={() => toggle(n + 1)}
              label={word}
            >
              <Text>{word}</Text>
            </Tap>
          );
        })}
      </View>
      <View className='season-form__pair'>
        {field('fromOn', w.fromOn, { day: true })}
        {field('toOn', w.toOn, { day: true })}
      </View>
      <View className='season-form__pair'>
        {field('starts', w.starts, { max: 5 })}
        {field('ends', w.ends, { max: 5 })}
      </View>
      <SkipDays draft={draft} onChange={onChange} />
      <View aria-live='polite'>
        <Text className='season__when'>{w.total(sessionsOfDraft(draft).length)}</Text>
      </View>
    </View>
  );
}
