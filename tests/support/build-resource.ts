import type { Insertable } from 'kysely';
import type { resource, resource_block } from '../../server/db/types';
import { inTransaction, type Db } from '../../server/kernel/db';
import { newId } from '../../server/kernel/ids';
import { holdSlots } from '../../server/modules/resource';
import type { Occupies } from '../../shared/enums';

interface Over extends Partial<Insertable<resource>> {
  /** Parts it is made of. */
  parts?: readonly string[];
  hours?: readonly { weekday: number; starts_minute: number; ends_minute: number }[];
}

/** A room, a thing or somebody of a centre; a room without parts unless said. */
export async function buildResource(db: Db, centreId: string, { parts = [], hours = [], ...over }: Over = {}) {
  const row = {
    id: newId('res'),
    centre_id: centreId,
    kind: 'room' as const,
    name: '一楼大厅',
    who: null,
    skill: null,
    before_minutes: 0,
    after_minutes: 0,
    places: null,
    position: 1,
    state: 'active' as const,
    version: 1,
    created_at: new Date(0),
    ...over,
  };
  await db.insertInto('resource').values(row).execute();
  if (parts.length > 0) {
    const rows = parts.map((partId) => ({ whole_id: row.id, part_id: partId }));
    await db.insertInto('resource_part').values(rows).execute();
  }
  if (hours.length > 0) {
    const rows = hours.map((one) => ({ resource_id: row.id, ...one }));
    await db.insertInto('resource_hours').values(rows).execute();
  }
  return row;
}

/** Says what a service needs, and when it takes it. */
export async function buildNeeds(
  db: Db,
  serviceId: string,
  resourceIds: readonly string[],
  occupies: Occupies = 'claim',
): Promise<void> {
  await db.updateTable('service').set({ occupies }).where('id', '=', serviceId).execute();
  const rows = resourceIds.map((id) => ({ service_id: serviceId, resource_id: id }));
  await db.insertInto('service_need').values(rows).execute();
}

/** Says what a service needs as soon as it opens a slot; the slots that are there have it. */
export async function buildHeldNeeds(db: Db, serviceId: string, resourceIds: readonly string[]): Promise<void> {
  await buildNeeds(db, serviceId, resourceIds, 'slot');
  const slots = await db.selectFrom('slot').selectAll().where('service_id', '=', serviceId).execute();
  await inTransaction(db, (tx) => holdSlots(tx, slots));
}

/** A time taken out, with the fives that it holds of one part. */
export async function buildBlock(
  db: Db,
  of: { id: string; centre_id: string },
  over: Partial<Insertable<resource_block>> & { start_at: Date; end_at: Date },
) {
  const row = {
    id: newId('blk'),
    centre_id: of.centre_id,
    resource_id: of.id,
    kind: 'meeting' as const,
    reason: '内部会议',
    state: 'active' as const,
    version: 1,
    made_by: newId('acc'),
    made_at: new Date(0),
    ...over,
  };
  await db.insertInto('resource_block').values(row).execute();
  const five = 300_000;
  const first = Math.floor(row.start_at.getTime() / five);
  const rows = Array.from({ length: Math.ceil(row.end_at.getTime() / five) - first }, (_, n) => ({
    atom_id: of.id,
    bucket: first + n,
    resource_id: of.id,
    slot_id: null,
    block_id: row.id,
  }));
  await db.insertInto('resource_bucket').values(rows).execute();
  return row;
}
