import { Text, View } from '@tarojs/components';
import { arrangeWords } from '@shared/words/arrange';
import { useWords } from '@/services/settings';
import { Chips, Field, Icon, Tap, TextInput } from '@/ui';
import { dayHours, type TimeText, type WeekText } from './hours';

interface HoursFieldProps {
  /** Null: whenever the centre is open. */
  week: WeekText | null;
  wrong: boolean;
  onChange: (week: WeekText | null) => void;
}

const usual: WeekText = Array.from({ length: 7 }, (_, n) => (n < 5 ? [{ from: '09:00', to: '18:00' }] : []));

/** When it can be had: always, or by weekday, several times a day where there is a break between. */
export function HoursField({ week, wrong, onChange }: HoursFieldProps) {
  const w = useWords(arrangeWords);
  return (
    <Field label={w.when} error={wrong ? w.badHours : undefined}>
      <Chips<'always' | 'own'>
        all
        label={w.when}
        options={[
          { value: 'always', word: w.always },
          { value: 'own', word: w.own },
        ]}
        value={week === null ? 'always' : 'own'}
        onChange={(value) => onChange(value === 'always' ? null : (week ?? usual))}
      />
      {week?.map((times, n) => (
        <Day
          key={w.weekdays[n]}
          day={w.weekdays[n] ?? ''}
          times={times}
          wrong={wrong && dayHours(n + 1, times) === null}
          onChange={(own) => onChange(week.map((one, at) => (at === n ? own : one)))}
        />
      ))}
    </Field>
  );
}

interface DayProps {
  day: string;
  times: readonly TimeText[];
  wrong: boolean;
  onChange: (times: readonly TimeText[]) => void;
}

function Day({ day, times, wrong, onChange }: DayProps) {
  const w = useWords(arrangeWords);
  const set = (at: number, over: Partial<TimeText>) =>
    onChange(times.map((one, n) => (n === at ? { ...one, ...over } : one)));
  return (
    <View className='facility-hours'>
      <Text className='facility-hours__day'>{day}</Text>
      <View className='facility-hours__times'>
        {times.length === 0 && <Text className='facility__note'>{w.notThere}</Text>}
        {times.map((time, n) => (
          <View key={n} className='facility-hours__time'>
            <TextInput
              value={time.from}
              label={w.from(day, n + 1)}
              maxLength={5}
              error={wrong}
              onChange={(from) => set(n, { from })}
            />
            <Text>–</Text>
            <TextInput
              value={time.to}
              label={w.to(day, n + 1)}
              maxLength={5}
              error={wrong}
              onChange={(to) => set(n, { to })}
            />
            <Tap
              className='facility-hours__button'
              repeat
              label={w.dropTime(day, n + 1)}
              onTap={() => onChange(times.filter((_, at) => at !== n))}
            >
              <Icon name='x' size={18} />
            </Tap>
          </View>
        ))}
      </View>
      <Tap
        className='facility-hours__button'
        repeat
        label={w.addTime(day)}
        onTap={() =>
          onChange([...times, { from: times.length === 0 ? '09:00' : '', to: times.length === 0 ? '18:00' : '' }])
        }
      >
        <Icon name='plus' size={18} />
      </Tap>
    </View>
  );
}
