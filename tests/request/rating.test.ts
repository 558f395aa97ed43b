import { startServer, type TestServer } from '../support/app';
import type { Client } from '../support/client';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(() => server.clock.set('2026-11-23T02:00:00.000Z'));

/** Somebody who was there, and somebody at the desk of the centre. */
async function visited({ attended = true } = {}) {
  const start_at = new Date(server.clock.now().getTime() - 2 * 3_600_000);
  const slot = await server.build.slot({ start_at });
  const person = await server.build.resident();
  const state = attended ? { state: 'attended' as const, prior_state: 'confirmed' as const } : {};
  const bookingId = await server.build.booking(slot, person, state);
  const staff = await server.as(await server.build.staff(slot.centre_id));
  return { slot, bookingId, person, staff, client: await server.as(person) };
}

const rate = (client: Client, bookingId: string, stars: number, comment?: string) =>
  client.call('rating.rate', { params: { bookingId }, body: { stars, ...(comment === undefined ? {} : { comment }) } });
const shown = async (serviceId: string) =>
  (await server.visitor.call('rating.ofService', { params: { serviceId } })).body;

test('rating.rate says once how a visit was, and anew for a week: rating.get tells it, rating.ofService shows it without a name', async () => {
  const { slot, bookingId, client, person } = await visited();
  expect((await client.call('rating.get', { params: { bookingId } })).body).toMatchObject({
    rating: null,
    may: { rate: true },
  });
  const first = await rate(client, bookingId, 4, '教练很耐心，就是人多');
  expect(first.body?.rating).toMatchObject({ stars: 4, commentState: 'passed' });
  expect(await shown(slot.service_id)).toMatchObject({
    ratings: 1,
    average: 4,
    items: [{ stars: 4, comment: '教练很耐心，就是人多', answer: null }],
  });
  expect(JSON.stringify(await shown(slot.service_id))).not.toContain(person.personId);
  expect((await rate(client, bookingId, 5, '第二次去人少多了')).body?.rating?.stars).toBe(5);
  expect(await shown(slot.service_id)).toMatchObject({ ratings: 1, average: 5 });
  server.clock.set('2026-11-30T02:00:00.000Z');
  const later = await server.as(person);
  expect((await rate(later, bookingId, 1)).problem?.code).toBe('rating.fixed');
});

test('only a visit that took place, in time, by who may; nobody rates for strangers', async () => {
  const { bookingId, client } = await visited({ attended: false });
  expect((await rate(client, bookingId, 5)).problem?.code).toBe('rating.not_attended');
  const other = await visited();
  expect((await rate(client, other.bookingId, 5)).problem?.code).toBe('not_found');
  expect((await client.call('rating.get', { params: { bookingId: other.bookingId } })).problem?.code).toBe('not_found');
  expect((await rate(server.visitor, bookingId, 5)).problem?.code).toBe('auth.required');
  server.clock.set('2026-12-24T02:00:00.000Z');
  const late = await server.as(other.person);
  expect((await rate(late, other.bookingId, 5)).problem?.code).toBe('rating.too_late');
});

test('words are checked: risky ones are refused, doubtful ones are read by staff alone in rating.list until a reviewer passes them', async () => {
  const { slot, bookingId, client, staff } = await visited();
  expect((await rate(client, bookingId, 2, '加微信返现找我')).problem?.code).toBe('content.risky');
  await server.db
    .insertInto('rating')
    .values({
      id: 'rtg_held',
      booking_id: bookingId,
      service_id: slot.service_id,
      centre_id: slot.centre_id,
      ...{ stars: 2, comment: '待人审的话', comment_state: 'held', answer_state: 'none' },
      rated_at: server.clock.now(),
      changed_at: server.clock.now(),
    })
    .execute();
  expect((await shown(slot.service_id))?.items).toEqual([]);
  const list = await staff.call('rating.list', { query: { centreId: slot.centre_id } });
  expect(list.body?.items).toMatchObject([{ comment: '待人审的话', commentState: 'held' }]);
  const stranger = (await visited()).staff;
  expect((await stranger.call('rating.list', { query: { centreId: slot.centre_id } })).problem?.code).toBe('not_found');
});

