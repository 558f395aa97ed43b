import { Text, View } from '@tarojs/components';
import { addDays, civilDay, daysFrom } from '@shared/time/civil';
import { dateWords, minuteWords, weekdayWords } from '@shared/time/words';
import { facilityWords } from '@shared/words/facility';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { cx, Tap } from '@/ui';
import { spoken } from '@/ui/a11y';
import type { Calendar, Entry, Span } from './facility';
import { spanOn } from './times';
import { gridId, useChoice } from './use-choice';
import { useFace } from './use-face';

interface WeekGridProps {
  calendar: Calendar;
  name: string;
  /** A time was chosen, by drag or by keys. */
  onSpan: (span: Span) => void;
  onLift: (entry: Entry) => Promise<void>;
}

const hourPixels = 56;
const px = (value: number): string => `calc(${Math.round(value * 10) / 10}px * var(--fs))`;

/** The week of one resource: days by hours. A time is chosen by dragging, or by arrow keys and Enter. */
export function WeekGrid({ calendar, name, onSpan, onLift }: WeekGridProps) {
  const w = useWords(facilityWords);
  const { language } = useSettings();
  const today = civilDay(useNow());
  const zone = language === 'en' ? 'en' : 'zh-CN';
  const days = daysFrom(calendar.fromOn, addDays(calendar.fromOn, calendar.days - 1));
  const placed = days.map((on) =>
    calendar.entries.flatMap((entry) => {
      const span = spanOn(entry, on);
      return span === null ? [] : [{ entry, span }];
    }),
  );
  const spans = placed.flat().map(({ span }) => span);
  const first = Math.floor(Math.min(calendar.opensMinute, ...spans.map((one) => one.fromMinute)) / 60) * 60;
  const last = Math.ceil(Math.max(calendar.closesMinute, ...spans.map((one) => one.toMinute)) / 60) * 60;
  const height = ((last - first) * hourPixels) / 60;
  const top = (minute: number) => px(((minute - first) * hourPixels) / 60);
  const { chosen, cursor, isChoosing } = useChoice({ days, first, last, onSpan });
  const hours = Array.from({ length: (last - first) / 60 + 1 }, (_, i) => first + i * 60);
  const dayOf = (on: string) => `${weekdayWords(on, zone)} ${dateWords(on, zone)}`;
  const said =
    isChoosing && chosen !== null
      ? w.from(dayOf(chosen.on), `${minuteWords(chosen.fromMinute)}–${minuteWords(chosen.toMinute)}`)
      : cursor === null
        ? w.gridKeys
        : w.at(dayOf(cursor.on), minuteWords(cursor.fromMinute));
  return (
    <View className='facility-grid'>
      <Text className='facility__note' {...spoken({ live: 'polite' })}>
        {said}
      </Text>
      <View className='facility-grid__head'>
        <View />
        {days.map((on) => (
          <Text key={on} className={cx('facility-grid__day', on === today && 'is-today')}>
            {dayOf(on)}
          </Text>
        ))}
      </View>
      <View
        id={gridId}
        className='facility-grid__body'
        style={{ height: px(height) }}
        {...spoken({ role: 'group', label: w.gridLabel(name), focusable: true })}
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
        {days.map((on, at) => (
          <View key={on} className={cx('facility-grid__column', on < today && 'is-over')} data-on={on}>
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
              />
            ))}
            {[chosen, cursor].map(
              (one, n) =>
                one?.on === on && (
                  <View
                    key={n}
                    className={n === 0 ? 'facility-grid__chosen' : 'facility-grid__cursor'}
                    style={{
                      top: top(one.fromMinute),
                      height: px(((one.toMinute - one.fromMinute) * hourPixels) / 60),
                    }}
                    {...spoken({ hidden: true })}
                  />
                ),
            )}
          </View>
        ))}
      </View>
    </View>
  );
}

interface EntryBoxProps {
  entry: Entry;
  /** Its beginning, and all of it. */
  start: string;
  time: string;
  style: { top: string; height: string };
  onLift: (entry: Entry) => Promise<void>;
}

function EntryBox({ entry, start, time, style, onLift }: EntryBoxProps) {
  const w = useWords(facilityWords);
  const face = useFace()(entry);
  const kind = entry.blockKind === null ? face : [w.blockKinds[entry.blockKind], face].filter(Boolean).join(' · ');
  const className = cx(
    'facility-entry',
    entry.what === 'block' ? 'is-block' : entry.taken > 0 ? 'is-booked' : 'is-free',
    entry.through !== null && 'is-through',
  );
  const said = [start, kind].filter(Boolean).join(' · ');
  const inside = (
    <>
      {/* The space keeps words apart for whoever reads both lines as one. */}
      <Text className='facility-entry__title'>{`${entry.title} `}</Text>
      <Text className='facility-entry__face'>{said}</Text>
    </>
  );
  if (!entry.mayLift) {
    return (
      <View className={className} style={style}>
        {inside}
      </View>
    );
  }
  return (
    <Tap
      className={className}
      style={style}
      onTap={() => onLift(entry)}
      // What is seen comes first, so that it can be asked for by voice.
      label={[`${entry.title} ${said}`, time, w.lift].join('，')}
    >
      {inside}
    </Tap>
  );
}
