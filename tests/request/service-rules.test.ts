import { newId } from '../../server/kernel/ids';
import type { Tx } from '../../server/kernel/db';
import { exportOf, retentionOf, type Hold, type Payment } from '../../server/modules/booking';
import { addDays, atMinute } from '../../shared/time/civil';
import { startServer, type TestServer } from '../support/app';
import type { Resident } from '../support/build';
import type { Client } from '../support/client';
import { openFamily } from '../support/household-things';

/** A purse of minutes in memory that says what it was told to do: the time bank will keep rows. */
function openPurse() {
  const left = new Map<string, number>();
  const held = new Map<string, Hold>();
  const said: string[] = [];
  const end = (word: string) => (_tx: Tx, ids: readonly string[]) => {
    for (const id of ids) said.push(`${word} ${held.get(id)?.minutes ?? '?'}`);
    return Promise.resolve();
  };
  const payment: Payment = {
    lockMinutes: (_tx, personIds) => Promise.resolve(new Map(personIds.map((id) => [id, left.get(id) ?? 0]))),
    hold: (_tx, holds) => {
      for (const hold of holds) {
        held.set(hold.bookingId, hold);
        said.push(`hold ${hold.minutes}`);
      }
      return Promise.resolve();
    },
    post: end('post'),
    unpost: end('unpost'),
    giveBack: end('giveBack'),
  };
  return { payment, left, said };
}

const purse = openPurse();
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ payment: purse.payment });
});
afterAll(() => server.close());
const usual = '2026-11-23T02:00:00.000Z';
beforeEach(() => server.clock.set(usual));

type Body = Parameters<typeof bookWith>[2];
const bookWith = (
  who: Client,
  slotId: string,
  more: {
    beneficiaryId?: string;
    partySize?: number;
    orWait?: boolean;
    answers?: { questionId: string; value: string | number | boolean }[];
  },
) => who.call('booking.book', { params: { slotId }, body: { requestKey: newId('key'), ...more } });
const book = (who: Client, slotId: string, more: Body = {}) => bookWith(who, slotId, more);
const newcomer = async () => server.as(await server.build.resident());

async function livesIn(who: Resident, areaCode: string, state: 'filed' | 'confirmed' = 'confirmed') {
  const client = await server.as(who);
  await server.build.areas(areaCode);
  await client.call('residence.file', { body: { areaCode, detail: '永福里 18 号 302 室' } });
  await server.db
    .updateTable('residence')
    .set({ prior_state: state === 'confirmed' ? 'filed' : 'new', state })
    .where('person_id', '=', who.personId)
    .execute();
  return client;
}

describe('a limit by month', () => {
  test('counts the calendar month of the visit, over weeks, and a cancelled booking gives its use back', async () => {
    const service = await server.build.service({ max_per_month: 2, open_days: 31, cancel_minutes: 0 });
    const at = (day: string, hour: number) =>
      server.build.slot({ service_id: service.id, start_at: atMinute(day, hour * 60) });
    const [first, second, third, next] = [
      await at('2026-11-24', 9),
      await at('2026-11-28', 9),
      await at('2026-11-30', 9),
      await at('2026-12-01', 9),
    ];
    const client = await newcomer();
    const booked = await book(client, first.id);
    expect((await book(client, second.id)).status).toBe(201);
    expect((await book(client, third.id)).problem?.code).toBe('booking.quota_month');
    expect((await book(client, next.id)).status).toBe(201);
    const shown = await client.call('service.get', { params: { serviceId: service.id } });
    expect(shown.body?.mine).toMatchObject({ leftThisMonth: 0, leftThisWeek: null });
    await client.call('booking.cancel', { params: { bookingId: booked.body?.id ?? '' } });
    expect((await book(client, third.id)).status).toBe(201);
  });
});

