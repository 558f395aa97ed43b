import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import type { ChangeOutcome, InboxKind, MachineFinding } from '../../../shared/enums';
import type { Tx } from '../../kernel/db';
import { auditAsk } from '../audit';
import { endPlace, findBooking, moveBooking, noticesOf, tellScreens, type BookingRow } from '../booking';
import { slotChanges } from '../capacity';
import type { TimetableDeps } from './deps';
import { endTask, isUnsettled, noteTask, type TaskRow } from './task-store';
import { tellOfHit } from './tasks';
import { oneTask, taskOf, timesFor } from './work-list';

/** Notes a call that nobody answered, or offers another time that the resident takes with one tap. */
export async function note(deps: TimetableDeps, ask: Ask<'changeTask.note'>): Promise<Reply<'changeTask.note'>> {
  const task = await taskOf(deps, ask);
  const { body } = ask;
  await ask.write(async (tx) => {
    const booking = await findBooking(tx, task.booking_id);
    if (booking === undefined || !isUnsettled(booking)) return ask.refuse('change.not_open');
    if (body.what === 'no_answer') {
      const tried = { tries: task.tries + 1, tried_at: ask.now };
      if (!(await noteTask(tx, task.id, tried))) ask.refuse('change.not_open');
      return auditAsk(tx, ask, 'change_task', task.id, { what: body.what, bookingId: booking.id });
    }
    const time = (await timesFor(tx, deps, booking, ask.now)).find((slot) => slot.id === body.slotId);
    if (time === undefined) return ask.refuse('change.no_such_time');
    if (!(await noteTask(tx, task.id, { suggested_slot_id: time.id }))) ask.refuse('change.not_open');
    const service = (await deps.centre.servicesOf([task.service_id], tx)).get(task.service_id);
    if (service !== undefined) {
      const { hit, reason } = task;
      await tellOfHit(tx, deps, booking, { service, hit, reason, to: { startAt: time.start_at }, at: ask.now });
    }
    await auditAsk(tx, ask, 'change_task', task.id, { what: body.what, bookingId: booking.id, slotId: time.id });
  });
  return oneTask(deps, task.id, ask.now);
}

/**
 * Settles what a changed timetable did to a booking: moved, kept or cancelled, once. Of two colleagues, or staff and the resident
 * who moves it on the phone, one is first, and the other is told that it is settled. Locks the slots, then the task.
 */
export async function settle(deps: TimetableDeps, ask: Ask<'changeTask.settle'>): Promise<Reply<'changeTask.settle'>> {
  const task = await taskOf(deps, ask);
  const { body } = ask;
  const held = body.outcome === 'cancelled' ? await heldReason(deps, ask, body.reason) : null;
  await ask.write(async (tx) => {
    const reason = body.outcome === 'cancelled' ? { text: body.reason, held } : null;
    const slotId = body.outcome === 'moved' ? body.slotId : null;
    await settleIn(tx, deps, ask, { task, outcome: body.outcome, slotId, reason });
  });
  return oneTask(deps, task.id, ask.now);
}

async function heldReason(
  deps: TimetableDeps,
  ask: Ask<'changeTask.settle'>,
  reason: string,
): Promise<MachineFinding | null> {
  const checked = await deps.words.check({ accountId: ask.actor.accountId, scene: 'social', texts: [reason] });
  if (checked.verdict === 'risky') {
    return ask.refuse('content.risky', [{ path: 'body.reason', rule: checked.reason, message: 'not to be shown' }]);
  }
  return checked.verdict === 'hold' ? checked.machine : null;
}

export interface Settlement {
  task: TaskRow;
  outcome: Exclude<ChangeOutcome, 'restored'>;
  slotId: string | null;
  /** Of staff who cancel; residents need none. */
  reason: { text: string; held: MachineFinding | null } | null;
}

type SettleAsk = Ask<'changeTask.settle'> | Ask<'change.move'> | Ask<'change.keep'> | Ask<'change.decline'>;

/** The same by staff and by residents, in the caller's transaction. */
export async function settleIn(tx: Tx, deps: TimetableDeps, ask: SettleAsk, done: Settlement): Promise<void> {
  const { task, outcome, slotId, reason } = done;
  const refuse = ask.refuse as Ask<'changeTask.settle'>['refuse'];
  const by = ask.name === 'changeTask.settle' ? 'centre' : 'resident';
  const seen = (await findBooking(tx, task.booking_id)) ?? refuse('change.not_open');
  if (task.state !== 'open') return refuse('change.not_open');
  let row: BookingRow = seen;
  if (outcome === 'moved') {
    const moved = await moveBooking(tx, deps, { bookingId: seen.id, slotId: slotId ?? '' }, ask);
    if (!moved.ok) return refuse(moved.code);
    row = moved.row;
  } else if (outcome === 'kept') {
    if (task.hit === 'gone') return refuse('change.cannot_keep');
    await keep(tx, deps, seen, task);
  } else {
    const accountId = by === 'centre' ? null : ask.actor.accountId;
    const shown = reason === null || reason.held !== null ? null : reason.text;
    if (!(await endPlace(tx, deps, seen, { by, accountId, reason: shown }, ask))) return refuse('change.not_open');
    if (reason !== null && reason.held !== null) {
      const areaCode = (await deps.centre.servicesOf([task.service_id], tx)).get(task.service_id)?.areaCode ?? '';
      const of = { accountId: ask.actor.accountId, subjectId: seen.id, areaCode, now: ask.now };
      await deps.words.hold(tx, { kind: 'change_reason', ...of, text: reason.text, machine: reason.held });
    }
  }
  const ended = await endTask(tx, task.id, { outcome, done_by: ask.actor.accountId, done_at: ask.now });
  if (!ended) return refuse('change.not_open');
  await auditAsk(tx, ask as Ask<'changeTask.settle'>, 'change_task', task.id, {
    outcome,
    bookingId: row.id,
    ...(slotId === null ? {} : { slotId }),
    ...(reason === null ? {} : { reason: reason.text }),
  });
  await tellOfSettled(tx, deps, ask, { row, outcome, by, reason });
}

/** Under the slot's lock, so that what shrinks knows that this place stays. */
async function keep(tx: Tx, deps: TimetableDeps, booking: BookingRow, task: TaskRow): Promise<void> {
  const slot = await deps.capacity.lockSlot(tx, booking.slot_id);
  if (slot !== undefined && task.hit === 'over') await slotChanges.keepPlaces(tx, slot, booking.party_size);
}

const kinds: Record<Settlement['outcome'], InboxKind> = {
  moved: 'booking_moved',
  kept: 'booking_kept',
  cancelled: 'slot_closed',
};

async function tellOfSettled(
  tx: Tx,
  deps: TimetableDeps,
  ask: SettleAsk,
  told: { row: BookingRow; outcome: Settlement['outcome']; by: 'centre' | 'resident'; reason: Settlement['reason'] },
): Promise<void> {
  const { row, outcome, reason } = told;
  const service = (await deps.centre.servicesOf([row.service_id], tx)).get(row.service_id);
  if (service === undefined) return;
  const isOwn = told.by === 'resident';
  const kind = isOwn && outcome === 'cancelled' ? 'booking_cancelled' : kinds[outcome];
  const more: Record<string, string> = reason === null || reason.held !== null ? {} : { reason: reason.text };
  const by = isOwn ? ask.actor.accountId : null;
  const notices = await noticesOf(tx, row, { kind, service, by, at: ask.now, more });
  await deps.notification.notifyMany(tx, notices);
  await tellScreens(tx, deps, row, notices, ask.now);
}
