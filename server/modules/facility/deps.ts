import type { BookingDeps } from '../booking';
import type { lockPerson } from '../identity';
import type { TimetableDeps } from '../timetable';

/** What the desk of rooms and people is made of: it settles what it hits as the timetable does. */
export type FacilityDeps = TimetableDeps &
  Pick<BookingDeps, 'secret'> & {
    /** Stands in for the lock of slots under a change of what they need, in tests that prove it. */
    lockArranged?: BookingDeps['capacity']['lockSlots'] | undefined;
    /** The same for the person somebody on the list is linked to. */
    lockLinked?: typeof lockPerson | undefined;
  };
