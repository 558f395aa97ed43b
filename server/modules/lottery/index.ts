import type { HandlersOf } from '../../http/ask';
import type { JobHandler, Schedule } from '../../jobs';
import type { Tx } from '../../kernel/db';
import { civilDay } from '../../../shared/time/civil';
import * as beginning from './begin';
import type { LotteryDeps } from './deps';
import * as desk from './desk';
import { enter } from './enter';
import { entryQueries } from './entry-store';
import { lotteryJobs, lotterySchedules } from './jobs';
import * as look from './look';
import { drawQueries, openDrawsOf } from './store';
import { withdraw } from './withdraw';

export { withClosing } from './end';
export { heldByEntries } from './entry-store';
export { eraseOf, exportOf, retentionOf, sealedFields } from './own-data';
export { drawLocks } from './store';
export type { DrawLocks } from './store';
export type { LotteryDeps } from './deps';
export const listQueries = { ...drawQueries, ...entryQueries };

/**
 * Waits until every entry of a service's draws that is being decided has committed, and has later ones wait until this
 * transaction ends. Locks the draws by slot, after slots.
 */
export async function holdEntries(
  tx: Tx,
  { locks }: Pick<LotteryDeps, 'locks'>,
  serviceId: string,
  now: Date,
): Promise<void> {
  for (const slotId of await openDrawsOf(tx, serviceId, civilDay(now))) await locks.lockDraw(tx, slotId);
}

export interface Lottery {
  handlers: HandlersOf<'lottery'>;
  jobs: Record<string, JobHandler>;
  schedules: Schedule[];
}

/**
 * Draws by lot for scarce slots: entered by residents, fixed and hashed when the list closes, decided by a secret that was
 * committed to before and a value that is published after. docs/lottery.md has it to the byte.
 */
export function openLottery(deps: LotteryDeps): Lottery {
  return {
    handlers: {
      'lottery.get': (ask) => look.get(deps, ask),
      'lottery.file': (ask) => look.file(deps, ask),
      'lottery.mine': (ask) => look.mine(deps, ask),
      'lottery.enter': (ask) => enter(deps, ask),
      'lottery.withdraw': (ask) => withdraw(deps, ask),
      'lottery.list': (ask) => desk.list(deps, ask),
      'lottery.enterValue': (ask) => desk.enterValue(deps, ask),
      'lottery.begin': (ask) => beginning.begin(deps, ask),
      'lottery.rules': (ask) => beginning.rules(deps, ask),
      'lottery.setRules': (ask) => beginning.setRules(deps, ask),
    },
    jobs: lotteryJobs(deps),
    schedules: lotterySchedules,
  };
}
