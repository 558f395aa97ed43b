import { newId } from '../../server/kernel/ids';
import { startServer, type TestServer } from '../support/app';
import { openFamily } from '../support/household-things';
import { beginDraws, begins, closesAt, openLotteryStage, valueDueAt } from '../support/lottery-stage';
import { verify } from '../verify/lottery';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(() => server.clock.set(begins));

const stage = (over: Parameters<typeof openLotteryStage>[1] = {}) => openLotteryStage(server, over);
const just = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

describe('lottery.enter', () => {
  test('enters me in a draw that has begun by itself, with a token and no place yet; booking is refused', async () => {
    const { slotId, comes, draw, quotas } = await stage();
    expect(await draw()).toMatchObject({
      state: 'open',
      places: 2,
      closesAt: closesAt.toISOString(),
      beaconOn: '2026-11-27',
      valueUntil: valueDueAt.toISOString(),
      entries: 0,
      listHash: null,
      secret: null,
      mine: null,
      may: { enter: true },
    });
    const { who, entry } = await comes(2);
    expect(entry).toMatchObject({ state: 'entered', partySize: 2, unit: null, may: { withdraw: true } });
    expect(entry.token).toMatch(/^[0-9a-f]{20}$/);
    const client = await server.as(who);
    expect(await draw(client)).toMatchObject({ entries: 1, people: 2, mine: [{ id: entry.id }] });
    expect((await quotas(who.personId)).map(({ used }) => used)).toEqual(expect.arrayContaining([1]));
    const book = await client.call('booking.book', { params: { slotId }, body: { requestKey: newId('key') } });
    expect(book.problem?.code).toBe('booking.by_lottery');
  });

  test('comes once with one key, and a person once at all', async () => {
    const { enter, draw } = await stage();
    const who = await server.build.resident();
    const client = await server.as(who);
    const people = [{ personId: who.personId, partySize: 1 }];
    const key = newId('key');
    const [one, two] = await Promise.all([enter(client, people, key), enter(client, people, key)]);
    expect(one.body?.entries[0]?.id).toBe(two.body?.entries[0]?.id);
    expect((await enter(client, people, key)).body?.entries[0]?.id).toBe(one.body?.entries[0]?.id);
    const other = await enter(client, [{ personId: who.personId, partySize: 2 }], key);
    expect(other.problem).toMatchObject({ code: 'request.key_reused', fields: [{ path: 'body.people' }] });
    expect((await enter(client, people)).problem?.code).toBe('lottery.entered_already');
    expect((await draw())?.entries).toBe(1);
  });

  test('enters all those named or nobody: for whom I may act, by their own age; others are not there', async () => {
    const { enter, draw, service } = await stage({ capacity: 5 });
    await server.db.updateTable('service').set({ min_age: 60 }).where('id', '=', service.id).execute();
    const daughter = await server.build.resident({ bornOn: '1990-05-20' });
    const mother = await server.build.resident({ name: '陈秀兰', bornOn: '1954-03-09' });
    const client = await server.as(daughter);
    const both = [{ personId: mother.personId }, { personId: daughter.personId }];
    expect((await enter(client, both)).problem?.code).toBe('not_found');
    await (await openFamily(server.db, server.clock.now())).proxy(daughter.personId, mother.personId);
    const refused = await enter(client, both);
    expect(refused.problem).toMatchObject({ code: 'booking.too_young', fields: [{ path: 'body.people.1.personId' }] });
    expect((await draw())?.entries).toBe(0);
    const entered = await enter(client, [{ personId: mother.personId }]);
    expect(entered.body?.entries).toMatchObject([{ personName: '陈秀兰', enteredByName: '林小满' }]);
    await server.worker.runDue();
    server.clock.pass(1);
    const news = await (await server.as(mother)).call('inbox.list');
    expect(news.body?.items).toMatchObject([{ kind: 'lottery_entered', facts: { by: '林小满' } }]);
  });

  test('is refused before it opens, when it is closed, for too many, and where there is no draw', async () => {
    const { enter, slotId, slot } = await stage({ capacity: 2, partyMax: 3 });
    const who = await server.build.resident();
    const me = (partySize: number) => [{ personId: who.personId, partySize }];
    await server.db
      .updateTable('lottery_draw')
      .set({ opens_at: just(server.clock.now(), 1000) })
      .where('slot_id', '=', slotId)
      .execute();
    expect((await enter(await server.as(who), me(1))).problem?.code).toBe('lottery.not_open_yet');
    server.clock.pass(1);
    expect((await enter(await server.as(who), me(3))).problem?.code).toBe('lottery.unit_too_large');
    expect((await enter(await server.as(who), me(4))).problem?.code).toBe('booking.party_too_large');
    server.clock.set(closesAt);
    expect((await enter(await server.as(who), me(1))).problem?.code).toBe('lottery.closed');
    const other = await server.build.slot({ service_id: slot.service_id });
    const nowhere = await (
      await server.as(who)
    ).call('lottery.enter', { params: { slotId: other.id }, body: { requestKey: newId('key'), people: me(1) } });
    expect(nowhere.problem?.code).toBe('not_found');
    const signedOut = await enter(server.visitor, me(1));
    expect(signedOut.problem?.code).toBe('auth.required');
  });

  test('holds the time and the quota, so that who wins can come', async () => {
    const { enter, slot, service } = await stage();
    await server.db.updateTable('service').set({ max_per_day: 1 }).where('id', '=', service.id).execute();
    const who = await server.build.resident();
    const client = await server.as(who);
    await enter(client, [{ personId: who.personId }]);
    const beside = await server.build.slot({ start_at: slot.start_at });
    const book = (slotId: string) =>
      client.call('booking.book', { params: { slotId }, body: { requestKey: newId('key') } });
    expect((await book(beside.id)).problem?.code).toBe('booking.overlaps');
    // The other way round: whoever holds that time can't enter.
    const busy = await server.build.resident();
    await server.build.booking(beside, busy);
    expect((await enter(await server.as(busy), [{ personId: busy.personId }])).problem?.code).toBe('booking.overlaps');
    const later = await server.build.slot({ service_id: service.id, start_at: just(slot.start_at, 3 * 3_600_000) });
    await server.db.updateTable('slot').set({ allocation: 'first_come' }).where('id', '=', later.id).execute();
    expect((await book(later.id)).problem?.code).toBe('booking.quota_day');
  });
});

