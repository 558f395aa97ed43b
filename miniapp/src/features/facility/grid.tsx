import { Text, View } from '@tarojs/components';
import { dateWords, minuteWords, weekdayWords } from '@shared/time/words';
import { facilityWords } from '@shared/words/facility';
import { useSettings, useWords } from '@/services/settings';
import { cx } from '@/ui';
import { spoken } from '@/ui/a11y';
import { minuteOf } from '@shared/time/civil';
import { EntryBox } from './entry-box';
import type { Calendar, Column, Entry, Move, Span } from './facility';
import { spanOn } from './times';
import { gridId, useChoice, type Stretch } from './use-choice';
import { useDrag } from './use-drag';
import { useWhyNot } from './use-why-not';

interface GridProps {
  calendar: Calendar;
  columns: readonly Column[];
  /** Whose days these are, or which day it is. */
  label: string;
  /** A time was chosen, by drag or by keys. */
  onSpan: (span: Span, resourceId: string) => void;
  onLift: (entry: Entry) => Promise<void>;
  /** A slot was drawn elsewhere, or its form asked for. */
  onMove: (move: Move) => void;
}

const hourPixels = 56;
const px = (value: number): string => `calc(${Math.round(value * 10) / 10}px * var(--fs))`;

/**
 * Columns by hours: the week of one resource, or all resources on one day. A time is chosen by drawing over what is free, or
 * by arrow keys and Enter; a slot is drawn elsewhere, or moved with the form that Enter on it opens.
 */
export function Grid({ calendar, columns, label, onSpan, onLift, onMove }: GridProps) {
  const placed = columns.map(({ on, resourceId }) =>
    calendar.entries.flatMap((entry) => {
      const span = entry.resourceId === resourceId ? spanOn(entry, on) : null;
      return span === null ? [] : [{ entry, span }];
    }),
  );
  const spans = placed.flat().map(({ span }) => span);
  const first = Math.floor(Math.min(calendar.opensMinute, ...spans.map((one) => one.fromMinute)) / 60) * 60;
  const last = Math.ceil(Math.max(calendar.closesMinute, ...spans.map((one) => one.toMinute)) / 60) * 60;
  const top = (minute: number) => px(((minute - first) * hourPixels) / 60);
  const high = (minutes: number) => px((minutes * hourPixels) / 60);
  const take = ({ key, fromMinute, toMinute }: Stretch) => {
    const column = columns.find((one) => one.key === key);
    if (column !== undefined) onSpan({ on: column.on, fromMinute, toMinute }, column.resourceId);
  };
  const { chosen, cursor, isChoosing } = useChoice({ columns, first, last, onSpan: take });
  const { dragged, wasDrag } = useDrag({
    columns,
    entries: calendar.entries,
    first,
    last,
    whyNot: useWhyNot(),
    onMove,
  });
  const open = (entry: Entry, { on, resourceId }: Column) => {
    if (!wasDrag()) onMove({ entry, to: { on, minute: minuteOf(new Date(entry.startAt)), resourceId } });
  };
  const hours = Array.from({ length: (last - first) / 60 + 1 }, (_, i) => first + i * 60);
  const tracks = { gridTemplateColumns: `calc(52px * var(--fs)) repeat(${columns.length}, minmax(var(--track), 1fr))` };
  return (
    <View className='facility-grid'>
      <Told columns={columns} chosen={isChoosing ? chosen : null} cursor={cursor} dragged={dragged} />
      <View className='facility-grid__scroll'>
        <View className='facility-grid__head' style={tracks}>
          <View />
          {columns.map(({ key, title, isToday }) => (
            <Text key={key} className={cx('facility-grid__day', isToday && 'is-today')}>
              {title}
            </Text>
          ))}
        </View>
        <View
          id={gridId}
          className={cx('facility-grid__body', dragged !== null && 'is-moving')}
          style={{ ...tracks, height: high(last - first) }}
          {...spoken({ role: 'group', label, focusable: true })}
        >
          {hours.map((minute) => (
            <View
              key={minute}
              className='facility-grid__line'
              style={{ top: top(minute) }}
              {...spoken({ hidden: true })}
            />
          ))}
          <View className='facility-grid__hours'>
            {hours.map((minute) => (
              <Text key={minute} className='facility-grid__hour' style={{ top: top(minute) }}>
                {minuteWords(minute)}
              </Text>
            ))}
          </View>
          {columns.map((column, at) => (
            <View
              key={column.key}
              className={cx('facility-grid__column', column.isOver && 'is-over')}
              data-column={column.key}
              data-on={column.on}
            >
              {(placed[at] ?? []).map(({ entry, span }) => (
                <EntryBox
                  key={`${entry.id} ${entry.through ?? ''}`}
                  entry={entry}
                  start={minuteWords(span.fromMinute)}
                  time={`${minuteWords(span.fromMinute)}–${minuteWords(span.toMinute)}`}
                  style={{
                    top: top(span.fromMinute),
                    height: px(((span.toMinute - span.fromMinute) * hourPixels) / 60 - 2),
                  }}
                  onLift={onLift}
                  onMove={(one) => open(one, column)}
                />
              ))}
              {[chosen, cursor].map(
                (one, n) =>
                  one?.key === column.key && (
                    <View
                      key={n}
                      className={n === 0 ? 'facility-grid__chosen' : 'facility-grid__cursor'}
                      style={{ top: top(one.fromMinute), height: high(one.toMinute - one.fromMinute) }}
                      {...spoken({ hidden: true })}
                    />
                  ),
              )}
              {dragged?.key === column.key && (
                <View
                  className={cx('facility-grid__moved', dragged.why !== null && 'is-impossible')}
                  style={{ top: top(dragged.to.minute), minHeight: high(dragged.minutes) }}
                  {...spoken({ hidden: true })}
                >
                  <Text className='facility-entry__title'>{minuteWords(dragged.to.minute)}</Text>
                  <Text className='facility-entry__face'>{dragged.why ?? dragged.entry.title}</Text>
                </View>
              )}
            </View>
          ))}
        </View>
      </View>
    </View>
  );
}

interface ToldProps {
  columns: readonly Column[];
  chosen: Stretch | null;
  cursor: Stretch | null;
  dragged: ReturnType<typeof useDrag>['dragged'];
}

/** What is being done in the grid, for eyes and for screen readers. */
function Told({ columns, chosen, cursor, dragged }: ToldProps) {
  const w = useWords(facilityWords);
  const { language } = useSettings();
  const zone = language === 'en' ? 'en' : 'zh-CN';
  const isOneDay = new Set(columns.map(({ on }) => on)).size === 1;
  const titleOf = (key: string) => {
    const column = columns.find((one) => one.key === key);
    if (column === undefined) return '';
    return isOneDay ? column.title : `${weekdayWords(column.on, zone)} ${dateWords(column.on, zone)}`;
  };
  const said = () => {
    if (dragged !== null)
      return [w.at(titleOf(dragged.key), minuteWords(dragged.to.minute)), dragged.why].filter(Boolean).join(' · ');
    if (chosen !== null) {
      return w.from(titleOf(chosen.key), `${minuteWords(chosen.fromMinute)}–${minuteWords(chosen.toMinute)}`);
    }
    return cursor === null ? w.gridKeys : w.at(titleOf(cursor.key), minuteWords(cursor.fromMinute));
  };
  return (
    <Text className='facility__note' {...spoken({ live: 'polite' })}>
      {said()}
    </Text>
  );
}
