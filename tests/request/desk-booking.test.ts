import { newId } from '../../server/kernel/ids';
import { startServer, type TestServer } from '../support/app';
import type { Client } from '../support/client';

type Slot = Awaited<ReturnType<TestServer['build']['slot']>>;

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
const usual = '2026-11-23T02:00:00.000Z';
beforeEach(() => server.clock.set(usual));

/** A slot with a line that begins in so many minutes, and somebody at its desk. */
async function stage({ capacity = 1, inMinutes = 24 * 60, more = {} } = {}) {
  const rules = { party_max: 4, waitlist_max: 6, offer_minutes: 60, lead_minutes: 30, ...more };
  const service = await server.build.service(rules);
  const start_at = new Date(server.clock.now().getTime() + inMinutes * 60_000);
  const slot = await server.build.slot({ service_id: service.id, capacity, start_at });
  const staffPerson = await server.build.staff(slot.centre_id);
  return { slot, centreId: slot.centre_id, staff: await server.as(staffPerson), staffPerson };
}

let numbers = 10_000_000;
const freshNumber = () => `138${(numbers += 1)}`;

/** Somebody without WeChat who is noted at the desk. */
async function noted(staff: Client, centreId: string, over: { name?: string; bornOn?: string; phone?: string } = {}) {
  const who = { name: '黄秀英', phone: freshNumber(), ...over };
  const body = { centreId, ...who, method: 'call_back', textVersion: '2026-11' } as const;
  const answer = await staff.call('deskBooking.register', { body });
  if (!answer.ok) throw new Error(answer.problem.code);
  return { ...answer.body, ...who, personId: answer.body.found.split('.')[0] ?? '' };
}

const book = (
  staff: Client,
  slot: Slot,
  found: string,
  over: { partySize?: number; orWait?: boolean; requestKey?: string } = {},
) =>
  staff.call('deskBooking.book', {
    params: { slotId: slot.id },
    body: { requestKey: newId('key'), found, ...over },
  });

const ofResident = (client: Client, slot: Slot, orWait = true) =>
  client.call('booking.book', { params: { slotId: slot.id }, body: { requestKey: newId('key'), orWait } });

const callsFor = (personId: string) =>
  server.db.selectFrom('call_task').select(['reason', 'told_by_at']).where('person_id', '=', personId).execute();

describe('deskBooking.find', () => {
  test('finds by the number however it is typed, masked, and writes down that somebody looked', async () => {
    const { staff, centreId } = await stage();
    const { phone } = await noted(staff, centreId, { bornOn: '1948-03-02' });
    const spaced = `+86 ${phone.slice(0, 3)}-${phone.slice(3, 7)} ${phone.slice(7)}`;
    const { body } = await staff.call('deskBooking.find', { body: { centreId, phone: spaced } });
    const masked = `${phone.slice(0, 3)}******${phone.slice(-2)}`;
    expect(body?.items).toMatchObject([{ personName: '黄*英', age: 78, phone: masked, hasWechat: false }]);
    const lines = await server.db
      .selectFrom('audit_line')
      .select(['detail'])
      .where('action', '=', 'deskBooking.find')
      .where('subject_id', '=', centreId)
      .execute();
    expect(lines).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toContain(phone);
  });

  test('finds by the whole name with the birthday, somebody with WeChat too; half a name finds nobody', async () => {
    const { staff, centreId } = await stage();
    await server.build.resident({ name: '蔡文姬', bornOn: '1961-07-08' });
    const { body } = await staff.call('deskBooking.find', { body: { centreId, name: '蔡文姬', bornOn: '1961-07-08' } });
    expect(body?.items).toMatchObject([{ personName: '蔡*姬', hasWechat: true, phone: null }]);
    const half = await staff.call('deskBooking.find', { body: { centreId, name: '蔡', bornOn: '1961-07-08' } });
    expect(half.problem?.code).toBe('deskBooking.nobody');
  });

  test('a number that is none is said so; another centre does not exist; signed out asks to sign in', async () => {
    const { staff, centreId } = await stage();
    const other = (await stage()).centreId;
    const asked = (who: Client, at: string, phone: string) =>
      who.call('deskBooking.find', { body: { centreId: at, phone } });
    expect((await asked(staff, centreId, '12345678')).problem?.code).toBe('deskBooking.phone_wrong');
    expect((await asked(staff, other, freshNumber())).problem?.code).toBe('not_found');
    expect((await asked(server.visitor, centreId, freshNumber())).problem?.code).toBe('auth.required');
  });

  test('looking for people by guessing ends after twenty misses', async () => {
    const narrow = await startServer({ config: { rateScale: 1 } });
    try {
      const centre = await narrow.build.centre();
      const staff = await narrow.as(await narrow.build.staff(centre.id));
      const codes: (string | undefined)[] = [];
      for (let n = 0; n < 22; n += 1) {
        const body = { centreId: centre.id, phone: `139${10_000_000 + n}` };
        codes.push((await staff.call('deskBooking.find', { body })).problem?.code);
      }
      expect(codes.slice(0, 20)).toEqual(Array(20).fill('deskBooking.nobody'));
      expect(codes.slice(20)).toEqual(['rate.limited', 'rate.limited']);
    } finally {
      await narrow.close();
    }
  });
});

