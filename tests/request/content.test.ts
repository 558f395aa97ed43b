import { limits } from '../../shared/limits';
import { startServer, type TestServer } from '../support/app';
import type { Resident } from '../support/build';
import { buildContent } from '../support/build-content';
import type { Client } from '../support/client';

/** Words that others see: passed at once, refused at once, or held until a human has looked. */
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

interface Somebody extends Resident {
  client: Client;
}
async function somebody(name = '旧名字'): Promise<Somebody> {
  const who = await server.build.resident({ name });
  return { ...who, client: await server.as(who) };
}

async function reviewer(areaCode = '3505'): Promise<Somebody> {
  const who = await server.build.staff(areaCode, { role: 'reviewer', scopeKind: 'area' });
  return { ...who, client: await server.as(who) };
}

const nameOf = async ({ client }: Somebody) => (await client.call('identity.me')).body?.name;
const rename = ({ client }: Somebody, name: string) => client.call('identity.rename', { body: { name } });
const newest = async ({ client }: Somebody) => (await client.call('content.mine')).body?.items[0];
const noticesOf = async ({ client }: Somebody) => {
  await server.worker.runDue();
  return (await client.call('inbox.list')).body?.items.map(({ kind, facts }) => ({ kind, facts }));
};

/** After planned faults: those that were not needed are used up, and the breaker is closed. */
async function untilWechatAnswers(): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    server.clock.pass(1);
    const someone = await somebody();
    if ((await rename(someone, '林小满')).body?.name === '林小满') return;
  }
  throw new Error('WeChat does not answer any more');
}

/** A held name of a new person. */
async function heldName(): Promise<{ author: Somebody; itemId: string }> {
  const author = await somebody();
  expect((await rename(author, '代购小王')).body?.name).toBe('旧名字');
  const item = await newest(author);
  return { author, itemId: item?.id ?? '' };
}

describe('a name', () => {
  test('passes at once', async () => {
    const me = await somebody();
    expect((await rename(me, '林小满')).body?.name).toBe('林小满');
    expect((await me.client.call('content.mine')).body?.items).toEqual([]);
  });

  test.each([
    ['by WeChat', '赌博高手', 'crime'],
    ['by the built-in words', '加微信返现找我', 'advertising'],
    ['by built-in words written apart', '加 微-信 返·现', 'advertising'],
    ['by built-in words in wide letters', '傻Ｂ', 'abuse'],
  ])('is refused %s with its reason, and changes nothing', async (_by, name, reason) => {
    const me = await somebody();
    const refused = await rename(me, name);
    expect([refused.status, refused.problem?.code]).toEqual([422, 'content.risky']);
    expect(refused.problem?.fields).toEqual([{ path: 'body.name', rule: reason, message: 'not to be shown' }]);
    expect(await nameOf(me)).toBe('旧名字');
    expect((await me.client.call('content.mine')).body?.items).toEqual([]);
  });

  const troubles: Record<string, (me: Somebody) => void> = {
    'WeChat is in doubt': () => undefined,
    'the person was not in WeChat for two hours (61010)': (me) => server.standin.away.add(me.openid),
    'the quota of the day is used up (45009)': () =>
      server.standin.failures.plan('msg_sec_check', { errcode: 45009 }, 1),
    'WeChat is busy': () => server.standin.failures.plan('msg_sec_check', 'busy', 3),
    'WeChat answers nonsense': () => server.standin.failures.plan('msg_sec_check', 'malformed', 3),
    'the line is cut': () => server.standin.failures.plan('msg_sec_check', 'reset', 3),
  };

  test.each(Object.entries(troubles))('is held when %s: the old one shows, a human decides', async (title, plan) => {
    const me = await somebody();
    plan(me);
    const name = title === 'WeChat is in doubt' ? '代购小林' : '林小满';
    const answer = await rename(me, name);
    expect([answer.status, answer.body?.name]).toEqual([200, '旧名字']);
    expect(await nameOf(me)).toBe('旧名字');
    expect((await me.client.call('content.profile')).body?.heldName).toBe(name);
    expect(await newest(me)).toMatchObject({ kind: 'person_name', text: name, state: 'review' });
    await untilWechatAnswers();
  });

  test('given anew ends what waits of the one before', async () => {
    const { author, itemId } = await heldName();
    expect((await rename(author, '林小满')).body?.name).toBe('林小满');
    const desk = await reviewer();
    const late = await desk.client.call('review.decide', { params: { itemId }, body: { verdict: 'pass' } });
    expect(late.problem?.code).toBe('review.decided_already');
    expect(await nameOf(author)).toBe('林小满');
  });
});

