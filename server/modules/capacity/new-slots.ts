import { inTransaction, type Reader, type Tx } from '../../kernel/db';
import { occupyingBySlot, openOccupancy, writeHeld } from '../resource';
import { insertSlots, startsAmong, type NewSlot } from './slot-rows';

/** New slots of services that take what they need at once, made in one transaction. */
const together = 100;

/**
 * Makes the slots that are not there yet and leaves those that are; safe to run from two processes at once. A slot whose
 * service takes a room or somebody with it is made only where all it needs is free then: else it is missing, which the
 * desk shows, and made by a later run once it is.
 */
export async function addSlots(db: Reader, slots: readonly NewSlot[]): Promise<number> {
  const occupying = await occupyingBySlot(
    db,
    slots.map((slot) => slot.service_id),
  );
  let made = await insertSlots(
    db,
    slots.filter((slot) => !occupying.has(slot.service_id)),
  );
  const others = slots.filter((slot) => occupying.has(slot.service_id));
  for (let at = 0; at < others.length; at += together) {
    const some = others.slice(at, at + together);
    made += db.isTransaction
      ? await addOccupying(db as Tx, some)
      : await inTransaction(db, (tx) => addOccupying(tx, some));
  }
  return made;
}

/** Under the locks of what they need: whoever makes the same slots waits, and finds them. */
async function addOccupying(tx: Tx, slots: readonly NewSlot[]): Promise<number> {
  const occupancy = await openOccupancy(tx, slots);
  const there = await startsAmong(tx, slots);
  const fitting = slots.filter(
    (slot) => !there.has(`${slot.service_id} ${slot.start_at.getTime()}`) && occupancy.hold(slot.id),
  );
  const made = await insertSlots(tx, fitting);
  await writeHeld(tx, occupancy.takes());
  return made;
}
