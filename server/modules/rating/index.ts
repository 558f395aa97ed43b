import type { HandlersOf } from '../../http/ask';
import type { Tx } from '../../kernel/db';
import type { RatingDeps } from './deps';
import * as desk from './desk';
import { get, rate } from './rate';

export { eraseOf, exportOf, retention } from './own-data';
export { ratingStore } from './store';
export type { RatingStore } from './store';
export { listQueries } from './store';

export interface Rating {
  handlers: HandlersOf<'rating'>;
  /** Words that were held and have passed. */
  reveal(tx: Tx, held: { part: 'comment' | 'answer'; ratingId: string; text: string; now: Date }): Promise<void>;
}

/** What people say of their visits, and what centres answer. Services are rated, never people. */
export function openRating(deps: RatingDeps): Rating {
  return {
    handlers: {
      'rating.get': (ask) => get(deps, ask),
      'rating.rate': (ask) => rate(deps, ask),
      'rating.ofService': (ask) => desk.ofService(deps, ask),
      'rating.list': (ask) => desk.list(deps, ask),
      'rating.answer': (ask) => desk.answer(deps, ask),
    },
    reveal: (tx, held) => desk.reveal(tx, deps, held),
  };
}
