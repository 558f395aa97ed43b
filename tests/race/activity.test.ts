import { systemClock } from '../../server/kernel/clock';
import { newId } from '../../server/kernel/ids';
import { activityPlan, buildActivity } from '../support/build-activity';
import { startProcesses, type Processes } from '../support/processes';
import { addDays, civilDay } from '../../shared/time/civil';
import type { Client } from '../support/client';
import { countsOf, loadResidents, untilWrong } from './rush';

const claims = 320;
const places = 200;

const claim = (client: Client, slotId: string, partySize: number) =>
  client.call('booking.book', { params: { slotId }, body: { requestKey: newId('key'), partySize } });

const sold = (answers: readonly Awaited<ReturnType<typeof claim>>[]) =>
  answers.reduce((sum, { body }) => sum + (body?.state === 'confirmed' ? body.partySize : 0), 0);

const notFull = (answers: readonly Awaited<ReturnType<typeof claim>>[]) =>
  answers.flatMap(({ problem }) => (problem === null || problem.code === 'booking.slot_full' ? [] : [problem.code]));

/** Parties of one to four, all in the second in which booking opens. */
async function opening(our: Processes) {
  const on = { ...our, clock: systemClock };
  const { slotId } = await buildActivity(on, { capacity: places, service: { waitlist_max: 0 } });
  const clients = await loadResidents(our, claims);
  const answers = await Promise.all(clients.map((client, n) => claim(client, slotId, 1 + (n % 4))));
  return { sold: sold(answers), other: notFull(answers), ...(await countsOf(our, slotId)) };
}

test('hundreds of parties at the opening take exactly the places there are, and no party is split', async () => {
  const our = await startProcesses();
  try {
    // Single people come among them, so that the last place finds somebody.
    expect(await opening(our)).toEqual({ sold: places, other: [], taken: places, places });
  } finally {
    await our.stop();
  }
}, 120_000);

test('with the guard taken out more are sold: the rig notices', async () => {
  const our = await startProcesses({ apis: 2, entry: 'tests/race/api-without-guard.ts' });
  try {
    const wrong = await untilWrong(
      () => opening(our),
      (one) => one.places > places,
    );
    expect(wrong.places).toBeGreaterThan(places);
  } finally {
    await our.stop();
  }
}, 120_000);

test('places added and the time moved while claims arrive: none sold twice, and everybody stands at the new time', async () => {
  const our = await startProcesses();
  try {
    const on = { ...our, clock: systemClock };
    const day = addDays(civilDay(systemClock.now()), 7);
    const { serviceId, slotId, centreId } = await buildActivity(on, {
      on: day,
      capacity: 60,
      service: { waitlist_max: 0 },
    });
    const manager = await our.as(await our.build.staff(centreId, { role: 'manager' }));
    const clients = await loadResidents(our, 300);
    const to = addDays(day, 1);
    const plan = activityPlan(to, addDays(day, -8), { capacity: 150, waitlistMax: 0 });
    const [half, rest] = [clients.slice(0, 150), clients.slice(150)];
    const first = half.map((client, n) => claim(client, slotId, 1 + (n % 4)));
    const changing = manager.call('deskActivity.change', { params: { serviceId }, body: { ...plan, version: 1 } });
    const second = rest.map((client, n) => claim(client, slotId, 1 + (n % 4)));
    const [changed, answers] = await Promise.all([changing, Promise.all([...first, ...second])]);
    expect(changed.problem).toBeNull();
    const late = await Promise.all(clients.map((client) => claim(client, slotId, 1)));
    expect(notFull(answers)).toEqual([]);
    const got = sold(answers) + sold(late);
    expect({ got, ...(await countsOf(our, slotId)) }).toEqual({ got: 150, taken: 150, places: 150 });
    const [spread] = await our.database.sql<{ days: number; day: string }>(
      'SELECT COUNT(DISTINCT on_day) AS days, MAX(on_day) AS day FROM booking WHERE slot_id = ?',
      [slotId],
    );
    expect([Number(spread?.days), String(spread?.day)]).toEqual([1, to]);
  } finally {
    await our.stop();
  }
}, 120_000);