describe('lottery.withdraw', () => {
  test('takes me out while the list is open, once; the quota is given back and I may enter anew', async () => {
    const { comes, enter, draw, quotas } = await stage();
    const { who, entry } = await comes();
    const client = await server.as(who);
    const leave = () => client.call('lottery.withdraw', { params: { entryId: entry.id } });
    expect((await leave()).body).toMatchObject({ state: 'withdrawn', may: { withdraw: false } });
    expect((await leave()).body).toMatchObject({ state: 'withdrawn' });
    expect((await quotas(who.personId)).every(({ used }) => used === 0)).toBe(true);
    expect((await draw())?.entries).toBe(0);
    expect((await enter(client, [{ personId: who.personId }])).status).toBe(201);
  });

  test('is refused after the close and to others', async () => {
    const { comes, at } = await stage();
    const { who, entry } = await comes();
    const stranger = await server.as(await server.build.resident());
    const params = { entryId: entry.id };
    expect((await stranger.call('lottery.withdraw', { params })).problem?.code).toBe('not_found');
    expect((await server.visitor.call('lottery.withdraw', { params })).problem?.code).toBe('auth.required');
    await at(closesAt);
    expect((await (await server.as(who)).call('lottery.withdraw', { params })).problem?.code).toBe('lottery.closed');
  });
});

describe('lottery.get and lottery.file', () => {
  test('publish commitment, then list and hash, then value, secret and result, which anybody can compute again', async () => {
    const { comes, draw, file, at, drawn, slotId } = await stage({ capacity: 3, reserveMax: 2 });
    const people = [];
    for (let n = 0; n < 6; n += 1) people.push(await comes(1 + (n % 2)));
    const before = await draw();
    const early = await server.visitor.call('lottery.file', { params: { slotId } });
    expect(early.problem?.code).toBe('lottery.no_list');
    await at(closesAt);
    const closed = await draw();
    expect(closed).toMatchObject({ state: 'closed', units: 6, places: 3, secret: null, may: { enter: false } });
    const list = await file();
    expect(list).toMatchObject({ result: null, secret: null, listHash: closed?.listHash });
    expect(verify(list).every(({ ok }) => ok)).toBe(true);
    await drawn();
    const after = await draw();
    expect(after).toMatchObject({
      state: 'drawn',
      value: '372',
      commitment: before?.commitment,
      listHash: closed?.listHash,
      releaseAt: '2026-11-28T00:00:00.000Z',
    });
    const result = await file();
    const checks = verify(result);
    expect(checks).toHaveLength(7);
    expect(checks.every(({ ok }) => ok)).toBe(true);
    // The file names nobody: of people it holds the tokens alone.
    const text = JSON.stringify(result);
    for (const { who, entry } of people) {
      expect(text).toContain(entry.token);
      expect([who.personId, who.accountId, entry.id].filter((one) => text.includes(one))).toEqual([]);
    }
    expect((await server.visitor.call('lottery.get', { params: { slotId: 'slt_0' } })).problem?.code).toBe('not_found');
    expect((await server.visitor.call('lottery.file', { params: { slotId: 'slt_0' } })).problem?.code).toBe(
      'not_found',
    );
  });
});

