import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { heldWords } from '../../shared/words/booking-held';
import { atMinute } from '../../shared/time/civil';
import { startServer, type TestServer } from '../support/app';
import { buildChild, buildProgramme } from '../support/build-programme';
import type { CalendarCall } from './fake-wx';
import { openSmallWechat, type SmallWechat } from './small-wechat';

const dir = join(__dirname, '..', '..', 'dist', 'weapp');
const held = heldWords.zh;

let server: TestServer;
const open: SmallWechat[] = [];

beforeAll(async () => {
  if (!existsSync(join(dir, 'app.js'))) throw new Error('dist/weapp is not built: npm run build:weapp');
  // The bundle reads the phone's own clock, so the server goes by the real one too.
  server = await startServer({ at: new Date() });
}, 60_000);
afterAll(async () => {
  for (const wechat of open) wechat.close();
  await server.close();
});

/** A mother on the page of her child's enrolment in a programme of five days, of which the second is called off. */
async function enrolled(calendar: (entry: CalendarCall) => boolean) {
  const mother = await server.build.resident({ name: '林晓雯' });
  const child = await buildChild(server, [mother]);
  const programme = await buildProgramme(server, { days: 5 });
  const client = await server.as(mother);
  const booked = await client.call('booking.book', {
    params: { slotId: programme.slotId },
    body: { requestKey: `key_${programme.slotId}`, beneficiaryId: child.personId },
  });
  const staff = await server.as(await server.build.staff(programme.centreId));
  const off = await staff.call('programmeSession.cancel', {
    params: { sessionId: programme.sessionIds[1] ?? '' },
    body: { reason: '老师生病' },
  });
  expect([booked.status, off.status]).toEqual([201, 200]);
  const loginCode = () => server.standin.codes.give(mother.openid);
  const phone = openSmallWechat({ dir, api: server.url, loginCode, calendar });
  open.push(phone);
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
