import type { Tx } from '../../kernel/db';
import type { WrittenChange } from '../centre';
import { findException, setReasons } from './reason-store';

/** What stands where a reason waits for a human to look at it. */
const withoutReason = '中心临时调整';

/** The change without the words that wait. */
export const unchecked = (change: WrittenChange): WrittenChange =>
  'reason' in change ? { ...change, reason: withoutReason } : change;

/** What the waiting words belong to: the first day of the exception, which leads to the others made with it. */
export async function reasonItem(
  tx: Tx,
  centreId: string,
  change: WrittenChange,
  now: Date,
): Promise<{ subjectId: string; text: string } | null> {
  if (!('reason' in change)) return null;
  const of = change.kind === 'centre_exception' ? { centreId } : { serviceId: change.serviceId };
  const id = await findException(tx, { ...of, on: change.fromOn, madeAt: now });
  return id === null ? null : { subjectId: id, text: change.reason };
}

/** A reason that a human has passed: shown where it would have stood from the beginning. */
export const revealReason = (tx: Tx, exceptionId: string, reason: string): Promise<void> =>
  setReasons(tx, exceptionId, { from: withoutReason, to: reason });