describe('deskBooking.register', () => {
  test('notes the least with the consent as it was heard; the number is sealed', async () => {
    const { staff, centreId, staffPerson } = await stage();
    const { personId, phone } = await noted(staff, centreId, { name: '吴阿公' });
    const person = await server.db.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirst();
    expect(person).toMatchObject({ name: '吴阿公', born_on: null });
    expect(JSON.stringify(person)).not.toContain(phone);
    const consents = server.db.selectFrom('agreement').selectAll().where('person_id', '=', personId);
    expect(await consents.execute()).toMatchObject([
      { kind: 'record', method: 'call_back', given_by: personId, witness_id: staffPerson.accountId },
    ]);
  });

  test('one name and birthday, or one name and number, stands once', async () => {
    const { staff, centreId } = await stage();
    const { phone } = await noted(staff, centreId, { name: '郑明珠', bornOn: '1950-01-01' });
    const again = (over: object) =>
      staff.call('deskBooking.register', {
        body: { centreId, name: '郑明珠', method: 'on_site', textVersion: '2026-11', ...over },
      });
    expect((await again({ bornOn: '1950-01-01' })).problem?.code).toBe('deskBooking.known');
    expect((await again({ phone })).problem?.code).toBe('deskBooking.known');
    expect((await again({ phone: '123-45678' })).problem?.code).toBe('deskBooking.phone_wrong');
    expect((await again({})).status).toBe(201);
  });
});

