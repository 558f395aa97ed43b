import type { LineDeps, BookingDeps } from '../booking';

/** What the timetable is made of; each use case names the part it needs. */
export type TimetableDeps = LineDeps &
  Pick<BookingDeps, 'db' | 'words' | 'lockPowers' | 'withClosing'> & {
    /** In place of the usual one in tests: whether what is saved is still what was previewed. */
    isStill?: (basis: string, now: string) => boolean;
  };