describe('a service for residents', () => {
  test('takes those whose confirmed address lies in its area, whoever taps; others are told which they are', async () => {
    const service = await server.build.service({ residents_of: '350582001' });
    const slot = await server.build.slot({ service_id: service.id });
    const [daughter, mother] = [await server.build.resident(), await server.build.resident({ name: '陈秀兰' })];
    const family = await openFamily(server.db, server.clock.now());
    await family.proxy(daughter.personId, mother.personId, { may_view: 1, may_book: 1, may_cancel: 1 });
    const [child, elsewhere, waiting] = [
      await livesIn(daughter, '350581001001'),
      await server.as(daughter),
      await livesIn(await server.build.resident(), '350582001016', 'filed'),
    ];
    await livesIn(mother, '350582001016');
    const mineOf = async (who: Client, personId?: string) =>
      (await who.call('service.get', { params: { serviceId: service.id }, query: { personId } })).body;
    expect((await mineOf(child))?.rules.residentsOf).toEqual({ code: '350582001', name: '青阳街道' });
    expect((await mineOf(child))?.mine?.residence).toBe('elsewhere');
    expect((await mineOf(waiting))?.mine?.residence).toBe('unknown');
    expect((await mineOf(child, mother.personId))?.mine?.residence).toBe('fits');
    expect((await book(elsewhere, slot.id)).problem?.code).toBe('booking.residents_only');
    expect((await book(waiting, slot.id)).problem?.code).toBe('booking.residents_only');
    expect((await book(child, slot.id, { beneficiaryId: mother.personId })).status).toBe(201);
  });
});

const asks = [
  { id: 'q1', kind: 'text', label: '有没有过敏', required: true, options: [] },
  { id: 'q2', kind: 'choice', label: '口味', required: false, options: ['清淡', '微辣'] },
];

describe('questions of a service', () => {
  const stage = async () => {
    const service = await server.build.service({ questions: JSON.stringify(asks) });
    return server.build.slot({ service_id: service.id });
  };

  test('are answered with the booking and shown with it; what is missing is named', async () => {
    const slot = await stage();
    const client = await newcomer();
    const refused = await book(client, slot.id, { answers: [{ questionId: 'q2', value: '麻辣' }] });
    expect(refused.problem).toMatchObject({
      code: 'booking.answers_needed',
      fields: [
        { path: 'body.answers.q1', rule: 'required' },
        { path: 'body.answers.q2', rule: 'option' },
      ],
    });
    const booked = await book(client, slot.id, { answers: [{ questionId: 'q1', value: '花生' }] });
    const answers = [{ questionId: 'q1', kind: 'text', label: '有没有过敏', value: '花生' }];
    expect(booked.body?.answers).toEqual(answers);
    const params = { bookingId: booked.body?.id ?? '' };
    expect((await client.call('booking.get', { params })).body?.answers).toEqual(answers);
    expect(JSON.stringify(server.log)).not.toContain('花生');
  });

  test('are in what somebody takes along, forgotten some time after the visit, and with the account', async () => {
    const slot = await stage();
    const [keeps, leaves] = [await server.build.resident(), await server.build.resident()];
    await book(await server.as(keeps), slot.id, { answers: [{ questionId: 'q1', value: '花生' }] });
    const goes = await server.as(leaves);
    const { body } = await book(goes, slot.id, { answers: [{ questionId: 'q1', value: '虾' }] });
    await goes.call('booking.cancel', { params: { bookingId: body?.id ?? '' } });
    const kept = async () =>
      (
        await server.db
          .selectFrom('booking_answer as a')
          .innerJoin('booking as b', 'b.id', 'a.booking_id')
          .select('a.person_id')
          .where('b.slot_id', '=', slot.id)
          .execute()
      ).map((row) => row.person_id);
    expect((await kept()).sort()).toEqual([keeps.personId, leaves.personId].sort());
    expect(JSON.stringify(await exportOf(server.db, keeps.personId))).toContain('花生');
    await goes.call('erasure.request');
    server.clock.pass(8 * 24 * 60);
    await server.worker.runDue();
    expect(await kept()).toEqual([keeps.personId]);
    const remove = retentionOf(server.db).find(({ kind }) => kind === 'booking_answer')?.remove;
    await remove?.(atMinute(slot.on_day, 0), 1000);
    expect(await kept()).toEqual([keeps.personId]);
    await remove?.(atMinute(addDays(slot.on_day, 1), 0), 1000);
    expect(await kept()).toEqual([]);
  });
});

