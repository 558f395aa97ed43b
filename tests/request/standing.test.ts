import { essentialFunctions, essentialNearby } from '../../shared/enums';
import { newId } from '../../server/kernel/ids';
import { startServer, type TestServer } from '../support/app';
import type { Resident } from '../support/build';
import type { Client } from '../support/client';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
const usual = '2026-11-23T02:00:00.000Z';
beforeEach(() => server.clock.set(usual));

const dayMs = 86_400_000;
const scarce = { no_shows_count_from: new Date(0), is_scarce: 1 };

async function stage(over: object = scarce) {
  const service = await server.build.service({ ...over, cancel_minutes: 120 });
  const who = await server.build.resident();
  return { service, who, client: await server.as(who), centreId: service.centre_id };
}

/** A visit that somebody missed so many days ago; unless said, another of the slot has come. */
async function missed(
  { service, who }: { service: { id: string }; who: Resident },
  daysAgo: number,
  { checkIns = true, ...over }: { checkIns?: boolean; state?: 'confirmed' | 'no_show' } = {},
): Promise<string> {
  const start_at = new Date(server.clock.now().getTime() - daysAgo * dayMs - 3_600_000 * Math.random());
  const slot = await server.build.slot({ service_id: service.id, start_at });
  const booked_at = new Date(start_at.getTime() - dayMs);
  if (checkIns) {
    const other = await server.build.resident();
    await server.build.booking(slot, other, { state: 'attended', prior_state: 'confirmed', booked_at });
  }
  return server.build.booking(slot, who, { state: 'no_show', prior_state: 'confirmed', booked_at, ...over });
}

const standing = async (client: Client) => (await client.call('standing.mine', { query: {} })).body;
const file = (client: Client, bookingId: string, text = '孩子半夜发烧去了医院') =>
  client.call('excuse.file', { params: { bookingId }, body: { text } });
const decide = (client: Client, excuseId: string, decision: 'accept' | 'refuse', reason?: string) =>
  client.call('excuse.decide', {
    params: { excuseId },
    body: { decision, ...(reason === undefined ? {} : { reason }) },
  });
const notices = async (client: Client) => {
  await server.worker.runDue();
  return ((await client.call('inbox.list')).body?.items ?? []).map(({ kind }) => kind);
};

describe('standing.mine', () => {
  test('is good with nothing; says what was missed, what it weighs and when it fades', async () => {
    const one = await stage();
    expect(await standing(one.client)).toMatchObject({ grade: 'good', points: 0, betterOn: null, missed: [] });
    const bookingId = await missed(one, 2);
    expect(await standing(one.client)).toMatchObject({
      grade: 'reminded',
      points: 2,
      betterOn: '2027-01-20',
      missed: [
        {
          bookingId,
          points: 2,
          uncounted: null,
          lighterOn: '2026-12-21',
          fadesOn: '2027-01-20',
          excuse: null,
          may: { excuse: true, appeal: false },
        },
      ],
    });
    await missed(one, 20);
    expect(await standing(one.client)).toMatchObject({ grade: 'limited', points: 4, betterOn: '2026-12-21' });
  });

  test('counts nothing where nobody was checked in, the centre called it off, or the service does not count', async () => {
    const one = await stage();
    const bookingId = await missed(one, 1, { checkIns: false });
    const other = await stage({});
    expect(await standing(one.client)).toMatchObject({
      grade: 'good',
      missed: [{ bookingId, uncounted: 'no_check_ins' }],
    });
    await missed({ ...other, who: one.who }, 1);
    const called = await missed(one, 3);
    await server.db
      .updateTable('slot')
      .set({ state: 'closed' })
      .where('id', '=', (is) => is.selectFrom('booking').select('slot_id').where('booking.id', '=', called))
      .execute();
    const seen = await standing(one.client);
    expect(seen?.grade).toBe('good');
    expect(seen?.missed.map(({ uncounted }) => uncounted).sort()).toEqual(['closed', 'no_check_ins', 'service']);
  });

  test('of somebody one may not act for is not there; signed out one is asked to sign in', async () => {
    const [one, other] = [await stage(), await stage()];
    const asked = await other.client.call('standing.mine', { query: { personId: one.who.personId } });
    expect(asked.problem?.code).toBe('not_found');
    expect((await server.visitor.call('standing.mine', { query: {} })).problem?.code).toBe('auth.required');
  });

  test('what people live by never counts: the table itself refuses it', async () => {
    for (const nearby of essentialNearby) {
      await expect(server.build.service({ ...scarce, nearby })).rejects.toThrow(/service_essential_never_counts/);
    }
    for (const function_code of essentialFunctions) {
      await expect(server.build.service({ ...scarce, function_code })).rejects.toThrow(
        /service_essential_never_counts/,
      );
    }
  });
});

