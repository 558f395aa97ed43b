import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import { civilDay } from '../../../shared/time/civil';
import { auditAsk } from '../audit';
import type { SlotRow } from '../capacity';
import { attendAllOfSlot, awaitedOfSlot, cameTogether, unattend } from './attend-store';
import type { BookingDeps } from './deps';
import { heldOf } from './held-reasons';
import { peopleIn } from './line';
import { noticeFacts, tellScreens } from './notices';
import { settlePrices } from './payment';
import type { BookingRow } from './store';
import { toldOf } from './told';

type AllAsk = Ask<'roster.checkInAll'> | Ask<'roster.undoAll'>;

async function slotIn(deps: BookingDeps, ask: AllAsk): Promise<SlotRow> {
  const centreIds = await deps.centre.centreScope(ask.actor.grants);
  const slot = await deps.capacity.findSlot(deps.db, ask.params.slotId);
  return slot !== undefined && centreIds.includes(slot.centre_id) ? slot : ask.refuse('not_found');
}

/**
 * Checks in everybody of a slot who is still awaited, in one go: who has come already stays as they are, and whoever is
 * checked in beside meanwhile is counted once. Its instant names the batch for the undo.
 */
export async function checkInAll(
  deps: BookingDeps,
  ask: Ask<'roster.checkInAll'>,
): Promise<Reply<'roster.checkInAll'>> {
  const seen = await slotIn(deps, ask);
  if (seen.on_day !== civilDay(ask.now)) ask.refuse('roster.not_today');
  const { actor, now } = ask;
  const rows = await ask.write(async (tx) => {
    const slot = await deps.capacity.lockSlot(tx, seen.id);
    if (slot?.state !== 'open') ask.refuse('roster.slot_closed');
    const awaited = await awaitedOfSlot(tx, seen.id);
    if (awaited.length === 0) ask.refuse('roster.nobody_awaited');
    await attendAllOfSlot(tx, seen.id, { at: now, by: actor.accountId });
    await settlePrices(tx, deps, 'post', awaited, now);
    await auditAsk(tx, ask, 'slot', seen.id, { bookings: awaited.length });
    await tellEach(tx, deps, { slot: seen, rows: awaited, kind: 'booking_attended', now });
    return awaited;
  });
  return { bookings: rows.length, people: peopleIn(rows), attendedAt: now.toISOString() };
}

/** Takes a batch of the asker's own back; who was checked in otherwise stays. The residents are told why. */
export async function undoAll(deps: BookingDeps, ask: Ask<'roster.undoAll'>): Promise<Reply<'roster.undoAll'>> {
  const seen = await slotIn(deps, ask);
  const { actor, now } = ask;
  const { reason, attendedAt } = ask.body;
  // What a human must look at first is not shown; the undo itself does not wait for it.
  const held = await heldOf(deps.words, ask, reason);
  const more: Record<string, string> = held === null ? { reason } : {};
  const rows = await ask.write(async (tx) => {
    const slot = await deps.capacity.lockSlot(tx, seen.id);
    if (slot?.state !== 'open') ask.refuse('roster.slot_closed');
    const batch = await cameTogether(tx, seen.id, { at: new Date(attendedAt), by: actor.accountId });
    if (batch.length === 0) ask.refuse('roster.not_attended');
    await unattend(
      tx,
      batch.map(({ id }) => id),
    );
    await settlePrices(tx, deps, 'unpost', batch, now);
    await auditAsk(tx, ask, 'slot', seen.id, { bookings: batch.length, reason });
    await tellEach(tx, deps, { slot: seen, rows: batch, kind: 'attendance_undone', more, now });
    return batch;
  });
  return { bookings: rows.length };
}

async function tellEach(
  tx: Parameters<typeof toldOf>[0] & Parameters<typeof tellScreens>[0],
  deps: BookingDeps,
  news: {
    slot: SlotRow;
    rows: readonly BookingRow[];
    kind: 'booking_attended' | 'attendance_undone';
    more?: Record<string, string>;
    now: Date;
  },
): Promise<void> {
  const { slot, rows, kind, more = {}, now } = news;
  const service = (await deps.centre.servicesOf([slot.service_id], tx)).get(slot.service_id);
  if (service === undefined) throw new Error(`No service ${slot.service_id} for a slot of it`);
  const told = await toldOf(tx, rows, { now, by: null });
  const notices = [...told].flatMap(([bookingId, accounts]) =>
    accounts.map(({ accountId, facts }) => ({
      accountId,
      kind,
      facts: { ...noticeFacts(service, slot), ...facts, ...more },
      bookingId,
      at: now,
    })),
  );
  await deps.notification.notifyMany(tx, notices);
  await tellScreens(tx, deps, slot, notices, now);
}
