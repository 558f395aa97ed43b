import type { Db, Reader } from '../../kernel/db';
import type { Centre } from '../centre';
import type { CheckWords, holdWords } from '../content';
import type { notify, publish } from '../notification';
import type { Visit } from './rules';
import type { ExcuseStore } from './store';

/** What standing is made of. Bookings stand to its right: what it must know of them is handed over. */
export interface StandingDeps {
  db: Db;
  centre: Centre;
  notification: { notify: typeof notify; publish: typeof publish };
  words: { check: CheckWords; hold: typeof holdWords };
  /** Visits that these people missed on or after a day, newest first, at most `limits.missedMost` each. */
  missedVisits(reader: Reader, personIds: readonly string[], since: string): Promise<Visit[]>;
  /** Bookings by id; unknown ones are absent. */
  visitsOf(reader: Reader, bookingIds: readonly string[]): Promise<Map<string, Visit>>;
  /** Tests pass statements without their guards, to prove that they would notice. */
  store?: ExcuseStore;
}
