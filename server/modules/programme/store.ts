import type { Insertable, Selectable } from 'kysely';
import type { programme_session, service, session_attendance } from '../../db/types';
import type { SessionMark } from '../../../shared/enums';
import { limits } from '../../../shared/limits';
import type { Db, Reader, Tx } from '../../kernel/db';

export type SessionRow = Selectable<programme_session>;
export type MarkRow = Selectable<session_attendance>;
type After = readonly [Date, string] | null;

const dayMs = 86_400_000;
const isProgramme = 'programme' as const;

/** A programme with its slot: what lists show beside the service itself. */
const programmes = (reader: Reader) =>
  reader
    .selectFrom('activity as a')
    .innerJoin('service as s', 's.id', 'a.service_id')
    .innerJoin('slot as t', 't.id', 'a.slot_id')
    .selectAll('t')
    .select(['s.version', 's.state as service_state'])
    .where('s.kind', '=', isProgramme);

/** What residents see: published, not called off and not over; soonest first. */
export function openQuery(
  reader: Reader,
  ask: { centreId: string | undefined; now: Date; after: After; limit: number },
) {
  let query = programmes(reader)
    .where('s.state', '=', 'open')
    .where('t.state', '=', 'open')
    // Nothing takes longer, so this bounds the range in the index.
    .where('a.start_at', '>', new Date(ask.now.getTime() - limits.programmeDays * dayMs))
    .where('a.end_at', '>', ask.now);
  if (ask.centreId !== undefined) query = query.where('a.centre_id', '=', ask.centreId);
  if (ask.after !== null) {
    const [at, id] = ask.after;
    query = query.where((eb) =>
      eb.or([eb('a.start_at', '>', at), eb.and([eb('a.start_at', '=', at), eb('a.service_id', '>', id)])]),
    );
  }
  return query.orderBy('a.start_at').orderBy('a.service_id').limit(ask.limit);
}

/** Everything of one centre, latest first. */
export function centreQuery(reader: Reader, ask: { centreId: string; after: After; limit: number }) {
  let query = programmes(reader).where('a.centre_id', '=', ask.centreId);
  if (ask.after !== null) {
    const [at, id] = ask.after;
    query = query.where((eb) =>
      eb.or([eb('a.start_at', '<', at), eb.and([eb('a.start_at', '=', at), eb('a.service_id', '<', id)])]),
    );
  }
  return query.orderBy('a.start_at', 'desc').orderBy('a.service_id', 'desc').limit(ask.limit);
}

export type ProgrammeRow = Awaited<ReturnType<ReturnType<typeof openQuery>['execute']>>[number];

export const findProgramme = (reader: Reader, serviceId: string): Promise<ProgrammeRow | undefined> =>
  programmes(reader).where('a.service_id', '=', serviceId).executeTakeFirst();

/** The service's own row, locked: two editors come one after the other. */
export const lockService = (tx: Tx, serviceId: string) =>
  tx
    .selectFrom('service')
    .select(['id', 'version', 'state'])
    .where('id', '=', serviceId)
    .forUpdate()
    .executeTakeFirst();

const sessionsQuery = (reader: Reader, serviceIds: readonly string[]) =>
  reader
    .selectFrom('programme_session')
    .selectAll()
    .where('service_id', 'in', [...serviceIds])
    .orderBy('service_id')
    .orderBy('start_at');

/** In the order of time, of each; at most `limits.programmeSessions` a programme. */
export const sessionsOf = async (reader: Reader, serviceIds: readonly string[]): Promise<SessionRow[]> =>
  serviceIds.length === 0 ? [] : sessionsQuery(reader, serviceIds).execute();

export const findSession = (reader: Reader, sessionId: string): Promise<SessionRow | undefined> =>
  reader.selectFrom('programme_session').selectAll().where('id', '=', sessionId).executeTakeFirst();

/** Who marks and who calls it off come one after the other. */
export const lockSession = (tx: Tx, sessionId: string): Promise<SessionRow | undefined> =>
  tx.selectFrom('programme_session').selectAll().where('id', '=', sessionId).forUpdate().executeTakeFirst();

export async function callOff(tx: Tx, sessionId: string, at: Date, reason: string): Promise<void> {
  await tx
    .updateTable('programme_session')
    .set((eb) => ({ cancelled_at: at, cancel_reason: reason, revision: eb('revision', '+', 1) }))
    .where('id', '=', sessionId)
    .execute();
  await tx.deleteFrom('session_attendance').where('session_id', '=', sessionId).execute();
}

type NewService = Insertable<service> & { id: string };

interface Span {
  startAt: Date;
  endAt: Date;
}

/** A draft of what takes place once, or in one season: its service, and which slot holds its places. */
export async function insertOnce(
  tx: Tx,
  rows: { service: NewService; slotId: string; span: Span; citywide?: boolean; by: string; at: Date },
): Promise<void> {
  const { service: of, slotId, span } = rows;
  await tx.insertInto('service').values(of).execute();
  await tx
    .insertInto('activity')
    .values({
      service_id: of.id,
      slot_id: slotId,
      centre_id: of.centre_id,
      citywide: rows.citywide === true ? 1 : 0,
      start_at: span.startAt,
      end_at: span.endAt,
      created_by: rows.by,
      created_at: rows.at,
    })
    .execute();
}

export async function updateService(tx: Tx, serviceId: string, change: Partial<Insertable<service>>): Promise<void> {
  await tx.updateTable('service').set(change).where('id', '=', serviceId).execute();
}

/** Puts the dates of a draft in the place of those before; nobody has enrolled yet, and nobody can. */
export async function replaceSessions(
  tx: Tx,
  serviceId: string,
  rows: readonly Insertable<programme_session>[],
): Promise<void> {
  await tx.deleteFrom('programme_session').where('service_id', '=', serviceId).execute();
  await tx
    .insertInto('programme_session')
    .values([...rows])
    .execute();
}

