import { newId } from '../../server/kernel/ids';
import { startServer, type TestServer } from '../support/app';
import type { Resident } from '../support/build';
import type { Client } from '../support/client';

type Slot = Awaited<ReturnType<TestServer['build']['slot']>>;

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
const usual = '2026-11-23T02:00:00.000Z';
beforeEach(() => server.clock.set(usual));

/** A slot of today that begins in so many minutes, and somebody at its desk. */
async function stage({ inMinutes = 30, capacity = 10, more = {} } = {}) {
  const service = await server.build.service({ party_max: 4, ...more });
  const start_at = new Date(server.clock.now().getTime() + inMinutes * 60_000);
  const slot = await server.build.slot({ service_id: service.id, capacity, start_at });
  const staffPerson = await server.build.staff(slot.centre_id);
  return { slot, centreId: slot.centre_id, staffPerson, staff: await server.as(staffPerson) };
}

async function comes(slot: Slot, who?: Resident) {
  const person = who ?? (await server.build.resident());
  const bookingId = await server.build.booking(slot, person);
  const client = await server.as(person);
  const get = async () => (await client.call('booking.get', { params: { bookingId } })).body;
  return { person, client, bookingId, get };
}

const roomOf = async (staff: Client, query: { slotId?: string; centreId?: string }) =>
  (await staff.call('roster.roomCode', { query })).body;
const scan = (client: Client, code: string) => client.call('visit.scan', { body: { code } });
const stateOf = async (bookingId: string) =>
  (
    await server.db
      .selectFrom('booking')
      .select(['state', 'check_in_method', 'live_key'])
      .where('id', '=', bookingId)
      .executeTakeFirst()
  )?.state;
const takenOf = async (slotId: string) =>
  (await server.db.selectFrom('slot').select('taken').where('id', '=', slotId).executeTakeFirst())?.taken;

test('where staff tick the list, the notice of a booking promises no code', async () => {
  const factsOf = async (check_in: 'any' | 'tick') => {
    const service = await server.build.service({ check_in });
    const slot = await server.build.slot({ service_id: service.id });
    const client = await server.as(await server.build.resident());
    const body = { requestKey: `notice-${check_in}` };
    const booked = await client.call('booking.book', { params: { slotId: slot.id }, body });
    expect(booked.body?.may.showCode).toBe(check_in === 'any');
    await server.worker.runDue();
    return (await client.call('inbox.list')).body?.items[0]?.facts['checkIn'];
  };
  expect([await factsOf('any'), await factsOf('tick')]).toEqual([undefined, 'tick']);
});

