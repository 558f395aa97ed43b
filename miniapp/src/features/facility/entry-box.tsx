import { Text, View } from '@tarojs/components';
import { facilityWords } from '@shared/words/facility';
import { slotMoveWords } from '@shared/words/slot-move';
import { useWords } from '@/services/settings';
import { cx, Tap } from '@/ui';
import { inTurn } from '@/ui/a11y';
import type { Entry } from './facility';
import { useFace } from './use-face';
import { boxIdOf } from './use-drag';

interface EntryBoxProps {
  entry: Entry;
  /** Its beginning, and all of it. */
  start: string;
  time: string;
  style: { top: string; height: string };
  onLift: (entry: Entry) => Promise<void>;
  /** Opens the form that moves it. */
  onMove: (entry: Entry) => void;
}

/** What has a resource for a time: a block that can be lifted, a slot that can be moved, or what only stands there. */
export function EntryBox({ entry, start, time, style, onLift, onMove }: EntryBoxProps) {
  const w = useWords(facilityWords);
  const { moveIt } = useWords(slotMoveWords);
  const face = useFace()(entry);
  const kind = entry.blockKind === null ? face : [w.blockKinds[entry.blockKind], face].filter(Boolean).join(' · ');
  const className = cx(
    'facility-entry',
    entry.what === 'block' ? 'is-block' : entry.taken > 0 ? 'is-booked' : 'is-free',
    entry.through !== null && 'is-through',
    entry.mayMove && 'is-movable',
  );
  const said = [start, kind].filter(Boolean).join(' · ');
  const inside = (
    <>
      {/* The space keeps words apart for whoever reads both lines as one. */}
      <Text className='facility-entry__title'>{`${entry.title} `}</Text>
      <Text className='facility-entry__face'>{said}</Text>
    </>
  );
  if (!entry.mayLift && !entry.mayMove) {
    return (
      <View className={className} style={style}>
        {inside}
      </View>
    );
  }
  return (
    <Tap
      id={entry.mayMove ? boxIdOf(entry) : undefined}
      className={className}
      style={style}
      onTap={() => (entry.mayLift ? onLift(entry) : onMove(entry))}
      // What is seen comes first, so that it can be asked for by voice.
      label={inTurn(`${entry.title} ${said}`, time, entry.mayLift ? w.lift : moveIt)}
    >
      {inside}
    </Tap>
  );
}