describe('a place that has a price', () => {
  const stage = async (over: { waitlist_max?: number; capacity?: number } = {}) => {
    const service = await server.build.service({
      price_minutes: 30,
      party_max: 4,
      cancel_minutes: 0,
      waitlist_max: over.waitlist_max ?? 0,
    });
    return server.build.slot({ service_id: service.id, capacity: over.capacity ?? 9 });
  };
  const payer = async (minutes: number) => {
    const who = await server.build.resident();
    purse.left.set(who.personId, minutes);
    purse.said.length = 0;
    return { who, client: await server.as(who) };
  };

  test('holds its minutes with the booking, pays them at the check-in, and gives them back with a cancellation', async () => {
    const slot = await stage();
    const { client } = await payer(100);
    const refused = await book(client, slot.id, { partySize: 4 });
    expect(refused.problem?.code).toBe('booking.minutes_short');
    expect(purse.said).toEqual([]);
    const booked = await book(client, slot.id, { partySize: 2 });
    expect([booked.body?.priceMinutes, purse.said]).toEqual([60, ['hold 60']]);
    server.clock.set(slot.start_at);
    const staff = await server.as(await server.build.staff(slot.centre_id));
    const bookingId = booked.body?.id ?? '';
    await staff.call('roster.checkIn', { body: { bookingId } });
    await staff.call('roster.undo', { params: { bookingId }, body: { reason: '扫错了人' } });
    expect(purse.said).toEqual(['hold 60', 'post 60', 'unpost 60']);

    server.clock.set(usual);
    const other = await payer(100);
    const again = await book(other.client, slot.id);
    await other.client.call('booking.cancel', { params: { bookingId: again.body?.id ?? '' } });
    expect(purse.said).toEqual(['hold 30', 'giveBack 30']);
  });

  test('costs nothing in line; the minutes are held when the offered place is taken', async () => {
    const slot = await stage({ waitlist_max: 4, capacity: 1 });
    const first = await payer(30);
    const taken = await book(first.client, slot.id);
    const second = await payer(30);
    const waits = await book(second.client, slot.id, { orWait: true });
    expect([waits.body?.state, purse.said]).toEqual(['waiting', []]);
    await first.client.call('booking.cancel', { params: { bookingId: taken.body?.id ?? '' } });
    const params = { bookingId: waits.body?.id ?? '' };
    purse.left.set(second.who.personId, 10);
    expect((await second.client.call('booking.accept', { params })).problem?.code).toBe('booking.minutes_short');
    purse.left.set(second.who.personId, 30);
    expect((await second.client.call('booking.accept', { params })).body?.state).toBe('confirmed');
    expect(purse.said).toEqual(['giveBack 30', 'hold 30']);
  });
});

describe('what a service says later', () => {
  test('a cancellation window that was made longer does not hold for what was booked before', async () => {
    const service = await server.build.service({ cancel_minutes: 0 });
    const slot = await server.build.slot({ service_id: service.id });
    const client = await newcomer();
    const booked = await book(client, slot.id);
    await server.db.updateTable('service').set({ cancel_minutes: 100_000 }).where('id', '=', service.id).execute();
    const params = { bookingId: booked.body?.id ?? '' };
    expect((await client.call('booking.get', { params })).body?.cancelUntil).toBe(slot.start_at.toISOString());
    expect((await client.call('booking.cancel', { params })).status).toBe(200);
    const late = await book(await newcomer(), slot.id);
    expect(late.body?.may.cancel).toBe(false);
  });

  test('a retired one takes nobody, is in no list, and what was booked stands; a draft is seen by nobody', async () => {
    const service = await server.build.service();
    const slot = await server.build.slot({ service_id: service.id });
    const client = await newcomer();
    const booked = await book(client, slot.id);
    const setState = (state: 'draft' | 'retired') =>
      server.db.updateTable('service').set({ state }).where('id', '=', service.id).execute();
    const listed = async () =>
      (await client.call('service.list', { query: { centreId: service.centre_id } })).body?.items.length;
    expect(await listed()).toBe(1);
    await setState('retired');
    expect(await listed()).toBe(0);
    expect((await book(await newcomer(), slot.id)).problem?.code).toBe('booking.service_retired');
    const params = { bookingId: booked.body?.id ?? '' };
    expect((await client.call('booking.get', { params })).body?.state).toBe('confirmed');
    await setState('draft');
    const got = await client.call('service.get', { params: { serviceId: service.id } });
    expect(got.problem?.code).toBe('not_found');
  });
});