describe("the room's code", () => {
  test('is refused, as is the code of a phone, where staff alone ticks the list; the tick holds', async () => {
    const { slot, centreId, staff } = await stage();
    const { client, bookingId, get } = await comes(slot);
    const shown = (await get())?.checkInQr ?? '';
    await server.db.updateTable('service').set({ check_in: 'tick' }).where('id', '=', slot.service_id).execute();
    const room = await roomOf(staff, { centreId });
    expect((await scan(client, room?.qr ?? '')).problem?.code).toBe('visit.by_tick');
    expect((await staff.call('roster.checkIn', { body: { code: shown } })).problem?.code).toBe('visit.by_tick');
    expect(await stateOf(bookingId)).toBe('confirmed');
    expect((await staff.call('roster.checkIn', { body: { bookingId } })).body?.state).toBe('attended');
  });

  test('roster.roomCode is of a centre or a slot of mine, and visit.scan with it checks in who stands there, once', async () => {
    const { slot, centreId, staff } = await stage();
    const { client, get } = await comes(slot);
    const room = await roomOf(staff, { centreId });
    expect(room).toMatchObject({ centreId, slot: null });
    const first = await scan(client, room?.qr ?? '');
    expect(first.body).toMatchObject({ checkedIn: [{ state: 'attended' }], choices: [], pass: null });
    expect((await scan(client, room?.qr ?? '')).body?.checkedIn).toHaveLength(1);
    expect((await get())?.state).toBe('attended');
    const lines = server.db.selectFrom('audit_line').select('id').where('action', '=', 'visit.scan');
    expect(await lines.execute()).toHaveLength(1);
    const { slot: other, staff: stranger } = await stage();
    expect((await stranger.call('roster.roomCode', { query: { centreId } })).problem?.code).toBe('not_found');
    expect((await staff.call('roster.roomCode', { query: { slotId: other.id } })).problem?.code).toBe('not_found');
  });

  test('its digits do the same; a minute later they are old, and those of another centre find nothing', async () => {
    const { slot, staff } = await stage();
    const { client } = await comes(slot);
    const room = await roomOf(staff, { slotId: slot.id });
    const elsewhere = await stage();
    const other = await roomOf(elsewhere.staff, { centreId: elsewhere.centreId });
    expect((await scan(client, other?.qr ?? '')).problem?.code).toBe('visit.nothing_here');
    expect((await scan(client, 'no code at all')).problem?.code).toBe('roster.code_unknown');
    server.clock.pass(1.1);
    expect((await scan(client, room?.qr ?? '')).problem?.code).toBe('roster.code_unknown');
    const fresh = await roomOf(staff, { slotId: slot.id });
    expect((await scan(client, fresh?.code ?? '')).body?.checkedIn).toHaveLength(1);
  });

  test('it is open from an hour before the start to the end', async () => {
    const { slot, centreId, staff } = await stage({ inMinutes: 90 });
    const { client } = await comes(slot);
    const now = async () => (await scan(client, (await roomOf(staff, { centreId }))?.qr ?? '')).problem?.code;
    expect(await now()).toBe('visit.too_early');
    server.clock.pass(90 + 50);
    const late = await server.as(await server.build.staff(centreId));
    const room = await roomOf(late, { centreId });
    const again = await server.as(await comes(slot).then(({ person }) => person));
    expect((await scan(again, room?.qr ?? '')).problem?.code).toBe('visit.over');
  });

  test('several that could be meant are asked about; visit.choose checks in who has come, for a few minutes', async () => {
    const { slot, centreId, staff } = await stage();
    const mother = await server.build.resident({ name: '林晓雯' });
    const child = await server.build.resident({ name: '林小满', bornOn: '2018-05-01' });
    await server.db
      .insertInto('acting_power')
      .values({
        id: newId('pwr'),
        kind: 'guardian',
        actor_id: mother.personId,
        beneficiary_id: child.personId,
        ...{ may_view: 1, may_book: 1, may_cancel: 1, live_key: '', consent_id: newId('cns') },
        starts_at: new Date('2026-01-01T00:00:00Z'),
        ends_at: new Date('2032-05-01T00:00:00Z'),
      })
      .execute();
    const own = await comes(slot, mother);
    const childs = await server.build.booking(slot, child);
    const room = await roomOf(staff, { centreId });
    const asked = await scan(own.client, room?.qr ?? '');
    expect(asked.body?.checkedIn).toEqual([]);
    expect(asked.body?.choices.map(({ id }) => id).sort()).toEqual([own.bookingId, childs].sort());
    const pass = asked.body?.pass ?? '';
    const choose = (who: Client, ids: string[], given = pass) =>
      who.call('visit.choose', { body: { pass: given, bookingIds: ids } });
    const foreign = await comes(slot);
    expect((await choose(own.client, [foreign.bookingId])).problem?.code).toBe('visit.nothing_here');
    expect((await choose(foreign.client, [childs])).problem?.code).toBe('visit.pass_old');
    expect((await choose(own.client, [childs])).body?.checkedIn).toMatchObject([{ id: childs, state: 'attended' }]);
    expect(await stateOf(own.bookingId)).toBe('confirmed');
    server.clock.pass(7);
    expect((await choose(own.client, [own.bookingId])).problem?.code).toBe('visit.pass_old');
    expect((await server.visitor.call('visit.scan', { body: { code: '123456' } })).problem?.code).toBe('auth.required');
  });
});

describe('a whole slot at once', () => {
  test('roster.checkInAll takes who is awaited and leaves who has come; roster.undoAll takes back that batch', async () => {
    const { slot, staff } = await stage();
    const [first, second, third] = [await comes(slot), await comes(slot), await comes(slot)];
    await staff.call('roster.checkIn', { body: { bookingId: first.bookingId } });
    server.clock.pass(1);
    const all = () => staff.call('roster.checkInAll', { params: { slotId: slot.id } });
    const done = (await all()).body;
    expect(done).toMatchObject({ bookings: 2, people: 2 });
    expect((await all()).problem?.code).toBe('roster.nobody_awaited');
    const undo = (who: Client, attendedAt = done?.attendedAt ?? '') =>
      who.call('roster.undoAll', { params: { slotId: slot.id }, body: { attendedAt, reason: '点错了时段' } });
    const colleague = await server.as(await server.build.staff(slot.centre_id));
    expect((await undo(colleague)).problem?.code).toBe('roster.not_attended');
    expect((await undo(staff)).body).toEqual({ bookings: 2 });
    expect(await Promise.all([first, second, third].map(({ bookingId }) => stateOf(bookingId)))).toEqual([
      'attended',
      'confirmed',
      'confirmed',
    ]);
    await server.worker.runDue();
    const inbox = (await second.client.call('inbox.list')).body?.items ?? [];
    expect(inbox.map(({ kind }) => kind).sort()).toEqual(['attendance_undone', 'booking_attended']);
    expect(inbox.find(({ kind }) => kind === 'attendance_undone')?.facts['reason']).toBe('点错了时段');
  });

  test('not of another day, not where it was called off, not of another centre', async () => {
    const { slot, staff } = await stage({ inMinutes: 24 * 60 });
    await comes(slot);
    const all = (who: Client, slotId: string) => who.call('roster.checkInAll', { params: { slotId } });
    expect((await all(staff, slot.id)).problem?.code).toBe('roster.not_today');
    const today = await stage();
    await comes(today.slot);
    expect((await all(staff, today.slot.id)).problem?.code).toBe('not_found');
    await today.staff.call('slot.close', { params: { slotId: today.slot.id }, body: { reason: '教练生病' } });
    expect((await all(today.staff, today.slot.id)).problem?.code).toBe('roster.slot_closed');
    const body = { attendedAt: usual, reason: '加微信 veryrisky 特价代购' };
    const undone = await today.staff.call('roster.undoAll', { params: { slotId: today.slot.id }, body });
    expect(['roster.slot_closed', 'content.risky']).toContain(undone.problem?.code);
  });
});

