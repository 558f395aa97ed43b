import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Reply } from '../../../shared/contract/types';

/** Minutes before the start at which the resident's own calendar reminds. */
const remindMinutes = 60;

/** The booking as an RFC 5545 file; a cancelled one takes the event out of the calendar again. */
export function calendarFile(booking: Reply<'booking.get'>, now: Date): string {
  const cancelled = booking.state === 'cancelled' || booking.state === 'expired';
  const waits = booking.state === 'waiting' || booking.state === 'offered';
  const file = ical({ name: '邻里家家亲', prodId: { company: 'Linli', product: 'booking', language: 'ZH' } });
  file.method(cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH);
  const event = file.createEvent({
    id: `${booking.id}@linli`,
    stamp: now,
    sequence: cancelled ? 1 : 0,
    start: new Date(booking.startAt),
    end: new Date(booking.endAt),
    summary: `${booking.serviceName} · ${booking.centreName}`,
    location: `${booking.address} ${booking.place}`,
    description: `来不了请在 App 里取消，或致电 ${booking.phone}`,
    status: cancelled ? ICalEventStatus.CANCELLED : waits ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
  });
  if (!cancelled) event.createAlarm({ type: ICalAlarmType.display, trigger: remindMinutes * 60 });
  return file.toString();
}
