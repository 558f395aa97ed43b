import { sql, type Insertable, type Selectable } from 'kysely';
import type { Occupies } from '../../../shared/enums';
import type { resource, resource_block, slot_substitute } from '../../db/types';
import type { Db, Reader, Tx } from '../../kernel/db';
import type { ResourceFacts, Span, Taken } from './rules';

export type ResourceRow = Selectable<resource>;
export type BlockRow = Selectable<resource_block>;
export type NewResource = Insertable<resource>;

/** A centre has no more than this; see `limits.resourcesMax`. */
const centreMost = 200;

export function centreQuery(reader: Reader, centreId: string) {
  return reader
    .selectFrom('resource')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('state', '=', 'active')
    .orderBy('position')
    .orderBy('id')
    .limit(centreMost);
}

/** A centre's resources in the order of its list, retired ones left out. */
export const activeOf = async (reader: Reader, centreId: string): Promise<ResourceFacts[]> =>
  withParts(reader, await centreQuery(reader, centreId).execute());

/** Resources by id with their parts and working times; unknown ids are absent. */
export async function factsOf(reader: Reader, ids: readonly string[]): Promise<Map<string, ResourceFacts>> {
  if (ids.length === 0) return new Map();
  const rows = await reader
    .selectFrom('resource')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map((await withParts(reader, rows)).map((facts) => [facts.id, facts]));
}

export async function withParts(reader: Reader, rows: readonly ResourceRow[]): Promise<ResourceFacts[]> {
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  const parts = await reader.selectFrom('resource_part').selectAll().where('whole_id', 'in', ids).execute();
  const hours = await reader
    .selectFrom('resource_hours')
    .selectAll()
    .where('resource_id', 'in', ids)
    .orderBy('resource_id')
    .orderBy('weekday')
    .orderBy('starts_minute')
    .execute();
  return rows.map((row) => {
    const own = parts.filter((part) => part.whole_id === row.id).map((part) => part.part_id);
    return {
      id: row.id,
      name: row.name,
      who: row.who,
      kind: row.kind,
      skill: row.skill,
      beforeMinutes: row.before_minutes,
      afterMinutes: row.after_minutes,
      places: row.places,
      active: row.state === 'active',
      atoms: own.length === 0 ? [row.id] : own.sort(),
      hours: hours
        .filter((one) => one.resource_id === row.id)
        .map((one) => ({ weekday: one.weekday, startsMinute: one.starts_minute, endsMinute: one.ends_minute })),
    };
  });
}

/** What services need, by service; those that need nothing are absent. */
export async function needsOf(reader: Reader, serviceIds: readonly string[]): Promise<Map<string, string[]>> {
  if (serviceIds.length === 0) return new Map();
  const rows = await reader
    .selectFrom('service_need')
    .select(['service_id', 'resource_id'])
    .where('service_id', 'in', [...new Set(serviceIds)])
    .orderBy('service_id')
    .orderBy('resource_id')
    .execute();
  const needs = new Map<string, string[]>();
  for (const row of rows) needs.set(row.service_id, [...(needs.get(row.service_id) ?? []), row.resource_id]);
  return needs;
}

/** Who stands in for what in one slot. */
export type Substitute = Selectable<slot_substitute>;

export async function substitutesOf(reader: Reader, slotIds: readonly string[]): Promise<Substitute[]> {
  if (slotIds.length === 0) return [];
  return reader
    .selectFrom('slot_substitute')
    .selectAll()
    .where('slot_id', 'in', [...slotIds])
    .execute();
}

/** Who stands in for whom in one slot; another choice takes the place of an earlier one, and one for itself ends it. */
export async function putSubstitute(tx: Tx, row: Substitute): Promise<void> {
  const { slot_id, need_id, resource_id } = row;
  if (need_id === resource_id) {
    await tx.deleteFrom('slot_substitute').where('slot_id', '=', slot_id).where('need_id', '=', need_id).execute();
    return;
  }
  await tx.insertInto('slot_substitute').values(row).onDuplicateKeyUpdate({ resource_id }).execute();
}

/** Nobody stands in there any more. Under the slots' locks. */
export async function deleteSubstitutes(tx: Tx, rows: readonly Substitute[]): Promise<void> {
  for (let at = 0; at < rows.length; at += chunk) {
    await tx
      .deleteFrom('slot_substitute')
      .where((eb) =>
        eb(
          eb.refTuple('slot_id', 'need_id'),
          'in',
          rows.slice(at, at + chunk).map(({ slot_id, need_id }) => eb.tuple(slot_id, need_id)),
        ),
      )
      .execute();
  }
}

/**
 * What a service needs and when it takes it, in place of what was written. Under the lock of its centre's timetable and those
 * of its slots, since a claim reads both behind its slot's lock.
 */
export async function putNeeds(
  tx: Tx,
  serviceId: string,
  { resourceIds, occupies }: { resourceIds: readonly string[]; occupies: Occupies },
): Promise<void> {
  await tx.deleteFrom('service_need').where('service_id', '=', serviceId).execute();
  if (resourceIds.length > 0) {
    await tx
      .insertInto('service_need')
      .values(resourceIds.map((id) => ({ service_id: serviceId, resource_id: id })))
      .execute();
  }
  await tx.updateTable('service').set({ occupies }).where('id', '=', serviceId).execute();
}

