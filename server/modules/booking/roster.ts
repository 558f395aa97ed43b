import type { Ask } from '../../http/ask';
import { decodeCursor, pageOf } from '../../kernel/pages';
import type { ItemOf, Reply } from '../../../shared/contract/types';
import { civilDay } from '../../../shared/time/civil';
import { findPeople } from '../identity';
import { answersOf } from './answer-store';
import type { BookingDeps } from './deps';
import { aroundOf, surroundingsOf } from './surroundings';
import { attendedBySlot, rosterQuery } from './roster-store';
import type { BookingRow } from './store';
import { rosterBookingView, rosterSlotView } from './view';

/** The centre meant: the one named, if it is in scope, else the first in scope. Others do not exist for the asker. */
export async function centreOf(
  deps: BookingDeps,
  ask: Ask<'roster.day'> | Ask<'roster.slots'> | Ask<'approval.list'>,
): Promise<string> {
  const centreIds = await deps.centre.centreScope(ask.actor.grants);
  const { centreId } = ask.query;
  const found = centreId === undefined ? centreIds[0] : centreIds.find((id) => id === centreId);
  return found ?? ask.refuse('not_found');
}

export async function day(deps: BookingDeps, ask: Ask<'roster.day'>): Promise<Reply<'roster.day'>> {
  const centreId = await centreOf(deps, ask);
  const { cursor, limit, slotId, on = civilDay(ask.now) } = ask.query;
  const values = decodeCursor(cursor, ['number', 'string']);
  const after = values === null ? null : ([new Date(values[0]), values[1]] as const);
  const rows = await rosterQuery(deps.db, { centreId, on, slotId, after, limit: limit + 1 }).execute();
  const views = new Map((await rosterBookings(deps, rows, ask.now)).map((view) => [view.id, view]));
  return pageOf(
    rows,
    limit,
    (row) => views.get(row.id) as ItemOf<'roster.day'>,
    (row) => [row.start_at.getTime(), row.id],
  );
}

export async function rosterBookings(
  deps: BookingDeps,
  rows: readonly BookingRow[],
  now: Date,
): Promise<ItemOf<'roster.day'>[]> {
  const [around, people, closed, answers] = await Promise.all([
    surroundingsOf(
      deps.centre,
      rows.map((row) => row.service_id),
    ),
    findPeople(deps.db, [...new Set(rows.map((row) => row.beneficiary_id))]),
    deps.capacity.closedAmong(deps.db, [...new Set(rows.map((row) => row.slot_id))]),
    answersOf(
      deps.db,
      rows.map(({ id }) => id),
    ),
  ]);
  const stateOf = (row: BookingRow) => (closed.has(row.slot_id) ? 'closed' : 'open');
  return rows.map((row) => {
    const person = people.get(row.beneficiary_id);
    return {
      ...rosterBookingView(row, aroundOf(around, row.service_id), person, stateOf(row), civilDay(now)),
      answers: answers.get(row.id) ?? [],
    };
  });
}

export async function rosterBooking(deps: BookingDeps, row: BookingRow, now: Date): Promise<ItemOf<'roster.day'>> {
  const [view] = await rosterBookings(deps, [row], now);
  if (view === undefined) throw new Error('One row makes one view');
  return view;
}

export async function slots(deps: BookingDeps, ask: Ask<'roster.slots'>): Promise<Reply<'roster.slots'>> {
  const centreId = await centreOf(deps, ask);
  const { on = civilDay(ask.now) } = ask.query;
  const [rows, attended, plans, centres] = await Promise.all([
    deps.capacity.slotsOfCentreDay(deps.db, centreId, on),
    attendedBySlot(deps.db, centreId, on),
    deps.centre.dayPlans([centreId], on, on),
    deps.centre.centresOf([centreId]),
  ]);
  const around = await surroundingsOf(
    deps.centre,
    rows.map((row) => row.service_id),
  );
  const items = rows.map((row) =>
    rosterSlotView(row, aroundOf(around, row.service_id), attended.get(row.id) ?? 0, ask.now),
  );
  const plan = plans.get(centreId)?.[0];
  return {
    centreId,
    centreName: centres.get(centreId)?.name ?? '',
    on,
    opensMinute: plan?.opensMinute ?? null,
    closesMinute: plan?.closesMinute ?? null,
    note: plan?.note ?? null,
    figures: figuresOf(items, ask.now),
    items,
    nextCursor: null,
  };
}

/** The day in five numbers, people not bookings; `free` are places that somebody could still come to. */
function figuresOf(items: readonly ItemOf<'roster.slots'>[], now: Date): Reply<'roster.slots'>['figures'] {
  const sum = (pick: (slot: ItemOf<'roster.slots'>) => number, of = items) =>
    of.reduce((total, slot) => total + pick(slot), 0);
  const open = items.filter((slot) => slot.state === 'open');
  const toCome = open.filter((slot) => new Date(slot.endAt) > now);
  const booked = sum((slot) => slot.taken);
  const attended = sum((slot) => slot.attended);
  return {
    booked,
    attended,
    expected: Math.max(0, booked - attended),
    free: sum((slot) => slot.capacity - slot.taken, toCome),
    closedSlots: items.length - open.length,
  };
}
