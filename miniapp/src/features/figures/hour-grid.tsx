import { Text, View } from '@tarojs/components';
import { figuresWords } from '@shared/words/figures';
import { useWords } from '@/services/settings';
import { Card, Section } from '@/ui';
import { spoken } from '@/ui/a11y';
import { percentOf, type FiguresData } from './figures';

const weekdays = [1, 2, 3, 4, 5, 6, 7];
/** How full a cell is, in three shades that stay apart in the dark too. */
const shadeOf = (percent: number): number => (percent < 30 ? 0 : percent < 70 ? 1 : 2);

/** Weekdays across, hours down; each cell says its number too, and is a cell of a table for who can't see the colour. */
export function HourGrid({ hours }: { hours: FiguresData['hours'] }) {
  const w = useWords(figuresWords);
  const byCell = new Map(hours.map((one) => [`${one.weekday} ${one.hour}`, one]));
  const all = hours.map(({ hour }) => hour);
  const first = Math.min(...all);
  const rows = Array.from({ length: Math.max(...all) - first + 1 }, (_, n) => first + n);
  if (hours.length === 0) return null;
  return (
    <Section title={w.hours} aside={w.hoursNote}>
      <Card>
        <View className='hour-grid' {...spoken({ role: 'table', label: w.hoursLabel })}>
          <View className='hour-grid__row' {...spoken({ role: 'row' })}>
            <View className='hour-grid__hour' {...spoken({ role: 'columnheader' })}>
              <Text>{w.clock}</Text>
            </View>
            {weekdays.map((day) => (
              <View key={day} className='hour-grid__day' {...spoken({ role: 'columnheader' })}>
                <Text>{w.weekdays[day - 1]}</Text>
              </View>
            ))}
          </View>
          {rows.map((hour) => (
            <View key={hour} className='hour-grid__row' {...spoken({ role: 'row' })}>
              <View className='hour-grid__hour' {...spoken({ role: 'rowheader' })}>
                <Text>{`${hour}:00`}</Text>
              </View>
              {weekdays.map((day) => {
                const cell = byCell.get(`${day} ${hour}`);
                const percent = cell === undefined ? null : percentOf(cell.taken, cell.capacity);
                const name = percent === null ? '' : ` hour-grid__cell--${shadeOf(percent)}`;
                return (
                  <View key={day} className={`hour-grid__cell${name}`} {...spoken({ role: 'cell' })}>
                    <Text>{percent === null ? '' : `${percent}%`}</Text>
                  </View>
                );
              })}
            </View>
          ))}
        </View>
      </Card>
    </Section>
  );
}
