import { addDays, civilDay, daysFrom } from '../../../shared/time/civil';
import { dayKind } from '../../../shared/time/holidays';
import type { DayLayer } from '../../../shared/enums';
import type { Reader } from '../../kernel/db';
import { listEvents, listServiceExceptions, placesOf, runsOf } from './layer-store';
import { centreDay, dayKey, patternOf, slotsOf, specialDay, type Layers, type SlotRow } from './layers';
import { dayPlan, servicePlan, slotPlan, type DayPlan } from './rules';
import { findServices, listServiceHours, type ServiceRow } from './service-store';
import { listExceptions, listHours } from './store';
import type { Service } from './view';

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

/**
 * All layers of these services and their centres over some days, in five reads whatever their number; `places` bounds what a
 * slot of a service holds, where it is asked for.
 */
export async function readLayers(
  db: Reader,
  services: readonly Pick<ServiceRow, 'id' | 'centre_id' | 'holiday_rule'>[],
  centreIds: readonly string[],
  days: { fromOn: string; toOn: string },
  places: ReadonlyMap<string, number> = new Map(),
): Promise<Layers> {
  const { fromOn, toOn } = days;
  const ids = services.map((service) => service.id);
  const [hours, exceptions, runs, serviceExceptions, events] = await Promise.all([
    listHours(db, centreIds),
    listExceptions(db, centreIds, fromOn, toOn),
    listServiceHours(db, ids),
    listServiceExceptions(db, ids, fromOn, toOn),
    listEvents(db, ids),
  ]);
  return {
    services: services.map((row) => ({
      id: row.id,
      centreId: row.centre_id,
      holidayRule: row.holiday_rule,
      placesMost: places.get(row.id) ?? null,
    })),
    hours: grouped(
      hours,
      (row) => row.centre_id,
      (row) => ({ weekday: row.weekday, opensMinute: row.opens_minute, closesMinute: row.closes_minute }),
    ),
    exceptions: new Map(
      exceptions.map((row) => [
        dayKey(row.centre_id, row.on_day),
        { opensMinute: row.opens_minute, closesMinute: row.closes_minute, reason: row.reason },
      ]),
    ),
    runs: grouped(
      runs,
      (row) => row.service_id,
      (row) => ({
        weekday: row.weekday,
        startsMinute: row.starts_minute,
        endsMinute: row.ends_minute,
        slotMinutes: row.slot_minutes,
        capacity: row.capacity,
      }),
    ),
    serviceExceptions: new Map(
      serviceExceptions.map((row) => [
        dayKey(row.service_id, row.on_day),
        { runs: runsOf(row.runs), reason: row.reason },
      ]),
    ),
    events: grouped(
      events,
      (row) => row.service_id,
      (row) => ({
        id: row.id,
        name: row.name,
        calendar: row.calendar,
        lunarMonth: row.lunar_month,
        lunarDay: row.lunar_day,
        holiday: row.holiday,
        offsetDays: row.offset_days,
        runs: runsOf(row.runs),
      }),
    ),
  };
}

const centresOf = (services: readonly Pick<ServiceRow, 'centre_id'>[]): string[] => [
  ...new Set(services.map((service) => service.centre_id)),
];

/** The slots of services over some days as the layers stand now; asking again gives the same (service, start) pairs. */
export async function planSlots(
  db: Reader,
  serviceIds: readonly string[],
  fromOn: string,
  toOn: string,
): Promise<SlotRow[]> {
  const services = await findServices(db, serviceIds);
  const places = await placesOf(db, serviceIds);
  return slotsOf(await readLayers(db, services, centresOf(services), { fromOn, toOn }, places), fromOn, toOn);
}

/** What of a service decides when it runs, beside its layers. */
export type ServiceWhen = Pick<Service, 'id' | 'centreId' | 'holidayRule'>;

export interface ServiceDay {
  on: string;
  /** Whether the timetable gives it any slot that day. */
  open: boolean;
  layer: DayLayer;
  note: string | null;
  provisional: boolean;
}

/** What the timetable says of a service's days. */
export async function serviceDays(
  db: Reader,
  { id, centreId, holidayRule }: ServiceWhen,
  fromOn: string,
  toOn: string,
): Promise<ServiceDay[]> {
  const rows = [{ id, centre_id: centreId, holiday_rule: holidayRule }];
  const layers = await readLayers(db, rows, [centreId], { fromOn, toOn });
  return layers.services.flatMap((service) =>
    daysFrom(fromOn, toOn).map((on) => {
      const day = centreDay(layers, service.centreId, on);
      const special = specialDay(layers, service.id, on);
      const pattern = patternOf(layers, service);
      const { layer, note, provisional } = servicePlan(pattern, day, special);
      const open = slotPlan(pattern, day, special).length > 0;
      // Where the whole centre is closed by an exception of its own, that is why, whatever the service had in mind.
      const centreSays = !open && day.layer === 'exception' && layer !== 'service_exception';
      return { on, open, provisional, layer: centreSays ? day.layer : layer, note: centreSays ? day.note : note };
    }),
  );
}
