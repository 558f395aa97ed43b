import type { Insertable } from 'kysely';
import { addDays, atMinute, civilDay } from '../../shared/time/civil';
import type { resource, resource_block, resource_hours, resource_part, service_need, slot } from '../db/types';
import type { Tx } from '../kernel/db';
import type { SlotRow } from '../modules/centre';
import { holdSlots, openOccupancy } from '../modules/resource';
import { centreId, serviceId } from './catalogue';
import { insertAll } from './insert-all';
import { deskAccountId } from './people';
import type { CentreSeed } from './seed';

const resourceId = (seed: CentreSeed, key: string): string => `res_${seed.key}_${key}`;

interface Rows {
  resources: Insertable<resource>[];
  parts: Insertable<resource_part>[];
  hours: Insertable<resource_hours>[];
  needs: Insertable<service_need>[];
}

function rowsOf(seeds: readonly CentreSeed[], createdAt: Date): Rows {
  const all = seeds.flatMap((seed) => (seed.resources ?? []).map((item, position) => ({ seed, item, position })));
  return {
    resources: all.map(({ seed, item, position }) => ({
      id: resourceId(seed, item.key),
      centre_id: centreId(seed),
      kind: item.kind,
      name: item.name,
      who: item.who ?? null,
      skill: item.skill ?? null,
      after_minutes: item.afterMinutes ?? 0,
      position,
      created_at: createdAt,
    })),
    parts: all.flatMap(({ seed, item }) =>
      (item.parts ?? []).map((part) => ({
        whole_id: resourceId(seed, item.key),
        part_id: resourceId(seed, part),
      })),
    ),
    hours: all.flatMap(({ seed, item }) =>
      (item.hours ?? []).map(({ weekday, startsMinute, endsMinute }) => ({
        resource_id: resourceId(seed, item.key),
        weekday,
        starts_minute: startsMinute,
        ends_minute: endsMinute,
      })),
    ),
    needs: seeds.flatMap((seed) =>
      seed.services.flatMap((item) =>
        (item.needs?.resources ?? []).map((key) => ({
          service_id: serviceId(seed, item.key),
          resource_id: resourceId(seed, key),
        })),
      ),
    ),
  };
}

/** Rooms and people, before anything is planned by them. */
export async function insertResources(tx: Tx, seeds: readonly CentreSeed[], createdAt: Date): Promise<void> {
  const { resources, parts, hours, needs } = rowsOf(seeds, createdAt);
  await insertAll(tx, 'resource', resources);
  await insertAll(tx, 'resource_part', parts);
  await insertAll(tx, 'resource_hours', hours);
  await insertAll(tx, 'service_need', needs);
}

const using = (item: SlotRow, n: number) => ({
  id: `plan_${n}`,
  service_id: item.serviceId,
  start_at: item.startAt,
  end_at: item.endAt,
});

/**
 * Of the planned slots those that have all they need, as the nightly run would make them; and apart from these the slots
 * of a hall and its halves that nobody has taken, so that no two of them are lively at one time.
 */
export async function slotsWithResources(
  tx: Tx,
  seeds: readonly CentreSeed[],
  planned: readonly SlotRow[],
): Promise<{ lively: SlotRow[]; quiet: SlotRow[] }> {
  const occupies = new Map(
    seeds.flatMap((seed) =>
      seed.services.map((item) => [serviceId(seed, item.key), item.needs?.occupies ?? 'none'] as const),
    ),
  );
  const occupancy = await openOccupancy(
    tx,
    planned.map(using).filter((_, n) => occupies.get(planned[n]?.serviceId ?? '') !== 'none'),
  );
  const lively: SlotRow[] = [];
  const quiet: SlotRow[] = [];
  planned.forEach((item, n) => {
    const how = occupies.get(item.serviceId) ?? 'none';
    if (how === 'none') lively.push(item);
    else if (how === 'slot') {
      if (occupancy.hold(`plan_${n}`)) lively.push(item);
    } else if (isWanted(item) && occupancy.hold(`plan_${n}`)) lively.push(item);
    else quiet.push(item);
  });
  return { lively, quiet };
}

/** By turns the whole hall, a half of it, and nobody: told from the day and the hour alone. */
function isWanted({ serviceId: id, startAt }: SlotRow): boolean {
  const turn = Math.floor(startAt.getTime() / 7_200_000) % 5;
  if (turn === 0) return id.endsWith('_hall');
  return turn === 1 ? id.endsWith('_west') : turn === 2 && id.endsWith('_east');
}

/** What is taken from now on, and two times that staff have taken out. */
export async function holdResources(
  tx: Tx,
  seeds: readonly CentreSeed[],
  slots: readonly Insertable<slot>[],
  now: Date,
): Promise<void> {
  const occupies = new Map(
    seeds.flatMap((seed) =>
      seed.services.map((item) => [serviceId(seed, item.key), item.needs?.occupies ?? 'none'] as const),
    ),
  );
  const held = slots.filter((row) => {
    const how = occupies.get(row.service_id);
    return (row.end_at as Date) > now && (how === 'slot' || (how === 'claim' && Number(row.taken ?? 0) > 0));
  });
  const refused = await holdSlots(
    tx,
    held.map(({ id, service_id, start_at, end_at }) => ({
      id,
      service_id,
      start_at: start_at as Date,
      end_at: end_at as Date,
    })),
  );
  if (refused.size > 0) throw new Error(`The demo city has given one room to two: ${[...refused.keys()].join(', ')}`);
  await insertBlocks(tx, seeds, now);
}

async function insertBlocks(tx: Tx, seeds: readonly CentreSeed[], now: Date): Promise<void> {
  const seed = seeds.find(({ key }) => key === 'huatai');
  if (seed === undefined) return;
  const today = civilDay(now);
  const block = (
    key: string,
    inDays: number,
    from: number,
    to: number,
    reason: string,
  ): Insertable<resource_block> => ({
    id: `blk_${seed.key}_${key}_${inDays}`,
    centre_id: centreId(seed),
    resource_id: resourceId(seed, key),
    kind: 'meeting',
    start_at: atMinute(addDays(today, inDays), from),
    end_at: atMinute(addDays(today, inDays), to),
    reason,
    state: 'active',
    made_by: deskAccountId(seed),
    made_at: now,
  });
  const rows = [
    block('craft_room', 0, 540, 660, '内部会议'),
    { ...block('craft_room', 2, 840, 1020, '墙面重刷'), kind: 'repair' as const },
  ];
  await insertAll(tx, 'resource_block', rows);
  const five = 300_000;
  await insertAll(
    tx,
    'resource_bucket',
    rows.flatMap((row) => {
      const first = (row.start_at as Date).getTime() / five;
      return Array.from({ length: (row.end_at as Date).getTime() / five - first }, (_, n) => ({
        atom_id: row.resource_id,
        bucket: first + n,
        resource_id: row.resource_id,
        slot_id: null,
        block_id: row.id,
      }));
    }),
  );
}
