import type { Ask } from '../../http/ask';
import { decodeCursor, pageOf } from '../../kernel/pages';
import type { Reply } from '../../../shared/contract/types';
import type { BookingDeps } from './deps';
import { calendarFile } from './calendar';
import { manyBookings, oneBooking } from './one-booking';
import { mayActFor } from '../household';
import { findActable } from './may-see';
import { pastQuery, upcomingQuery } from './store';

export async function mine(deps: BookingDeps, ask: Ask<'booking.mine'>): Promise<Reply<'booking.mine'>> {
  const { cursor, limit, when } = ask.query;
  const values = decodeCursor(cursor, ['number', 'string']);
  const after = values === null ? null : ([new Date(values[0]), values[1]] as const);
  const query = when === 'upcoming' ? upcomingQuery : pastQuery;
  const personId = ask.query.personId ?? ask.actor.personId;
  if (!(await mayActFor(deps.db, ask.actor.personId, personId, 'view', ask.now))) ask.refuse('not_found');
  const rows = await query(deps.db, personId, ask.now, after, limit + 1).execute();
  const views = await manyBookings(deps, rows, ask);
  const byId = new Map(views.map((view) => [view.id, view]));
  return pageOf(
    rows,
    limit,
    (row) => byId.get(row.id) as Reply<'booking.get'>,
    (row) => [row.start_at.getTime(), row.id],
  );
}

export async function get(deps: BookingDeps, ask: Ask<'booking.get'>): Promise<Reply<'booking.get'>> {
  const row = await findActable(deps.db, ask.params.bookingId, ask.actor.personId, 'view', ask.now);
  if (row === undefined) ask.refuse('not_found');
  return oneBooking(deps, row, ask);
}

export async function calendar(deps: BookingDeps, ask: Ask<'booking.calendar'>): Promise<Reply<'booking.calendar'>> {
  const row = await findActable(deps.db, ask.params.bookingId, ask.actor.personId, 'view', ask.now);
  if (row === undefined) ask.refuse('not_found');
  const [booking, occurrences] = await Promise.all([
    oneBooking(deps, row, ask),
    deps.occurrencesOf(deps.db, row.service_id),
  ]);
  return calendarFile(booking, occurrences, ask.now);
}
