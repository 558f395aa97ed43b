import { addDays, civilDay, daysFrom } from '../../../shared/time/civil';
import { dayKind } from '../../../shared/time/holidays';
import type { DayLayer } from '../../../shared/enums';
import type { Reader } from '../../kernel/db';
import { dayPlan, slotPlan, type DayPlan, type ServicePattern } from './rules';
import { findServices, listServiceHours, type ServiceRow } from './service-store';
import { listExceptions, listHours } from './store';

const grouped = <Row, Value>(rows: readonly Row[], keyOf: (row: Row) => string, valueOf: (row: Row) => Value) => {
  const groups = new Map<string, Value[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [valueOf(row)]);
    else group.push(valueOf(row));
  }
  return groups;
};

/** Every centre's days from one to another, both included, after all layers. Two statements whatever the number. */
export async function dayPlans(
  db: Reader,
  centreIds: readonly string[],
  fromOn: string,
  toOn: string,
): Promise<Map<string, DayPlan[]>> {
  const ids = [...new Set(centreIds)];
  const [hourRows, exceptionRows] = await Promise.all([listHours(db, ids), listExceptions(db, ids, fromOn, toOn)]);
  const hours = grouped(
    hourRows,
    (row) => row.centre_id,
    (row) => ({ weekday: row.weekday, opensMinute: row.opens_minute, closesMinute: row.closes_minute }),
  );
  const exceptions = new Map(
    exceptionRows.map((row) => [
      `${row.centre_id} ${row.on_day}`,
      { opensMinute: row.opens_minute, closesMinute: row.closes_minute, reason: row.reason },
    ]),
  );
  const days = daysFrom(fromOn, toOn).map((on) => ({ on, facts: dayKind(on) }));
  return new Map(
    ids.map((id) => [
      id,
      days.map(({ on, facts }) =>
        dayPlan({ on, facts, hours: hours.get(id) ?? [], exception: exceptions.get(`${id} ${on}`) ?? null }),
      ),
    ]),
  );
}

/** Today's plan of each centre, for cards. */
export async function plansOfToday(db: Reader, centreIds: readonly string[], now: Date): Promise<Map<string, DayPlan>> {
  const today = civilDay(now);
  const plans = await dayPlans(db, centreIds, today, today);
  return new Map([...plans].flatMap(([id, days]) => (days[0] === undefined ? [] : [[id, days[0]] as const])));
}

/** Today and the six days after it. */
export async function weekOf(db: Reader, centreId: string, now: Date): Promise<DayPlan[]> {
  const today = civilDay(now);
  return (await dayPlans(db, [centreId], today, addDays(today, 6))).get(centreId) ?? [];
}

async function patternsOf(db: Reader, services: readonly ServiceRow[]): Promise<Map<string, ServicePattern>> {
  const hours = grouped(
    await listServiceHours(
      db,
      services.map((service) => service.id),
    ),
    (row) => row.service_id,
    (row) => ({
      weekday: row.weekday,
      startsMinute: row.starts_minute,
      endsMinute: row.ends_minute,
      slotMinutes: row.slot_minutes,
      capacity: row.capacity,
    }),
  );
  return new Map(
    services.map((service) => [service.id, { holidayRule: service.holiday_rule, hours: hours.get(service.id) ?? [] }]),
  );
}

/** A slot that the timetable asks for; the row with its counter is capacity's to make. */
export interface SlotRow {
  serviceId: string;
  centreId: string;
  on: string;
  startAt: Date;
  endAt: Date;
  capacity: number;
}

/** The slots of services over some days as the layers stand now; asking again gives the same (service, start) pairs. */
export async function planSlots(
  db: Reader,
  serviceIds: readonly string[],
  fromOn: string,
  toOn: string,
): Promise<SlotRow[]> {
  const services = await findServices(db, serviceIds);
  const [patterns, plans] = await Promise.all([
    patternsOf(db, services),
    dayPlans(
      db,
      services.map((service) => service.centre_id),
      fromOn,
      toOn,
    ),
  ]);
  return services.flatMap((service) => {
    const pattern = patterns.get(service.id);
    if (pattern === undefined) return [];
    return (plans.get(service.centre_id) ?? []).flatMap((day) =>
      slotPlan(pattern, day).map((slot) => ({
        ...slot,
        serviceId: service.id,
        centreId: service.centre_id,
        on: day.on,
      })),
    );
  });
}

export interface ServiceDay {
  on: string;
  /** Whether the timetable gives it any slot that day. */
  open: boolean;
  layer: DayLayer;
  note: string | null;
  provisional: boolean;
}

/** What the timetable says of a service's days; empty for an unknown service. */
export async function serviceDays(db: Reader, serviceId: string, fromOn: string, toOn: string): Promise<ServiceDay[]> {
  const services = await findServices(db, [serviceId]);
  const service = services[0];
  if (service === undefined) return [];
  const [patterns, plans] = await Promise.all([
    patternsOf(db, services),
    dayPlans(db, [service.centre_id], fromOn, toOn),
  ]);
  const pattern = patterns.get(serviceId);
  return (plans.get(service.centre_id) ?? []).map((day) => ({
    on: day.on,
    open: pattern !== undefined && slotPlan(pattern, day).length > 0,
    layer: day.layer,
    note: day.note,
    provisional: day.provisional,
  }));
}
