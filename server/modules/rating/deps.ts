import type { Db } from '../../kernel/db';
import type { Centre } from '../centre';
import type { CheckWords, holdWords } from '../content';
import type { notify } from '../notification';
import type { RatingStore } from './store';

export interface RatingDeps {
  db: Db;
  centre: Centre;
  notify: typeof notify;
  /** Tests take the lock out, to prove that they would notice. */
  store?: RatingStore;
  words: { check: CheckWords; hold: typeof holdWords };
}