describe('who does not come', () => {
  const release = { more: { release_minutes: 15 } };

  test('gives the place back so long after the start, once, and is told; where room is left it is taken again', async () => {
    const { slot, staff } = await stage({ inMinutes: 0, capacity: 2, ...release });
    const [here, away] = [await comes(slot), await comes(slot)];
    await staff.call('roster.checkIn', { body: { bookingId: here.bookingId } });
    server.clock.pass(14);
    await server.worker.runDue();
    expect(await stateOf(away.bookingId)).toBe('confirmed');
    server.clock.pass(2);
    await server.worker.runDue();
    await server.worker.runDue();
    expect([await stateOf(away.bookingId), await takenOf(slot.id)]).toEqual(['no_show', 1]);
    expect((await away.client.call('inbox.list')).body?.items.map(({ kind }) => kind)).toEqual(['place_released']);
    const late = await staff.call('roster.checkIn', { body: { bookingId: away.bookingId } });
    expect([late.body?.state, await takenOf(slot.id)]).toEqual(['attended', 2]);
  });

  test('a place that has gone to somebody else is not promised twice', async () => {
    // A sweep has its minute once, and the test before has had these.
    server.clock.pass(180);
    const { slot, staff, centreId } = await stage({ inMinutes: 0, capacity: 2, ...release });
    const [here, away] = [await comes(slot), await comes(slot)];
    await staff.call('roster.checkIn', { body: { bookingId: here.bookingId } });
    server.clock.pass(16);
    await server.worker.runDue();
    const walkIn = await staff.call('deskBooking.register', {
      body: { centreId, name: '现场来的', method: 'on_site', textVersion: '2026-11' },
    });
    const body = { requestKey: newId('key'), found: walkIn.body?.found ?? '' };
    const booked = await staff.call('deskBooking.book', { params: { slotId: slot.id }, body });
    expect(booked.body?.booking.state ?? booked.problem).toBe('confirmed');
    const late = await staff.call('roster.checkIn', { body: { bookingId: away.bookingId } });
    expect(late.problem?.code).toBe('roster.place_released');
    const room = await roomOf(staff, { centreId });
    expect((await scan(away.client, room?.qr ?? '')).problem?.code).toBe('roster.place_released');
    // Who came after the start was there: nobody gives their place back.
    server.clock.pass(16);
    await server.worker.runDue();
    expect(await stateOf(booked.body?.booking.id ?? '')).toBe('confirmed');
  });

  test('nothing is given back where the desk has checked in nobody, nor where the service does not ask for it', async () => {
    const silent = await stage({ inMinutes: 0, ...release });
    const away = await comes(silent.slot);
    const plain = await stage({ inMinutes: 0 });
    const [there, missing] = [await comes(plain.slot), await comes(plain.slot)];
    await plain.staff.call('roster.checkIn', { body: { bookingId: there.bookingId } });
    server.clock.pass(20);
    await server.worker.runDue();
    expect([await stateOf(away.bookingId), await stateOf(missing.bookingId)]).toEqual(['confirmed', 'confirmed']);
  });

  test('after the day, is noted as missed where others were checked in, and nowhere else', async () => {
    const [some, none] = [await stage(), await stage()];
    const [came, missed] = [await comes(some.slot), await comes(some.slot)];
    const unknown = await comes(none.slot);
    await some.staff.call('roster.checkIn', { body: { bookingId: came.bookingId } });
    server.clock.set('2026-11-23T17:00:00.000Z');
    await server.worker.runDue();
    await server.worker.runDue();
    const states = await Promise.all([came, missed, unknown].map(({ bookingId }) => stateOf(bookingId)));
    expect(states).toEqual(['attended', 'no_show', 'confirmed']);
  });
});

