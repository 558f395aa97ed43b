import ICAL from 'ical.js';
import { newId } from '../../server/kernel/ids';
import { startServer, type TestServer } from '../support/app';
import type { Client } from '../support/client';

let server: TestServer;
let client: Client;
let personId: string;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  server.clock.set('2026-11-23T02:00:00.000Z');
  const resident = await server.build.resident({ bornOn: '1990-05-20' });
  personId = resident.personId;
  client = await server.as(resident);
});

const book = (
  who: Client,
  slotId: string,
  body: { partySize?: number; requestKey?: string; beneficiaryId?: string } = {},
) => who.call('booking.book', { params: { slotId }, body: { requestKey: newId('key'), ...body } });

const takenOf = async (slotId: string): Promise<number> => {
  const [row] = await server.database.sql<{ taken: number }>('SELECT taken FROM slot WHERE id = ?', [slotId]);
  return row?.taken ?? -1;
};

describe('booking.book', () => {
  test('gives a confirmed booking with a code, counts the place, writes audit line and notice', async () => {
    const slot = await server.build.slot({ capacity: 2 });
    const done = await book(client, slot.id);
    expect(done).toMatchObject({
      status: 201,
      body: { slotId: slot.id, state: 'confirmed', partySize: 1, may: { cancel: true, showCode: true } },
    });
    expect(done.body?.checkInCode).toMatch(/^\d{6}$/);
    expect(await takenOf(slot.id)).toBe(1);
    const lines = await server.database.sql('SELECT action FROM audit_line WHERE subject_id = ?', [done.body?.id]);
    expect(lines).toEqual([{ action: 'booking.book' }]);
    await server.worker.runDue();
    const inbox = await client.call('inbox.list');
    expect(inbox.body?.items).toContainEqual(
      expect.objectContaining({ kind: 'booking_confirmed', bookingId: done.body?.id }),
    );
  });

  test('the same requestKey gives the first answer; with another party it is refused naming the field', async () => {
    const service = await server.build.service({ party_max: 3 });
    const slot = await server.build.slot({ service_id: service.id });
    const requestKey = newId('key');
    const first = await book(client, slot.id, { requestKey });
    const second = await book(client, slot.id, { requestKey });
    expect(second).toMatchObject({ status: 201, body: { id: first.body?.id } });
    expect(await takenOf(slot.id)).toBe(1);
    const other = await book(client, slot.id, { requestKey, partySize: 2 });
    expect(other).toMatchObject({
      status: 409,
      problem: { code: 'request.key_reused', fields: [expect.objectContaining({ path: 'body.partySize' })] },
    });
  });

  test('the key of a refused claim may succeed later', async () => {
    const slot = await server.build.slot({ capacity: 1 });
    const rival = await server.as(await server.build.resident());
    const held = await book(rival, slot.id);
    const requestKey = newId('key');
    expect((await book(client, slot.id, { requestKey })).problem?.code).toBe('booking.slot_full');
    await rival.call('booking.cancel', { params: { bookingId: held.body?.id ?? '' } });
    expect((await book(client, slot.id, { requestKey })).status).toBe(201);
  });

  test('the same person is refused a second place in a slot, and a slot at the same time', async () => {
    const slot = await server.build.slot();
    await book(client, slot.id);
    expect((await book(client, slot.id)).problem?.code).toBe('booking.already_booked');
    const clash = await server.build.slot({ start_at: new Date(slot.start_at.getTime() + 30 * 60_000) });
    expect((await book(client, clash.id)).problem?.code).toBe('booking.overlaps');
    expect(await takenOf(clash.id)).toBe(0);
    const next = await server.build.slot({ start_at: slot.end_at });
    expect((await book(client, next.id)).status).toBe(201);
  });

  test('quotas of a day and of a week are those of the slot, and a cancelled booking gives its use back', async () => {
    const service = await server.build.service({ max_per_day: 1, max_per_week: 2 });
    const at = (day: number, hour: number) =>
      server.build.slot({ service_id: service.id, start_at: new Date(Date.UTC(2026, 10, day, hour)) });
    const [tue1, tue2, wed, thu, monday] = [
      await at(24, 2),
      await at(24, 4),
      await at(25, 2),
      await at(26, 2),
      await at(30, 2),
    ];
    const first = await book(client, tue1.id);
    expect((await book(client, tue2.id)).problem?.code).toBe('booking.quota_day');
    expect((await book(client, wed.id)).status).toBe(201);
    expect((await book(client, thu.id)).problem?.code).toBe('booking.quota_week');
    expect((await book(client, monday.id)).status).toBe(201);
    await client.call('booking.cancel', { params: { bookingId: first.body?.id ?? '' } });
    expect((await book(client, thu.id)).status).toBe(201);
    const shown = await client.call('service.get', { params: { serviceId: service.id } });
    expect(shown.body?.mine).toEqual({
      personId,
      leftThisWeek: 0,
      leftThisMonth: null,
      age: null,
      residence: 'fits',
    });
  });

  test('what has a price cannot be booked while there is no time bank to pay from', async () => {
    const service = await server.build.service({ price_minutes: 30 });
    const slot = await server.build.slot({ service_id: service.id });
    const client = await server.as(await server.build.resident());
    expect((await book(client, slot.id)).problem?.code).toBe('booking.price_not_payable');
  });

  test('every window and age has its own refusal', async () => {
    const service = await server.build.service({ open_days: 2, lead_minutes: 60, min_age: 60, party_max: 2 });
    const at = (day: number, hour: number) =>
      server.build.slot({ service_id: service.id, start_at: new Date(Date.UTC(2026, 10, day, hour)) });
    const [soon, tomorrow, far] = [await at(23, 2.5), await at(24, 2), await at(27, 2)];
    expect((await book(client, soon.id)).problem?.code).toBe('booking.slot_ended');
    expect((await book(client, far.id)).problem?.code).toBe('booking.slot_not_open_yet');
    expect((await book(client, tomorrow.id)).problem?.code).toBe('booking.too_young');
    expect((await book(client, tomorrow.id, { partySize: 3 })).problem?.code).toBe('booking.party_too_large');
    const unknown = await server.as(await server.build.resident({ bornOn: null }));
    expect((await book(unknown, tomorrow.id)).problem?.code).toBe('booking.age_unknown');
    const forChildren = await server.build.service({ max_age: 12 });
    const clay = await server.build.slot({ service_id: forChildren.id });
    expect((await book(client, clay.id)).problem?.code).toBe('booking.too_old');
    const closed = await server.build.slot({ state: 'closed', closed_reason: '设备检修' });
    expect((await book(client, closed.id)).problem?.code).toBe('booking.slot_closed');
  });

  test('a stranger as beneficiary, an unknown slot and a visitor get nothing', async () => {
    const slot = await server.build.slot();
    const stranger = await server.build.resident();
    expect((await book(client, slot.id, { beneficiaryId: stranger.personId })).problem?.code).toBe('not_found');
    expect((await book(client, slot.id, { beneficiaryId: personId })).status).toBe(201);
    expect((await book(client, 'slt_nothere')).problem?.code).toBe('not_found');
    expect((await book(server.visitor, slot.id)).problem?.code).toBe('auth.required');
  });
});

