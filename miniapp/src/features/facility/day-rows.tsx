import { Text, View } from '@tarojs/components';
import { daysFrom, addDays } from '@shared/time/civil';
import { dateWords, minuteWords, weekdayWords } from '@shared/time/words';
import { facilityWords } from '@shared/words/facility';
import { useSettings, useWords } from '@/services/settings';
import { Button, Row, Rows, StatusTag } from '@/ui';
import type { Calendar, Entry } from './facility';
import { spanOn } from './times';
import { useFace } from './use-face';

interface DayRowsProps {
  calendar: Calendar;
  onLift: (entry: Entry) => Promise<void>;
}

/** A week of one resource on the phone: only days that have something. */
export function DayRows({ calendar, onLift }: DayRowsProps) {
  const w = useWords(facilityWords);
  const { language } = useSettings();
  const face = useFace();
  const zone = language === 'en' ? 'en' : 'zh-CN';
  const days = daysFrom(calendar.fromOn, addDays(calendar.fromOn, calendar.days - 1)).flatMap((on) => {
    const own = calendar.entries.flatMap((entry) => {
      const span = spanOn(entry, on);
      return span === null ? [] : [{ entry, span }];
    });
    return own.length === 0 ? [] : [{ on, own: own.sort((a, b) => a.span.fromMinute - b.span.fromMinute) }];
  });
  if (days.length === 0) return <Text className='facility__note'>{w.nothing}</Text>;
  return (
    <View className='ui-stack'>
      {days.map(({ on, own }) => (
        <View key={on}>
          <Text className='facility-list__title'>{`${weekdayWords(on, zone)} ${dateWords(on, zone)}`}</Text>
          <Rows>
            {own.map(({ entry, span }) => (
              <View key={`${entry.id} ${on}`}>
                <Row
                  title={`${minuteWords(span.fromMinute)}–${minuteWords(span.toMinute)} ${entry.title}`}
                  note={face(entry)}
                  tag={
                    entry.blockKind === null ? undefined : (
                      <StatusTag tone='warn'>{w.blockKinds[entry.blockKind]}</StatusTag>
                    )
                  }
                />
                {entry.mayLift && (
                  <Button kind='quiet' size='small' block={false} icon='rotate-ccw' onTap={() => onLift(entry)}>
                    {w.lift}
                  </Button>
                )}
              </View>
            ))}
          </Rows>
        </View>
      ))}
    </View>
  );
}
