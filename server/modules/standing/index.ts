import type { HandlersOf } from '../../http/ask';
import type { JobHandler, Schedule } from '../../jobs';
import type { Reader, Tx } from '../../kernel/db';
import { decide, queue } from './decide';
import type { StandingDeps } from './deps';
import { appealExcuse, fileExcuse } from './file';
import { standingJobs, standingSchedules } from './jobs';
import { judged, limitedAmong } from './look';
import { mine } from './mine';
import type { Visit } from './rules';
import { listQueries as storeQueries, markTold, setAnswer } from './store';

export { eraseOf, exportOf, retentionOf } from './own-data';
export { answerEndJob } from './file';
export { decideStanding } from './rules';
export type { Visit } from './rules';
export type { ExcuseStore } from './store';
export type { StandingDeps } from './deps';
export const listQueries = storeQueries;

export interface Standing {
  handlers: HandlersOf<'standing' | 'excuse'>;
  jobs: Record<string, JobHandler>;
  schedules: Schedule[];
  /** Those of these people whose standing is limited now; asked by the claim under its locks. */
  limitedAmong(reader: Reader, personIds: readonly string[], now: Date): Promise<Set<string>>;
  /** Of these missed visits, those that count and of which nobody was told yet; from now on they count as told. */
  takeUntold(tx: Tx, visits: readonly Visit[], now: Date, today: string): Promise<Visit[]>;
  /** Words of staff that were held and have passed. */
  revealAnswer(tx: Tx, excuseId: string, answer: string): Promise<void>;
}

/** The record of missed visits, graded: what counts, what can be said to it, what it means. Never a ranking. */
export function openStanding(deps: StandingDeps): Standing {
  return {
    handlers: {
      'standing.mine': (ask) => mine(deps, ask),
      'excuse.file': (ask) => fileExcuse(deps, ask),
      'excuse.appeal': (ask) => appealExcuse(deps, ask),
      'excuse.queue': (ask) => queue(deps, ask),
      'excuse.decide': (ask) => decide(deps, ask),
    },
    jobs: standingJobs(deps),
    schedules: standingSchedules,
    limitedAmong: (reader, personIds, now) => limitedAmong(deps, reader, personIds, now),
    takeUntold: async (tx, visits, now, today) => {
      const counted = (await judged(tx, visits, today)).filter((one) => one.uncounted === null);
      const fresh = await markTold(
        tx,
        counted.map(({ visit }) => visit.bookingId),
        now,
      );
      return counted.map(({ visit }) => visit).filter(({ bookingId }) => fresh.has(bookingId));
    },
    revealAnswer: (tx, excuseId, answer) => setAnswer(tx, excuseId, answer),
  };
}
