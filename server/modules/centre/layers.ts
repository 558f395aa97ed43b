import { daysFrom } from '../../../shared/time/civil';
import { dayKind } from '../../../shared/time/holidays';
import {
  dayPlan,
  slotPlan,
  type DayException,
  type DayFacts,
  type DayPlan,
  type HolidayRule,
  type OpenHours,
  type ServiceException,
  type ServiceHours,
  type SpecialDay,
  type YearlyEvent,
} from './rules';

/** A slot that the timetable asks for; the row with its counter is capacity's to make. */
export interface SlotRow {
  serviceId: string;
  centreId: string;
  on: string;
  startAt: Date;
  endAt: Date;
  capacity: number;
}

/** A service as its timetable needs it. */
export interface LayeredService {
  id: string;
  centreId: string;
  holidayRule: HolidayRule;
  /** People that the smallest of the rooms and things it needs is enough for; null where nothing bounds them. */
  placesMost: number | null;
}

/** All layers of some centres and services over some days, as plain values: what a change would do is tried on a copy. */
export interface Layers {
  services: readonly LayeredService[];
  /** By centre. */
  hours: ReadonlyMap<string, readonly OpenHours[]>;
  /** By `dayKey` of centre and day. */
  exceptions: ReadonlyMap<string, DayException>;
  /** By service. */
  runs: ReadonlyMap<string, readonly ServiceHours[]>;
  /** By `dayKey` of service and day. */
  serviceExceptions: ReadonlyMap<string, ServiceException>;
  /** By service. */
  events: ReadonlyMap<string, readonly YearlyEvent[]>;
}

export const dayKey = (id: string, on: string): string => `${id} ${on}`;

/** The day of a centre after its layers. */
export const centreDay = (layers: Layers, centreId: string, on: string, facts: DayFacts = dayKind(on)): DayPlan =>
  dayPlan({
    on,
    facts,
    hours: layers.hours.get(centreId) ?? [],
    exception: layers.exceptions.get(dayKey(centreId, on)) ?? null,
  });

export const specialDay = (layers: Layers, serviceId: string, on: string): SpecialDay => ({
  events: layers.events.get(serviceId) ?? [],
  exception: layers.serviceExceptions.get(dayKey(serviceId, on)) ?? null,
});

export const patternOf = (layers: Layers, service: LayeredService) => ({
  holidayRule: service.holidayRule,
  hours: layers.runs.get(service.id) ?? [],
});

/** The slots of all services over some days as the layers stand. */
export function slotsOf(layers: Layers, fromOn: string, toOn: string): SlotRow[] {
  const days = daysFrom(fromOn, toOn).map((on) => ({ on, facts: dayKind(on) }));
  const plans = new Map<string, DayPlan[]>();
  return layers.services.flatMap((service) => {
    const { id: serviceId, centreId, placesMost } = service;
    const own = plans.get(centreId) ?? days.map(({ on, facts }) => centreDay(layers, centreId, on, facts));
    plans.set(centreId, own);
    const pattern = patternOf(layers, service);
    return own.flatMap((day) =>
      slotPlan(pattern, day, specialDay(layers, serviceId, day.on)).map((slot) => ({
        ...slot,
        capacity: Math.min(slot.capacity, placesMost ?? slot.capacity),
        serviceId,
        centreId,
        on: day.on,
      })),
    );
  });
}
