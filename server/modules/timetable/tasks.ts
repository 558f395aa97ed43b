import type { Tx } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import { noticesOf, type BookingRow } from '../booking';
import type { Service } from '../centre';
import type { TimetableDeps } from './deps';
import type { ChangePlan } from './plan';
import type { Wanted } from './rules';
import { endTasksOfSlot, putTasks } from './task-store';

interface Found {
  hits: ChangePlan['hits'];
  services: ReadonlyMap<string, Service>;
  centreId: string;
  reason: string | null;
}

/** Every booking that is hit becomes a matter for staff, and everybody concerned is told, in the change's own transaction. */
export async function addTasks(
  tx: Tx,
  deps: Pick<TimetableDeps, 'notification'>,
  ask: { actor: { accountId: string }; now: Date },
  { hits, services, centreId, reason }: Found,
): Promise<void> {
  const slotIds = await newSlotIds(tx, hits);
  await putTasks(
    tx,
    hits.map(({ booking: { row }, hit, to }) => ({
      id: newId('chg'),
      centre_id: centreId,
      service_id: row.service_id,
      slot_id: row.slot_id,
      booking_id: row.id,
      hit,
      reason,
      // One that only lasts differently has no other time in its place.
      suggested_slot_id: to === null || hit !== 'gone' ? null : (slotIds.get(keyOf(to)) ?? null),
      start_at: row.start_at,
      state: 'open',
      open_key: '',
      made_by: ask.actor.accountId,
      made_at: ask.now,
    })),
  );
  for (const { booking, hit, to } of hits) {
    const service = services.get(booking.row.service_id);
    if (service === undefined) continue;
    await tellOfHit(tx, deps, booking.row, { service, hit, reason, to, at: ask.now });
  }
}

interface Told {
  service: Service;
  hit: string;
  reason: string | null;
  to: { startAt: Date } | null;
  at: Date;
}

/** The person served, and who booked for them, read what has changed and what they can do. */
export async function tellOfHit(
  tx: Tx,
  { notification }: Pick<TimetableDeps, 'notification'>,
  row: BookingRow,
  { service, hit, reason, to, at }: Told,
): Promise<void> {
  const more: Record<string, string> = {
    hit,
    ...(reason === null ? {} : { reason }),
    ...(to === null ? {} : { until: to.startAt.toISOString() }),
  };
  const notices = await noticesOf(tx, row, { kind: 'booking_hit', service, by: null, at, more });
  await notification.notifyMany(tx, notices);
  await notification.publish(
    tx,
    notices.map(({ accountId }) => ({ accountId })),
    at,
  );
}

const keyOf = ({ serviceId, startAt }: Pick<Wanted, 'serviceId' | 'startAt'>): string =>
  `${serviceId} ${startAt.getTime()}`;

/** Ids of the slots that were just made in the place of others. */
async function newSlotIds(tx: Tx, hits: ChangePlan['hits']): Promise<Map<string, string>> {
  const wanted = hits.flatMap(({ to }) => (to === null ? [] : [to]));
  if (wanted.length === 0) return new Map();
  const rows = await tx
    .selectFrom('slot')
    .select(['id', 'service_id', 'start_at'])
    .where('service_id', 'in', [...new Set(wanted.map((to) => to.serviceId))])
    .where(
      'start_at',
      'in',
      [...new Set(wanted.map((to) => to.startAt.getTime()))].map((at) => new Date(at)),
    )
    .execute();
  return new Map(rows.map((row) => [keyOf({ serviceId: row.service_id, startAt: row.start_at }), row.id]));
}

/** The timetable has a slot again: what was open about it is settled, and its bookings stand as they did. */
export const restoreTasks = (tx: Tx, slotId: string, ask: { actor: { accountId: string }; now: Date }): Promise<void> =>
  endTasksOfSlot(tx, slotId, ask.actor.accountId, ask.now);
