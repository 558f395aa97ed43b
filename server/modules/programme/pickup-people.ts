import { limits } from '../../../shared/limits';
import type { Reply } from '../../../shared/contract/types';
import type { Ask } from '../../http/ask';
import { newId } from '../../kernel/ids';
import { auditAsk } from '../audit';
import { findActable } from '../booking';
import type { ProgrammeDeps } from './deps';
import { insertPickupPerson, pickupPeopleOf, removePickupPerson } from './pickup-store';
import { findProgramme, lockEnrolled } from './store';

/** An enrolment in a programme of somebody for whom the asker may book. */
async function enrolmentOf(deps: ProgrammeDeps, ask: Ask<'pickupPerson.add'> | Ask<'pickupPerson.remove'>) {
  const booking = await findActable(deps.db, ask.params.bookingId, ask.actor.personId, 'book', ask.now);
  const row = booking === undefined ? undefined : await findProgramme(deps.db, booking.service_id);
  if (booking === undefined || row === undefined) return (ask as Ask<'pickupPerson.add'>).refuse('not_found');
  return booking;
}

/**
 * Names somebody who may take the child home. Locks the enrolment: of two guardians who name the last possible one at once,
 * the second is refused.
 */
export async function add(deps: ProgrammeDeps, ask: Ask<'pickupPerson.add'>): Promise<Reply<'pickupPerson.add'>> {
  const booking = await enrolmentOf(deps, ask);
  const { name, phoneTail } = ask.body;
  const id = newId('pup');
  await ask.write(async (tx) => {
    if ((await lockEnrolled(tx, booking.id, booking.slot_id)) === undefined) {
      return ask.refuse('programme.not_enrolled');
    }
    const listed = await pickupPeopleOf(tx, [booking.id]);
    if (listed.length >= limits.pickupPeople) return ask.refuse('programme.pickup_many');
    const row = { id, booking_id: booking.id, name, phone_tail: phoneTail };
    const isNew = await insertPickupPerson(tx, { ...row, added_by: ask.actor.accountId, added_at: ask.now });
    if (!isNew) return ask.refuse('programme.pickup_known');
    await auditAsk(tx, ask, 'booking', booking.id, { pickupPersonId: id });
  });
  return { id, name, phoneTail };
}

/** Takes somebody out; whom they have taken home before stays noted. Who is not listed is not found. */
export async function remove(
  deps: ProgrammeDeps,
  ask: Ask<'pickupPerson.remove'>,
): Promise<Reply<'pickupPerson.remove'>> {
  const booking = await enrolmentOf(deps, ask);
  const { pickupPersonId } = ask.params;
  await ask.write(async (tx) => {
    if (!(await removePickupPerson(tx, booking.id, pickupPersonId))) return ask.refuse('not_found');
    await auditAsk(tx, ask, 'booking', booking.id, { pickupPersonId });
  });
  return { removed: true };
}