describe('review.queue and review.get', () => {
  test('show what waits, the longest first, with age and what the machine said', async () => {
    const desk = await reviewer();
    const first = await heldName();
    server.clock.pass(limits.reviewHours * 60 + 1);
    const second = await heldName();
    const client = await server.as(desk);
    const queue = await client.call('review.queue', { query: { kind: 'person_name', limit: 50 } });
    const shown = queue.body?.items.filter(({ id }) => [first.itemId, second.itemId].includes(id));
    expect(shown).toMatchObject([
      { id: first.itemId, text: '代购小王', machine: 'advertising', overdue: true, isAppeal: false },
      { id: second.itemId, overdue: false },
    ]);
    expect(queue.body?.overdue).toBeGreaterThanOrEqual(1);
    expect(queue.body?.waiting).toBeGreaterThan(queue.body?.overdue ?? 0);
    const one = await client.call('review.get', { params: { itemId: first.itemId } });
    expect(one.body).toMatchObject({ text: '代购小王', state: 'review', may: { decide: true } });
    expect(JSON.stringify(one.body)).not.toContain(first.author.accountId);
  });

  test('pages go on without losing or repeating', async () => {
    await heldName();
    await heldName();
    const { client } = await reviewer();
    const all = (await client.call('review.queue', { query: { limit: 50 } })).body?.items.map(({ id }) => id) ?? [];
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await client.call('review.queue', { query: { limit: 1, cursor } });
      paged.push(...(page.body?.items.map(({ id }) => id) ?? []));
      cursor = page.body?.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(paged).toEqual(all);
  });

  test("another area's things are not there", async () => {
    const centre = await server.build.centre();
    const staff = await server.build.staff(centre.id);
    const slot = await server.build.slot({ service_id: (await server.build.service({ centre_id: centre.id })).id });
    const clerk = await server.as(staff);
    await clerk.call('slot.close', { params: { slotId: slot.id }, body: { reason: '店里代购忙' } });
    const itemId = (await clerk.call('content.mine')).body?.items[0]?.id ?? '';
    const elsewhere = await reviewer('3503');
    expect((await elsewhere.client.call('review.get', { params: { itemId } })).problem?.code).toBe('not_found');
    const decided = await elsewhere.client.call('review.decide', { params: { itemId }, body: { verdict: 'pass' } });
    expect(decided.problem?.code).toBe('not_found');
    const here = await reviewer();
    expect((await here.client.call('review.get', { params: { itemId } })).status).toBe(200);
  });
});

describe('review.decide', () => {
  test('passes: the name shows and its author is told', async () => {
    const { author, itemId } = await heldName();
    const desk = await reviewer();
    const done = await desk.client.call('review.decide', { params: { itemId }, body: { verdict: 'pass' } });
    expect(done.body).toMatchObject({ state: 'passed', may: { decide: false } });
    expect(await nameOf(author)).toBe('代购小王');
    expect(await noticesOf(author)).toContainEqual({ kind: 'content_passed', facts: { what: 'person_name' } });
  });

  test('refuses with a reason and words of its own: the old name stays, the author reads why and until when to appeal', async () => {
    const { author, itemId } = await heldName();
    const desk = await reviewer();
    const body = { verdict: 'refuse', reason: 'advertising', note: '请用本名' } as const;
    expect((await desk.client.call('review.decide', { params: { itemId }, body })).status).toBe(200);
    expect(await nameOf(author)).toBe('旧名字');
    expect(await newest(author)).toMatchObject({
      state: 'refused',
      reason: 'advertising',
      note: '请用本名',
      may: { appeal: true },
    });
    const appealUntil = new Date(server.clock.now().getTime() + limits.appealDays * 86_400_000).toISOString();
    expect(await noticesOf(author)).toContainEqual({
      kind: 'content_refused',
      facts: { what: 'person_name', why: 'advertising', note: '请用本名', appealUntil },
    });
  });

  test('is made once', async () => {
    const { itemId } = await heldName();
    const [one, two] = [await reviewer(), await reviewer()];
    await one.client.call('review.decide', { params: { itemId }, body: { verdict: 'pass' } });
    const late = await two.client.call('review.decide', {
      params: { itemId },
      body: { verdict: 'refuse', reason: 'other' },
    });
    expect(late.problem?.code).toBe('review.decided_already');
  });

  test('is not made by the author', async () => {
    const desk = await reviewer();
    await rename(desk, '代购小叶');
    const itemId = (await newest(desk))?.id ?? '';
    const own = await desk.client.call('review.decide', { params: { itemId }, body: { verdict: 'pass' } });
    expect(own.problem?.code).toBe('review.own_decision');
    expect((await desk.client.call('review.get', { params: { itemId } })).body?.may.decide).toBe(false);
  });
});

