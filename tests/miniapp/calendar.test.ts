import { heldWords } from '../../shared/words/booking-held';
import { atMinute } from '../../shared/time/civil';
import { buildChild, buildProgramme } from '../support/build-programme';
import type { CalendarCall } from './fake-wx';
import { openStage } from './stage';

const held = heldWords.zh;

const stage = openStage();

/** A mother on the page of her child's enrolment in a programme of five days, of which the second is called off. */
async function enrolled(calendar: (entry: CalendarCall) => boolean) {
  const mother = await stage.server.build.resident({ name: '林晓雯' });
  const child = await buildChild(stage.server, [mother]);
  const programme = await buildProgramme(stage.server, { days: 5 });
  const client = await stage.server.as(mother);
  const booked = await client.call('booking.book', {
    params: { slotId: programme.slotId },
    body: { requestKey: `key_${programme.slotId}`, beneficiaryId: child.personId },
  });
  const staff = await stage.server.as(await stage.server.build.staff(programme.centreId));
  const off = await staff.call('programmeSession.cancel', {
    params: { sessionId: programme.sessionIds[1] ?? '' },
    body: { reason: '老师生病' },
  });
  expect([booked.status, off.status]).toEqual([201, 200]);
  const phone = stage.phone(mother, { calendar });
  await phone.launch(`features/booking/booking?bookingId=${booked.body?.id ?? ''}`);
  await phone.tap(held.signIn);
  await phone.see(held.addToCalendar);
  return { phone, programme };
}

test('each session still to come of a programme is an entry of its own in the calendar of the phone', async () => {
  const entries: CalendarCall[] = [];
  const { phone, programme } = await enrolled((entry) => entries.push(entry) > 0);
  await phone.tap(held.addToCalendar);
  await phone.see(held.calendarAll(4));
  const days = programme.days.filter((_, n) => n !== 1);
  expect(entries.map(({ startTime, endTime }) => [startTime, Number(endTime)])).toEqual(
    days.map((day) => [atMinute(day, 540).getTime() / 1000, atMinute(day, 660).getTime() / 1000]),
  );
  expect(entries.every(({ title }) => title.startsWith('小候鸟假期班'))).toBe(true);
});

test('whoever says no after two has these two, is told so and asked no further', async () => {
  let asked = 0;
  const { phone } = await enrolled(() => (asked += 1) < 3);
  await phone.tap(held.addToCalendar);
  await phone.see(held.calendarSome(2));
  expect(asked).toBe(3);
});
