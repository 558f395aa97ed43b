import { sql } from 'kysely';
import type { Reader } from '../kernel/db';

export interface JobsOfKind {
  kind: string;
  waiting: number;
  parked: number;
  oldestSeconds: number;
}

/** Kinds are few and names of ours; those with nothing waiting or parked are left out. */
const kindsMost = 200;

/** What waits and what was given up, by kind, as of `now`. */
export async function jobsSeen(db: Reader, now: Date): Promise<JobsOfKind[]> {
  const rows = await db
    .selectFrom('job')
    .select(['kind', 'state', (eb) => eb.fn.countAll<string>().as('count'), (eb) => eb.fn.min('due_at').as('oldest')])
    .where((eb) => eb.or([eb('state', '=', 'parked'), eb.and([eb('state', '=', 'due'), eb('due_at', '<=', now)])]))
    .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', now)]))
    .groupBy(['kind', 'state'])
    .orderBy(sql`count`, 'desc')
    .limit(kindsMost)
    .execute();
  const byKind = new Map<string, JobsOfKind>();
  for (const { kind, state, count, oldest } of rows) {
    const of = byKind.get(kind) ?? { kind, waiting: 0, parked: 0, oldestSeconds: 0 };
    if (state === 'parked') of.parked = Number(count);
    else {
      of.waiting = Number(count);
      of.oldestSeconds = Math.max(0, Math.round((now.getTime() - new Date(oldest).getTime()) / 1000));
    }
    byKind.set(kind, of);
  }
  return [...byKind.values()];
}
