import { openHead } from './db/head';
import type { Readiness } from './http/health';
import { jobsSeen } from './jobs';
import type { Clock } from './kernel/clock';
import { isAnswering, type Db } from './kernel/db';

/** Whoever asks for health wants to know soon, also that the database hangs. */
const healthWaitMs = 2000;

/** What `/healthz` and `/readyz` look at. */
export const readiness = (db: Db, clock: Clock, isOpen: () => boolean): Readiness => ({
  isOpen,
  isDatabaseThere: () => isAnswering(db, healthWaitMs),
  isSchemaAtHead: openHead(db),
  oldestJobSeconds: async () => Math.max(0, ...(await jobsSeen(db, clock.now())).map((of) => of.oldestSeconds)),
});
