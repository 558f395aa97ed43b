import { limits } from '../../../shared/limits';
import type { Db, Reader, Tx } from '../../kernel/db';
import { quotaCounts } from '../booking';
import type { LotteryDeps } from './deps';
import { leave, openEntriesQuery } from './entry-store';

/** For the rotation of keys: secrets of draws that have not been held. */
export const sealedFields = [
  {
    table: 'lottery_draw' as const,
    id: 'slot_id',
    sealed: 'secret_sealed',
    key: 'secret_key',
    column: 'lottery_draw.secret' as const,
  },
];

/** Every draw that a person has entered or was entered in. */
export async function exportOf(reader: Reader, personId: string): Promise<object> {
  const rows = await reader
    .selectFrom('lottery_entry as e')
    .innerJoin('service as s', 's.id', 'e.service_id')
    .select(['s.name as service', 'e.start_at as startAt', 'e.token', 'e.state', 'e.party_size as partySize'])
    .select(['e.unit as listNumber', 'e.weight', 'e.place as drawnAs', 'e.reserve_rank as reserveRank'])
    .select(['e.entered_at as enteredAt', 'e.ended_at as endedAt'])
    .where('e.beneficiary_id', '=', personId)
    .orderBy('e.start_at', 'desc')
    .limit(limits.exportRows)
    .execute();
  return { draws: rows };
}

const dayMs = 86_400_000;

/**
 * Out of every list that is open. A list that is fixed stays as it was published, with a token that leads to nobody; should
 * it be drawn, the place goes to who is next. Done before bookings are given back: a draw that came first has made one.
 */
export const eraseOf =
  ({ capacity, locks }: Pick<LotteryDeps, 'capacity' | 'locks'>) =>
  async (tx: Tx, personId: string, now: Date): Promise<void> => {
    for (const row of await openEntriesQuery(tx, personId, new Date(now.getTime() - dayMs)).execute()) {
      const draw = await locks.holdDraw(tx, row.slot_id);
      const as = draw?.state === 'open' ? 'withdrawn' : 'gone';
      if (!(await leave(tx, row.id, as, now))) continue;
      await capacity.uncountQuotas(tx, [personId], quotaCounts(row.service_id, row.on_day));
    }
  };

const keepDays = 730;

/** For the table of what is kept how long: luck is forgotten with the entries. */
export const retentionOf = (db: Db) => [
  { kind: 'lottery' as const, days: keepDays, remove: (before: Date, limit: number) => removeOld(db, before, limit) },
];

/** Entries of draws that are long over. The draw with its hashes stays: it names nobody. */
async function removeOld(db: Db, before: Date, limit: number): Promise<number> {
  const old = db.deleteFrom('lottery_entry').where('entered_at', '<', before).where('state', '!=', 'entered');
  return Number((await old.orderBy('entered_at').limit(limit).executeTakeFirst()).numDeletedRows);
}