test('rating.answer is read by who has written, who is told, and by everybody; stars alone need none', async () => {
  const { slot, bookingId, client, staff } = await visited();
  await rate(client, bookingId, 5);
  const idOf = async () =>
    (await staff.call('rating.list', { query: { centreId: slot.centre_id } })).body?.items[0]?.id ?? '';
  const answer = async (who: Client, text: string) =>
    who.call('rating.answer', { params: { ratingId: await idOf() }, body: { text } });
  expect((await answer(staff, '谢谢')).problem?.code).toBe('rating.nothing_to_answer');
  await rate(client, bookingId, 5, '器械都很新');
  expect((await answer(staff, '谢谢您，欢迎常来')).body).toMatchObject({ answerState: 'passed' });
  expect((await shown(slot.service_id))?.items).toMatchObject([{ answer: '谢谢您，欢迎常来' }]);
  expect((await client.call('rating.get', { params: { bookingId } })).body?.rating?.answer).toBe('谢谢您，欢迎常来');
  await server.worker.runDue();
  expect((await client.call('inbox.list')).body?.items.map(({ kind }) => kind)).toEqual(['rating_answered']);
  expect((await answer((await visited()).staff, '别的中心')).problem?.code).toBe('not_found');
});

describe('words that a human must look at first', () => {
  const reviewer = async () => server.as(await server.build.staff('3505', { role: 'reviewer', scopeKind: 'area' }));
  /** The item that waits with these words. */
  const itemOf = async (text: string) =>
    (
      await server.db
        .selectFrom('content_item')
        .select('id')
        .where('text', '=', text)
        .where('state', '=', 'review')
        .executeTakeFirst()
    )?.id ?? '';
  const pass = async (text: string) =>
    (await reviewer()).call('review.decide', { params: { itemId: await itemOf(text) }, body: { verdict: 'pass' } });

  test('a comment shows to everybody once a reviewer has passed it, and its writer sees that it waits until then', async () => {
    const { slot, bookingId, client } = await visited();
    const words = '门口常有代购，建议管一管';
    const said = await rate(client, bookingId, 3, words);
    expect(said.body?.rating).toMatchObject({ stars: 3, comment: words, commentState: 'held' });
    expect((await shown(slot.service_id))?.items).toEqual([]);
    expect((await pass(words)).status).toBe(200);
    expect((await shown(slot.service_id))?.items).toMatchObject([{ stars: 3, comment: words }]);
    expect((await client.call('rating.get', { params: { bookingId } })).body?.rating?.commentState).toBe('passed');
  });

  test("what was said anew meanwhile isn't shown by a yes to what stood there before", async () => {
    const { slot, bookingId, client } = await visited();
    const [first, second] = ['门口有人做代购', '里面也有人做代购'];
    await rate(client, bookingId, 3, first);
    const before = await itemOf(first);
    await rate(client, bookingId, 2, second);
    const late = { params: { itemId: before }, body: { verdict: 'pass' as const } };
    await (await reviewer()).call('review.decide', late);
    expect((await shown(slot.service_id))?.items).toEqual([]);
    expect((await client.call('rating.get', { params: { bookingId } })).body?.rating).toMatchObject({
      comment: second,
      commentState: 'held',
    });
    expect((await pass(second)).status).toBe(200);
    expect((await shown(slot.service_id))?.items).toMatchObject([{ comment: second }]);
  });

  test('an answer of the centre is shown, and told of, when it has passed and not before', async () => {
    const { slot, bookingId, client, staff } = await visited();
    await rate(client, bookingId, 4, '器械都很新');
    const items = (await staff.call('rating.list', { query: { centreId: slot.centre_id } })).body?.items;
    const text = '谢谢，代购我们会劝离';
    const params = { ratingId: items?.[0]?.id ?? '' };
    expect((await staff.call('rating.answer', { params, body: { text } })).body?.answerState).toBe('held');
    const kinds = async () => {
      await server.worker.runDue();
      return (await client.call('inbox.list')).body?.items.map(({ kind }) => kind);
    };
    expect([(await shown(slot.service_id))?.items[0]?.answer, await kinds()]).toEqual([null, []]);
    expect((await pass(text)).status).toBe(200);
    expect((await shown(slot.service_id))?.items).toMatchObject([{ answer: text }]);
    expect(await kinds()).toEqual(['rating_answered']);
  });
});
