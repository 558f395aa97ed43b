import type { HolidayRule } from '../../../shared/enums';
import { daysFrom } from '../../../shared/time/civil';
import { dayKey, type Layers } from './layers';
import type { OpenHours, Run, ServiceHours, YearlyEvent } from './rules';

/** One change of a timetable, as an editor sends it. */
export type LayerChange =
  | { kind: 'centre_hours'; hours: readonly OpenHours[] }
  | {
      kind: 'centre_exception';
      fromOn: string;
      toOn: string;
      opensMinute: number | null;
      closesMinute: number | null;
      reason: string;
    }
  | { kind: 'centre_exception_end'; fromOn: string; toOn: string }
  | { kind: 'service_runs'; serviceId: string; holidayRule: HolidayRule; runs: readonly ServiceHours[] }
  | {
      kind: 'service_exception';
      serviceId: string;
      fromOn: string;
      toOn: string;
      runs: readonly Run[];
      reason: string;
    }
  | { kind: 'service_exception_end'; serviceId: string; fromOn: string; toOn: string }
  | ({ kind: 'event'; serviceId: string; eventId: string | null } & Omit<YearlyEvent, 'id'>)
  | { kind: 'event_end'; serviceId: string; eventId: string };

/** The service that a change is about; null for one of the whole centre. */
export const serviceOfChange = (change: LayerChange): string | null =>
  'serviceId' in change ? change.serviceId : null;

/** The days that a change is about, where it names them; null for every day there is. */
export const daysOfChange = (change: LayerChange): { fromOn: string; toOn: string } | null =>
  'fromOn' in change ? { fromOn: change.fromOn, toOn: change.toOn } : null;

/** What residents read of the change. */
export function reasonOfChange(change: LayerChange): string | null {
  return 'reason' in change ? change.reason : change.kind === 'event' ? change.name : null;
}

/** The layers as they would be after a change; those given stay as they are. No input or output. */
export function changedLayers(layers: Layers, centreId: string, change: LayerChange): Layers {
  switch (change.kind) {
    case 'centre_hours':
      return { ...layers, hours: new Map([...layers.hours, [centreId, change.hours]]) };
    case 'centre_exception': {
      const { opensMinute, closesMinute, reason } = change;
      const days = daysFrom(change.fromOn, change.toOn);
      const set = days.map((on) => [dayKey(centreId, on), { opensMinute, closesMinute, reason }] as const);
      return { ...layers, exceptions: new Map([...layers.exceptions, ...set]) };
    }
    case 'centre_exception_end':
      return { ...layers, exceptions: without(layers.exceptions, centreId, change) };
    case 'service_runs':
      return {
        ...layers,
        services: layers.services.map((one) =>
          one.id === change.serviceId ? { ...one, holidayRule: change.holidayRule } : one,
        ),
        runs: new Map([...layers.runs, [change.serviceId, change.runs]]),
      };
    case 'service_exception': {
      const { serviceId, runs, reason } = change;
      const set = daysFrom(change.fromOn, change.toOn).map((on) => [dayKey(serviceId, on), { runs, reason }] as const);
      return { ...layers, serviceExceptions: new Map([...layers.serviceExceptions, ...set]) };
    }
    case 'service_exception_end':
      return { ...layers, serviceExceptions: without(layers.serviceExceptions, change.serviceId, change) };
    case 'event': {
      const { serviceId, eventId, kind: _kind, ...event } = change;
      const others = (layers.events.get(serviceId) ?? []).filter((one) => one.id !== eventId);
      return {
        ...layers,
        events: new Map([...layers.events, [serviceId, [...others, { id: eventId ?? '', ...event }]]]),
      };
    }
    case 'event_end': {
      const left = (layers.events.get(change.serviceId) ?? []).filter((one) => one.id !== change.eventId);
      return { ...layers, events: new Map([...layers.events, [change.serviceId, left]]) };
    }
  }
}

function without<V>(
  all: ReadonlyMap<string, V>,
  id: string,
  { fromOn, toOn }: { fromOn: string; toOn: string },
): ReadonlyMap<string, V> {
  const gone = new Set(daysFrom(fromOn, toOn).map((on) => dayKey(id, on)));
  return new Map([...all].filter(([key]) => !gone.has(key)));
}
