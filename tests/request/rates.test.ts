import { usualRates, type Rates } from '../../server/http/rates';
import { startServer, type TestServer } from '../support/app';
import { faultsOf, send } from '../support/send';

/** Small enough to be met, each at another number. */
const rates: Rates = {
  ...usualRates,
  read: [
    { by: 'ip', points: 40, seconds: 600 },
    { by: 'account', points: 6, seconds: 600 },
  ],
  write: [{ by: 'account', points: 4, seconds: 600 }],
  login: [{ by: 'ip', points: 3, seconds: 600, onlyWrong: true }],
  code: [{ by: 'account', points: 3, seconds: 600, onlyWrong: true }],
};

let server: TestServer;
beforeEach(async () => {
  server = await startServer({ rates, config: { rateScale: 1 } });
});
afterEach(() => server.close());

/** Another app on the same database, which stays open. */
const shared = () => ({ ...server.database, close: () => Promise.resolve() });

async function outcomes(times: number, ask: () => Promise<{ problem: { code: string } | null }>): Promise<string[]> {
  const seen: string[] = [];
  for (let time = 0; time < times; time += 1) seen.push((await ask()).problem?.code ?? 'ok');
  return seen;
}

test('an account that reads too often is told to wait, by itself alone', async () => {
  const [greedy, other] = [
    await server.as(await server.build.resident()),
    await server.as(await server.build.resident()),
  ];
  expect(await outcomes(8, () => greedy.call('identity.me'))).toEqual([
    ...Array<string>(6).fill('ok'),
    'rate.limited',
    'rate.limited',
  ]);
  expect((await other.call('identity.me')).status).toBe(200);
  const refused = await send(`${server.url}/api/v1/me`, { token: greedy.token });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(600);
  expect(faultsOf(refused, ['rate.limited'])).toEqual([]);
  // Writing is counted apart.
  expect(await outcomes(5, () => greedy.call('inbox.readAll'))).toEqual(['ok', 'ok', 'ok', 'ok', 'rate.limited']);
});

test('an address that floods is refused before its session is looked up, whoever it says it is', async () => {
  const seen = await outcomes(42, () => send(`${server.url}/api/v1/centres`, { token: 'x'.repeat(43) }));
  expect(seen.slice(0, 40)).toEqual(Array(40).fill('ok'));
  expect(seen.slice(40)).toEqual(['rate.limited', 'rate.limited']);
  // What an asker writes into the header is not an address, unless a proxy of ours is said to stand in front.
  const lie = await send(`${server.url}/api/v1/centres`, { headers: { 'X-Forwarded-For': '203.0.113.9' } });
  expect(lie.problem?.code).toBe('rate.limited');
});

test('wrong check-in codes stop an account; right ones and ticks never count', async () => {
  const slot = await server.build.slot({ start_at: new Date(server.clock.now().getTime() + 3_600_000) });
  const bookings = await Promise.all(
    Array.from({ length: 5 }, async () => server.build.booking(slot, await server.build.resident())),
  );
  const desk = await server.as(await server.build.staff(slot.centre_id));
  for (const bookingId of bookings) {
    expect((await desk.call('roster.checkIn', { body: { bookingId } })).status).toBe(200);
  }
  const guess = () => desk.call('roster.checkIn', { body: { code: '000000' } });
  expect(await outcomes(5, guess)).toEqual([
    ...Array<string>(3).fill('roster.code_unknown'),
    'rate.limited',
    'rate.limited',
  ]);
  // Neither does a second session of the same account help.
  const again = await server.as(await server.build.staff(slot.centre_id));
  expect((await again.call('roster.checkIn', { body: { code: '000000' } })).problem?.code).toBe('roster.code_unknown');
});

test('many guesses at once come no further than one after the other', async () => {
  const desk = await server.as(await server.build.staff((await server.build.slot()).centre_id));
  const guesses = await Promise.all(
    Array.from({ length: 30 }, () => desk.call('roster.checkIn', { body: { code: '000000' } })),
  );
  expect(guesses.filter(({ problem }) => problem?.code === 'roster.code_unknown')).toHaveLength(3);
});

test('wrong login codes stop an address, right ones do not', async () => {
  for (let time = 0; time < 5; time += 1) await server.as(await server.build.resident());
  const guess = () => server.visitor.call('identity.login', { body: { code: 'no-such-code' } });
  expect(await outcomes(5, guess)).toEqual([
    ...Array<string>(3).fill('auth.code_invalid'),
    'rate.limited',
    'rate.limited',
  ]);
});

test('behind a proxy of ours the address is what the proxy says, not what the asker wrote before it', async () => {
  const behind = await startServer({
    database: shared(),
    rates: { ...rates, read: [{ by: 'ip', points: 2, seconds: 600 }] },
    config: { rateScale: 1, trustProxies: 1 },
  });
  const from = (forwarded: string) =>
    send(`${behind.url}/api/v1/centres`, { headers: { 'X-Forwarded-For': forwarded } });
  expect(await outcomes(3, () => from('203.0.113.1'))).toEqual(['ok', 'ok', 'rate.limited']);
  expect((await from('198.51.100.7, 203.0.113.1')).problem?.code).toBe('rate.limited');
  expect((await from('203.0.113.1, 198.51.100.7')).status).toBe(200);
  await behind.close();
});

test('a centre’s whole WLAN behind one address stays below the usual bounds', () => {
  // 200 phones that each open the app within a minute: a login, ten reads, two writes.
  const phones = 200;
  const of = (kind: keyof Rates) =>
    usualRates[kind].find(({ by, onlyWrong }) => by === 'ip' && !onlyWrong)?.points ?? 0;
  expect(of('login')).toBeGreaterThanOrEqual(phones);
  expect(of('read')).toBeGreaterThanOrEqual(phones * 10);
  expect(of('write')).toBeGreaterThanOrEqual(phones * 2);
});
