import type { BookingDeps, LineDeps } from '../booking';
import type { lockSession } from './store';

/** What programmes are made of; each use case names the part it needs. */
export type ProgrammeDeps = LineDeps &
  Pick<BookingDeps, 'db' | 'words'> & {
    /** Tests take the lock out, to prove that they would notice. */
    lockSession?: typeof lockSession | undefined;
  };
