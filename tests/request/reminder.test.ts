import { startServer, type TestServer } from '../support/app';
import { openFamily } from '../support/household-things';
import type { Resident } from '../support/build';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
const usual = '2026-11-23T02:00:00.000Z';
beforeEach(() => server.clock.set(usual));

/** A visit today in Shanghai at 15:00 or on another day, booked long ago. */
async function visit(who: Resident, startAt = '2026-11-23T07:00:00.000Z') {
  const start_at = new Date(startAt);
  const slot = await server.build.slot({ start_at });
  const bookingId = await server.build.booking(slot, who, { booked_at: new Date('2026-11-20T02:00:00.000Z') });
  return { slot, bookingId, centreId: slot.centre_id };
}

/** Sessions are short: each look signs in anew. */
const told = async (who: Resident, kind = 'visit_soon'): Promise<string[]> => {
  await server.worker.runDue();
  const client = await server.as(who);
  const { body } = await client.call('inbox.list');
  return (body?.items ?? []).filter((one) => one.kind === kind).map((one) => one.bookingId ?? '');
};
const runAt = async (at: string): Promise<void> => {
  server.clock.set(at);
  await server.worker.runDue();
};

describe('reminder.get and reminder.set', () => {
  test('the evening before and one hour before, until somebody says otherwise', async () => {
    const client = await server.as(await server.build.resident());
    expect((await client.call('reminder.get')).body).toEqual({ times: ['evening', 'one_hour'], own: false });
    const set = await client.call('reminder.set', { body: { times: ['two_hours', 'two_hours', 'evening'] } });
    expect(set.body).toEqual({ times: ['evening', 'two_hours'], own: true });
    expect((await client.call('reminder.get')).body).toEqual({ times: ['evening', 'two_hours'], own: true });
    expect((await client.call('reminder.set', { body: { times: ['noon' as never] } })).problem?.code).toBe(
      'input.invalid',
    );
    expect((await server.visitor.call('reminder.get')).problem?.code).toBe('auth.required');
    expect((await server.visitor.call('reminder.set', { body: { times: [] } })).problem?.code).toBe('auth.required');
  });
});

describe('reminder.ofBooking and reminder.choose', () => {
  test('one visit may be otherwise; somebody else’s is not there', async () => {
    const who = await server.build.resident();
    const client = await server.as(who);
    const { bookingId } = await visit(who);
    const params = { bookingId };
    expect((await client.call('reminder.ofBooking', { params })).body).toEqual({
      times: ['evening', 'one_hour'],
      own: false,
    });
    expect((await client.call('reminder.choose', { params, body: { times: [] } })).body).toEqual({
      times: [],
      own: true,
    });
    expect((await client.call('reminder.ofBooking', { params })).body).toEqual({ times: [], own: true });
    const other = await server.as(await server.build.resident());
    expect((await other.call('reminder.ofBooking', { params })).problem?.code).toBe('not_found');
    expect((await other.call('reminder.choose', { params, body: { times: [] } })).problem?.code).toBe('not_found');
    expect((await server.visitor.call('reminder.ofBooking', { params })).problem?.code).toBe('auth.required');
    expect((await server.visitor.call('reminder.choose', { params, body: { times: [] } })).problem?.code).toBe(
      'auth.required',
    );
  });
});

