import type { SlotState } from '../../../shared/enums';
import { decideAccept } from './line-rules';
import {
  cancelUntil,
  decideCancel,
  decideCheckIn,
  decideClose,
  decideUndo,
  mayShowCode,
  type BookingFacts,
  type ServiceRules,
  type SlotFacts,
} from './rules';

/** What the holder may do now; the same rules guard the writes. */
export function mayOfBooking(
  booking: BookingFacts,
  rules: Pick<ServiceRules, 'cancelMinutes' | 'checkIn'>,
  now: Date,
  { counts, mayCancel, mayBook }: { mayCancel: boolean; mayBook: boolean; counts: boolean },
) {
  const isTooLate = booking.state === 'confirmed' && now > cancelUntil(rules, booking);
  return {
    // Where nobody is held to having missed it there is nothing to explain.
    excuse: isTooLate && counts,
    cancel: mayCancel && decideCancel(booking, rules, now).ok,
    showCode: mayShowCode(booking, rules, now),
    accept: mayBook && decideAccept(booking, now).ok,
  };
}

export function mayOfRosterBooking(booking: BookingFacts, slotState: SlotState, today: string) {
  const open = booking.state === 'confirmed' || booking.state === 'no_show';
  return { checkIn: open && decideCheckIn(booking, today).ok, undo: decideUndo(booking, slotState).ok };
}

export function mayOfSlot(slot: Pick<SlotFacts, 'state' | 'endAt'>, now: Date) {
  return { close: decideClose(slot, now).ok };
}
