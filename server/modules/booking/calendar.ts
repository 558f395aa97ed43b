import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus, type ICalCalendar } from 'ical-generator';
import type { Reply } from '../../../shared/contract/types';

/** Minutes before the start at which the resident's own calendar reminds. */
const remindMinutes = 60;

/** One of several meetings that a booking is for. */
export interface Occurrence {
  id: string;
  startAt: Date;
  endAt: Date;
  /** Null where the booking says. */
  place: string | null;
  topic: string | null;
  isOff: boolean;
  /** Never falls, and rises with every change of what is said here. */
  revision: number;
}

type Booking = Reply<'booking.get'>;

/**
 * The booking as an RFC 5545 file: one event, or one for each meeting that it is for. A cancelled one takes its events out of
 * the calendar again; a meeting called off is cancelled by itself. An event keeps its UID whenever the file is fetched, and
 * its SEQUENCE rises with each change, so that a calendar puts the newer in the place of the older.
 */
export function calendarFile(booking: Booking, occurrences: readonly Occurrence[], now: Date): string {
  const cancelled = booking.state === 'cancelled' || booking.state === 'expired';
  const file = ical({ name: '邻里家家亲', prodId: { company: 'Linli', product: 'booking', language: 'ZH' } });
  file.method(cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH);
  if (occurrences.length === 0) {
    const times = { startAt: new Date(booking.startAt), endAt: new Date(booking.endAt), place: null, topic: null };
    addEvent(file, booking, { id: booking.id, ...times, isOff: cancelled, revision: cancelled ? 1 : 0 }, now);
  }
  for (const one of occurrences) {
    const id = `${booking.id}.${one.id}`;
    // Given up, it stands above all that was said of it before.
    const revision = one.revision + (cancelled ? 1 : 0);
    addEvent(file, booking, { ...one, id, isOff: one.isOff || cancelled, revision }, now);
  }
  return file.toString();
}

function addEvent(file: ICalCalendar, booking: Booking, one: Occurrence, now: Date): void {
  const waits = booking.state === 'waiting' || booking.state === 'offered';
  const event = file.createEvent({
    id: `${one.id}@linli`,
    stamp: now,
    sequence: one.revision,
    start: one.startAt,
    end: one.endAt,
    summary: [booking.serviceName, one.topic, booking.centreName].filter((word) => word !== null).join(' · '),
    location: `${booking.address} ${one.place ?? booking.place}`,
    description: `来不了请在 App 里取消，或致电 ${booking.phone}`,
    status: one.isOff ? ICalEventStatus.CANCELLED : waits ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
  });
  if (!one.isOff) event.createAlarm({ type: ICalAlarmType.display, trigger: remindMinutes * 60 });
}
