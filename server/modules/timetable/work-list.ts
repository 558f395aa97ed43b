import type { Ask } from '../../http/ask';
import { decodeCursor, pageOf } from '../../kernel/pages';
import type { ItemOf, Reply } from '../../../shared/contract/types';
import type { Reader } from '../../kernel/db';
import { findBooking, occupiedAmong, type BookingRow } from '../booking';
import { slotChanges, type SlotRow } from '../capacity';
import { findPeople, hasPhone, maskName, peopleOfAccounts } from '../identity';
import type { TimetableDeps } from './deps';
import { findTask, isUnsettled, tasksQuery, type TaskRow } from './task-store';

/** The work list: whom a changed timetable hits and who has settled what. */
export async function list(deps: TimetableDeps, ask: Ask<'changeTask.list'>): Promise<Reply<'changeTask.list'>> {
  const { cursor, limit, centreId, state } = ask.query;
  const all = await deps.centre.centreScope(ask.actor.grants);
  const centreIds = centreId === undefined ? all : all.filter((id) => id === centreId);
  if (centreIds.length === 0) ask.refuse('not_found');
  const last = decodeCursor(cursor, ['number', 'string']);
  const after = last === null ? null : ([new Date(last[0]), last[1]] as const);
  const rows = await tasksQuery(deps.db, { centreIds, state, after, limit: limit + 1 }).execute();
  const views = new Map((await viewsOf(deps, rows, ask.now)).map((view) => [view.id, view]));
  return pageOf(
    rows,
    limit,
    (row) => views.get(row.id) as ItemOf<'changeTask.list'>,
    (row) => [row.start_at.getTime(), row.id],
  );
}

async function viewsOf(deps: TimetableDeps, rows: readonly TaskRow[], now: Date): Promise<ItemOf<'changeTask.list'>[]> {
  const bookings = new Map<string, BookingRow>();
  for (const { booking_id: id } of rows) {
    const booking = await findBooking(deps.db, id);
    if (booking !== undefined) bookings.set(id, booking);
  }
  const people = await findPeople(deps.db, [...new Set([...bookings.values()].map((row) => row.beneficiary_id))]);
  const staff = await peopleOfAccounts(
    deps.db,
    rows.flatMap((row) => row.done_by ?? []),
  );
  const services = await deps.centre.servicesOf(rows.map((row) => row.service_id));
  const slots = await slotChanges.findSlots(
    deps.db,
    rows.flatMap((row) => row.suggested_slot_id ?? []),
  );
  const byId = new Map(slots.map((slot) => [slot.id, slot]));
  return Promise.all(
    rows.map(async (row) => {
      const booking = bookings.get(row.booking_id);
      const doer = row.done_by === null ? undefined : staff.get(row.done_by);
      return taskView(row, {
        booking,
        name: booking === undefined ? null : (people.get(booking.beneficiary_id)?.name ?? null),
        canCall: booking !== undefined && (await hasPhone(deps.db, booking.beneficiary_id)),
        serviceName: services.get(row.service_id)?.name ?? '',
        suggested: byId.get(row.suggested_slot_id ?? ''),
        doneBy: doer === undefined || doer.personId === booking?.beneficiary_id ? null : maskName(doer.name),
        now,
      });
    }),
  );
}

interface Seen {
  booking: BookingRow | undefined;
  name: string | null;
  canCall: boolean;
  serviceName: string;
  suggested: SlotRow | undefined;
  doneBy: string | null;
  now: Date;
}

function taskView(row: TaskRow, seen: Seen): ItemOf<'changeTask.list'> {
  const { booking, suggested, now } = seen;
  const isOpen = row.state === 'open' && booking !== undefined && isUnsettled(booking);
  return {
    id: row.id,
    bookingId: row.booking_id,
    personId: booking?.beneficiary_id ?? '',
    personName: maskName(seen.name) ?? '',
    partySize: booking?.party_size ?? 1,
    hasPhone: seen.canCall,
    serviceId: row.service_id,
    serviceName: seen.serviceName,
    startAt: row.start_at.toISOString(),
    endAt: (booking?.end_at ?? row.start_at).toISOString(),
    hit: row.hit,
    reason: row.reason,
    suggested:
      suggested === undefined || suggested.start_at <= now
        ? null
        : { slotId: suggested.id, startAt: suggested.start_at.toISOString(), endAt: suggested.end_at.toISOString() },
    state: row.state,
    outcome: row.outcome,
    tries: row.tries,
    triedAt: row.tried_at?.toISOString() ?? null,
    madeAt: row.made_at.toISOString(),
    doneAt: row.done_at?.toISOString() ?? null,
    doneBy: seen.doneBy,
    may: { settle: isOpen, keep: isOpen && row.hit !== 'gone' },
  };
}

type OfTask = Ask<'changeTask.times'> | Ask<'changeTask.note'> | Ask<'changeTask.settle'>;

/** The task that is asked about, at one of the asker's centres; any other does not exist for them. */
export async function taskOf(deps: TimetableDeps, ask: OfTask): Promise<TaskRow> {
  const centreIds = await deps.centre.centreScope(ask.actor.grants);
  return (await findTask(deps.db, ask.params.taskId, centreIds)) ?? ask.refuse('not_found');
}

export async function oneTask(deps: TimetableDeps, taskId: string, now: Date): Promise<ItemOf<'changeTask.list'>> {
  const row = await deps.db.selectFrom('change_task').selectAll().where('id', '=', taskId).executeTakeFirstOrThrow();
  const [view] = await viewsOf(deps, [row], now);
  if (view === undefined) throw new Error('One row makes one view');
  return view;
}

const timesMost = 12;

/** Slots looked at to find so many: a room that is hired out for days hides no free time behind them. */
const lookedMost = 120;

/** Other times of a booking's service that have places enough for its party, and all that they need. */
export async function timesFor(
  reader: Reader,
  { centre }: Pick<TimetableDeps, 'centre'>,
  booking: BookingRow,
  now: Date,
): Promise<SlotRow[]> {
  const slots = await slotChanges.openSlotsAfter(reader, {
    serviceId: booking.service_id,
    from: now,
    places: booking.party_size,
    limit: lookedMost,
  });
  const others = slots.filter((slot) => slot.id !== booking.slot_id && slot.allocation !== 'lottery');
  const [own] = await slotChanges.findSlots(reader, [booking.slot_id]);
  // The last to leave leaves the room too, with what is kept free around its time.
  const leaving = own?.taken === booking.party_size ? [own.id] : [];
  const services = await centre.servicesOf([booking.service_id], reader);
  const occupied = await occupiedAmong(reader, others, services, leaving);
  return others.filter((slot) => !occupied.has(slot.id)).slice(0, timesMost);
}

export const timeView = (slot: SlotRow) => ({
  slotId: slot.id,
  startAt: slot.start_at.toISOString(),
  endAt: slot.end_at.toISOString(),
  free: slot.capacity - slot.taken,
});

export async function times(deps: TimetableDeps, ask: Ask<'changeTask.times'>): Promise<Reply<'changeTask.times'>> {
  const task = await taskOf(deps, ask);
  const booking = await findBooking(deps.db, task.booking_id);
  const slots = booking === undefined ? [] : await timesFor(deps.db, deps, booking, ask.now);
  return { taskId: task.id, items: slots.map(timeView), nextCursor: null };
}
