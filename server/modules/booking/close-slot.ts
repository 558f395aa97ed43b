import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import { auditAsk } from '../audit';
import { dutiesOfSlot, tellDuties, usesOf } from '../resource';
import { callUntold } from './call-instead';
import type { BookingDeps } from './deps';
import { heldOf } from './held-reasons';
import { peopleIn } from './line';
import { noticeFacts, tellScreens } from './notices';
import { endApprovals } from './approval-store';
import { settlePrices } from './payment';
import { giveBack } from './occupied';
import { attendedBySlot } from './roster-store';
import { quotaCounts } from './quota-days';
import { decideClose } from './rules';
import { cancelAllOfSlot, openOfSlot } from './store';
import { rosterSlotView, slotFactsOf } from './view';
import { aroundOf, surroundingsOf } from './surroundings';
import { toldOf } from './told';

/**
 * Calls a slot off. Slot, all its open bookings, their quotas and a notice to everybody booked, and to who works in it, change together; a claim
 * that is under way waits on the slot's row and is then refused. Who has come already stays checked in.
 */
export async function closeSlot(deps: BookingDeps, ask: Ask<'slot.close'>): Promise<Reply<'slot.close'>> {
  const centreIds = await deps.centre.centreScope(ask.actor.grants);
  const slot = await deps.capacity.findSlot(deps.db, ask.params.slotId);
  if (slot === undefined || !centreIds.includes(slot.centre_id)) ask.refuse('not_found');
  const verdict = decideClose(slotFactsOf(slot), ask.now);
  if (!verdict.ok) ask.refuse(verdict.code);
  const service = await deps.centre.getService(slot.service_id);
  if (service === null) ask.refuse('not_found');
  const { reason } = ask.body;
  const held = await heldOf(deps.words, ask, reason);
  /** What residents read; nothing while a human has not looked at it. */
  const shown = held === null ? reason : null;
  const cancelled = await ask.write(async (tx) => {
    if (!(await deps.capacity.closeSlot(tx, slot.id, shown))) ask.refuse('slot.already_closed');
    const bookings = await openOfSlot(tx, slot.id);
    const waited = bookings.filter((row) => row.state === 'waiting');
    const placed = bookings.filter((row) => row.state !== 'waiting');
    await deps.capacity.changeSlot(tx, slot.id, { taken: -peopleIn(placed), waiting: -peopleIn(waited) });
    // Nobody is in a slot twice, and all of them are in the same service on the same day.
    const people = bookings.map((row) => row.beneficiary_id);
    await deps.capacity.uncountQuotas(tx, people, quotaCounts(slot.service_id, slot.on_day));
    await cancelAllOfSlot(tx, slot.id, ask.now, shown);
    await deps.withClosing(tx, slot.id, { now: ask.now, requestId: ask.requestId, reason: shown });
    const pending = placed.filter((row) => row.state === 'pending');
    await endApprovals(
      tx,
      pending.map(({ id }) => id),
      'withdrawn',
      { at: ask.now, by: null },
    );
    await settlePrices(
      tx,
      deps,
      'giveBack',
      placed.filter((row) => row.state !== 'offered'),
      ask.now,
    );
    const uses = (await usesOf(tx, [slot])).get(slot.id) ?? [];
    await giveBack(tx, [slot.id], ask);
    if (held !== null) {
      const of = { accountId: ask.actor.accountId, subjectId: slot.id, areaCode: service.areaCode, now: ask.now };
      await deps.words.hold(tx, { kind: 'closing_reason', ...of, text: reason, machine: held });
    }
    await auditAsk(tx, ask, 'slot', slot.id, { reason, cancelledBookings: bookings.length });
    const told = await toldOf(tx, bookings, { now: ask.now, by: null });
    const notices = [...told].flatMap(([bookingId, accounts]) =>
      accounts.map(({ accountId, facts }) => ({
        accountId,
        kind: 'slot_closed' as const,
        facts: { ...noticeFacts(service, slot), ...facts, ...(shown === null ? {} : { reason: shown }) },
        bookingId,
        at: ask.now,
      })),
    );
    await deps.notification.notifyMany(tx, notices);
    const why: Record<string, string> = shown === null ? {} : { reason: shown };
    await callUntold(tx, bookings, told, { kind: 'slot_closed', service, more: why, at: ask.now });
    await tellScreens(tx, deps, slot, notices, ask.now);
    const duties = dutiesOfSlot('duty_off', slot, service, uses);
    await tellDuties(tx, deps, duties, { reason: shown, at: ask.now });
    return bookings.length;
  });
  const [after, attended, around] = await Promise.all([
    deps.capacity.findSlot(deps.db, slot.id),
    attendedBySlot(deps.db, slot.centre_id, slot.on_day),
    surroundingsOf(deps.centre, [slot.service_id]),
  ]);
  return {
    slot: rosterSlotView(after ?? slot, aroundOf(around, slot.service_id), attended.get(slot.id) ?? 0, ask.now),
    cancelledBookings: cancelled,
  };
}