describe('booking.book with a limited standing', () => {
  test('scarce services for today and tomorrow only; everything else as anybody', async () => {
    const one = await stage();
    await missed(one, 2);
    await missed(one, 5);
    const slotIn = async (days: number, serviceId = one.service.id) =>
      server.build.slot({ service_id: serviceId, start_at: new Date(server.clock.now().getTime() + days * dayMs) });
    const book = async (slotId: string) =>
      one.client.call('booking.book', { params: { slotId }, body: { requestKey: newId('key') } });
    expect((await book((await slotIn(3)).id)).problem?.code).toBe('booking.standing_limited');
    expect((await book((await slotIn(1)).id)).status).toBe(201);
    const plain = await server.build.service();
    expect((await book((await slotIn(3, plain.id)).id)).status).toBe(201);
    server.clock.pass(40 * 24 * 60);
    const client = await server.as(one.who);
    const later = await slotIn(3);
    const booked = await client.call('booking.book', {
      params: { slotId: later.id },
      body: { requestKey: newId('key') },
    });
    expect(booked.status).toBe(201);
  });
});

describe('excuse.file', () => {
  test('the visit does not count while staff have not answered; once is enough', async () => {
    const one = await stage();
    const bookingId = await missed(one, 2);
    const { body } = await file(one.client, bookingId);
    expect(body).toMatchObject({ state: 'filed', answer: null, answerBy: '2026-11-30T02:00:00.000Z' });
    expect(await standing(one.client)).toMatchObject({ grade: 'good', missed: [{ uncounted: 'excuse_waits' }] });
    expect((await file(one.client, bookingId)).problem?.code).toBe('excuse.filed_already');
  });

  test('before the visit, once free cancelling is over; then cancelling is the way', async () => {
    const one = await stage();
    const start_at = new Date(server.clock.now().getTime() + 60 * 60_000);
    const slot = await server.build.slot({ service_id: one.service.id, start_at });
    const bookingId = await server.build.booking(slot, one.who);
    expect((await file(one.client, bookingId)).status).toBe(201);
    const far = await server.build.slot({ service_id: one.service.id, start_at: new Date(start_at.getTime() + dayMs) });
    const cancellable = await server.build.booking(far, one.who);
    expect((await file(one.client, cancellable)).problem?.code).toBe('excuse.cancel_instead');
  });

  test('is offered with the booking where free cancelling is over and not coming would count, and nowhere else', async () => {
    const soon = new Date(server.clock.now().getTime() + 60 * 60_000);
    const later = new Date(soon.getTime() + dayMs);
    const offered = async (over: object, start_at: Date) => {
      const { service, who, client } = await stage(over);
      const slot = await server.build.slot({ service_id: service.id, start_at });
      const bookingId = await server.build.booking(slot, who);
      return (await client.call('booking.get', { params: { bookingId } })).body?.may.excuse;
    };
    const sinceBooked = { ...scarce, no_shows_count_from: new Date(later) };
    expect(await offered(scarce, soon)).toBe(true);
    expect(await offered(scarce, later)).toBe(false);
    expect(await offered({}, soon)).toBe(false);
    expect(await offered(sinceBooked, soon)).toBe(false);
  });

  test('is refused where nothing counts, too late, for others, with words that must not be said, and signed out', async () => {
    const [one, other] = [await stage(), await stage()];
    const unseen = await missed(one, 1, { checkIns: false });
    expect((await file(one.client, unseen)).problem?.code).toBe('excuse.not_needed');
    expect((await file(one.client, await missed(one, 9))).problem?.code).toBe('excuse.too_late');
    const bookingId = await missed(one, 1);
    expect((await file(other.client, bookingId)).problem?.code).toBe('not_found');
    expect((await file(one.client, bookingId, '你们这些傻逼还敢记我')).problem).toMatchObject({
      code: 'content.risky',
      fields: [{ path: 'body.text' }],
    });
    expect((await file(one.client, bookingId, '忙')).problem?.code).toBe('input.invalid');
    expect((await file(server.visitor, bookingId)).problem?.code).toBe('auth.required');
  });
});

