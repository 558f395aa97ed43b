import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import { findActable, type BookingRow } from '../booking';
import type { TimetableDeps } from './deps';
import { settleIn } from './settle';
import { isUnsettled, openOf, type TaskRow } from './task-store';
import { timesFor, timeView } from './work-list';

type ChangeAsk = Ask<'change.get'> | Ask<'change.move'> | Ask<'change.keep'> | Ask<'change.decline'>;

/** A booking of the asker, or of somebody they may do this for; any other is not there. */
async function bookingOf(deps: TimetableDeps, ask: ChangeAsk, scope: 'view' | 'book' | 'cancel'): Promise<BookingRow> {
  const { bookingId } = ask.params;
  return (await findActable(deps.db, bookingId, ask.actor.personId, scope, ask.now)) ?? ask.refuse('not_found');
}

/** What the centre has changed under a booking, and which other times there are. */
export async function get(deps: TimetableDeps, ask: Ask<'change.get'>): Promise<Reply<'change.get'>> {
  return viewOf(deps, await bookingOf(deps, ask, 'view'), ask.now);
}

async function viewOf(deps: TimetableDeps, booking: BookingRow, now: Date): Promise<Reply<'change.get'>> {
  const task = isUnsettled(booking) ? await openOf(deps.db, booking.id) : undefined;
  if (task === undefined) return { change: null };
  const times = (await timesFor(deps.db, deps, booking, now)).map(timeView);
  const suggested = times.find(({ slotId }) => slotId === task.suggested_slot_id) ?? null;
  const { hit, reason } = task;
  return { change: { hit, reason, suggested, times, mayKeep: hit === 'retimed' } };
}

async function openTask(deps: TimetableDeps, ask: ChangeAsk, booking: BookingRow): Promise<TaskRow> {
  const refuse = ask.refuse as Ask<'change.keep'>['refuse'];
  return (await openOf(deps.db, booking.id)) ?? refuse('change.not_open');
}

/** Takes another time, without a limit of the service in the way: it was the centre that changed something. */
export async function move(deps: TimetableDeps, ask: Ask<'change.move'>): Promise<Reply<'change.move'>> {
  const booking = await bookingOf(deps, ask, 'book');
  const task = await openTask(deps, ask, booking);
  const { slotId } = ask.body;
  await ask.write((tx) => settleIn(tx, deps, ask, { task, outcome: 'moved', slotId, reason: null }));
  return { change: null };
}

/** Stays with a time that only lasts differently now. */
export async function keep(deps: TimetableDeps, ask: Ask<'change.keep'>): Promise<Reply<'change.keep'>> {
  const booking = await bookingOf(deps, ask, 'book');
  const task = await openTask(deps, ask, booking);
  if (task.hit !== 'retimed') ask.refuse('change.cannot_keep');
  await ask.write((tx) => settleIn(tx, deps, ask, { task, outcome: 'kept', slotId: null, reason: null }));
  return { change: null };
}

/** Gives it back, also where it would be too late otherwise. */
export async function decline(deps: TimetableDeps, ask: Ask<'change.decline'>): Promise<Reply<'change.decline'>> {
  const booking = await bookingOf(deps, ask, 'cancel');
  const task = await openTask(deps, ask, booking);
  await ask.write((tx) => settleIn(tx, deps, ask, { task, outcome: 'cancelled', slotId: null, reason: null }));
  return { change: null };
}