describe('content.mine and content.appeal', () => {
  async function refused() {
    const { author, itemId } = await heldName();
    const desk = await reviewer();
    const body = { verdict: 'refuse', reason: 'advertising' } as const;
    await desk.client.call('review.decide', { params: { itemId }, body });
    return { author, itemId, desk };
  }
  const appeal = ({ client }: Somebody, itemId: string) =>
    client.call('content.appeal', { params: { itemId }, body: { text: '这是我的真名' } });

  test('brings it to another reviewer, once', async () => {
    const { author, itemId, desk } = await refused();
    const open = await appeal(author, itemId);
    expect(open.body).toMatchObject({ state: 'review', appeal: { text: '这是我的真名' }, may: { appeal: false } });
    expect((await appeal(author, itemId)).problem?.code).toBe('content.appealed_already');
    const again = await desk.client.call('review.decide', { params: { itemId }, body: { verdict: 'pass' } });
    expect(again.problem?.code).toBe('review.own_decision');
    const other = await reviewer();
    expect((await other.client.call('review.get', { params: { itemId } })).body).toMatchObject({
      isAppeal: true,
      appeal: { text: '这是我的真名' },
      may: { decide: true },
    });
    await other.client.call('review.decide', { params: { itemId }, body: { verdict: 'pass' } });
    expect(await nameOf(author)).toBe('代购小王');
  });

  test('refused again, it is over, and the notice offers no other', async () => {
    const { author, itemId } = await refused();
    await appeal(author, itemId);
    const other = await reviewer();
    await other.client.call('review.decide', { params: { itemId }, body: { verdict: 'refuse', reason: 'other' } });
    expect((await appeal(author, itemId)).problem?.code).toBe('content.appealed_already');
    expect(await noticesOf(author)).toContainEqual({
      kind: 'content_refused',
      facts: { what: 'person_name', why: 'other' },
    });
  });

  test('is refused for what is not refused, not mine, or a week old', async () => {
    const { author, itemId } = await refused();
    const stranger = await somebody();
    expect((await appeal(stranger, itemId)).problem?.code).toBe('not_found');
    const waiting = await heldName();
    expect((await appeal(waiting.author, waiting.itemId)).problem?.code).toBe('content.not_refused');
    server.clock.pass(limits.appealDays * 24 * 60 + 1);
    const later = await server.as(author);
    const late = await later.call('content.appeal', { params: { itemId }, body: { text: '现在才看到' } });
    expect(late.problem?.code).toBe('content.appeal_too_late');
  });
});