describe('reminders come', () => {
  test('one hour before, once, whoever runs; not to who said no, nor for what was cancelled', async () => {
    const people = await Promise.all([0, 1, 2].map(() => server.build.resident()));
    const clients = await Promise.all(people.map((who) => server.as(who)));
    const visits = await Promise.all(people.map((who) => visit(who)));
    await clients[1]?.call('reminder.choose', {
      params: { bookingId: visits[1]?.bookingId ?? '' },
      body: { times: ['evening'] },
    });
    await clients[2]?.call('booking.cancel', { params: { bookingId: visits[2]?.bookingId ?? '' } });
    await runAt('2026-11-23T05:55:00.000Z');
    expect(await told(people[0] as Resident)).toEqual([]);
    server.clock.set('2026-11-23T06:00:01.000Z');
    await Promise.all([server.worker.runDue(), server.anotherWorker().runDue()]);
    await runAt('2026-11-23T06:10:00.000Z');
    expect(await told(people[0] as Resident)).toEqual([visits[0]?.bookingId]);
    expect(await told(people[1] as Resident)).toEqual([]);
    expect(await told(people[2] as Resident)).toEqual([]);
  });

  test('never after the start, when no worker ran in time', async () => {
    const who = await server.build.resident();
    await visit(who);
    await runAt('2026-11-23T05:55:00.000Z');
    await runAt('2026-11-23T07:00:00.000Z');
    expect(await told(who)).toEqual([]);
  });

  test('on the evening before, for the person and who booked for them; a WeChat copy for who allows it', async () => {
    const [mother, daughter] = [await server.build.resident({ name: '陈秀兰' }), await server.build.resident()];
    const family = await openFamily(server.db, server.clock.now());
    await family.proxy(daughter.personId, mother.personId);
    const slot = await server.build.slot({ start_at: new Date('2026-11-24T07:00:00.000Z') });
    const booked_at = new Date('2026-11-20T02:00:00.000Z');
    const bookingId = await server.build.booking(slot, mother, { actor_account_id: daughter.accountId, booked_at });
    server.standin.messages.grant(mother.openid, 'linli-visit_reminder');
    const client = await server.as(mother);
    await client.call('consent.report', {
      body: { requestKey: 'report-key-evening', answers: [{ template: 'visit_reminder', answer: 'accept' }] },
    });
    await runAt('2026-11-23T11:00:05.000Z');
    await runAt('2026-11-23T11:25:00.000Z');
    expect(await told(mother)).toEqual([bookingId]);
    expect(await told(daughter)).toEqual([bookingId]);
    const [message] = await server.db.selectFrom('wechat_message').selectAll().execute();
    expect(message).toMatchObject({ template: 'visit_reminder', account_id: mother.accountId, state: 'sent' });
  });

  test('by telephone on the day before for whom nothing reaches', async () => {
    const elder = await server.build.resident({ name: '吴阿婆' });
    const slot = await server.build.slot({ start_at: new Date('2026-11-28T07:00:00.000Z') });
    await server.db
      .updateTable('person')
      .set({ phone_sealed: 'x', phone_key: 'k1', phone_index: '0'.repeat(64) })
      .where('id', '=', elder.personId)
      .execute();
    const staff = await server.build.staff(slot.centre_id);
    const by = { actor_account_id: staff.accountId, authority: 'staff' as const };
    const bookingId = await server.build.booking(slot, elder, by);
    await server.db.deleteFrom('account').where('id', '=', elder.accountId).execute();
    await runAt('2026-11-27T01:00:01.000Z');
    await runAt('2026-11-27T01:05:01.000Z');
    const calls = (await (await server.as(staff)).call('call.list', { query: {} })).body?.items ?? [];
    expect(calls.map(({ reason, toldByAt }) => [reason, toldByAt])).toEqual([
      ['visit_soon', '2026-11-27T12:00:00.000Z'],
    ]);
    const [call] = await server.db
      .selectFrom('call_task')
      .selectAll()
      .where('person_id', '=', elder.personId)
      .execute();
    expect(call?.cause).toBe(`visit_soon:${bookingId}`);
  });

  test('for an offer that is about to go, once, and not once it is taken', async () => {
    const service = await server.build.service({ waitlist_max: 4, offer_minutes: 60, cancel_minutes: 0 });
    const start_at = new Date('2026-11-25T07:00:00.000Z');
    const slot = await server.build.slot({ service_id: service.id, capacity: 2, start_at });
    const people = await Promise.all([0, 1, 2, 3].map(() => server.build.resident()));
    const clients = await Promise.all(people.map((who) => server.as(who)));
    const ids: string[] = [];
    for (const [n, client] of clients.entries()) {
      const body = { requestKey: `key-of-line-${n}`, orWait: true };
      const booked = await client.call('booking.book', { params: { slotId: slot.id }, body });
      ids.push(booked.body?.id ?? '');
    }
    for (const n of [0, 1]) await clients[n]?.call('booking.cancel', { params: { bookingId: ids[n] ?? '' } });
    await clients[2]?.call('booking.accept', { params: { bookingId: ids[2] ?? '' } });
    await runAt('2026-11-23T02:44:00.000Z');
    expect(await told(people[3] as Resident, 'offer_ending')).toEqual([]);
    await runAt('2026-11-23T02:45:01.000Z');
    expect(await told(people[3] as Resident, 'offer_ending')).toEqual([ids[3]]);
    expect(await told(people[2] as Resident, 'offer_ending')).toEqual([]);
  });
});

test('thousands at one hour are many small jobs, each visit told of once', async () => {
  const [slots, each] = [8, 250];
  const who = await server.build.resident();
  const start_at = new Date('2026-11-26T07:00:00.000Z');
  const booked_at = new Date('2026-11-20T02:00:00.000Z');
  const first = await server.build.slot({ start_at, capacity: each });
  const made = [first];
  for (let n = 1; n < slots; n += 1) made.push(await server.build.slot({ start_at, capacity: each }));
  const one = await server.build.booking(first, who, { booked_at });
  const [row] = await server.db.selectFrom('booking').selectAll().where('id', '=', one).execute();
  if (row === undefined) throw new Error('no booking');
  for (const slot of made) {
    const of = { slot_id: slot.id, service_id: slot.service_id, centre_id: slot.centre_id };
    const rows = Array.from({ length: slot === first ? each - 1 : each }, (_, n) => ({
      ...row,
      ...of,
      id: `bkg_${slot.id.slice(4)}${n}`,
      beneficiary_id: `${who.personId}_${n}`,
      request_key: `${slot.id}-${n}`,
    }));
    await server.db.insertInto('booking').values(rows).execute();
    await server.db.updateTable('slot').set({ taken: each }).where('id', '=', slot.id).execute();
  }
  await runAt('2026-11-26T05:55:00.000Z');
  server.clock.set('2026-11-26T06:00:01.000Z');
  await Promise.all([server.worker.runDue(), server.anotherWorker().runDue()]);
  await server.worker.runDue();
  const jobs = await server.database.sql<{ n: number }>(
    "SELECT COUNT(*) AS n FROM job WHERE kind = 'reminder.ofSlot' AND payload LIKE '%one_hour%' AND state = 'done' AND due_at = '2026-11-26 06:00:00'",
  );
  expect(Number(jobs[0]?.n)).toBe(slots);
  const sent = await server.database.sql<{ n: number }>(
    "SELECT COUNT(*) AS n FROM reminder_sent s JOIN booking b ON b.id = s.booking_id WHERE s.time = 'one_hour' AND b.start_at = '2026-11-26 07:00:00'",
  );
  expect(Number(sent[0]?.n)).toBe(slots * each);
}, 60_000);
