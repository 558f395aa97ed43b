import { newId } from '../../server/kernel/ids';
import type { RouteName } from '../../shared/contract/routes';
import type { TestServer } from '../support/app';
import type { Answer, Client, Input } from '../support/client';
import { openFamily } from '../support/household-things';
import { civil, dayOf, midnightOf, type Model, type Service, type Slot } from './model';

const hour = 3_600_000;
/** A Monday, ten in the morning in Shanghai. */
const begin = Date.parse('2026-11-23T02:00:00.000Z');

const withLine: Service = {
  leadMinutes: 30,
  cancelMinutes: 120,
  partyMax: 3,
  waitlistMax: 7,
  offerMinutes: 60,
  maxPerDay: 2,
  maxPerWeek: 4,
  openDays: 14,
  opensMinute: 0,
};
const withoutLine: Service = {
  ...withLine,
  leadMinutes: 0,
  cancelMinutes: 0,
  waitlistMax: 0,
  maxPerDay: 1,
  maxPerWeek: 2,
  openDays: 2,
  opensMinute: 8 * 60,
};

/** [service, days from the beginning, hour, hours, places]: some overlap, one is in the next week. */
const plan: readonly (readonly [number, number, number, number, number])[] = [
  [0, 0, 13, 1, 2],
  [0, 0, 15, 1, 3],
  [0, 1, 10, 1, 1],
  [0, 1, 14, 2, 4],
  [0, 7, 9, 1, 2],
  [1, 1, 15, 2, 2],
  [1, 2, 10, 1, 3],
  [1, 3, 9, 1, 2],
];

export const people = 8;
export const slots = plan.length;
/** Account 0 acts for person 1 too. */
export const proxyOf = { account: 0, person: 1 } as const;

/** A person's client that signs in again when its session has ended: the clock runs by days. */
interface Caller {
  call<N extends RouteName>(name: N, input: Input<N>): Promise<Answer<N>>;
}

/** The world that commands act on. */
export interface Real {
  server: TestServer;
  centreId: string;
  accounts: readonly Caller[];
  staff: Caller;
  personIds: readonly string[];
  serviceIds: readonly string[];
  slotIds: readonly string[];
  /** Lines of the record that have been looked at. */
  seenLine: number;
  /** Claims that have won something, to be sent again. */
  won: {
    wish: { slot: number; person: number; party: number; orWait: boolean };
    account: number;
    key: string;
    id: string;
  }[];
}

function callerOf(server: TestServer, who: { openid: string }): Caller {
  let client: Client | null = null;
  return {
    async call(name, input) {
      client ??= await server.as(who);
      const once = client.call as (n: typeof name, i: typeof input) => Promise<Answer<typeof name>>;
      const answer = await once(name, input);
      if (answer.problem?.code !== 'auth.expired' && answer.problem?.code !== 'auth.required') return answer;
      client = await server.as(who);
      const again = client.call as (n: typeof name, i: typeof input) => Promise<Answer<typeof name>>;
      return again(name, input);
    },
  };
}

/** A centre of its own for one run of commands, and the model of it. */
export async function openWorld(server: TestServer): Promise<{ model: Model; real: Real }> {
  server.clock.set(new Date(begin));
  // What earlier runs have planned for later would only take time.
  await server.db.deleteFrom('job').where('state', '=', 'due').execute();
  const { build } = server;
  const centre = await build.centre();
  const services = [withLine, withoutLine];
  const serviceIds: string[] = [];
  for (const one of services) serviceIds.push((await build.service({ centre_id: centre.id, ...columnsOf(one) })).id);
  const model: Model = { now: begin, services, slots: [], bookings: [] };
  const slotIds: string[] = [];
  for (const [service, days, at, hours, capacity] of plan) {
    const startAt = midnightOf(dayOf(begin) + days) + at * hour;
    const endAt = startAt + hours * hour;
    const times = { start_at: new Date(startAt), end_at: new Date(endAt) };
    slotIds.push((await build.slot({ service_id: serviceIds[service], capacity, ...times })).id);
    model.slots.push({ service, startAt, endAt, capacity, shrinksTo: null, closed: false });
  }
  await server.db.insertInto('service_exception').values(exceptionsOf(model, serviceIds)).execute();
  const residents = await Promise.all(Array.from({ length: people }, () => build.resident()));
  const personIds = residents.map(({ personId }) => personId);
  const family = await openFamily(server.db, new Date(begin));
  await family.proxy(personIds[proxyOf.account] ?? '', personIds[proxyOf.person] ?? '', {
    may_view: 1,
    may_book: 1,
    may_cancel: 1,
  });
  const accounts = residents.map((who) => callerOf(server, who));
  const staff = callerOf(server, await build.staff(centre.id));
  const real = {
    server,
    centreId: centre.id,
    accounts,
    staff,
    personIds,
    serviceIds,
    slotIds,
    seenLine: await lastLine(server),
    won: [],
  };
  return { model, real };
}

/** What the timetable is to say of the day of a slot: all that the service has on it, with the places that each is to have. */
export function dayOfSlot(m: Model, index: number) {
  const { service, startAt } = m.slots[index] as Slot;
  const on = dayOf(startAt);
  const runs = m.slots
    .filter((slot) => slot.service === service && dayOf(slot.startAt) === on)
    .map((slot) => ({
      startsMinute: (slot.startAt - midnightOf(on)) / 60_000,
      endsMinute: (slot.endAt - midnightOf(on)) / 60_000,
      slotMinutes: (slot.endAt - slot.startAt) / 60_000,
      capacity: slot.shrinksTo ?? slot.capacity,
    }));
  return { service, on: civil(on), runs };
}

/** Each day stands in the timetable as an exception, so that a change of one is a change of nothing else. */
function exceptionsOf(m: Model, serviceIds: readonly string[]) {
  const days = m.slots.map((_, n) => dayOfSlot(m, n));
  const each = new Map(days.map((one) => [`${one.service} ${one.on}`, one]));
  return [...each.values()].map(({ service, on, runs }) => ({
    id: newId('sex'),
    service_id: serviceIds[service] ?? '',
    on_day: on,
    runs: JSON.stringify(runs),
    reason: changeReason,
    created_at: new Date(begin),
  }));
}

export const changeReason = '当天另行安排';

const columnsOf = (one: Service) => ({
  lead_minutes: one.leadMinutes,
  cancel_minutes: one.cancelMinutes,
  party_max: one.partyMax,
  waitlist_max: one.waitlistMax,
  offer_minutes: one.offerMinutes,
  max_per_day: one.maxPerDay,
  max_per_week: one.maxPerWeek,
  open_days: one.openDays,
  opens_minute: one.opensMinute,
});

async function lastLine(server: TestServer): Promise<number> {
  const row = await server.db
    .selectFrom('audit_line')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst();
  return Number(row?.id ?? 0);
}

/** Which bookings the record says that this was done to since the last look, in the order of the commits under a slot's lock. */
export async function linesSince<A extends string>(
  real: Real,
  ...actions: readonly A[]
): Promise<{ action: A; id: string }[]> {
  const rows = await real.server.db
    .selectFrom('audit_line')
    .select(['id', 'action', 'subject_id'])
    .where('id', '>', real.seenLine)
    .orderBy('id')
    .execute();
  real.seenLine = Number(rows.at(-1)?.id ?? real.seenLine);
  return rows.flatMap((row) => {
    const action = actions.find((one) => one === row.action);
    return action === undefined ? [] : [{ action, id: row.subject_id }];
  });
}

export const newKey = (): string => newId('key');