describe('deskBooking.book', () => {
  test('books by the right of staff, whose name the person reads; the same key again is the same booking', async () => {
    const { slot, staff, centreId } = await stage();
    const resident = await server.build.resident({ name: '林大山', bornOn: '1950-05-05' });
    const client = await server.as(resident);
    const search = { body: { centreId, name: '林大山', bornOn: '1950-05-05' } };
    const found = (await staff.call('deskBooking.find', search)).body?.items[0]?.found ?? '';
    const requestKey = newId('key');
    const first = await book(staff, slot, found, { requestKey });
    expect(first.body).toMatchObject({ booking: { state: 'confirmed', authority: 'staff' }, rank: null });
    expect((await book(staff, slot, found, { requestKey })).body?.booking.id).toBe(first.body?.booking.id);
    const mine = await client.call('booking.mine');
    expect(mine.body?.items).toMatchObject([{ authority: 'staff', bookedByName: '陈美清' }]);
    await server.worker.runDue();
    const inbox = (await client.call('inbox.list')).body?.items ?? [];
    expect(inbox).toMatchObject([{ kind: 'booking_confirmed', facts: { by: '陈美清', desk: 'yes' } }]);
    expect((await staff.call('inbox.list')).body?.items).toEqual([]);
  });

  test('quotas and ages are those of the person served', async () => {
    const { slot, staff, centreId } = await stage({ capacity: 5, more: { max_per_day: 1, min_age: 60 } });
    const unknown = await noted(staff, centreId);
    expect((await book(staff, slot, unknown.found)).problem?.code).toBe('booking.age_unknown');
    const young = await noted(staff, centreId, { name: '小年', bornOn: '2001-01-01' });
    expect((await book(staff, slot, young.found)).problem?.code).toBe('booking.too_young');
    const old = await noted(staff, centreId, { name: '老年', bornOn: '1941-01-01' });
    expect((await book(staff, slot, old.found)).body?.booking.state).toBe('confirmed');
    const later = await server.build.slot({
      service_id: slot.service_id,
      start_at: new Date(slot.start_at.getTime() + 3_600_000),
    });
    expect((await book(staff, later, old.found)).problem?.code).toBe('booking.quota_day');
    expect((await book(staff, slot, old.found)).problem?.code).toBe('booking.already_booked');
  });

  test('a place left is given after booking has ended and until the slot is over; the line is not open any more', async () => {
    const { slot, staff, centreId } = await stage({ inMinutes: 20 });
    const walkIn = await noted(staff, centreId);
    expect((await ofResident(await server.as(await server.build.resident()), slot)).problem?.code).toBe(
      'booking.slot_ended',
    );
    server.clock.pass(25);
    expect((await book(staff, slot, walkIn.found)).body?.booking.state).toBe('confirmed');
    const next = await noted(staff, centreId, { name: '后来人' });
    expect((await book(staff, slot, next.found, { orWait: true })).problem?.code).toBe('booking.slot_full');
  });

  test('a slot that is over is given to nobody', async () => {
    const { slot, staff, centreId } = await stage({ inMinutes: 20 });
    server.clock.pass(70);
    const late = await noted(staff, centreId, { name: '太晚了' });
    expect((await book(staff, slot, late.found)).problem?.code).toBe('booking.slot_ended');
  });

  test('no day is open at the desk before it is for everybody', async () => {
    const { slot, staff, centreId } = await stage({ inMinutes: 5 * 24 * 60, more: { open_days: 2 } });
    const { found } = await noted(staff, centreId);
    expect((await book(staff, slot, found)).problem?.code).toBe('booking.slot_not_open_yet');
  });

  test('walk-ins stand behind who waits, and are called when a place is free for them', async () => {
    const { slot, staff, centreId } = await stage();
    const holder = await server.as(await server.build.resident());
    const first = await ofResident(holder, slot);
    const waiting = await server.as(await server.build.resident());
    const second = await ofResident(waiting, slot);
    const elder = await noted(staff, centreId);
    const third = await book(staff, slot, elder.found, { orWait: true });
    expect(third.body).toMatchObject({ booking: { state: 'waiting' }, rank: 2 });

    await holder.call('booking.cancel', { params: { bookingId: first.body?.id ?? '' } });
    expect(await callsFor(elder.personId)).toEqual([]);
    await waiting.call('booking.cancel', { params: { bookingId: second.body?.id ?? '' } });
    const until = new Date(server.clock.now().getTime() + 60 * 60_000);
    expect(await callsFor(elder.personId)).toEqual([{ reason: 'place_offered', told_by_at: until }]);

    const line = await staff.call('line.list', { params: { slotId: slot.id } });
    expect(line.body?.items).toMatchObject([
      { state: 'offered', byPhone: true, rank: null, may: { accept: true, cancel: true } },
    ]);
    const bookingId = third.body?.booking.id ?? '';
    const taken = await staff.call('deskBooking.accept', { params: { bookingId } });
    expect(taken.body?.state).toBe('confirmed');
  });

  test('who was found is known to who looked, for half an hour', async () => {
    const { slot, staff, centreId } = await stage();
    const colleague = await server.as(await server.build.staff(centreId));
    const { found } = await noted(staff, centreId);
    expect((await book(colleague, slot, found)).problem?.code).toBe('deskBooking.found_expired');
    expect((await book(staff, slot, found.replace(/.$/, '_'))).problem?.code).toBe('deskBooking.found_expired');
    server.clock.pass(31);
    expect((await book(staff, slot, found)).problem?.code).toBe('deskBooking.found_expired');
    const other = await stage();
    expect((await book(staff, other.slot, found)).problem?.code).toBe('not_found');
  });
});

