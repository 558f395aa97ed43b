import { daysFrom } from '../../../shared/time/civil';
import type { Db, Reader, Tx } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import type { WrittenChange } from './layer-changes';
import type { Run } from './rules';

/** A change is laid over at most so many days ahead; more exceptions than any centre writes for that time. */
const exceptionsMost = 5000;

const serviceExceptions = (db: Reader, serviceIds: readonly string[], fromOn: string, toOn: string) =>
  db
    .selectFrom('service_exception')
    .select(['service_id', 'on_day', 'runs', 'reason'])
    .where('service_id', 'in', serviceIds)
    .where('on_day', '>=', fromOn)
    .where('on_day', '<=', toOn)
    .orderBy('service_id')
    .orderBy('on_day')
    .limit(exceptionsMost);

const events = (db: Reader, serviceIds: readonly string[]) =>
  db
    .selectFrom('yearly_event')
    .selectAll()
    .where('service_id', 'in', serviceIds)
    .orderBy('service_id')
    .orderBy('id')
    .limit(exceptionsMost);

const needed = (db: Reader, serviceIds: readonly string[]) =>
  db
    .selectFrom('service_need as n')
    .innerJoin('resource as r', 'r.id', 'n.resource_id')
    .select(['n.service_id', 'r.places'])
    .where('n.service_id', 'in', serviceIds);

/** How many people the smallest of what each service needs is enough for; services that nothing bounds are absent. */
export async function placesOf(db: Reader, serviceIds: readonly string[]): Promise<Map<string, number>> {
  const least = new Map<string, number>();
  if (serviceIds.length === 0) return least;
  for (const { service_id: id, places } of await needed(db, serviceIds).execute()) {
    if (places !== null) least.set(id, Math.min(places, least.get(id) ?? places));
  }
  return least;
}

/** Written by us as JSON and checked by the contract on the way in. */
export const runsOf = (text: string): Run[] => JSON.parse(text) as Run[];

export async function listServiceExceptions(db: Reader, serviceIds: readonly string[], fromOn: string, toOn: string) {
  return serviceIds.length === 0 ? [] : serviceExceptions(db, serviceIds, fromOn, toOn).execute();
}

export async function listEvents(db: Reader, serviceIds: readonly string[]) {
  return serviceIds.length === 0 ? [] : events(db, serviceIds).execute();
}

/**
 * Locks the timetables of these centres until the transaction ends, in the order of their ids: of two who change one, or of
 * one who changes it and the job that makes its slots, the second sees what the first has done. Gives their versions.
 */
export async function lockTimetables(tx: Tx, centreIds: readonly string[]): Promise<Map<string, number>> {
  if (centreIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('centre')
    .select(['id', 'timetable_version'])
    .where('id', 'in', [...centreIds])
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.id, row.timetable_version]));
}

/** Writes one change of a locked timetable, and counts it. */
export async function writeChange(tx: Tx, centreId: string, change: WrittenChange, now: Date): Promise<void> {
  await layerOf(tx, centreId, change, now);
  await tx
    .updateTable('centre')
    .set((eb) => ({ timetable_version: eb('timetable_version', '+', 1) }))
    .where('id', '=', centreId)
    .execute();
}

async function layerOf(tx: Tx, centreId: string, change: WrittenChange, now: Date): Promise<void> {
  switch (change.kind) {
    case 'centre_hours': {
      await tx.deleteFrom('centre_hours').where('centre_id', '=', centreId).execute();
      const rows = change.hours.map(({ weekday, opensMinute, closesMinute }) => ({
        id: newId('hrs'),
        centre_id: centreId,
        weekday,
        opens_minute: opensMinute,
        closes_minute: closesMinute,
      }));
      if (rows.length > 0) await tx.insertInto('centre_hours').values(rows).execute();
      return;
    }
    case 'centre_exception': {
      await endCentreExceptions(tx, centreId, change);
      const { opensMinute: opens_minute, closesMinute: closes_minute, reason } = change;
      const days = daysFrom(change.fromOn, change.toOn);
      const of = { centre_id: centreId, opens_minute, closes_minute, reason, created_at: now };
      await tx
        .insertInto('centre_exception')
        .values(days.map((on_day) => ({ id: newId('exc'), on_day, ...of })))
        .execute();
      return;
    }
    case 'centre_exception_end':
      return endCentreExceptions(tx, centreId, change);
    case 'service_runs': {
      const { serviceId } = change;
      await tx.updateTable('service').set({ holiday_rule: change.holidayRule }).where('id', '=', serviceId).execute();
      await tx.deleteFrom('service_hours').where('service_id', '=', serviceId).execute();
      const rows = change.runs.map((run) => ({
        id: newId('shr'),
        service_id: serviceId,
        weekday: run.weekday,
        starts_minute: run.startsMinute,
        ends_minute: run.endsMinute,
        slot_minutes: run.slotMinutes,
        capacity: run.capacity,
      }));
      if (rows.length > 0) await tx.insertInto('service_hours').values(rows).execute();
      return;
    }
    case 'service_exception': {
      await endServiceExceptions(tx, change);
      const { serviceId: service_id, reason } = change;
      const of = { service_id, runs: JSON.stringify(change.runs), reason, created_at: now };
      await tx
        .insertInto('service_exception')
        .values(daysFrom(change.fromOn, change.toOn).map((on_day) => ({ id: newId('sex'), on_day, ...of })))
        .execute();
      return;
    }
    case 'service_exception_end':
      return endServiceExceptions(tx, change);
    case 'event': {
      const row = {
        service_id: change.serviceId,
        name: change.name,
        calendar: change.calendar,
        lunar_month: change.lunarMonth,
        lunar_day: change.lunarDay,
        holiday: change.holiday,
        offset_days: change.offsetDays,
        runs: JSON.stringify(change.runs),
        created_at: now,
      };
      if (change.eventId !== null) await endEvent(tx, change.serviceId, change.eventId);
      await tx
        .insertInto('yearly_event')
        .values({ id: change.eventId ?? newId('yev'), ...row })
        .execute();
      return;
    }
    case 'event_end':
      return endEvent(tx, change.serviceId, change.eventId);
  }
}

interface Days {
  fromOn: string;
  toOn: string;
}

async function endCentreExceptions(tx: Tx, centreId: string, { fromOn, toOn }: Days): Promise<void> {
  await tx
    .deleteFrom('centre_exception')
    .where('centre_id', '=', centreId)
    .where('on_day', '>=', fromOn)
    .where('on_day', '<=', toOn)
    .execute();
}

async function endServiceExceptions(tx: Tx, { serviceId, fromOn, toOn }: Days & { serviceId: string }): Promise<void> {
  await tx
    .deleteFrom('service_exception')
    .where('service_id', '=', serviceId)
    .where('on_day', '>=', fromOn)
    .where('on_day', '<=', toOn)
    .execute();
}

async function endEvent(tx: Tx, serviceId: string, eventId: string): Promise<void> {
  await tx.deleteFrom('yearly_event').where('id', '=', eventId).where('service_id', '=', serviceId).execute();
}

/** The list statements by name, for the test that reads their EXPLAIN. */
export const layerQueries = {
  'timetable service exceptions': (db: Db) => serviceExceptions(db, ['svc_a', 'svc_b'], '2026-11-23', '2026-11-29'),
  'timetable places': (db: Db) => needed(db, ['svc_a', 'svc_b']),
  'timetable events': (db: Db) => events(db, ['svc_a', 'svc_b']),
};
