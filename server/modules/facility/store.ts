import type { Insertable, Selectable } from 'kysely';
import type { resource, resource_block } from '../../db/types';
import type { Db, Reader, Tx } from '../../kernel/db';
import { limits } from '../../../shared/limits';
import type { WorkHours } from '../resource';

export type ResourceRow = Selectable<resource>;
export type BlockRow = Selectable<resource_block>;

/** On the list of one of these centres; scope stands in the query. */
export async function findResource(
  reader: Reader,
  id: string,
  centreIds: readonly string[],
): Promise<ResourceRow | undefined> {
  if (centreIds.length === 0) return undefined;
  const query = reader.selectFrom('resource').selectAll().where('id', '=', id).where('centre_id', 'in', centreIds);
  return query.where('state', '=', 'active').executeTakeFirst();
}

export function listActive(reader: Reader, centreId: string): Promise<ResourceRow[]> {
  const query = reader.selectFrom('resource').selectAll().where('centre_id', '=', centreId);
  return query.where('state', '=', 'active').orderBy('position').orderBy('id').limit(limits.resourcesMax).execute();
}

/** Names of parts and wholes, services that need them, and working times, of some resources. */
export async function aroundOf(reader: Reader, ids: readonly string[]) {
  if (ids.length === 0) return { parts: [], needs: [], hours: [] };
  const parts = await reader
    .selectFrom('resource_part')
    .selectAll()
    .where((eb) => eb.or([eb('whole_id', 'in', ids), eb('part_id', 'in', ids)]))
    .execute();
  const needs = await reader
    .selectFrom('service_need as n')
    .innerJoin('service as s', 's.id', 'n.service_id')
    .select(['n.resource_id', 'n.service_id', 's.name'])
    .where('n.resource_id', 'in', ids)
    .orderBy('s.name')
    .execute();
  const hours = await reader
    .selectFrom('resource_hours')
    .selectAll()
    .where('resource_id', 'in', ids)
    .orderBy('resource_id')
    .orderBy('weekday')
    .orderBy('starts_minute')
    .execute();
  return { parts, needs, hours };
}

export async function insertResource(tx: Tx, row: Insertable<resource>): Promise<void> {
  await tx.insertInto('resource').values(row).execute();
}

/** Writes a change of who has seen this version; false where another was quicker. */
export async function changeResource(
  tx: Tx,
  seen: { id: string; version: number },
  set: Partial<Omit<ResourceRow, 'id' | 'centre_id' | 'version' | 'position' | 'created_at'>>,
): Promise<boolean> {
  const done = await tx
    .updateTable('resource')
    .set({ ...set, version: seen.version + 1 })
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .where('state', '=', 'active')
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Its working times, in place of earlier ones. Under the lock of its row. */
export async function putHours(tx: Tx, id: string, hours: readonly WorkHours[]): Promise<void> {
  await tx.deleteFrom('resource_hours').where('resource_id', '=', id).execute();
  if (hours.length === 0) return;
  const rows = hours.map(({ weekday, startsMinute, endsMinute }) => ({
    resource_id: id,
    weekday,
    starts_minute: startsMinute,
    ends_minute: endsMinute,
  }));
  await tx.insertInto('resource_hours').values(rows).execute();
}

/** What it is made of, in place of earlier parts. Under the lock of the centre's timetable. */
export async function putParts(tx: Tx, id: string, partIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('resource_part').where('whole_id', '=', id).execute();
  if (partIds.length === 0) return;
  await tx
    .insertInto('resource_part')
    .values(partIds.map((part) => ({ whole_id: id, part_id: part })))
    .execute();
}

/** Which of these can be parts: rooms and things of the centre that are on the list and have no parts themselves. */
export async function partsAmong(reader: Reader, centreId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await reader
    .selectFrom('resource as r')
    .select('r.id')
    .where('r.id', 'in', [...ids])
    .where('r.centre_id', '=', centreId)
    .where('r.state', '=', 'active')
    .where('r.kind', 'in', ['room', 'equipment'])
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('resource_part as p').select('p.part_id').whereRef('p.whole_id', '=', 'r.id'))),
    )
    .execute();
  return rows.map(({ id }) => id);
}

/** Whether it is a part of anything. */
export async function isPart(reader: Reader, id: string): Promise<boolean> {
  const query = reader.selectFrom('resource_part').select('whole_id').where('part_id', '=', id).limit(1);
  return (await query.executeTakeFirst()) !== undefined;
}

/** Gives back what blocks have, before they have other parts. */
export async function releaseBlocks(tx: Tx, blockIds: readonly string[]): Promise<void> {
  if (blockIds.length === 0) return;
  await tx
    .deleteFrom('resource_bucket')
    .where('block_id', 'in', [...blockIds])
    .execute();
}

