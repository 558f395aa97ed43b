import type { HolidayRule } from '../../../shared/enums';
import { limits } from '../../../shared/limits';
import { daysFrom } from '../../../shared/time/civil';
import { centreDay, dayKey, patternOf, specialDay, type Layers } from './layers';
import {
  joinedRuns,
  oneByOne,
  servicePlan,
  type OpenHours,
  type Run,
  type ServiceHours,
  type YearlyEvent,
} from './rules';

/** One time of a service that goes to another time or day; nothing else of its days changes. */
export interface SlotMove {
  kind: 'slot_move';
  serviceId: string;
  on: string;
  startsMinute: number;
  newOn: string;
  newMinute: number;
  reason: string;
}

/** One change of a timetable, as it is written. */
export type WrittenChange =
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

/** One change of a timetable, as an editor or a calendar sends it. */
export type LayerChange = WrittenChange | SlotMove;

/** The service that a change is about; null for one of the whole centre. */
export const serviceOfChange = (change: LayerChange): string | null =>
  'serviceId' in change ? change.serviceId : null;

/** The days that a change is about, where it names them; null for every day there is. */
export function daysOfChange(change: LayerChange): { fromOn: string; toOn: string } | null {
  if (change.kind === 'slot_move') {
    const { on, newOn } = change;
    return on < newOn ? { fromOn: on, toOn: newOn } : { fromOn: newOn, toOn: on };
  }
  return 'fromOn' in change ? { fromOn: change.fromOn, toOn: change.toOn } : null;
}

/** Stands between the reasons of one day. */
const between = '；';

/** What is written for a change: itself, or for one time that moves an exception of each of its days. */
export const writtenOf = (layers: Layers, centreId: string, change: LayerChange): WrittenChange[] =>
  change.kind === 'slot_move' ? movedDays(layers, centreId, change) : [change];

/**
 * The days of a move as exceptions of their service: the same times as before, one of them elsewhere. What the centre's hours
 * leave out stays among them, so that it is back when those change. None where the time is not there.
 */
function movedDays(layers: Layers, centreId: string, move: SlotMove): WrittenChange[] {
  const { serviceId, on, startsMinute, newOn, newMinute, reason } = move;
  const service = layers.services.find(({ id }) => id === serviceId);
  if (service === undefined) return [];
  const timesOn = (day: string) =>
    oneByOne(
      servicePlan(patternOf(layers, service), centreDay(layers, centreId, day), specialDay(layers, serviceId, day))
        .runs,
    );
  const moving = timesOn(on).find((one) => one.startsMinute === startsMinute);
  if (moving === undefined) return [];
  const moved = { ...moving, startsMinute: newMinute, endsMinute: newMinute + moving.slotMinutes };
  return [...new Set([on, newOn])].map((day) => {
    const stay = timesOn(day).filter((one) => day !== on || one.startsMinute !== startsMinute);
    const runs = joinedRuns(day === newOn ? [...stay, moved] : stay);
    const earlier = specialDay(layers, serviceId, day).exception?.reason ?? null;
    return { kind: 'service_exception', serviceId, fromOn: day, toOn: day, runs, reason: bothReasons(earlier, reason) };
  });
}

/**
 * The reason of a day that was changed before: both, the newer one last, each once. Where they are too long together the
 * oldest give way.
 */
export function bothReasons(earlier: string | null, reason: string): string {
  const parts = [...(earlier ?? '').split(between), reason].filter(
    (part, n, all) => part !== '' && all.lastIndexOf(part) === n,
  );
  while (parts.length > 1 && parts.join(between).length > limits.timetableReasonMax) parts.shift();
  return parts.join(between);
}

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
    case 'slot_move':
      return movedDays(layers, centreId, change).reduce((all, one) => changedLayers(all, centreId, one), layers);
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
