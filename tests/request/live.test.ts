import { apiPrefix } from '../../shared/contract/routes';
import { startServer, type TestServer } from '../support/app';

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

/** A line kept open, and what came over it so far. */
async function listen(topics: string, token: string | null) {
  const cut = new AbortController();
  const response = await fetch(`${server.url}${apiPrefix}/live?topics=${encodeURIComponent(topics)}`, {
    headers: token === null ? {} : { Authorization: `Bearer ${token}` },
    signal: cut.signal,
  });
  const reader = response.body?.getReader();
  let text = '';
  let ended = false;
  const reading = (async () => {
    for (;;) {
      const part = await reader?.read();
      if (part === undefined || part.done) break;
      text += Buffer.from(part.value).toString('utf8');
    }
  })()
    .catch(() => undefined)
    .finally(() => (ended = true));
  const until = async (isThere: () => boolean) => {
    const end = performance.now() + 8000;
    while (!isThere() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
    return isThere();
  };
  return {
    status: response.status,
    text: () => text,
    hears: (what: string) => until(() => text.includes(what)),
    ends: () => until(() => ended),
    close: async () => {
      cut.abort();
      await reading;
    },
  };
}

describe('live', () => {
  test('tells holder and desk that something changed, and nothing of what', async () => {
    const slot = await server.build.slot();
    const resident = await server.as(await server.build.resident());
    const clerk = await server.as(await server.build.staff(slot.centre_id));
    const [mine, desk] = [await listen('me', resident.token), await listen(`centre:${slot.centre_id}`, clerk.token)];
    await resident.call('booking.book', { params: { slotId: slot.id }, body: { requestKey: 'key-of-live-1' } });
    expect(await mine.hears('data: me\n')).toBe(true);
    expect(await desk.hears(`data: centre:${slot.centre_id}\n`)).toBe(true);
    expect(mine.text() + desk.text()).not.toContain('bkg_');
    await Promise.all([mine.close(), desk.close()]);
  });

  test('is for who is signed in, about their own things', async () => {
    const [own, other] = [await server.build.centre(), await server.build.centre()];
    const clerk = await server.as(await server.build.staff(own.id));
    const resident = await server.as(await server.build.resident());
    const statusOf = async (topics: string, token: string | null) => {
      const line = await listen(topics, token);
      await line.close();
      return line.status;
    };
    expect(await statusOf('me', null)).toBe(401);
    expect(await statusOf(`centre:${other.id}`, clerk.token)).toBe(404);
    expect(await statusOf(`centre:${own.id}`, resident.token)).toBe(404);
    expect(await statusOf('account:acc_1', clerk.token)).toBe(404);
    expect(await statusOf('', clerk.token)).toBe(400);
  });

  test('has a bound for one account, and ends when the process is to end', async () => {
    const resident = await server.as(await server.build.resident());
    const lines = [];
    for (let n = 0; n < 6; n += 1) lines.push(await listen('me', resident.token));
    const seventh = await listen('me', resident.token);
    expect([...lines, seventh].map((line) => line.status)).toEqual([200, 200, 200, 200, 200, 200, 503]);
    server.endLive();
    expect(await Promise.all(lines.map((line) => line.ends()))).toEqual([true, true, true, true, true, true]);
  });
});
