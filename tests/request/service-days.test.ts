import { slotFace, type ServiceRules } from '../../server/modules/booking/rules';
import { seededRandom } from '../../server/demo/random';
import { newId } from '../../server/kernel/ids';
import { addDays, atMinute, civilDay } from '../../shared/time/civil';
import { startServer, type TestServer } from '../support/app';
import { buildNeeds, buildResource } from '../support/build-resource';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const hour = 3_600_000;

test.each([
  ['first_come', 0, 14, 0],
  ['first_come', 90, 2, 8 * 60],
  ['first_come', 30, 3, 23 * 60],
  ['lottery', 0, 14, 0],
] as const)(
  'service.days of a service by %s, lead %i, %i days open from minute %i: what each slot says, added up',
  async (allocation, leadMinutes, openDays, opensMinute) => {
    const random = seededRandom(leadMinutes + openDays);
    const { build, clock } = server;
    const columns = { lead_minutes: leadMinutes, open_days: openDays, opens_minute: opensMinute };
    const service = await build.service({ ...columns, allocation });
    const now = clock.now();
    const rows = [];
    for (let n = 0; n < 120; n += 1) {
      const start_at = new Date(now.getTime() - 3 * hour + n * hour);
      const capacity = random.between(1, 4);
      const opens = random.between(0, 3);
      rows.push(
        await build.slot({
          ...{ service_id: service.id, start_at, capacity, taken: random.between(0, capacity) },
          state: random.between(0, 4) === 0 ? 'closed' : 'open',
          allocation: [null, null, 'first_come' as const, 'lottery' as const][random.between(0, 3)] ?? null,
          opens_at: opens === 0 ? new Date(now.getTime() + random.between(-2, 2) * hour) : null,
        }),
      );
    }
    const rules = { leadMinutes, openDays, opensMinute, allocation } as ServiceRules;
    const { body } = await server.visitor.call('service.days', { params: { serviceId: service.id } });
    expect(body?.items.length).toBeGreaterThan(1);
    for (const day of body?.items ?? []) {
      const own = rows.filter((row) => civilDay(row.start_at) === day.on);
      const faces = own.map((row) => {
        const { allocation: given, state, capacity, taken } = row;
        const times = { on: row.on_day, startAt: row.start_at, endAt: row.end_at, opensAt: row.opens_at };
        return { row, face: slotFace({ ...times, capacity, taken, state, allocation: given }, rules, now) };
      });
      const free = faces.reduce((sum, { row, face }) => sum + (face === 'open' ? row.capacity - row.taken : 0), 0);
      const byLottery = faces.filter(({ face }) => face === 'lottery').length;
      expect(day).toMatchObject({ slots: own.length, free, byLottery });
    }
  },
);

test('service.days leaves out what is taken elsewhere and what was withdrawn, slot by slot as service.slots does', async () => {
  const { build, clock, db } = server;
  const centre = await build.centre();
  const hall = await buildResource(db, centre.id, { name: '大厅' });
  const [own, other] = [
    await build.service({ centre_id: centre.id }),
    await build.service({ centre_id: centre.id, max_per_day: null }),
  ];
  for (const { id } of [own, other]) await buildNeeds(db, id, [hall.id]);
  const first = atMinute(addDays(civilDay(clock.now()), 1), 8 * 60).getTime();
  const slotsOf = (service: typeof own, count: number) =>
    Promise.all(
      Array.from({ length: count }, (_, n) => {
        // Some hours of two days, each held by the other service where both have it.
        const start_at = new Date(first + (n % 4) * hour + (n < 4 ? 0 : 24 * hour));
        const end_at = new Date(start_at.getTime() + hour);
        return build.slot({ service_id: service.id, capacity: 3, start_at, end_at });
      }),
    );
  const slots = await slotsOf(own, 8);
  const others = await slotsOf(other, 8);
  const guest = await server.as(await build.resident());
  const book = (slotId = '') => guest.call('booking.book', { params: { slotId }, body: { requestKey: newId('key') } });
  // Two hours of the first day go to the other service, one of the second to this one; one hour is withdrawn.
  for (const slot of [others[0], others[2], slots[5]]) expect((await book(slot?.id)).body?.state).toBe('confirmed');
  await db
    .updateTable('slot')
    .set({ withdrawn_at: clock.now(), state: 'closed' })
    .where('id', '=', slots[7]?.id ?? '')
    .execute();
  const params = { serviceId: own.id };
  const days = (await server.visitor.call('service.days', { params })).body?.items ?? [];
  const withSlots = days.filter((day) => day.slots > 0);
  expect(withSlots.map(({ slots: count, free }) => [count, free])).toEqual([
    [4, 6],
    [3, 8],
  ]);
  for (const day of withSlots) {
    const { body } = await server.visitor.call('service.slots', { params, query: { on: day.on } });
    expect(body?.items.reduce((sum, { free }) => sum + free, 0)).toBe(day.free);
  }
});
