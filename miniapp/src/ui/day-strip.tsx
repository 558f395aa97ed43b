import { ScrollView, Text, View } from '@tarojs/components';
import { inTurn, spoken } from './a11y';
import { cx } from './cx';
import { Tag } from './tag';
import { Tap } from './tap';
import type { Tone } from './tone';

export interface StripDay {
  on: string;
  /** 今天, 周一 … */
  word: string;
  /** The day of the month. */
  date: string;
  /** Plenty, few, none left, or closed that day. */
  dot: 'ok' | 'warn' | 'none' | 'closed';
  /** Read aloud instead of word and date. */
  label?: string;
}

interface DayStripProps {
  label: string;
  days: readonly StripDay[];
  value: string;
  onChange: (on: string) => unknown;
}

/** The days to choose from; seven fill the width, more are pushed into view. */
export function DayStrip({ label, days, value, onChange }: DayStripProps) {
  return (
    <View className='ui-card ui-days'>
      <ScrollView
        scrollX
        enhanced
        showScrollbar={false}
        scrollIntoView={`day-${value}`}
        {...spoken({ role: 'radiogroup', label })}
      >
        <View className='ui-days__line'>
          {days.map((day) => (
            <Tap
              key={day.on}
              id={`day-${day.on}`}
              role='radio'
              checked={day.on === value}
              repeat
              className={cx('ui-day', day.on === value && 'is-chosen', day.dot === 'closed' && 'is-closed')}
              onTap={() => onChange(day.on)}
              label={day.label ?? `${day.word} ${day.date}`}
            >
              <Text className='ui-day__word'>{day.word}</Text>
              <Text className='ui-day__date'>{day.date}</Text>
              <View className={cx('ui-day__dot', `ui-day__dot--${day.dot}`)} />
            </Tap>
          ))}
        </View>
      </ScrollView>
    </View>
  );
}

interface SlotRowProps {
  time: string;
  note?: string;
  /** How it stands: 余 4 位, 已满 … */
  tag: string;
  tone: Tone;
  selected?: boolean;
  disabled?: boolean;
  onTap: () => unknown;
  label?: string;
}

export function SlotRow({ time, note, tag, tone, selected = false, disabled = false, onTap, label }: SlotRowProps) {
  return (
    <Tap
      role='radio'
      checked={selected}
      disabled={disabled}
      repeat
      className={cx('ui-slot', selected && 'is-chosen')}
      onTap={onTap}
      label={label ?? inTurn(time, note, tag)}
    >
      <View className='ui-slot__words'>
        <Text className='ui-slot__time'>{time}</Text>
        {note !== undefined && note !== '' && <Text className='ui-slot__note'>{note}</Text>}
      </View>
      <Tag tone={tone}>{tag}</Tag>
    </Tap>
  );
}
