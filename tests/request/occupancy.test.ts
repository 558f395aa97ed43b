import { newId } from '../../server/kernel/ids';
import { capacityStore } from '../../server/modules/capacity';
import { atMinute, civilDay } from '../../shared/time/civil';
import { startServer, type TestServer } from '../support/app';
import { buildBlock, buildNeeds, buildResource } from '../support/build-resource';
import type { Client } from '../support/client';

type Slot = Awaited<ReturnType<TestServer['build']['slot']>>;

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const on = '2026-11-24';
const newcomer = async (): Promise<Client> => server.as(await server.build.resident());
const book = (who: Client, slot: Slot, orWait = false) =>
  who.call('booking.book', { params: { slotId: slot.id }, body: { requestKey: newId('key'), orWait } });
const cancel = (who: Client, bookingId: string) => who.call('booking.cancel', { params: { bookingId } });

/** A hall with two halves, and a service for hiring each of the three, at ten on a Tuesday. */
async function hallStage({ waitlistMax = 4, from = 600, to = 660 } = {}) {
  const { build, db } = server;
  const centre = await build.centre();
  const west = await buildResource(db, centre.id, { name: '西半厅' });
  const east = await buildResource(db, centre.id, { name: '东半厅' });
  const hall = await buildResource(db, centre.id, { name: '大厅', parts: [west.id, east.id] });
  const hire = async (resourceId: string, span = [from, to] as const) => {
    const service = await build.service({ centre_id: centre.id, waitlist_max: waitlistMax, offer_minutes: 60 });
    await buildNeeds(db, service.id, [resourceId]);
    const [start_at, end_at] = [atMinute(on, span[0]), atMinute(on, span[1])];
    return build.slot({ service_id: service.id, capacity: 1, start_at, end_at });
  };
  return {
    centre,
    rooms: { west, east, hall },
    hire,
    slots: { west: await hire(west.id), east: await hire(east.id), hall: await hire(hall.id) },
  };
}

/** How residents see a slot. */
async function faceOf(slot: Slot) {
  const { body } = await server.visitor.call('service.slots', {
    params: { serviceId: slot.service_id },
    query: { on: slot.on_day },
  });
  const face = body?.items.find(({ id }) => id === slot.id);
  return { state: face?.state, occupiedBy: face?.occupiedBy, free: face?.free };
}
const held = async (slot: Slot): Promise<number> =>
  (await server.db.selectFrom('resource_bucket').select('bucket').where('slot_id', '=', slot.id).execute()).length;

