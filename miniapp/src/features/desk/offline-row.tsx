import { useEffect } from 'react';
import { clockWords } from '@shared/time/words';
import { offlineWords } from '@shared/words/desk-offline';
import { go } from '@/platform/navigate';
import { catchUp, useOfflineRoster } from '@/services/kept-roster';
import { useNow } from '@/services/now';
import { useWords } from '@/services/settings';
import { Row, Tag } from '@/ui';
import { inTurn } from '@/ui/a11y';

/** The way to the roster that works without a network; says what still waits on this phone. */
export function OfflineRow({ centreId }: { centreId: string | undefined }) {
  const w = useWords(offlineWords);
  const { roster, waiting, told } = useOfflineRoster(useNow());
  // Whoever opens the desk with a network leaves it with a fresh roster.
  useEffect(() => void catchUp(), []);
  const note =
    roster === null ? w.row : w.rowKept(clockWords(new Date(roster.madeAt)), roster.bookings.reduce(people, 0));
  const tag = waiting.length > 0 ? w.unsent(waiting.length) : told.length > 0 ? w.toRead(told.length) : null;
  return (
    <Row
      icon='wifi-off'
      iconTone='teal'
      title={w.title}
      note={note}
      tag={tag === null ? undefined : <Tag tone='warn'>{tag}</Tag>}
      label={inTurn(w.title, note, tag)}
      onTap={() => go('/features/desk/offline', { centreId })}
    />
  );
}

const people = (sum: number, { partySize }: { partySize: number }): number => sum + partySize;
