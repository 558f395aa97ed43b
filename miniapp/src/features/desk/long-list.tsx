import { activityDeskWords } from '@shared/words/activity-desk';
import { go } from '@/platform/navigate';
import { useWords } from '@/services/settings';
import { Row, Rows } from '@/ui';
import type { RosterSlot } from './grid-rules';

/** More people than anybody reads through: they are looked for by name, a page at a time. */
const longFrom = 200;

export const isLongList = (people: number): boolean => people > longFrom;

/** In place of a list of thousands, the way to find somebody in it. */
export function LongList({ slot, centreId }: { slot: RosterSlot; centreId: string | undefined }) {
  const w = useWords(activityDeskWords).find;
  return (
    <Rows>
      <Row
        icon='search'
        iconTone='brand'
        title={w.long(slot.taken)}
        note={w.longNote}
        onTap={() => go('/features/desk/people', { slotId: slot.id, centreId })}
      />
    </Rows>
  );
}