describe('a reason for closing a slot', () => {
  async function booked() {
    const resident = await somebody();
    const slot = await server.build.slot();
    const bookingId = await server.build.booking(slot, resident);
    const clerk = await server.as(await server.build.staff(slot.centre_id));
    const close = (reason: string) => clerk.call('slot.close', { params: { slotId: slot.id }, body: { reason } });
    const seen = async () => (await resident.client.call('booking.get', { params: { bookingId } })).body;
    return { resident, slot, clerk, close, seen };
  }

  test('is refused when risky, and nothing is closed', async () => {
    const { close, seen } = await booked();
    const refused = await close('有人赌博');
    expect([refused.problem?.code, refused.problem?.fields[0]?.rule]).toEqual(['content.risky', 'crime']);
    expect((await seen())?.state).toBe('confirmed');
  });

  test('in doubt closes the slot without it, and shows once a human has passed it', async () => {
    const { resident, clerk, close, seen } = await booked();
    expect((await close('店里代购忙')).status).toBe(200);
    expect(await seen()).toMatchObject({ state: 'cancelled', endReason: null });
    const told = (await noticesOf(resident))?.find(({ kind }) => kind === 'slot_closed');
    expect(told?.facts['reason']).toBeUndefined();
    const itemId = (await clerk.call('content.mine')).body?.items[0]?.id ?? '';
    const desk = await reviewer();
    await desk.client.call('review.decide', { params: { itemId }, body: { verdict: 'pass' } });
    expect(await seen()).toMatchObject({ endReason: '店里代购忙' });
  });
});

describe('blockedWord.list, blockedWord.add and blockedWord.remove', () => {
  test('a word of the city is refused from then on, until it is taken away', async () => {
    const { client } = await reviewer();
    const me = await somebody();
    const added = await client.call('blockedWord.add', { body: { word: '幸福 里团购群', reason: 'advertising' } });
    expect([added.status, added.body?.word]).toEqual([201, '幸福里团购群']);
    const again = await client.call('blockedWord.add', { body: { word: '幸福里·团购群', reason: 'other' } });
    expect(again.problem?.code).toBe('blockedWord.known');
    expect((await rename(me, '幸福里团购群主')).problem?.fields[0]?.rule).toBe('advertising');
    expect((await client.call('blockedWord.list')).body?.items).toContainEqual(added.body);
    const wordId = added.body?.id ?? '';
    expect((await client.call('blockedWord.remove', { params: { wordId } })).body).toEqual({ removed: true });
    expect((await client.call('blockedWord.remove', { params: { wordId } })).problem?.code).toBe('not_found');
    expect((await rename(me, '幸福里团购群主')).status).toBe(200);
  });

  test('a word that is nothing but marks is refused', async () => {
    const { client } = await reviewer();
    const added = await client.call('blockedWord.add', { body: { word: '。 ！', reason: 'other' } });
    expect([added.problem?.code, added.problem?.fields[0]?.path]).toEqual(['input.invalid', 'body.word']);
  });
});

test('photo.list, photo.order and photo.remove keep the pictures of a centre, and centre.get shows those that passed', async () => {
  const centre = await server.build.centre();
  const owner = await server.build.staff(centre.id);
  const client = await server.as(owner);
  const at = { areaCode: centre.area_code, centreId: centre.id };
  const ids = [];
  for (let n = 0; n < 3; n += 1) ids.push((await buildContent(server.db, server.clock, owner, at)).photoId);
  await server.database.sql("UPDATE content_item SET state = 'checking' WHERE id = ?", [ids[1]]);
  const [first = '', second = '', third = ''] = ids;
  const centreId = centre.id;
  const sorted = await client.call('photo.order', { params: { centreId }, body: { itemIds: [third, first, second] } });
  expect(sorted.body?.items.map(({ itemId, state }) => [itemId, state])).toEqual([
    [third, 'passed'],
    [first, 'passed'],
    [second, 'checking'],
  ]);
  expect(sorted.body?.left).toBe(limits.centrePhotos - 3);
  const shown = async () =>
    (await server.visitor.call('centre.get', { params: { centreId } })).body?.photos.map(({ id }) => id);
  expect(await shown()).toEqual([third, first]);
  for (const itemIds of [
    [third, first],
    [third, first, second, 'cnt_0'],
    [third, third, first],
  ]) {
    const refused = await client.call('photo.order', { params: { centreId }, body: { itemIds } });
    expect(refused.problem?.code).toBe('photo.list_changed');
  }
  await client.call('photo.remove', { params: { centreId, itemId: third } });
  expect(await shown()).toEqual([first]);
  expect((await client.call('photo.list', { params: { centreId } })).body?.items.map(({ itemId }) => itemId)).toEqual([
    first,
    second,
  ]);
});
