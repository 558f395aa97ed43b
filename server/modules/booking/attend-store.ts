import { sql } from 'kysely';
import { atMinute } from '../../../shared/time/civil';
import type { Db, Reader, Tx } from '../../kernel/db';
import type { BookingRow } from './store';

/** Who of a slot has a place and has not come; the transaction has locked the slot. */
export const awaitedOfSlot = (tx: Tx, slotId: string): Promise<BookingRow[]> =>
  tx.selectFrom('booking').selectAll().where('slot_id', '=', slotId).where('state', '=', 'confirmed').execute();

interface Batch {
  at: Date;
  by: string;
}

export async function attendAllOfSlot(tx: Tx, slotId: string, { at, by }: Batch): Promise<void> {
  await tx
    .updateTable('booking')
    .set({ prior_state: 'confirmed', state: 'attended', attended_at: at, check_in_method: 'tick', checked_in_by: by })
    .where('slot_id', '=', slotId)
    .where('state', '=', 'confirmed')
    .execute();
}

/** Those whom one person has checked in in one go. */
export const cameTogether = (tx: Tx, slotId: string, { at, by }: Batch): Promise<BookingRow[]> =>
  tx
    .selectFrom('booking')
    .selectAll()
    .where('slot_id', '=', slotId)
    .where('state', '=', 'attended')
    .where('attended_at', '=', at)
    .where('checked_in_by', '=', by)
    .where('check_in_method', '=', 'tick')
    .execute();

export async function unattend(tx: Tx, bookingIds: readonly string[]): Promise<void> {
  await tx
    .updateTable('booking')
    .set({ prior_state: 'attended', state: 'confirmed', attended_at: null, check_in_method: null, checked_in_by: null })
    .where('id', 'in', bookingIds)
    .where('state', '=', 'attended')
    .execute();
}

/** Ends the waiting for these, whose slot this transaction has locked; with `givesBack` their places are free again. */
export async function missThem(tx: Tx, bookingIds: readonly string[], givesBack: boolean): Promise<void> {
  await tx
    .updateTable('booking')
    .set((eb) => ({
      prior_state: 'confirmed',
      state: 'no_show' as const,
      ...(givesBack ? { live_key: eb.ref('id') } : {}),
    }))
    .where('id', 'in', bookingIds)
    .where('state', '=', 'confirmed')
    .execute();
}

/** Somebody has a place in the slot and has not come. */
const isAwaited = sql<boolean>`exists (
  select 1 from booking as awaited where awaited.slot_id = slot.id and awaited.state = 'confirmed')`;
const dayMs = 86_400_000;

/**
 * Slots that run now, whose service gives places back, so long after their start; only where the desk has checked
 * somebody in today: a centre that scans nobody knows of nobody who is missing.
 */
export const overdueQuery = (reader: Reader, now: Date, limit: number) =>
  reader
    .selectFrom('service')
    .innerJoin('slot', (join) =>
      join
        .onRef('slot.service_id', '=', 'service.id')
        .on('slot.start_at', '>', new Date(now.getTime() - dayMs))
        .on('slot.start_at', '<=', now),
    )
    .select('slot.id')
    .where('service.release_minutes', 'is not', null)
    .where('slot.end_at', '>', now)
    .where('slot.state', '=', 'open')
    .where('slot.taken', '>', 0)
    .where(sql<boolean>`date_add(slot.start_at, interval service.release_minutes minute) <= ${now}`)
    .where(isAwaited)
    .where(
      sql<boolean>`exists (
        select 1 from booking as came
        where came.centre_id = slot.centre_id and came.on_day = slot.on_day and came.state = 'attended')`,
    )
    .limit(limit);

/** Slots of a day of these services in which some have come and others have not. */
export const halfComeQuery = (reader: Reader, serviceIds: readonly string[], on: string) =>
  reader
    .selectFrom('slot')
    .select('slot.id')
    .where('slot.service_id', 'in', serviceIds)
    .where('slot.on_day', '=', on)
    .where('slot.taken', '>', 0)
    .where(isAwaited)
    .where(
      sql<boolean>`exists (select 1 from booking as came where came.slot_id = slot.id and came.state = 'attended')`,
    );

/** What these people have on a day that a check-in could be about. */
export const todayQuery = (reader: Reader, personIds: readonly string[], on: string) =>
  reader
    .selectFrom('booking')
    .selectAll()
    .where('beneficiary_id', 'in', personIds)
    .where('start_at', '>=', new Date(atMinute(on, 0).getTime() - dayMs))
    .where('start_at', '<', atMinute(on, 1440))
    .where('on_day', '=', on)
    .where('state', 'in', ['confirmed', 'attended', 'no_show'])
    .orderBy('start_at')
    .limit(100);

/** A centre's bookings of a day that have a place, in order of time, to be kept on a phone. */
const visitsOfDay = (reader: Reader, centreId: string, on: string) =>
  reader
    .selectFrom('booking')
    .where('centre_id', '=', centreId)
    .where('on_day', '=', on)
    .where('state', 'in', ['confirmed', 'attended', 'no_show']);

export const keptQuery = (reader: Reader, centreId: string, on: string, limit: number) =>
  visitsOfDay(reader, centreId, on).selectAll().orderBy('start_at').orderBy('id').limit(limit);

/** How many bookings a roster of the whole day would have. */
export async function countVisitsOfDay(reader: Reader, centreId: string, on: string): Promise<number> {
  const count = visitsOfDay(reader, centreId, on).select((eb) => eb.fn.countAll<number>().as('n'));
  return Number((await count.executeTakeFirstOrThrow()).n);
}

const sample = new Date('2026-11-23T02:00:00Z');
export const listQueries = {
  'visit.scan': (db: Db) => todayQuery(db, ['per', 'per_7'], '2026-01-01'),
  'roster.offline': (db: Db) => keptQuery(db, 'ctr', '2026-01-01', 20),
  'booking.releases': (db: Db) => overdueQuery(db, sample, 200),
  'booking.endDay': (db: Db) => halfComeQuery(db, ['svc', 'svc_7'], '2026-01-01'),
};