describe('hiring a hall or a half of it', () => {
  test('the first claim takes it, the others show as taken and say what is in use, and cancelling gives it back', async () => {
    const { slots } = await hallStage();
    const ann = await newcomer();
    const booked = await book(ann, slots.hall);
    expect(booked.body).toMatchObject({ state: 'confirmed', uses: [{ kind: 'room', name: '大厅', who: null }] });
    expect(await held(slots.hall)).toBe(24);
    expect(await faceOf(slots.west)).toEqual({ state: 'occupied', occupiedBy: ['西半厅'], free: 0 });
    expect((await book(await newcomer(), slots.east)).problem?.code).toBe('booking.resource_taken');
    const day = await server.visitor.call('service.days', { params: { serviceId: slots.west.service_id } });
    expect(day.body?.items.find((one) => one.on === on)?.free).toBe(0);
    const { body: list } = await server.visitor.call('service.list', { query: { centreId: slots.west.centre_id } });
    expect(list?.items.every(({ next }) => next === null)).toBe(true);

    await cancel(ann, booked.body?.id ?? '');
    expect(await held(slots.hall)).toBe(0);
    expect(await faceOf(slots.west)).toEqual({ state: 'open', occupiedBy: [], free: 1 });
  });

  test('two halves side by side, then no hall; the page of a service names what it needs', async () => {
    const { slots } = await hallStage();
    expect((await book(await newcomer(), slots.west)).ok).toBe(true);
    expect((await book(await newcomer(), slots.east)).ok).toBe(true);
    expect((await book(await newcomer(), slots.hall)).problem?.code).toBe('booking.resource_taken');
    expect(await faceOf(slots.hall)).toMatchObject({ state: 'occupied', occupiedBy: ['大厅'] });
    const page = await server.visitor.call('service.get', { params: { serviceId: slots.hall.service_id } });
    expect(page.body?.uses).toEqual([{ kind: 'room', name: '大厅', who: null }]);
  });

  test('what is kept free around a use keeps the next one out', async () => {
    const { slots, rooms, hire } = await hallStage();
    await server.db.updateTable('resource').set({ after_minutes: 15 }).where('id', '=', rooms.hall.id).execute();
    const [soon, later] = [await hire(rooms.west.id, [660, 720]), await hire(rooms.west.id, [675, 735])];
    await book(await newcomer(), slots.hall);
    expect(await faceOf(soon)).toMatchObject({ state: 'occupied' });
    expect(await faceOf(later)).toMatchObject({ state: 'open' });
  });

  test('who waits for the hall is offered it when the last half is given back, and nobody from outside is quicker', async () => {
    const { slots } = await hallStage();
    const [ann, bo, cai] = [await newcomer(), await newcomer(), await newcomer()];
    const [west, east] = [await book(ann, slots.west), await book(bo, slots.east)];
    const waits = await book(cai, slots.hall, true);
    expect(waits.body?.state).toBe('waiting');
    await cancel(ann, west.body?.id ?? '');
    await server.worker.runDue();
    expect((await cai.call('booking.get', { params: { bookingId: waits.body?.id ?? '' } })).body?.state).toBe(
      'waiting',
    );
    await cancel(bo, east.body?.id ?? '');
    // The hall is free, and its line has not been served yet.
    expect((await book(await newcomer(), slots.hall)).problem?.code).toBe('booking.resource_taken');
    await server.worker.runDue();
    expect((await cai.call('booking.get', { params: { bookingId: waits.body?.id ?? '' } })).body?.state).toBe(
      'offered',
    );
    expect(await faceOf(slots.west)).toMatchObject({ state: 'occupied' });
    // Nobody takes it: it is given back, and the halves can be had again.
    server.clock.pass(61);
    await server.worker.runDue();
    expect(await held(slots.hall)).toBe(0);
    expect(await faceOf(slots.west)).toMatchObject({ state: 'open' });
    server.clock.pass(-61);
  });

  test('a slot that is called off gives its hall back', async () => {
    const { slots, centre } = await hallStage();
    const staff = await server.as(await server.build.staff(centre.id));
    await book(await newcomer(), slots.hall);
    await staff.call('slot.close', { params: { slotId: slots.hall.id }, body: { reason: '消防检查' } });
    expect(await held(slots.hall)).toBe(0);
    expect((await book(await newcomer(), slots.west)).ok).toBe(true);
  });

  test('a room taken out by staff and somebody not at work are in the way like any other', async () => {
    const { slots, rooms, hire } = await hallStage();
    const at = { start_at: atMinute(on, 630), end_at: atMinute(on, 640) };
    await buildBlock(server.db, rooms.west, { ...at, kind: 'repair', reason: '换灯管' });
    expect((await book(await newcomer(), slots.hall)).problem?.code).toBe('booking.resource_taken');
    expect(await faceOf(slots.west)).toMatchObject({ state: 'occupied', occupiedBy: ['西半厅'] });
    expect(await faceOf(slots.east)).toMatchObject({ state: 'open' });
    const teacher = await buildResource(server.db, slots.hall.centre_id, {
      kind: 'staff',
      name: '吴老师',
      hours: [{ weekday: 2, starts_minute: 540, ends_minute: 600 }],
    });
    const lesson = await hire(teacher.id);
    expect((await book(await newcomer(), lesson)).problem?.code).toBe('booking.resource_taken');
  });
});

describe('a class that has its room and teacher as soon as it stands in the timetable', () => {
  const slotOf = (service: { id: string; centre_id: string }, from: number, to: number) => ({
    id: newId('slt'),
    service_id: service.id,
    centre_id: service.centre_id,
    on_day: on,
    start_at: atMinute(on, from),
    end_at: atMinute(on, to),
    capacity: 12,
  });

  test('slots are made where room and teacher are free, left out where not, and made once they are', async () => {
    const { build, db } = server;
    const centre = await build.centre();
    const room = await buildResource(db, centre.id, { name: '陶艺室' });
    const teacher = await buildResource(db, centre.id, { name: '吴老师', kind: 'staff' });
    const [clay, glaze] = [
      await build.service({ centre_id: centre.id }),
      await build.service({ centre_id: centre.id }),
    ];
    await buildNeeds(db, clay.id, [room.id, teacher.id], 'slot');
    await buildNeeds(db, glaze.id, [teacher.id], 'slot');
    const first = slotOf(clay, 600, 690);
    expect(await capacityStore.addSlots(db, [first, slotOf(clay, 690, 780)])).toBe(2);
    const [meets, after] = [slotOf(glaze, 660, 720), slotOf(glaze, 780, 840)];
    expect(await capacityStore.addSlots(db, [meets, after])).toBe(1);
    expect(await capacityStore.addSlots(db, [meets, after])).toBe(0);
    expect(await held(first as unknown as Slot)).toBe(36);
    // The class stays with its room, booked or not; called off, it makes way.
    const staff = await server.as(await build.staff(centre.id));
    for (const id of [first.id]) {
      await staff.call('slot.close', { params: { slotId: id }, body: { reason: '老师有事' } });
    }
    expect(await capacityStore.addSlots(db, [slotOf(glaze, 630, 690)])).toBe(1);
    expect(civilDay(first.start_at)).toBe(on);
  });

  test('two processes that make the same slots make each once', async () => {
    const { build, db } = server;
    const centre = await build.centre();
    const room = await buildResource(db, centre.id);
    const service = await build.service({ centre_id: centre.id });
    await buildNeeds(db, service.id, [room.id], 'slot');
    const make = () =>
      capacityStore.addSlots(
        db,
        [0, 60, 120].map((from) => slotOf(service, 540 + from, 600 + from)),
      );
    const made = await Promise.all([make(), make(), make()]);
    expect(made.reduce((sum, one) => sum + one, 0)).toBe(3);
  });
});
