import type { Ask } from '../../http/ask';
import type { ItemOf, Reply } from '../../../shared/contract/types';
import { limits } from '../../../shared/limits';
import { addDays, civilDay, daysFrom } from '../../../shared/time/civil';
import { dayKind } from '../../../shared/time/holidays';
import {
  centreDay,
  eventOn,
  patternOf,
  servicePlan,
  slotPlan,
  specialDay,
  timetableOf,
  type CentreTimetable,
} from '../centre';
import type { TimetableDeps } from './deps';
import { assertCentre } from './scope';
import { countOpen } from './task-store';

/** How far ahead a yearly event is looked for. */
const yearDays = 400;

/** All layers of a centre as an editor shows them; exceptions from today on. */
export async function get(deps: TimetableDeps, ask: Ask<'timetable.get'>): Promise<Reply<'timetable.get'>> {
  const centreId = await assertCentre(deps, ask);
  const today = civilDay(ask.now);
  const toOn = addDays(today, limits.exceptionAheadDays);
  const found = await timetableOf(deps.db, centreId, { fromOn: today, toOn });
  if (found === null) return ask.refuse('not_found');
  const { layers } = found;
  return {
    centreId,
    centreName: found.centreName,
    hours: [...(layers.hours.get(centreId) ?? [])].sort((a, b) => a.weekday - b.weekday),
    exceptions: ofKey(layers.exceptions, centreId),
    services: found.services.map((service) => ({
      id: service.id,
      name: service.name,
      icon: service.icon,
      place: service.place,
      openDays: service.open_days,
      holidayRule: layers.services.find(({ id }) => id === service.id)?.holidayRule ?? 'closed',
      runs: [...(layers.runs.get(service.id) ?? [])],
      exceptions: ofKey(layers.serviceExceptions, service.id).map(({ on, runs, reason }) => ({
        on,
        runs: [...runs],
        reason,
      })),
      events: (layers.events.get(service.id) ?? []).map((event) => ({
        ...event,
        runs: [...event.runs],
        ...nextOf(event, today),
      })),
    })),
    openTasks: await countOpen(deps.db, centreId),
  };
}

function nextOf(event: Parameters<typeof eventOn>[0], today: string) {
  for (const on of daysFrom(today, addDays(today, yearDays))) {
    const found = eventOn(event, on);
    if (found !== null) return { nextOn: on, provisional: found.provisional };
  }
  return { nextOn: null, provisional: false };
}

/** The values of one centre or service with their days, in order. */
function ofKey<V extends object>(all: ReadonlyMap<string, V>, id: string): (V & { on: string })[] {
  return [...all]
    .filter(([key]) => key.startsWith(`${id} `))
    .map(([key, value]) => ({ ...value, on: key.slice(id.length + 1) }))
    .sort((a, b) => (a.on < b.on ? -1 : 1));
}

const daysShown = 35;

/** What each layer says of each day, and which one decides. */
export async function days(deps: TimetableDeps, ask: Ask<'timetable.days'>): Promise<Reply<'timetable.days'>> {
  const centreId = await assertCentre(deps, ask);
  const { fromOn = civilDay(ask.now), serviceId } = ask.query;
  const toOn = addDays(fromOn, daysShown - 1);
  const found = await timetableOf(deps.db, centreId, { fromOn, toOn });
  if (found === null) return ask.refuse('not_found');
  if (serviceId !== undefined && !found.services.some(({ id }) => id === serviceId)) return ask.refuse('not_found');
  return { items: daysFrom(fromOn, toOn).map((on) => explained(found, on, serviceId)), nextCursor: null };
}

function explained(found: CentreTimetable, on: string, serviceId: string | undefined): ItemOf<'timetable.days'> {
  const { layers, centreId } = found;
  const facts = dayKind(on);
  const day = centreDay(layers, centreId, on, facts);
  const weekly = (layers.hours.get(centreId) ?? []).find((row) => row.weekday === day.runsAs);
  const exception = layers.exceptions.get(`${centreId} ${on}`);
  return {
    on,
    kind: facts.kind,
    holidayName: facts.name,
    provisional: facts.provisional,
    runsAs: day.runsAs,
    weekly: weekly === undefined ? null : { opensMinute: weekly.opensMinute, closesMinute: weekly.closesMinute },
    exception: exception ?? null,
    opensMinute: day.opensMinute,
    closesMinute: day.closesMinute,
    layer: day.layer,
    note: day.note,
    service: serviceId === undefined ? null : explainedService(found, day, serviceId),
  };
}

function explainedService(
  { layers }: CentreTimetable,
  day: ReturnType<typeof centreDay>,
  serviceId: string,
): ItemOf<'timetable.days'>['service'] {
  const service = layers.services.find(({ id }) => id === serviceId);
  if (service === undefined) return null;
  const special = specialDay(layers, serviceId, day.on);
  const pattern = patternOf(layers, service);
  const plan = servicePlan(pattern, day, special);
  const slots = slotPlan(pattern, day, special).length;
  const whole = { ...day, opensMinute: 0, closesMinute: 1440 };
  const week = servicePlan(pattern, day);
  return {
    holidayRule: service.holidayRule,
    weekly: week.runs.map(runOf),
    events: (special.events ?? []).filter((event) => eventOn(event, day.on) !== null).map(({ name }) => name),
    exception:
      special.exception == null ? null : { runs: special.exception.runs.map(runOf), reason: special.exception.reason },
    layer: plan.layer,
    note: plan.note,
    slots,
    cut: slotPlan(pattern, whole, special).length - slots,
  };
}

const runOf = ({
  startsMinute,
  endsMinute,
  slotMinutes,
  capacity,
}: {
  startsMinute: number;
  endsMinute: number;
  slotMinutes: number;
  capacity: number;
}) => ({ startsMinute, endsMinute, slotMinutes, capacity });