/**
 * The lock of what is held: rows of smallest parts in the order of their ids, until the transaction ends. Whoever takes a
 * part holds it, so that what `spansOf` reads afterwards still stands; whoever gives one back need not.
 */
export async function lockAtoms(tx: Tx, atomIds: readonly string[]): Promise<void> {
  if (atomIds.length === 0) return;
  await tx
    .selectFrom('resource')
    .select('id')
    .where('id', 'in', [...new Set(atomIds)].sort())
    .orderBy('id')
    .forUpdate()
    .execute();
}

export function spansQuery(reader: Reader, atomIds: readonly string[], from: number, to: number) {
  return (
    reader
      .selectFrom('resource_bucket')
      .select(['atom_id', 'resource_id', 'slot_id', 'block_id'])
      .select((eb) => [eb.fn.min<number>('bucket').as('first'), eb.fn.max<number>('bucket').as('last')])
      .where('atom_id', 'in', [...new Set(atomIds)])
      .where('bucket', '>=', from)
      .where('bucket', '<', to)
      // A holder's fives of one part follow each other.
      .groupBy(['atom_id', 'resource_id', 'slot_id', 'block_id'])
  );
}

/** A span with what was asked for. */
export type HeldSpan = Span & { resourceId: string; isBlock: boolean };

/** Who has these parts between two fives. */
export async function spansOf(
  reader: Reader,
  atomIds: readonly string[],
  from: number,
  to: number,
): Promise<HeldSpan[]> {
  if (atomIds.length === 0 || from >= to) return [];
  const rows = await spansQuery(reader, atomIds, from, to).execute();
  return rows.map((row) => ({
    atomId: row.atom_id,
    resourceId: row.resource_id,
    holder: row.slot_id ?? row.block_id ?? '',
    isBlock: row.block_id !== null,
    from: Number(row.first),
    to: Number(row.last) + 1,
  }));
}

/** Rows of one INSERT. */
const chunk = 1000;

/** Writes what is taken. The key refuses what somebody else has, whatever was believed. */
export async function insertBuckets(tx: Tx, takes: readonly Taken[], holder: 'slot' | 'block'): Promise<void> {
  const rows = takes.flatMap((one) =>
    Array.from({ length: one.to - one.from }, (_, n) => ({
      atom_id: one.atomId,
      bucket: one.from + n,
      resource_id: one.resourceId,
      slot_id: holder === 'slot' ? one.holder : null,
      block_id: holder === 'block' ? one.holder : null,
    })),
  );
  for (let at = 0; at < rows.length; at += chunk) {
    await tx
      .insertInto('resource_bucket')
      .values(rows.slice(at, at + chunk))
      .execute();
  }
}

/** Gives back what these slots have; whether they had anything. */
export async function deleteOfSlots(tx: Tx, slotIds: readonly string[]): Promise<boolean> {
  if (slotIds.length === 0) return false;
  const done = await tx
    .deleteFrom('resource_bucket')
    .where('slot_id', 'in', [...slotIds])
    .executeTakeFirst();
  return done.numDeletedRows > 0n;
}

/** Whether a slot has what it needs now. */
export async function isHolding(tx: Tx, slotId: string): Promise<boolean> {
  const one = tx.selectFrom('resource_bucket').select('bucket').where('slot_id', '=', slotId).limit(1);
  return (await one.executeTakeFirst()) !== undefined;
}

/** Deletes what guards times that are over; a few thousand rows at once, so that nobody waits long. */
export async function deleteBefore(db: Db, bucket: number): Promise<number> {
  const done = await sql`DELETE FROM resource_bucket WHERE bucket < ${bucket} LIMIT 5000`.execute(db);
  return Number(done.numAffectedRows ?? 0n);
}

/** Services that take what they need with their slots, of these. */
export async function occupyingBySlot(reader: Reader, serviceIds: readonly string[]): Promise<Set<string>> {
  if (serviceIds.length === 0) return new Set();
  const rows = await reader
    .selectFrom('service')
    .select('id')
    .where('id', 'in', [...new Set(serviceIds)])
    .where('occupies', '=', 'slot')
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** Services that need any of these parts, for themselves or within a whole. */
export async function servicesNeeding(reader: Reader, atomIds: readonly string[]): Promise<string[]> {
  if (atomIds.length === 0) return [];
  const wholes = await reader
    .selectFrom('resource_part')
    .select('whole_id')
    .where('part_id', 'in', [...atomIds])
    .execute();
  const rows = await reader
    .selectFrom('service_need')
    .select('service_id')
    .distinct()
    .where('resource_id', 'in', [...atomIds, ...wholes.map((row) => row.whole_id)])
    .execute();
  return rows.map((row) => row.service_id);
}

/** Whose account these have, of those who have one. */
export async function peopleOf(reader: Reader, resourceIds: readonly string[]): Promise<Map<string, string>> {
  if (resourceIds.length === 0) return new Map();
  const rows = await reader
    .selectFrom('resource')
    .select(['id', 'person_id'])
    .where('id', 'in', [...new Set(resourceIds)])
    .where('person_id', 'is not', null)
    .execute();
  return new Map(rows.flatMap((row) => (row.person_id === null ? [] : [[row.id, row.person_id]])));
}

export const listQueries = {
  'resource.list': (db: Db) => centreQuery(db, 'ctr'),
  'who has these parts': (db: Db) => spansQuery(db, ['res_1', 'res_2'], 1, 300),
};