describe('a draw', () => {
  test('gives bookings to who won, numbers to the reserve in their order, and tells everybody', async () => {
    const { comes, drawn, bookings, counters, file, draw, newsOf, quotas } = await stage({
      capacity: 2,
      reserveMax: 2,
    });
    const people = [];
    for (let n = 0; n < 5; n += 1) people.push(await comes());
    await drawn();
    const rows = await bookings();
    expect(rows.map(({ state }) => state)).toEqual(['confirmed', 'confirmed', 'waiting', 'waiting']);
    expect(rows.map((row) => row.line_number)).toEqual([null, null, 1, 2]);
    expect(await counters()).toMatchObject({ taken: 2, waiting: 2, allocation: null });
    const result = (await file())?.result;
    const states = new Map<
      string,
      { state: string; unit: number; rank: number | null; who: (typeof people)[number] }
    >();
    for (const one of people) {
      const [mine] = (await draw(await server.as(one.who)))?.mine ?? [];
      states.set(one.entry.id, {
        state: mine?.state ?? '',
        unit: mine?.unit ?? 0,
        rank: mine?.reserveRank ?? null,
        who: one,
      });
    }
    const all = [...states.values()];
    expect(all.filter(({ state }) => state === 'won').map(({ unit }) => unit)).toEqual(
      expect.arrayContaining(result?.won ?? []),
    );
    for (const { unit, rank } of all.filter(({ state }) => state === 'reserve')) {
      expect(result?.reserve[(rank ?? 0) - 1]).toBe(unit);
    }
    const lost = all.find(({ state }) => state === 'lost')?.who.who;
    const won = all.find(({ state }) => state === 'won')?.who.who;
    const reserve = all.find(({ state }) => state === 'reserve')?.who.who;
    if (lost === undefined || won === undefined || reserve === undefined) throw new Error('one of each kind');
    expect(await newsOf(lost)).toEqual(['lottery_lost']);
    expect(await newsOf(won)).toEqual(['lottery_won']);
    expect(await newsOf(reserve)).toEqual(['lottery_reserve']);
    expect((await quotas(lost.personId)).every(({ used }) => used === 0)).toBe(true);
    expect((await quotas(won.personId)).every(({ used }) => used === 1)).toBe(true);
  });

  test('a place given back goes to the reserve in order, as an offer', async () => {
    const { comes, drawn, bookings } = await stage({ capacity: 1, reserveMax: 3 });
    const people = [await comes(), await comes(), await comes()];
    await drawn();
    const [winner, first] = await bookings();
    const holder = people.find(({ who }) => who.personId === winner?.beneficiary_id);
    if (winner === undefined || holder === undefined) throw new Error('a winner');
    const gave = await (await server.as(holder.who)).call('booking.cancel', { params: { bookingId: winner.id } });
    expect(gave.body?.state).toBe('cancelled');
    const after = await bookings();
    expect(after.find(({ id }) => id === first?.id)?.state).toBe('offered');
  });

  test('a household wins or loses as one, is offered places as one, and takes them as one', async () => {
    const { drawn, enter, bookings, comes, file } = await stage({ capacity: 2, reserveMax: 4 });
    const single = await comes(2);
    const [wife, husband] = [await server.build.resident(), await server.build.resident()];
    await (await openFamily(server.db, server.clock.now())).household(wife.personId, [husband.personId]);
    for (const one of [wife, husband]) await enter(await server.as(one), [{ personId: one.personId }]);
    await drawn();
    const { list } = (await file()) ?? {};
    expect(list?.units.map(({ members }) => members.length).sort()).toEqual([1, 2]);
    const rows = await bookings();
    const couple = rows.filter(({ beneficiary_id: id }) => [wife.personId, husband.personId].includes(id));
    const other = rows.find(({ beneficiary_id: id }) => id === single.who.personId);
    expect(new Set(couple.map(({ state }) => state)).size).toBe(1);
    if (couple[0]?.state === 'waiting') {
      await (await server.as(single.who)).call('booking.cancel', { params: { bookingId: other?.id ?? '' } });
      const mine = (await bookings()).find((row) => row.beneficiary_id === wife.personId);
      const took = await (await server.as(wife)).call('booking.accept', { params: { bookingId: mine?.id ?? '' } });
      expect(took.body?.state).toBe('confirmed');
    }
    const after = (await bookings()).filter(({ beneficiary_id: id }) => [wife.personId, husband.personId].includes(id));
    expect(after.map(({ state }) => state)).toEqual(['confirmed', 'confirmed']);
  });

  test('bad luck weighs next time, a place ends it', async () => {
    const one = await stage({ capacity: 1, reserveMax: 0 });
    const people = [await one.comes(), await one.comes()];
    await one.drawn();
    const won = (await one.bookings())[0]?.beneficiary_id;
    server.clock.set(begins);
    const next = await server.build.slot({
      service_id: one.service.id,
      start_at: just(one.slot.start_at, 3 * 3_600_000),
      capacity: 1,
    });
    await beginDraws(server);
    for (const { who } of people) {
      const body = { requestKey: newId('key'), people: [{ personId: who.personId }] };
      const entered = await (await server.as(who)).call('lottery.enter', { params: { slotId: next.id }, body });
      expect(entered.status).toBe(201);
    }
    server.clock.set(closesAt);
    await server.worker.runDue();
    for (const { who } of people) {
      const seen = await (await server.as(who)).call('lottery.get', { params: { slotId: next.id } });
      expect(seen.body?.mine?.[0]?.weight).toBe(who.personId === won ? 1 : 2);
    }
  });

  test('what is left is opened the next morning to who comes first, or stays closed where the service says so', async () => {
    for (const leftover of ['first_come', 'closed'] as const) {
      const { comes, drawn, slotId, counters, at } = await stage({ capacity: 3, leftover });
      await comes();
      await drawn();
      const late = await server.build.resident();
      const book = async () =>
        (await server.as(late)).call('booking.book', { params: { slotId }, body: { requestKey: newId('key') } });
      expect((await book()).problem?.code).toBe('booking.by_lottery');
      await at(new Date('2026-11-28T00:00:00.000Z'));
      expect((await counters())?.allocation).toBe(leftover === 'closed' ? null : 'first_come');
      expect((await book()).problem?.code).toBe(leftover === 'closed' ? 'booking.by_lottery' : undefined);
    }
  });

  test('without anybody it is void, and the places are opened', async () => {
    const { at, draw, counters } = await stage();
    await at(closesAt);
    expect(await draw()).toMatchObject({ state: 'void', voidReason: 'no_entries', listHash: null });
    await at(new Date('2026-11-27T00:00:00.000Z'));
    expect((await counters())?.allocation).toBe('first_come');
  });

  test('a slot that is called off takes its draw with it: everybody is told why, quotas are given back', async () => {
    const { comes, slotId, slot, draw, newsOf, quotas } = await stage();
    const { who } = await comes();
    const staff = await server.as(await server.build.staff(slot.centre_id));
    const closed = await staff.call('slot.close', { params: { slotId }, body: { reason: '教练生病' } });
    expect(closed.status).toBe(200);
    expect(await draw(await server.as(who))).toMatchObject({
      state: 'void',
      voidReason: 'slot_closed',
      mine: [{ state: 'void' }],
    });
    expect((await quotas(who.personId)).every(({ used }) => used === 0)).toBe(true);
    expect(await newsOf(who)).toEqual(['slot_closed']);
  });

  test('a deleted account leaves an open list; from a fixed one its place goes to who is next', async () => {
    const { comes, at, drawn, bookings, draw } = await stage({ capacity: 1, reserveMax: 5 });
    const [gone, ...others] = [await comes(), await comes(), await comes()];
    await at(closesAt);
    const asked = await (await server.as(gone.who)).call('erasure.request', {});
    expect(asked.ok).toBe(true);
    const { eraseOf, drawLocks } = await import('../../server/modules/lottery');
    const { capacityStore } = await import('../../server/modules/capacity');
    const erase = eraseOf({ capacity: capacityStore, locks: drawLocks });
    await server.db.transaction().execute((tx) => erase(tx, gone.who.personId, server.clock.now()));
    await drawn();
    const rows = await bookings();
    expect(rows.map((row) => row.beneficiary_id)).not.toContain(gone.who.personId);
    // Whoever was drawn: one of the others has the place, or is offered it.
    expect(rows.filter(({ state }) => state === 'confirmed' || state === 'offered')).toHaveLength(1);
    expect(rows).toHaveLength(others.length);
    expect((await draw())?.units).toBe(3);
  });
});

describe('lottery.mine', () => {
  test('lists my entries and those of whom I act for, the latest slot first', async () => {
    const { comes, slotId } = await stage();
    const { who, entry } = await comes();
    const client = await server.as(who);
    expect((await client.call('lottery.mine', { query: {} })).body?.items).toMatchObject([
      { entry: { id: entry.id }, draw: { slotId } },
    ]);
    const helper = await server.build.resident();
    await (await openFamily(server.db, server.clock.now())).proxy(helper.personId, who.personId);
    const seen = await (await server.as(helper)).call('lottery.mine', { query: {} });
    expect(seen.body?.items.map((one) => one.entry.id)).toEqual([entry.id]);
    const stranger = await server.as(await server.build.resident());
    expect((await stranger.call('lottery.mine', { query: {} })).body?.items).toEqual([]);
    expect((await server.visitor.call('lottery.mine', { query: {} })).problem?.code).toBe('auth.required');
  });
});