describe('booking.cancel', () => {
  test('gives the place back once, also when tapped twice at the same time', async () => {
    const slot = await server.build.slot({ capacity: 3 });
    const rival = await server.as(await server.build.resident());
    await book(rival, slot.id);
    const { body } = await book(client, slot.id);
    const cancel = () => client.call('booking.cancel', { params: { bookingId: body?.id ?? '' } });
    const answers = await Promise.all([cancel(), cancel(), cancel()]);
    expect(answers.map((answer) => answer.body?.state)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(await takenOf(slot.id)).toBe(1);
    expect((await book(client, slot.id)).status).toBe(201);
  });

  test('too late, after attendance, and of others is refused', async () => {
    const slot = await server.build.slot({ start_at: new Date('2026-11-23T03:30:00.000Z') });
    const { body } = await book(client, slot.id);
    const bookingId = body?.id ?? '';
    const rival = await server.as(await server.build.resident());
    expect((await rival.call('booking.cancel', { params: { bookingId } })).problem?.code).toBe('not_found');
    server.clock.set(new Date(slot.start_at.getTime() - 59 * 60_000));
    const late = await client.call('booking.cancel', { params: { bookingId } });
    expect(late.problem?.code).toBe('booking.cancel_too_late');
    expect((await client.call('booking.get', { params: { bookingId } })).body?.may.cancel).toBe(false);
    const staff = await server.as(await server.build.staff(slot.centre_id));
    await staff.call('roster.checkIn', { body: { bookingId } });
    const after = await client.call('booking.cancel', { params: { bookingId } });
    expect(after.problem?.code).toBe('booking.not_cancellable');
  });
});

describe('reading one’s bookings', () => {
  test('booking.mine pages coming ones soonest first, past ones latest first', async () => {
    const slots = [];
    for (let n = 0; n < 5; n += 1) slots.push(await server.build.slot());
    for (const slot of [...slots].reverse()) await book(client, slot.id);
    const first = await client.call('booking.mine', { query: { limit: 3 } });
    const second = await client.call('booking.mine', { query: { limit: 3, cursor: first.body?.nextCursor ?? '' } });
    const seen = [...(first.body?.items ?? []), ...(second.body?.items ?? [])].map((item) => item.slotId);
    expect(seen).toEqual(slots.map((slot) => slot.id));
    expect(second.body?.nextCursor).toBeNull();
    server.clock.set('2027-01-01T00:00:00.000Z');
    const again = await server.as({ openid: await openidOf(personId) });
    const past = await again.call('booking.mine', { query: { when: 'past' } });
    expect(past.body?.items.map((item) => item.slotId)).toEqual([...slots].reverse().map((slot) => slot.id));
    expect((await again.call('booking.mine')).body?.items).toEqual([]);
  });

  test('booking.get shows a code that changes, and only to its holder', async () => {
    const slot = await server.build.slot();
    const { body } = await book(client, slot.id);
    const params = { bookingId: body?.id ?? '' };
    const first = await client.call('booking.get', { params });
    server.clock.pass(1);
    const second = await client.call('booking.get', { params });
    expect(second.body?.checkInQr).not.toBe(first.body?.checkInQr);
    const rival = await server.as(await server.build.resident());
    expect((await rival.call('booking.get', { params })).problem?.code).toBe('not_found');
  });

  test('booking.calendar is a file that another library reads back', async () => {
    const slot = await server.build.slot();
    const { body } = await book(client, slot.id);
    const response = await fetch(`${server.url}/api/v1/bookings/${body?.id}/calendar.ics`, {
      headers: { Authorization: `Bearer ${client.token}` },
    });
    expect(response.headers.get('content-type')).toContain('text/calendar');
    const calendar = new ICAL.Component(ICAL.parse(await response.text()) as string);
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined);
    expect(event.startDate.toJSDate()).toEqual(slot.start_at);
    expect(event.endDate.toJSDate()).toEqual(slot.end_at);
    expect(event.summary).toContain('健身房');
    expect(event.component.getFirstSubcomponent('valarm')).not.toBeNull();
    const asCalled = await client.call('booking.calendar', { params: { bookingId: body?.id ?? '' } });
    expect(asCalled.status).toBe(200);
  });

  test('home.get tells the next booking to its holder and nothing of anybody to a visitor', async () => {
    const slot = await server.build.slot();
    const { body } = await book(client, slot.id);
    await server.worker.runDue();
    const mine = await client.call('home.get', { query: { centreId: slot.centre_id } });
    expect(mine.body).toMatchObject({
      centre: { id: slot.centre_id },
      nextBooking: { id: body?.id },
      upcomingCount: 1,
      highlights: [{ id: slot.service_id, next: { id: slot.id } }],
    });
    expect(mine.body?.unread).toBeGreaterThan(0);
    const nobody = await server.visitor.call('home.get', { query: { centreId: slot.centre_id } });
    expect(nobody.body).toMatchObject({ nextBooking: null, upcomingCount: 0, unread: 0 });
  });
});

async function openidOf(person: string): Promise<string> {
  const [row] = await server.database.sql<{ openid: string }>('SELECT openid FROM account WHERE person_id = ?', [
    person,
  ]);
  return row?.openid ?? '';
}