/** Whether a service needs it, for itself or within a whole that a service needs. */
export async function isNeeded(reader: Reader, id: string): Promise<boolean> {
  const wholes = reader.selectFrom('resource_part').select('whole_id').where('part_id', '=', id);
  const row = await reader
    .selectFrom('service_need')
    .select('service_id')
    .where((eb) => eb.or([eb('resource_id', '=', id), eb('resource_id', 'in', wholes)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether anything has it from some five on: it was asked for itself, or is a part that a whole has taken. */
export async function isHeldFrom(
  reader: Reader,
  id: string,
  atomIds: readonly string[],
  bucket: number,
): Promise<boolean> {
  const row = await reader
    .selectFrom('resource_bucket')
    .select('bucket')
    .where('atom_id', 'in', [...atomIds])
    .where('bucket', '>=', bucket)
    .where((eb) => eb.or([eb('resource_id', '=', id), eb('atom_id', '=', id)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Slots and blocks that have one of these parts between two fives. */
export function holdersQuery(reader: Reader, atomIds: readonly string[], from: number, to: number) {
  return reader
    .selectFrom('resource_bucket')
    .select(['slot_id', 'block_id'])
    .distinct()
    .where('atom_id', 'in', [...atomIds])
    .where('bucket', '>=', from)
    .where('bucket', '<', to);
}

/** What has something for a time, as staff know it: a slot by its service's name, a block by its reason; by id. */
export async function titlesOf(reader: Reader, holderIds: readonly string[]): Promise<Map<string, string>> {
  const ids = [...new Set(holderIds)];
  if (ids.length === 0) return new Map();
  const slots = await reader
    .selectFrom('slot as t')
    .innerJoin('service as s', 's.id', 't.service_id')
    .select(['t.id', 's.name as title'])
    .where('t.id', 'in', ids)
    .execute();
  const blocks = await reader
    .selectFrom('resource_block')
    .select(['id', 'reason as title'])
    .where('id', 'in', ids)
    .execute();
  return new Map([...slots, ...blocks].map(({ id, title }) => [id, title]));
}

/** Slots ahead in which one of these stands in for another. */
export async function standingIn(reader: Reader, resourceIds: readonly string[], now: Date): Promise<string[]> {
  if (resourceIds.length === 0) return [];
  const rows = await standingInQuery(reader, resourceIds, now).execute();
  return rows.map(({ slot_id: id }) => id);
}

const standingInQuery = (reader: Reader, resourceIds: readonly string[], now: Date) =>
  reader
    .selectFrom('slot_substitute as u')
    .innerJoin('slot as s', 's.id', 'u.slot_id')
    .select('u.slot_id')
    .where('u.resource_id', 'in', [...resourceIds])
    .where('s.end_at', '>', now);

/** Slots of a centre on some days that are open. */
export function slotsQuery(reader: Reader, centreId: string, fromOn: string, toOn: string) {
  return reader
    .selectFrom('slot')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('on_day', '>=', fromOn)
    .where('on_day', '<=', toOn)
    .where('state', '=', 'open')
    .orderBy('on_day')
    .orderBy('start_at')
    .orderBy('id')
    .limit(4000);
}

/** Blocks of a centre that are in force and end after an instant. */
export function blocksQuery(reader: Reader, centreId: string, from: Date) {
  return reader
    .selectFrom('resource_block')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('state', '=', 'active')
    .where('end_at', '>', from)
    .limit(1000);
}

export async function findBlock(
  reader: Reader,
  id: string,
  centreIds: readonly string[],
): Promise<BlockRow | undefined> {
  if (centreIds.length === 0) return undefined;
  const query = reader.selectFrom('resource_block').selectAll().where('id', '=', id);
  return query.where('centre_id', 'in', centreIds).executeTakeFirst();
}

export async function insertBlock(tx: Tx, row: Insertable<resource_block>): Promise<void> {
  await tx.insertInto('resource_block').values(row).execute();
}

/** Lifts a block and gives back what it has; false where it was lifted before. */
export async function liftBlock(tx: Tx, id: string): Promise<boolean> {
  const done = await tx
    .updateTable('resource_block')
    .set((eb) => ({ state: 'lifted' as const, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'active')
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) return false;
  await tx.deleteFrom('resource_bucket').where('block_id', '=', id).execute();
  return true;
}

/** Slots of services that were withdrawn at an instant and meet a time: what a block took away. */
export async function withdrawnAt(
  reader: Reader,
  ask: { serviceIds: readonly string[]; at: Date; after: Date; before: Date },
): Promise<string[]> {
  if (ask.serviceIds.length === 0) return [];
  const rows = await reader
    .selectFrom('slot')
    .select('id')
    .where('service_id', 'in', ask.serviceIds)
    .where('withdrawn_at', '=', ask.at)
    .where('start_at', '>', ask.after)
    .where('start_at', '<', ask.before)
    .execute();
  return rows.map(({ id }) => id);
}

const day = '2026-01-01';

export const listQueries = {
  'resource.calendar slots': (db: Db) => slotsQuery(db, 'ctr', day, day),
  'resource.calendar blocks': (db: Db) => blocksQuery(db, 'ctr', new Date(0)),
  'slots in which it stands in': (db: Db) => standingInQuery(db, ['res_1'], new Date(0)),
  'who has parts of a block': (db: Db) => holdersQuery(db, ['res_1', 'res_2'], 1, 300),
};
