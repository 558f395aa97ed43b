import type { Selectable } from 'kysely';
import type { slot as SlotTable } from '../../server/db/types';
import { newId } from '../../server/kernel/ids';
import { startServer, type TestServer } from '../support/app';
import type { Resident } from '../support/build';
import type { Client } from '../support/client';
import { shownAt, twinsAt } from '../support/twin-codes';

let server: TestServer;
let resident: Client;
let staff: Client;
let slot: Selectable<SlotTable>;
let bookingId: string;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  server.clock.set('2026-11-23T02:00:00.000Z');
  slot = await server.build.slot({ start_at: new Date('2026-11-23T06:00:00.000Z') });
  resident = await server.as(await server.build.resident({ name: '林小满', bornOn: '1950-01-01' }));
  staff = await server.as(await server.build.staff(slot.centre_id));
  const booked = await resident.call('booking.book', {
    params: { slotId: slot.id },
    body: { requestKey: newId('key') },
  });
  bookingId = booked.body?.id ?? '';
});

const codeNow = async () => (await resident.call('booking.get', { params: { bookingId } })).body;

test('roster.day shows the day at my centre, names masked, and roster.slots its counts', async () => {
  const day = await staff.call('roster.day');
  expect(day.body?.items).toEqual([
    expect.objectContaining({
      id: bookingId,
      personName: '林*满',
      age: 76,
      state: 'confirmed',
      may: { checkIn: true, undo: false },
    }),
  ]);
  const slots = await staff.call('roster.slots', { query: { on: '2026-11-23' } });
  expect(slots.body).toMatchObject({
    centreId: slot.centre_id,
    figures: { booked: 1, attended: 0, expected: 1, free: 9, closedSlots: 0 },
    items: [{ id: slot.id, taken: 1, may: { close: true } }],
  });
});

test('free places of the day are those that somebody could still come to', async () => {
  await server.build.slot({ service_id: slot.service_id, start_at: new Date('2026-11-23T00:30:00.000Z') });
  const { body } = await staff.call('roster.slots');
  expect(body?.items).toHaveLength(2);
  expect(body?.figures.free).toBe(9);
});

test('other centres do not exist for a staff member, and the roster not for a resident', async () => {
  const elsewhere = await server.as(await server.build.staff((await server.build.centre()).id));
  expect((await elsewhere.call('roster.day', { query: { centreId: slot.centre_id } })).problem?.code).toBe('not_found');
  expect((await elsewhere.call('roster.checkIn', { body: { bookingId } })).problem?.code).toBe('not_found');
  const code = (await codeNow())?.checkInCode ?? '';
  expect((await elsewhere.call('roster.checkIn', { body: { code } })).problem?.code).toBe('roster.code_unknown');
  const qr = (await codeNow())?.checkInQr ?? '';
  expect((await elsewhere.call('roster.checkIn', { body: { code: qr } })).problem?.code).toBe('not_found');
  expect(
    (await elsewhere.call('slot.close', { params: { slotId: slot.id }, body: { reason: '设备检修' } })).problem?.code,
  ).toBe('not_found');
  expect((await resident.call('roster.day')).problem?.code).toBe('forbidden');
});

test.each(['checkInCode', 'checkInQr'] as const)('roster.checkIn by %s; twice is the same as once', async (field) => {
  const code = (await codeNow())?.[field] ?? '';
  const first = await staff.call('roster.checkIn', { body: { code } });
  expect(first.body).toMatchObject({ id: bookingId, state: 'attended', checkInMethod: 'code', may: { undo: true } });
  server.clock.pass(0.2);
  const second = await staff.call('roster.checkIn', { body: { code } });
  expect(second.body).toEqual(first.body);
  expect((await codeNow())?.state).toBe('attended');
  await server.worker.runDue();
  const inbox = await resident.call('inbox.list');
  expect(inbox.body?.items.filter((entry) => entry.kind === 'booking_attended')).toHaveLength(1);
});

test('a code older than a minute, a made-up one and another day are refused', async () => {
  const { checkInCode = '', checkInQr = '' } = (await codeNow()) ?? {};
  server.clock.pass(1);
  for (const code of [checkInCode, checkInQr, '000 000', 'not a code']) {
    expect((await staff.call('roster.checkIn', { body: { code } })).problem?.code).toBe('roster.code_unknown');
  }
  server.clock.set('2026-11-24T02:00:00.000Z');
  const again = await server.as(await server.build.staff(slot.centre_id));
  expect((await again.call('roster.checkIn', { body: { bookingId } })).problem?.code).toBe('roster.not_today');
});