describe('excuse.queue and excuse.decide', () => {
  test('staff of the centre see it masked, accept it, and the resident is told', async () => {
    const one = await stage();
    const bookingId = await missed(one, 2);
    const filed = await file(one.client, bookingId);
    const excuseId = filed.body?.id ?? '';
    const staff = await server.as(await server.build.staff(one.centreId));
    const queue = (await staff.call('excuse.queue', { query: {} })).body;
    expect(queue).toMatchObject({ waiting: 1, items: [{ id: excuseId, personName: '林*满', may: { decide: true } }] });
    const elsewhere = await server.as(await server.build.staff((await server.build.centre()).id));
    expect((await elsewhere.call('excuse.queue', { query: {} })).body?.items).toEqual([]);
    expect((await decide(elsewhere, excuseId, 'accept')).problem?.code).toBe('not_found');
    expect((await decide(one.client, excuseId, 'accept')).problem?.code).toBe('forbidden');
    expect((await one.client.call('excuse.queue', { query: {} })).problem?.code).toBe('forbidden');
    expect((await decide(staff, excuseId, 'accept')).body).toEqual({ id: excuseId, state: 'accepted', waiting: 0 });
    expect((await decide(staff, excuseId, 'accept')).problem?.code).toBe('excuse.decided');
    expect(await notices(one.client)).toContain('excuse_accepted');
    expect(await standing(one.client)).toMatchObject({ grade: 'good', missed: [{ uncounted: 'excused' }] });
  });

  test('a refusal needs its reason, which the resident reads; somebody else answers the appeal', async () => {
    const one = await stage();
    const bookingId = await missed(one, 2);
    const excuseId = (await file(one.client, bookingId)).body?.id ?? '';
    const [first, second] = [
      await server.as(await server.build.staff(one.centreId)),
      await server.as(await server.build.staff(one.centreId)),
    ];
    expect((await decide(first, excuseId, 'refuse')).problem?.code).toBe('excuse.reason_needed');
    expect((await decide(first, excuseId, 'refuse', '没有提前说，也没有凭证')).body?.state).toBe('refused');
    expect(await standing(one.client)).toMatchObject({
      grade: 'reminded',
      missed: [{ uncounted: null, excuse: { answer: '没有提前说，也没有凭证' }, may: { excuse: false, appeal: true } }],
    });
    expect(await notices(one.client)).toContain('excuse_refused');
    const appeal = await one.client.call('excuse.appeal', {
      params: { excuseId },
      body: { text: '挂号单在这里，请再看看' },
    });
    expect(appeal.body).toMatchObject({ state: 'appealed', appealText: '挂号单在这里，请再看看' });
    expect((await standing(one.client))?.grade).toBe('good');
    expect((await first.call('excuse.queue', { query: {} })).body?.items[0]?.may).toEqual({ decide: false });
    expect((await decide(first, excuseId, 'accept')).problem?.code).toBe('excuse.own_decision');
    expect((await decide(second, excuseId, 'refuse', '挂号单是第二天的')).body?.state).toBe('upheld');
    expect(await notices(one.client)).toContain('excuse_upheld');
    expect((await standing(one.client))?.grade).toBe('reminded');
  });

  test('nobody answers for themselves or their family', async () => {
    const one = await stage();
    const bookingId = await missed(one, 2);
    const excuseId = (await file(one.client, bookingId)).body?.id ?? '';
    await server.build.staff(one.centreId, { who: one.who });
    const same = await server.as(one.who);
    await same.call('role.switch', { body: { role: 'staff' } });
    expect((await decide(same, excuseId, 'accept')).problem?.code).toBe('excuse.own_family');
  });

  test('a reason that a human must see first is shown once it has passed', async () => {
    const one = await stage();
    const bookingId = await missed(one, 2);
    const excuseId = (await file(one.client, bookingId)).body?.id ?? '';
    const staff = await server.as(await server.build.staff(one.centreId));
    server.standin.failures.plan('msg_sec_check', { errcode: 45009 }, 1);
    const refused = await decide(staff, excuseId, 'refuse', '需要人工看一看的话');
    expect(refused.body?.state).toBe('refused');
    expect((await standing(one.client))?.missed[0]?.excuse?.answer).toBeNull();
    const reviewer = await server.as(await server.build.staff('3505', { role: 'reviewer', scopeKind: 'area' }));
    const item = (await reviewer.call('review.queue', { query: { limit: 50 } })).body?.items.find(
      ({ kind }) => kind === 'excuse_answer',
    );
    await reviewer.call('review.decide', { params: { itemId: item?.id ?? '' }, body: { verdict: 'pass' } });
    expect((await standing(one.client))?.missed[0]?.excuse?.answer).toBe('需要人工看一看的话');
  });
});

