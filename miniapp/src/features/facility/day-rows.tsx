import { Text, View } from '@tarojs/components';
import { addDays, daysFrom, minuteOf } from '@shared/time/civil';
import { dateWords, minuteWords, weekdayWords } from '@shared/time/words';
import { facilityWords } from '@shared/words/facility';
import { slotMoveWords } from '@shared/words/slot-move';
import { useSettings, useWords } from '@/services/settings';
import { Button, Row, Rows, StatusTag } from '@/ui';
import type { Calendar, Entry, Move, Resource, Span } from './facility';
import { spanOn } from './times';
import { useFace } from './use-face';

interface DayRowsProps {
  calendar: Calendar;
  /** Of all of them on one day; one resource on some days without. */
  resources?: readonly Resource[];
  onLift: (entry: Entry) => Promise<void>;
  onMove: (move: Move) => void;
}

interface Part {
  key: string;
  title: string;
  own: { entry: Entry; span: Omit<Span, 'on'>; on: string }[];
}

/** On the phone: the days of one resource, or the resources of one day; only what has something. */
export function DayRows({ calendar, resources, onLift, onMove }: DayRowsProps) {
  const w = useWords(facilityWords);
  const { language } = useSettings();
  const zone = language === 'en' ? 'en' : 'zh-CN';
  const ownOn = (on: string, entries: readonly Entry[]) =>
    entries
      .flatMap((entry) => {
        const span = spanOn(entry, on);
        return span === null ? [] : [{ entry, span, on }];
      })
      .sort((a, b) => a.span.fromMinute - b.span.fromMinute);
  const parts: Part[] =
    resources === undefined
      ? daysFrom(calendar.fromOn, addDays(calendar.fromOn, calendar.days - 1)).map((on) => ({
          key: on,
          title: `${weekdayWords(on, zone)} ${dateWords(on, zone)}`,
          own: ownOn(on, calendar.entries),
        }))
      : resources.map(({ id, name }) => ({
          key: id,
          title: name,
          own: ownOn(
            calendar.fromOn,
            calendar.entries.filter(({ resourceId }) => resourceId === id),
          ),
        }));
  const shown = parts.filter(({ own }) => own.length > 0);
  if (shown.length === 0) {
    return <Text className='facility__note'>{resources === undefined ? w.nothing : w.nothingToday}</Text>;
  }
  return (
    <View className='ui-stack'>
      {shown.map(({ key, title, own }) => (
        <View key={key}>
          <Text className='facility-list__title'>{title}</Text>
          <Rows>
            {own.map(({ entry, span, on }) => (
              <OneRow key={`${entry.id} ${entry.through ?? ''} ${on}`} {...{ entry, span, onLift, onMove, on }} />
            ))}
          </Rows>
        </View>
      ))}
    </View>
  );
}

interface OneRowProps extends Pick<DayRowsProps, 'onLift' | 'onMove'> {
  entry: Entry;
  span: Omit<Span, 'on'>;
  on: string;
}

function OneRow({ entry, span, on, onLift, onMove }: OneRowProps) {
  const w = useWords(facilityWords);
  const { moveIt } = useWords(slotMoveWords);
  const face = useFace();
  const to = { on, minute: minuteOf(new Date(entry.startAt)), resourceId: entry.resourceId };
  const title = `${minuteWords(span.fromMinute)}–${minuteWords(span.toMinute)} ${entry.title}`;
  return (
    <View>
      <Row
        title={title}
        note={face(entry)}
        tag={entry.blockKind === null ? undefined : <StatusTag tone='warn'>{w.blockKinds[entry.blockKind]}</StatusTag>}
      />
      {entry.mayLift && (
        <Button kind='quiet' size='small' block={false} icon='rotate-ccw' onTap={() => onLift(entry)}>
          {w.lift}
        </Button>
      )}
      {entry.mayMove && (
        <Button
          kind='quiet'
          size='small'
          block={false}
          icon='calendar-days'
          label={`${moveIt}：${title}`}
          onTap={() => onMove({ entry, to })}
        >
          {moveIt}
        </Button>
      )}
    </View>
  );
}
