import type { Insertable } from 'kysely';
import type { residence } from '../../db/types';
import type { Db, Reader, Tx } from '../../kernel/db';
import { inAreas } from './in-areas';

export type After = readonly [Date, string] | null;

/** The live address, else the last one that was filed. */
export function findLastResidence(reader: Reader, personId: string) {
  return reader
    .selectFrom('residence')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('filed_at', 'desc')
    .orderBy('live_key')
    .limit(1)
    .executeTakeFirst();
}

/** The area of a confirmed address, null without one. */
export async function findConfirmedArea(reader: Reader, personId: string): Promise<string | null> {
  const row = await reader
    .selectFrom('residence')
    .select('area_code')
    .where('person_id', '=', personId)
    .where('live_key', '=', '')
    .where('state', '=', 'confirmed')
    .executeTakeFirst();
  return row?.area_code ?? null;
}

/** The areas of confirmed addresses by person; whoever has none is absent. */
export async function findConfirmedAreas(reader: Reader, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await reader
    .selectFrom('residence')
    .select(['person_id', 'area_code'])
    .where('person_id', 'in', [...personIds])
    .where('live_key', '=', '')
    .where('state', '=', 'confirmed')
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.area_code]));
}

export async function countFiledSince(tx: Tx, personId: string, since: Date): Promise<number> {
  const row = await tx
    .selectFrom('residence')
    .select((is) => is.fn.countAll<number>().as('n'))
    .where('person_id', '=', personId)
    .where('filed_at', '>=', since)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** The live row, locked: filing anew and deciding stand in line. */
export function lockLiveResidence(tx: Tx, personId: string) {
  return tx
    .selectFrom('residence')
    .selectAll()
    .where('person_id', '=', personId)
    .where('live_key', '=', '')
    .forUpdate()
    .executeTakeFirst();
}

export async function insertResidence(tx: Tx, row: Insertable<residence>): Promise<void> {
  await tx.insertInto('residence').values(row).execute();
}

/** Moves an address one step on, if it still stands where it was thought to stand. */
export async function stepResidence(
  tx: Tx,
  id: string,
  from: residence['state'],
  to: { state: residence['state']; at: Date; by: string; reason?: string | null },
): Promise<boolean> {
  const ends = to.state !== 'confirmed';
  const decides = to.state === 'confirmed' || to.state === 'refused';
  const done = await tx
    .updateTable('residence')
    .set({
      prior_state: from,
      state: to.state,
      ...(ends ? { live_key: id, ended_at: to.at } : {}),
      ...(decides ? { decided_at: to.at, decided_by: to.by, reason: to.reason ?? null } : {}),
    })
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Waiting addresses of some areas, oldest first. */
export function waitingResidences(reader: Reader, areas: readonly string[], after: After, limit: number) {
  let query = reader
    .selectFrom('residence')
    .select(['id', 'person_id', 'area_code', 'filed_at'])
    .where('state', '=', 'filed')
    .where(inAreas(areas));
  if (after !== null) {
    const [at, id] = after;
    query = query.where((is) => is.or([is('filed_at', '>', at), is.and([is('filed_at', '=', at), is('id', '>', id)])]));
  }
  return query.orderBy('filed_at').orderBy('id').limit(limit);
}

/** An address that staff of these areas may see: those that wait. */
export async function findResidenceIn(reader: Reader, id: string, areas: readonly string[]) {
  if (areas.length === 0) return undefined;
  return reader.selectFrom('residence').selectAll().where('id', '=', id).where(inAreas(areas)).executeTakeFirst();
}

/** The area, one of these, in which an address of this person waits. */
export async function findFiledAreaOf(reader: Reader, personId: string, areas: readonly string[]) {
  const row = await reader
    .selectFrom('residence')
    .select('area_code')
    .where('person_id', '=', personId)
    .where('live_key', '=', '')
    .where('state', '=', 'filed')
    .where(inAreas(areas))
    .executeTakeFirst();
  return row?.area_code ?? null;
}

export const residenceQueries = {
  'residence.waiting': (db: Db) =>
    waitingResidences(db, ['350582001', '350583'], [new Date('2026-11-01T00:00:00Z'), ''], 20),
};