describe('for somebody who has called', () => {
  test('deskBooking.cancel gives back by the rules of the person, and says who has done it', async () => {
    const { slot, staff, centreId } = await stage({ more: { cancel_minutes: 60 } });
    const resident = await server.build.resident({ name: '许木兰', bornOn: '1957-09-09' });
    const client = await server.as(resident);
    const bookingId = (await ofResident(client, slot)).body?.id ?? '';
    const done = await staff.call('deskBooking.cancel', { params: { bookingId } });
    expect(done.body?.state).toBe('cancelled');
    expect((await client.call('booking.get', { params: { bookingId } })).body).toMatchObject({
      endedBy: 'resident',
      endedByName: '陈美清',
    });
    const again = await staff.call('deskBooking.cancel', { params: { bookingId } });
    expect(again.problem?.code).toBe('booking.not_cancellable');
    const late = (await ofResident(client, slot)).body?.id ?? '';
    server.clock.set(new Date(slot.start_at.getTime() - 30 * 60_000));
    const tooLate = await (
      await server.as(await server.build.staff(centreId))
    ).call('deskBooking.cancel', {
      params: { bookingId: late },
    });
    expect(tooLate.problem?.code).toBe('booking.cancel_too_late');
  });

  test('deskBooking.accept needs an offer that stands', async () => {
    const { slot, staff, centreId } = await stage({ capacity: 2 });
    const elder = await noted(staff, centreId);
    const bookingId = (await book(staff, slot, elder.found)).body?.booking.id ?? '';
    const none = await staff.call('deskBooking.accept', { params: { bookingId } });
    expect(none.problem?.code).toBe('booking.not_offered');
    const stranger = (await stage()).staff;
    expect((await stranger.call('deskBooking.accept', { params: { bookingId } })).problem?.code).toBe('not_found');
    expect((await stranger.call('deskBooking.cancel', { params: { bookingId } })).problem?.code).toBe('not_found');
  });

  test('an offer that nobody took is over for staff too', async () => {
    const { slot, staff, centreId } = await stage();
    const holder = await server.as(await server.build.resident());
    const held = await ofResident(holder, slot);
    const elder = await noted(staff, centreId);
    const bookingId = (await book(staff, slot, elder.found, { orWait: true })).body?.booking.id ?? '';
    await holder.call('booking.cancel', { params: { bookingId: held.body?.id ?? '' } });
    server.clock.pass(61);
    const late = await staff.call('deskBooking.accept', { params: { bookingId } });
    expect(late.problem?.code).toBe('booking.offer_over');
  });

  test('a slot that is called off is told by telephone, with the reason', async () => {
    const { slot, staff, centreId } = await stage();
    const elder = await noted(staff, centreId);
    await book(staff, slot, elder.found);
    await staff.call('slot.close', { params: { slotId: slot.id }, body: { reason: '教练生病' } });
    expect(await callsFor(elder.personId)).toMatchObject([{ reason: 'slot_closed' }]);
  });
});

describe('the line at the desk', () => {
  test('line.offer gives what stands free to who is next, once; without anything free it says so', async () => {
    const { slot, staff } = await stage();
    const holder = await server.as(await server.build.resident());
    await ofResident(holder, slot);
    const next = await server.as(await server.build.resident());
    const waits = await ofResident(next, slot);
    const offer = () => staff.call('line.offer', { params: { slotId: slot.id } });
    expect((await offer()).problem?.code).toBe('line.nothing_to_offer');
    // Somebody has brought a chair: one place more, that nobody has offered yet.
    await server.db.updateTable('slot').set({ capacity: 2 }).where('id', '=', slot.id).execute();
    const before = await staff.call('line.list', { params: { slotId: slot.id } });
    expect(before.body).toMatchObject({ capacity: 2, taken: 1, waiting: 1, may: { offer: true } });
    expect((await offer()).body).toEqual({ offered: 1 });
    const got = await next.call('booking.get', { params: { bookingId: waits.body?.id ?? '' } });
    expect(got.body?.state).toBe('offered');
    expect((await offer()).problem?.code).toBe('line.nothing_to_offer');
  });

  test('line.list goes by numbers, page by page; another centre sees none of it', async () => {
    const { slot, staff } = await stage();
    for (let n = 0; n < 4; n += 1) await ofResident(await server.as(await server.build.resident()), slot);
    const page = async (cursor?: string) =>
      (await staff.call('line.list', { params: { slotId: slot.id }, query: { limit: 2, cursor } })).body;
    const first = await page();
    const second = await page(first?.nextCursor ?? '');
    expect([...(first?.items ?? []), ...(second?.items ?? [])].map(({ rank }) => rank)).toEqual([1, 2, 3]);
    const stranger = (await stage()).staff;
    expect((await stranger.call('line.list', { params: { slotId: slot.id } })).problem?.code).toBe('not_found');
    expect((await stranger.call('line.offer', { params: { slotId: slot.id } })).problem?.code).toBe('not_found');
  });
});
