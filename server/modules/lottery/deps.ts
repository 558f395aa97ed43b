import type { Db, Tx } from '../../kernel/db';
import type { Vault } from '../../kernel/vault';
import type { BookingDeps, LineDeps } from '../booking';
import type { DrawLocks } from './store';

/** What draws are made of. */
export interface LotteryDeps extends LineDeps {
  db: Db;
  vault: Vault;
  /** Who still acts for whom, held until the transaction ends. */
  lockPowers: BookingDeps['lockPowers'];
  locks: DrawLocks;
  /** Whose missed visits limit them. */
  standing: BookingDeps['standing'];
}

/** What happens by itself when its time has come. */
export interface LotteryRun {
  now: Date;
  requestId: string;
}

export type InTx = { tx: Tx; deps: LotteryDeps; run: LotteryRun };