describe('excuse.appeal', () => {
  test('is for what was refused, within a week, by those whose it is', async () => {
    const one = await stage();
    const bookingId = await missed(one, 2);
    const excuseId = (await file(one.client, bookingId)).body?.id ?? '';
    const appeal = (client: Client) =>
      client.call('excuse.appeal', { params: { excuseId }, body: { text: '请再看看这一次' } });
    expect((await appeal(one.client)).problem?.code).toBe('excuse.not_refused');
    const staff = await server.as(await server.build.staff(one.centreId));
    await decide(staff, excuseId, 'refuse', '没有凭证');
    expect((await appeal((await stage()).client)).problem?.code).toBe('not_found');
    expect((await appeal(server.visitor)).problem?.code).toBe('auth.required');
    server.clock.pass(7 * 24 * 60 + 1);
    expect((await appeal(await server.as(one.who))).problem?.code).toBe('excuse.appeal_too_late');
  });
});

describe('in time', () => {
  test('an excuse that nobody answers is accepted, once', async () => {
    const one = await stage();
    const bookingId = await missed(one, 2);
    await file(one.client, bookingId);
    server.clock.pass(7 * 24 * 60 - 1);
    await server.worker.runDue();
    expect((await standing(await server.as(one.who)))?.missed[0]?.excuse?.state).toBe('filed');
    server.clock.pass(2);
    await Promise.all([server.worker.runDue(), server.anotherWorker().runDue()]);
    const client = await server.as(one.who);
    expect((await standing(client))?.missed[0]?.excuse?.state).toBe('accepted');
    expect((await notices(client)).filter((kind) => kind === 'excuse_accepted')).toHaveLength(1);
  });

  test('whoever missed a visit that counts is told the next morning, once; nobody else is', async () => {
    const one = await stage();
    await missed(one, 0.2);
    const free = await stage();
    await missed(free, 0.2, { checkIns: false });
    server.clock.set('2026-11-24T01:00:30.000Z');
    await Promise.all([server.worker.runDue(), server.anotherWorker().runDue()]);
    await server.worker.runDue();
    const told = (await notices(await server.as(one.who))).filter((kind) => kind === 'no_show_counted');
    expect(told).toHaveLength(1);
    expect(await notices(await server.as(free.who))).not.toContain('no_show_counted');
  });
});
