import type { MachineFinding } from '../../../shared/enums';
import type { Ask } from '../../http/ask';
import type { Tx } from '../../kernel/db';
import type { BookingDeps } from './deps';
import { setClosingReason, setRefusalReason } from './reason-store';

/** Refuses a reason that must not be shown; tells what the machine found where a human must look first, else null. */
export async function heldOf(
  words: BookingDeps['words'],
  ask: Ask<'slot.close'> | Ask<'roster.undo'> | Ask<'approval.decide'> | Ask<'roster.undoAll'>,
  reason: string,
): Promise<MachineFinding | null> {
  const checked = await words.check({ accountId: ask.actor.accountId, scene: 'social', texts: [reason] });
  if (checked.verdict === 'risky') {
    return ask.refuse('content.risky', [{ path: 'body.reason', rule: checked.reason, message: 'not to be shown' }]);
  }
  return checked.verdict === 'hold' ? checked.machine : null;
}

/** A closing's reason that was passed: on the slot and with everybody whose booking it ended. */
export async function revealClosing(deps: BookingDeps, tx: Tx, slotId: string, reason: string): Promise<void> {
  await deps.capacity.setClosedReason(tx, slotId, reason);
  await setClosingReason(tx, slotId, reason);
}

/** A refusal's reason that was passed: with the booking that it ended. */
export const revealRefusal = (tx: Tx, bookingId: string, reason: string): Promise<void> =>
  setRefusalReason(tx, bookingId, reason);
