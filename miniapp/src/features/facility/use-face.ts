import { facilityWords } from '@shared/words/facility';
import { useWords } from '@/services/settings';
import type { Entry } from './facility';

/** What is said of an entry below its title. */
export function useFace(): (entry: Entry) => string {
  const w = useWords(facilityWords);
  return (entry) =>
    [
      entry.what === 'slot' ? w.people(entry.taken, entry.capacity) : '',
      entry.standsIn ? w.standsIn : '',
      entry.through === null ? '' : w.through(entry.through),
    ]
      .filter(Boolean)
      .join(' · ');
}
