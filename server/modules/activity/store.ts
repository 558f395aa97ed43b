import { limits } from '../../../shared/limits';
import type { Db, Reader } from '../../kernel/db';
import { prefixRange } from '../grid';

type After = readonly [Date, string] | null;

const longestMs = limits.activityHours * 3_600_000;

/** An activity with its slot: what lists show beside the service itself. */
const activities = (reader: Reader) =>
  reader
    .selectFrom('activity as a')
    .innerJoin('service as s', 's.id', 'a.service_id')
    .innerJoin('slot as t', 't.id', 'a.slot_id')
    .selectAll('t')
    .select(['a.citywide', 's.version', 's.state as service_state', 's.area_code'])
    .where('s.kind', '=', 'activity');

interface Open {
  now: Date;
  after: After;
  limit: number;
}

/** What residents see: published, not called off and not over; soonest first. */
export function openQuery(reader: Reader, { now, after, limit }: Open) {
  let query = activities(reader)
    .where('s.state', '=', 'open')
    .where('t.state', '=', 'open')
    // Nothing takes longer, so this bounds the range in the index.
    .where('a.start_at', '>', new Date(now.getTime() - longestMs))
    .where('a.end_at', '>', now);
  if (after !== null) {
    const [at, id] = after;
    query = query
      .where('a.start_at', '>=', at)
      .where((eb) => eb.or([eb('a.start_at', '>', at), eb('a.service_id', '>', id)]));
  }
  return query.orderBy('a.start_at').orderBy('a.service_id').limit(limit);
}

export const openOfCentreQuery = (reader: Reader, centreId: string, open: Open) =>
  openQuery(reader, open).where('a.centre_id', '=', centreId);

/** Those of a whole city, wherever in it they take place. */
export function openOfCityQuery(reader: Reader, cityCode: string, open: Open) {
  const { from, before } = prefixRange(cityCode);
  return openQuery(reader, open)
    .where('a.citywide', '=', 1)
    .where('s.area_code', '>=', from)
    .where('s.area_code', '<', before);
}

export type ActivityRow = Awaited<ReturnType<ReturnType<typeof openQuery>['execute']>>[number];

/** A centre's own and its city's, each once, in one order of time; two reads of as many rows as are shown at most. */
export async function openAtCentre(
  reader: Reader,
  { centreId, cityCode }: { centreId: string; cityCode: string },
  open: Open,
): Promise<ActivityRow[]> {
  const [own, ofCity] = await Promise.all([
    openOfCentreQuery(reader, centreId, open).execute(),
    openOfCityQuery(reader, cityCode, open).execute(),
  ]);
  const all = new Map([...own, ...ofCity].map((row) => [row.service_id, row]));
  return [...all.values()]
    .sort((a, b) => a.start_at.getTime() - b.start_at.getTime() || (a.service_id < b.service_id ? -1 : 1))
    .slice(0, open.limit);
}

/** Everything of one centre, latest first. */
export function centreQuery(reader: Reader, ask: { centreId: string; after: After; limit: number }) {
  let query = activities(reader).where('a.centre_id', '=', ask.centreId);
  if (ask.after !== null) {
    const [at, id] = ask.after;
    query = query
      .where('a.start_at', '<=', at)
      .where((eb) => eb.or([eb('a.start_at', '<', at), eb('a.service_id', '<', id)]));
  }
  return query.orderBy('a.start_at', 'desc').orderBy('a.service_id', 'desc').limit(ask.limit);
}

export const findActivity = (reader: Reader, serviceId: string): Promise<ActivityRow | undefined> =>
  activities(reader).where('a.service_id', '=', serviceId).executeTakeFirst();

/** Of everybody with a place: bookings, people, and people who have come. */
export async function figuresOf(
  reader: Reader,
  slotId: string,
): Promise<{ bookings: number; booked: number; attended: number }> {
  const rows = await reader
    .selectFrom('booking')
    .select((eb) => ['state', eb.fn.countAll<number>().as('bookings'), eb.fn.sum<number>('party_size').as('people')])
    .where('slot_id', '=', slotId)
    .where('state', 'in', ['confirmed', 'attended', 'no_show'])
    .groupBy('state')
    .execute();
  const sum = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + pick(row), 0);
  return {
    bookings: sum((row) => Number(row.bookings)),
    booked: sum((row) => Number(row.people)),
    attended: sum((row) => (row.state === 'attended' ? Number(row.people) : 0)),
  };
}

export async function setCitywide(reader: Reader, serviceId: string, citywide: boolean): Promise<void> {
  await reader
    .updateTable('activity')
    .set({ citywide: citywide ? 1 : 0 })
    .where('service_id', '=', serviceId)
    .execute();
}

const sample: Open = { now: new Date('2026-11-20T00:00:00.000Z'), after: null, limit: 20 };
const further: Open = { ...sample, after: [new Date('2026-12-01T00:00:00.000Z'), ''] };

/** Every list of this module, for the test that each keeps its index. */
export const listQueries = {
  'activity.list': (db: Db) => openQuery(db, sample),
  'activity.list further': (db: Db) => openQuery(db, further),
  'activity.list of a centre': (db: Db) => openOfCentreQuery(db, 'ctr', further),
  'activity.list of a city': (db: Db) => openOfCityQuery(db, '3505', further),
  'deskActivity.list': (db: Db) => centreQuery(db, { centreId: 'ctr', after: [sample.now, ''], limit: 20 }),
};