export async function setSpan(
  tx: Tx,
  of: { serviceId: string; slotId: string },
  span: { startAt: Date; endAt: Date; on: string },
): Promise<void> {
  const times = { start_at: span.startAt, end_at: span.endAt };
  await tx.updateTable('activity').set(times).where('service_id', '=', of.serviceId).execute();
  await tx
    .updateTable('slot')
    .set({ ...times, on_day: span.on })
    .where('id', '=', of.slotId)
    .execute();
}

export async function setOpening(tx: Tx, slotId: string, opensAt: Date): Promise<void> {
  await tx.updateTable('slot').set({ opens_at: opensAt }).where('id', '=', slotId).execute();
}

/** How many came, were absent and were excused, by session. */
export async function countsOf(
  reader: Reader,
  sessionIds: readonly string[],
): Promise<Map<string, Record<SessionMark, number>>> {
  const found = new Map<string, Record<SessionMark, number>>();
  if (sessionIds.length === 0) return found;
  const rows = await reader
    .selectFrom('session_attendance')
    .select((eb) => ['session_id', 'state', eb.fn.countAll<number>().as('people')])
    .where('session_id', 'in', [...sessionIds])
    .groupBy(['session_id', 'state'])
    .execute();
  for (const row of rows) {
    const counts = found.get(row.session_id) ?? { came: 0, absent: 0, excused: 0 };
    found.set(row.session_id, { ...counts, [row.state]: Number(row.people) });
  }
  return found;
}

/** Who is enrolled, in the order in which they were, with what was noted of a session. */
export function rollQuery(
  reader: Reader,
  ask: { slotId: string; sessionId: string; after: After; limit: number; bookingId?: string },
) {
  let query = reader
    .selectFrom('booking as b')
    .leftJoin('session_attendance as m', (join) =>
      join.onRef('m.booking_id', '=', 'b.id').on('m.session_id', '=', ask.sessionId),
    )
    .select(['b.id', 'b.booked_at', 'b.beneficiary_id', 'm.state as mark', 'm.note', 'm.marked_at'])
    .where('b.slot_id', '=', ask.slotId)
    .where('b.state', '=', 'confirmed');
  if (ask.bookingId !== undefined) query = query.where('b.id', '=', ask.bookingId);
  if (ask.after !== null) {
    const [at, id] = ask.after;
    query = query.where((eb) =>
      eb.or([eb('b.booked_at', '>', at), eb.and([eb('b.booked_at', '=', at), eb('b.id', '>', id)])]),
    );
  }
  return query.orderBy('b.booked_at').orderBy('b.id').limit(ask.limit);
}

export type RollRow = Awaited<ReturnType<ReturnType<typeof rollQuery>['execute']>>[number];

/** Whether somebody is enrolled now, held until the transaction ends: who withdraws meanwhile waits. */
export const lockEnrolled = (tx: Tx, bookingId: string, slotId: string) =>
  tx
    .selectFrom('booking')
    .select(['id', 'beneficiary_id'])
    .where('id', '=', bookingId)
    .where('slot_id', '=', slotId)
    .where('state', '=', 'confirmed')
    .forUpdate()
    .executeTakeFirst();

export async function setMark(tx: Tx, row: MarkRow): Promise<void> {
  const { state, note, marked_by, marked_at } = row;
  await tx
    .insertInto('session_attendance')
    .values(row)
    .onDuplicateKeyUpdate({ state, note, marked_by, marked_at })
    .execute();
}

export async function removeMark(tx: Tx, sessionId: string, bookingId: string): Promise<void> {
  await tx
    .deleteFrom('session_attendance')
    .where('session_id', '=', sessionId)
    .where('booking_id', '=', bookingId)
    .execute();
}

export const marksOfBooking = (reader: Reader, bookingId: string): Promise<MarkRow[]> =>
  reader.selectFrom('session_attendance').selectAll().where('booking_id', '=', bookingId).execute();

/** What these people have in a slot that has not ended. */
export async function liveOf(reader: Reader, slotId: string, personIds: readonly string[]) {
  if (personIds.length === 0) return [];
  return reader
    .selectFrom('booking')
    .select(['id', 'beneficiary_id', 'state'])
    .where('slot_id', '=', slotId)
    .where('beneficiary_id', 'in', [...personIds])
    .where('live_key', '=', '')
    .execute();
}

/** All that holds a place in a slot, the first enrolled first; bounded by its capacity. */
export const enrolledOf = (reader: Reader, slotId: string) =>
  reader
    .selectFrom('booking')
    .selectAll()
    .where('slot_id', '=', slotId)
    .where('state', 'in', ['confirmed', 'offered', 'pending'])
    .orderBy('booked_at')
    .orderBy('id')
    .execute();

const sample = new Date('2026-01-01T00:00:00.000Z');

/** Every list of this module, for the test that each keeps its index. */
export const listQueries = {
  'programme.list': (db: Db) => openQuery(db, { centreId: undefined, now: sample, after: null, limit: 20 }),
  'programme.list of a centre': (db: Db) =>
    openQuery(db, { centreId: 'ctr', now: sample, after: [sample, ''], limit: 20 }),
  'deskProgramme.list': (db: Db) => centreQuery(db, { centreId: 'ctr', after: [sample, ''], limit: 20 }),
  'programmeSession.roll': (db: Db) =>
    rollQuery(db, { slotId: 'slt', sessionId: 'pss', after: [sample, ''], limit: 20 }),
  'programme sessions': (db: Db) => sessionsQuery(db, ['svc', 'svc_b']),
};