describe('without a network', () => {
  async function away() {
    const staged = await stage();
    const people = [await comes(staged.slot), await comes(staged.slot), await comes(staged.slot)] as const;
    const kept = (await staged.staff.call('roster.offline', { query: { centreId: staged.centreId } })).body;
    if (kept === null) throw new Error('no roster');
    const { centreId, on, madeAt, seal } = kept;
    return { ...staged, people, kept, roster: { centreId, on, madeAt, seal } };
  }

  test('roster.offline holds today with masked names and no code; roster.merge takes ticks and codes at their time, once', async () => {
    const { staff, people, kept, roster } = await away();
    expect(kept.bookings.map(({ personName }) => personName)).toEqual(['林*满', '林*满', '林*满']);
    expect(JSON.stringify(kept)).not.toMatch(/LL1|checkIn/);
    server.clock.pass(10);
    const code = (await people[1].get())?.checkInQr ?? '';
    const at = server.clock.now().toISOString();
    server.clock.pass(40);
    const items = [
      { key: 'tick-of-the-first', at, bookingId: people[0].bookingId },
      { key: 'code-of-the-second', at, code },
    ];
    const send = () => staff.call('roster.merge', { body: { roster, items } });
    expect((await send()).body?.items.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    expect((await send()).body?.items.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    expect((await people[0].get())?.attendedAt).toBe(at);
    await server.worker.runDue();
    const told = (await people[0].client.call('inbox.list')).body?.items ?? [];
    expect(told.map(({ kind }) => kind)).toEqual(['booking_attended']);
  });

  test('duplicates and conflicts come back one by one with whom they are about', async () => {
    const { staff, people, roster } = await away();
    const [first, second, third] = people;
    const stale = (await third.get())?.checkInQr ?? '';
    server.clock.pass(5);
    const at = server.clock.now().toISOString();
    await staff.call('roster.checkIn', { body: { bookingId: first.bookingId } });
    const over = { state: 'cancelled' as const, prior_state: 'confirmed' as const, live_key: second.bookingId };
    await server.db.updateTable('booking').set(over).where('id', '=', second.bookingId).execute();
    const items = [
      { key: 'tick-of-the-first', at, bookingId: first.bookingId },
      { key: 'tick-of-the-second', at, bookingId: second.bookingId },
      { key: 'stale-code-of-third', at, code: stale },
      { key: 'digits-of-nobody', at, code: '000000' },
      { key: 'somewhere-else', at, bookingId: 'bkg_0' },
      { key: 'yesterday-evening', at: '2026-11-22T12:00:00.000Z', bookingId: third.bookingId },
    ];
    const merged = (await staff.call('roster.merge', { body: { roster, items } })).body?.items ?? [];
    expect(merged.map(({ outcome, code, booking }) => [outcome, code, booking?.id ?? null])).toEqual([
      ['before', null, first.bookingId],
      ['refused', 'roster.not_confirmed', second.bookingId],
      ['refused', 'roster.code_unknown', third.bookingId],
      ['refused', 'roster.code_unknown', null],
      ['refused', 'not_found', null],
      ['refused', 'roster.not_today', null],
    ]);
    expect(await stateOf(third.bookingId)).toBe('confirmed');
  });

  test('a roster is for who fetched it, as it was sealed, and until noon of the next day', async () => {
    const { staff, staffPerson, people, roster, centreId } = await away();
    const colleague = await server.as(await server.build.staff(centreId));
    const items = [{ key: 'tick-of-the-first', at: usual, bookingId: people[0].bookingId }];
    const send = (who: Client, as = roster) => who.call('roster.merge', { body: { roster: as, items } });
    expect((await send(colleague)).problem?.code).toBe('roster.seal_wrong');
    expect((await send(staff, { ...roster, on: '2026-11-24' })).problem?.code).toBe('roster.seal_wrong');
    const stranger = (await stage()).staff;
    expect((await send(stranger)).problem?.code).toBe('not_found');
    expect((await stranger.call('roster.offline', { query: { centreId } })).problem?.code).toBe('not_found');
    server.clock.set('2026-11-24T03:59:00.000Z');
    const later = await server.as(await server.build.resident());
    expect((await later.call('roster.offline')).problem?.code).toBe('forbidden');
    const back = await server.as(staffPerson);
    expect((await send(back)).body?.items).toMatchObject([{ outcome: 'done' }]);
    server.clock.set('2026-11-24T04:00:00.000Z');
    expect((await send(back)).problem?.code).toBe('roster.seal_old');
  });
});
