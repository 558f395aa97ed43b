import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { minuteWords, typedMinute } from '@shared/time/words';
import { timetableWords } from '@shared/words/timetable';
import { useWords } from '@/services/settings';
import { Button, Chips, Section, TextInput } from '@/ui';
import type { Change, Timetable } from './timetable';

interface DayText {
  weekday: number;
  isOpen: boolean;
  from: string;
  to: string;
}

/** The centre's own hours, day by day. */
export function CentreWeek({ timetable, onLook }: { timetable: Timetable; onLook: (change: Change) => void }) {
  const w = useWords(timetableWords);
  const [days, setDays] = useState<DayText[]>(() =>
    w.weekdays.map((_, i) => {
      const found = timetable.hours.find(({ weekday }) => weekday === i + 1);
      return {
        weekday: i + 1,
        isOpen: found !== undefined,
        from: minuteWords(found?.opensMinute ?? 540),
        to: minuteWords(found?.closesMinute ?? 1080),
      };
    }),
  );
  const [wrong, setWrong] = useState(false);
  const set = (day: DayText) => {
    setWrong(false);
    setDays(days.map((one) => (one.weekday === day.weekday ? day : one)));
  };
  const look = () => {
    const open = days.filter((day) => day.isOpen);
    const hours = open.flatMap(({ weekday, from, to }) => {
      const [opensMinute, closesMinute] = [typedMinute(from), typedMinute(to)];
      if (opensMinute === null || closesMinute === null || opensMinute >= closesMinute) return [];
      return [{ weekday, opensMinute, closesMinute }];
    });
    if (hours.length < open.length) return setWrong(true);
    onLook({ kind: 'centre_hours', hours });
  };
  return (
    <Section title={w.weekTitle}>
      <View className='ui-card ui-card--pad timetable-form'>
        {days.map((day) => {
          const word = w.weekdays[day.weekday - 1] ?? '';
          return (
            <View key={day.weekday} className='timetable-day'>
              <Text className='timetable-day__name'>{word}</Text>
              <Chips<'open' | 'closed'>
                all
                label={word}
                options={[
                  { value: 'open', word: w.open },
                  { value: 'closed', word: w.closed },
                ]}
                value={day.isOpen ? 'open' : 'closed'}
                onChange={(value) => set({ ...day, isOpen: value === 'open' })}
              />
              {day.isOpen && (
                <View className='timetable-span'>
                  <TextInput
                    value={day.from}
                    onChange={(from) => set({ ...day, from })}
                    label={`${word} ${w.from}`}
                    maxLength={5}
                  />
                  <Text>–</Text>
                  <TextInput
                    value={day.to}
                    onChange={(to) => set({ ...day, to })}
                    label={`${word} ${w.to}`}
                    maxLength={5}
                  />
                </View>
              )}
            </View>
          );
        })}
        {wrong && <Text className='timetable__wrong'>{w.badTime}</Text>}
        <Button icon='eye' onTap={look}>
          {w.look}
        </Button>
      </View>
    </Section>
  );
}
