import { Text, View } from '@tarojs/components';
import { useEffect, useMemo, type CSSProperties } from 'react';
import { minuteWords, spanWords } from '@shared/time/words';
import { deskWords } from '@shared/words/desk';
import { useWords } from '@/services/settings';
import { cx, Tap } from '@/ui';
import { inTurn, spoken } from '@/ui/a11y';
import { layGrid, nowMinute, phaseOf, startMinute, type Box, type Grid, type RosterDay } from './grid-rules';
import { slotElementId, useGridKeys } from './use-keys';
import { whenShown } from './when-shown';
import { slotFace } from './words-of';

const gridId = 'desk-grid';
/** A card lower than this has one line, one higher than that has room for three. */
const oneLine = 40;
const threeLines = 58;

interface TimeGridProps {
  day: RosterDay;
  now: Date;
  slotId: string | null;
  onSlot: (slotId: string) => void;
}

/** Pixels that grow with the type, so that words keep fitting. */
const px = (value: number): string => `calc(${Math.round(value * 10) / 10}px * var(--fs))`;

/** The day by places and hours. Scrolls by itself; opens at the hour that matters. */
export function TimeGrid({ day, now, slotId, onSlot }: TimeGridProps) {
  const w = useWords(deskWords);
  const grid = useMemo(() => layGrid(day), [day]);
  const height = ((grid.toMinute - grid.fromMinute) * grid.hourPixels) / 60;
  const at = nowMinute(day, grid, now);
  const offset = (minute: number) => ((minute - grid.fromMinute) * grid.hourPixels) / 60;
  useOpeningScroll(day, grid, at, slotId);
  useGridKeys(grid, slotId);
  const columns = { gridTemplateColumns: `${px(56)} repeat(${grid.columns.length}, minmax(${px(118)}, 1fr))` };
  const hours = Array.from({ length: (grid.toMinute - grid.fromMinute) / 60 + 1 }, (_, i) => grid.fromMinute + i * 60);
  return (
    <View id={gridId} className='desk-grid' {...spoken({ role: 'group', label: w.gridLabel })}>
      <View className='desk-grid__head' style={columns}>
        <View className='desk-grid__corner' />
        {grid.columns.map(({ place, service }) => (
          <View key={place} className='desk-grid__place'>
            <Text className='desk-grid__place-name'>{place}</Text>
            <Text className='desk-grid__place-what'>{service ?? ''}</Text>
          </View>
        ))}
      </View>
      <View className='desk-grid__body' style={{ ...columns, height: px(height) }}>
        <View className='desk-grid__lines'>
          {hours.map((minute) => (
            <View key={minute} className='desk-grid__line' style={{ top: px(offset(minute)) }} />
          ))}
        </View>
        <View className='desk-grid__hours'>
          {hours.map((minute) => (
            <Text
              key={minute}
              className={cx(
                'desk-grid__hour',
                at !== null && Math.abs(at - minute) * grid.hourPixels < 12 * 60 && 'is-covered',
              )}
              style={{ top: px(offset(minute)) }}
            >
              {minuteWords(minute)}
            </Text>
          ))}
          {at !== null && (
            <Text className='desk-grid__now-time' style={{ top: px(offset(at)) }}>
              {minuteWords(at)}
            </Text>
          )}
        </View>
        {grid.columns.map(({ place, service }, column) => (
          <View key={place} className='desk-grid__column'>
            {grid.boxes
              .filter((box) => box.column === column)
              .map((box) => (
                <SlotBox
                  key={box.slot.id}
                  box={box}
                  named={service === null}
                  now={now}
                  open={box.slot.id === slotId}
                  onOpen={() => onSlot(box.slot.id)}
                />
              ))}
          </View>
        ))}
        {at !== null && (
          <View className='desk-grid__now' style={{ top: px(offset(at)) }} {...spoken({ hidden: true })} />
        )}
      </View>
    </View>
  );
}

interface SlotBoxProps {
  box: Box;
  /** Names its service: the column holds several. */
  named: boolean;
  now: Date;
  open: boolean;
  onOpen: () => void;
}

function SlotBox({ box, named, now, open, onOpen }: SlotBoxProps) {
  const w = useWords(deskWords);
  const { slot, height } = box;
  const face = slotFace(slot, now, w);
  const time = minuteWords(startMinute(slot));
  const span = spanWords(new Date(slot.startAt), new Date(slot.endAt));
  const title = named ? `${time} ${slot.serviceName}` : height >= threeLines ? span : time;
  const words = height < oneLine ? face.short : face.words;
  const style: CSSProperties = {
    top: px(box.top),
    height: `calc(${px(height)} - 3px)`,
    left: `calc(${(100 * box.lane) / box.lanes}% + 3px)`,
    width: `calc(${100 / box.lanes}% - 6px)`,
  };
  return (
    <Tap
      id={slotElementId(slot.id)}
      className={cx(
        'desk-slot',
        `tone-${face.tone}`,
        height < oneLine && 'is-low',
        slot.taken === 0 && slot.state === 'open' && 'is-empty',
        phaseOf(slot, now) === 'over' && 'is-over',
        open && 'is-open',
      )}
      style={style}
      current={open}
      repeat
      onTap={onOpen}
      // What is seen comes first, so that it can be asked for by voice.
      label={inTurn(`${title} ${words}`, slot.serviceName, slot.place)}
    >
      {/* The space keeps figures apart for whoever reads both lines as one. */}
      <Text className='desk-slot__title'>{`${title} `}</Text>
      <Text className='desk-slot__face'>{words}</Text>
    </Tap>
  );
}

/** Once for each day: to now, or to the open slot, or to the first one. Later refreshes leave the place alone. */
function useOpeningScroll(day: RosterDay, grid: Grid, at: number | null, slotId: string | null): void {
  useEffect(
    () =>
      whenShown(`#${gridId}`, (element) => {
        const open = grid.boxes.find(({ slot }) => slot.id === slotId);
        const first = Math.min(...grid.boxes.map((box) => box.top));
        const top = at === null ? (open?.top ?? first) : ((at - grid.fromMinute) * grid.hourPixels) / 60;
        // The grid grows with the type.
        const body = element.querySelector<HTMLElement>('.desk-grid__body');
        const scale = (body?.offsetHeight ?? 0) / (((grid.toMinute - grid.fromMinute) * grid.hourPixels) / 60);
        element.scrollTop = Math.max(0, top - grid.hourPixels) * scale;
        const card = open && document.getElementById(slotElementId(open.slot.id));
        card?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only another day or centre scrolls by itself
    [day.on, day.centreId],
  );
}