describe('booking.bookTogether', () => {
  const family = async () => {
    const [mother, son, grandmother] = [
      await server.build.resident({ name: '林晓雯', bornOn: '1990-05-20' }),
      await server.build.resident({ name: '王小宝', bornOn: '2018-05-20' }),
      await server.build.resident({ name: '陈秀兰', bornOn: '1954-03-09' }),
    ];
    const powers = await openFamily(server.db, server.clock.now());
    const mays = { may_view: 1, may_book: 1, may_cancel: 1 };
    for (const { personId } of [son, grandmother]) await powers.proxy(mother.personId, personId, mays);
    const people = [mother, son, grandmother].map(({ personId }) => ({ personId }));
    return { mother, son, grandmother, people, client: await server.as(mother) };
  };
  const together = (who: Client, slotId: string, people: { personId: string }[], more: object = {}) =>
    who.call('booking.bookTogether', { params: { slotId }, body: { requestKey: newId('key'), people, ...more } });
  const stage = async (over: Parameters<TestServer['build']['service']>[0] = {}, capacity = 10) => {
    const service = await server.build.service({ party_max: 4, ...over });
    return server.build.slot({ service_id: service.id, capacity });
  };

  test('books a place each for all of them, tells everybody, and the same key gives the same in any order', async () => {
    const { client, people, grandmother } = await family();
    const slot = await stage();
    const requestKey = newId('key');
    const booked = await together(client, slot.id, people, { requestKey });
    expect(booked.status).toBe(201);
    expect(booked.body?.items.map((one) => [one.beneficiaryName, one.state, one.partySize, one.together])).toEqual([
      ['林晓雯', 'confirmed', 1, 3],
      ['王小宝', 'confirmed', 1, 3],
      ['陈秀兰', 'confirmed', 1, 3],
    ]);
    const again = await together(client, slot.id, [...people].reverse(), { requestKey });
    expect(again.body?.items.map(({ id }) => id)).toEqual(booked.body?.items.map(({ id }) => id));
    const fewer = await together(client, slot.id, people.slice(0, 2), { requestKey });
    expect(fewer.problem).toMatchObject({ code: 'request.key_reused', fields: [{ path: 'body.people' }] });
    const row = await server.db.selectFrom('slot').select('taken').where('id', '=', slot.id).executeTakeFirst();
    expect(row?.taken).toBe(3);
    await server.worker.runDue();
    const heard = await (await server.as(grandmother)).call('inbox.list');
    expect(heard.body?.items.map(({ kind, facts }) => [kind, facts['by']])).toEqual([['booking_confirmed', '林晓雯']]);
  });

  test('books nobody where one can’t come, and says who and why', async () => {
    const { client, people } = await family();
    const slot = await stage({ min_age: 18 });
    const refused = await together(client, slot.id, people);
    expect(refused.problem).toMatchObject({
      code: 'booking.too_young',
      fields: [{ path: 'body.people.1', rule: 'booking.too_young' }],
    });
    const small = await stage({}, 2);
    expect((await together(client, small.id, people)).problem?.code).toBe('booking.slot_full');
    const most = await stage({ party_max: 2 });
    expect((await together(client, most.id, people)).problem?.code).toBe('booking.party_too_large');
    const twice = await together(client, slot.id, [people[0], people[0]] as { personId: string }[]);
    expect(twice.problem).toMatchObject({
      code: 'booking.people_repeated',
      fields: [{ path: 'body.people.1.personId' }],
    });
    const stranger = await server.build.resident();
    const foreign = await together(client, slot.id, [...people, { personId: stranger.personId }]);
    expect(foreign.problem?.code).toBe('not_found');
    const rows = await server.db
      .selectFrom('booking')
      .select('id')
      .where('slot_id', 'in', [slot.id, small.id])
      .execute();
    expect(rows).toEqual([]);
  });

  test('in line they are asked together, when the places suffice for all', async () => {
    const { client, people } = await family();
    const slot = await stage({ waitlist_max: 9 }, 3);
    const others = await Promise.all([0, 1, 2].map(() => newcomer()));
    const held = await Promise.all(others.map((one) => book(one, slot.id)));
    const waits = await together(client, slot.id, people, { orWait: true });
    expect(waits.body?.items.map((one) => [one.state, one.line?.rank])).toEqual([
      ['waiting', 1],
      ['waiting', 1],
      ['waiting', 1],
    ]);
    const states = async () =>
      (await server.db.selectFrom('booking').select('state').where('slot_id', '=', slot.id).execute())
        .map(({ state }) => state)
        .filter((state) => state === 'offered' || state === 'waiting');
    const leave = (n: number) => others[n]?.call('booking.cancel', { params: { bookingId: held[n]?.body?.id ?? '' } });
    await leave(0);
    await leave(1);
    expect(await states()).toEqual(['waiting', 'waiting', 'waiting']);
    await leave(2);
    expect(await states()).toEqual(['offered', 'offered', 'offered']);
  });

  test('somebody signed out is asked to sign in', async () => {
    const slot = await stage();
    const people = [{ personId: 'prs_0' }, { personId: 'prs_1' }];
    expect((await together(server.visitor, slot.id, people)).problem?.code).toBe('auth.required');
  });
});