test('digits that two people of the day share need a name or the end of a number, the QR does not', async () => {
  const twins = twinsAt(server.clock.now());
  const names = ['陈秀兰', '黄志明'];
  const people = await Promise.all(names.map((name) => server.build.resident({ name })));
  for (const [n, id] of twins.entries()) await server.build.booking(slot, people[n] as Resident, { id });
  const phoned = await server.as(people[1] as Resident);
  const phone = server.standin.phones.give(people[1]?.openid ?? '', '13805957788');
  expect((await phoned.call('phone.bind', { body: { code: phone } })).ok).toBe(true);
  const { code, qr } = shownAt(twins[0], server.clock.now());
  const say = async (who?: string) => {
    const { body, problem } = await staff.call('roster.checkIn', {
      body: { code, ...(who === undefined ? {} : { who }) },
    });
    return body?.id ?? problem?.code;
  };
  expect(await say()).toBe('roster.code_ambiguous');
  // A part of a name is not enough, nor is somebody else's.
  expect([await say('陈'), await say('林小满'), await say('7789')]).toEqual(Array(3).fill('roster.code_unknown'));
  expect([await say('陈秀兰'), await say('7788')]).toEqual(twins);
  expect((await staff.call('roster.checkIn', { body: { code: qr } })).body?.id).toBe(twins[0]);
});

test('roster.undo takes a check-in back with a reason that the resident reads', async () => {
  const undo = () => staff.call('roster.undo', { params: { bookingId }, body: { reason: '点错了人' } });
  expect((await undo()).problem?.code).toBe('roster.not_attended');
  await staff.call('roster.checkIn', { body: { bookingId } });
  expect((await undo()).body).toMatchObject({ state: 'confirmed', attendedAt: null, may: { checkIn: true } });
  await server.worker.runDue();
  const inbox = await resident.call('inbox.list');
  expect(inbox.body?.items).toContainEqual(
    expect.objectContaining({ kind: 'attendance_undone', facts: expect.objectContaining({ reason: '点错了人' }) }),
  );
});

test('slot.close cancels for the centre, gives quotas back, keeps who has come, and tells everybody', async () => {
  const other = await server.as(await server.build.resident());
  const second = await other.call('booking.book', { params: { slotId: slot.id }, body: { requestKey: newId('key') } });
  await staff.call('roster.checkIn', { body: { bookingId: second.body?.id ?? '' } });
  const close = () => staff.call('slot.close', { params: { slotId: slot.id }, body: { reason: '空调检修' } });
  const closed = await close();
  expect(closed.body).toMatchObject({
    cancelledBookings: 1,
    slot: { state: 'closed', taken: 1, attended: 1, closedReason: '空调检修' },
  });
  expect((await close()).problem?.code).toBe('slot.already_closed');
  const params = { bookingId: second.body?.id ?? '' };
  const undone = await staff.call('roster.undo', { params, body: { reason: '点错了人' } });
  expect(undone.problem?.code).toBe('roster.slot_closed');
  expect(await codeNow()).toMatchObject({
    state: 'cancelled',
    endedBy: 'centre',
    endReason: '空调检修',
    may: { cancel: false },
  });
  expect((await staff.call('roster.checkIn', { body: { bookingId } })).problem?.code).toBe('roster.not_confirmed');
  await server.worker.runDue();
  const inbox = await resident.call('inbox.list');
  expect(inbox.body?.items).toContainEqual(
    expect.objectContaining({ kind: 'slot_closed', facts: expect.objectContaining({ reason: '空调检修' }) }),
  );
  const uses = await server.database.sql<{ used: number }>(
    'SELECT used FROM quota_use q JOIN booking b ON b.beneficiary_id = q.person_id WHERE b.id = ?',
    [bookingId],
  );
  expect(uses.map((row) => row.used)).toEqual([0]);
  const late = await server.as(await server.build.resident());
  const claim = await late.call('booking.book', { params: { slotId: slot.id }, body: { requestKey: newId('key') } });
  expect(claim.problem?.code).toBe('booking.slot_closed');
  const over = await server.build.slot({
    centre_id: slot.centre_id,
    service_id: slot.service_id,
    start_at: new Date('2026-11-23T00:00:00Z'),
  });
  const ended = await staff.call('slot.close', { params: { slotId: over.id }, body: { reason: '太晚了' } });
  expect(ended.problem?.code).toBe('slot.ended');
});
