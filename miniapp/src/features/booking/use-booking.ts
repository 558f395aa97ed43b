import { useRef, useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { civilDay } from '@shared/time/civil';
import { asApiError, type ApiError } from '@/services/api';
import { signIn } from '@/services/session';
import { missingOf, type Answers, type Member } from '@/services/answers';
import { bookChoice } from './book-choice';
import { isMaybeDone } from './refusals';
import { hasPlaces, type Slot } from './slot-face';
import type { Person } from './use-people';

interface Options {
  service: Reply<'service.get'>;
  partySize: number;
  /** Somebody else whom the visit is for. */
  person: Person | null;
  /** Whom it is for: who is served first, then who comes along. */
  members: readonly Member[];
  answers: Answers;
  /** What was shown of days and slots is no longer true. */
  onStale: () => Promise<unknown>;
  onBooked: (bookingId: string) => Promise<void>;
}

/** From a choice to a booking or to the reason why not. One at a time, whatever is tapped. */
export function useBooking({ service, partySize, person, members, answers, onStale, onBooked }: Options) {
  const [strict, setStrict] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<{ error: ApiError; slot: Slot } | null>(null);
  const running = useRef(false);

  const submit = async (slot: Slot, orWait = !hasPlaces(slot, partySize)) => {
    // The state of a render can't stop a second tap that comes before the next render.
    if (running.current) return;
    setStrict(true);
    if (missingOf(service.questions, members, answers).length > 0) return;
    running.current = true;
    setBusy(true);
    setRefusal(null);
    try {
      const personId = person === null ? {} : { personId: person.personId };
      const on = civilDay(new Date(slot.startAt));
      const ids = members.map((one) => one.personId);
      const what = { serviceId: service.id, on, slotId: slot.id, partySize, orWait, ...personId };
      const choice = { ...what, members: ids, company: ids.slice(1), answers };
      const booking = await withSession(() => bookChoice(choice));
      if (booking !== null) await onBooked(booking.id);
    } catch (error) {
      setRefusal({ error: asApiError(error), slot });
      void onStale();
    } finally {
      running.current = false;
      setBusy(false);
    }
  };

  return {
    busy,
    /** Whether what is still unanswered is to be said. */
    strict,
    refusal,
    /** Nothing was decided yet, so the same tap may be made (again). */
    mayTry: refusal === null || isMaybeDone(refusal.error.code),
    submit,
    clear: () => setRefusal(null),
  };
}

/** Who has no session, or whose session ran out while choosing, signs in on the way; null when they rather not. */
async function withSession<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    const { code } = asApiError(error);
    if (code !== 'auth.required' && code !== 'auth.expired') throw error;
    return (await signIn()) ? work() : null;
  }
}
