import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { sql } from 'kysely';
import { isConnectionTrouble, openDb } from '../../server/kernel/db';
import type { PoolWaits } from '../../server/kernel/pool';
import { newId } from '../../server/kernel/ids';
import { startServer, type TestServer } from '../support/app';
import { testDatabase } from '../support/database';
import { faultsOf, send } from '../support/send';

/** A line to the database that can be cut, or hold back every byte, as networks and failing machines do. */
interface Line {
  url: string;
  cut(): void;
  hang(): void;
  /** Lines that stand are dead without a word, new ones are good: a router that was restarted. */
  forget(): void;
  mend(): void;
  close(): Promise<void>;
}

async function openLine(target: string): Promise<Line> {
  const to = new URL(target);
  const pairs = new Set<readonly [Socket, Socket]>();
  const dead = new Set<readonly [Socket, Socket]>();
  let state: 'good' | 'cut' | 'hung' = 'good';
  const server = createServer((near) => {
    if (state === 'cut') return void near.destroy();
    const far = connect(Number(to.port), to.hostname);
    const pair = [near, far] as const;
    pairs.add(pair);
    const passOn = (from: Socket, other: Socket): void => {
      from.on('data', (bytes) => state === 'good' && !dead.has(pair) && other.write(bytes));
      from.on('error', () => undefined);
      from.on('close', () => {
        pairs.delete(pair);
        other.destroy();
      });
    };
    passOn(near, far);
    passOn(far, near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(target);
  through.port = String((server.address() as AddressInfo).port);
  const drop = (): void => pairs.forEach((pair) => pair.forEach((socket) => socket.destroy()));
  return {
    url: through.href,
    cut: () => {
      state = 'cut';
      drop();
    },
    hang: () => void (state = 'hung'),
    forget: () => pairs.forEach((pair) => void dead.add(pair)),
    mend: () => {
      drop();
      state = 'good';
    },
    close: async () => {
      drop();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

let server: TestServer;
let line: Line;
beforeAll(async () => {
  const database = await testDatabase();
  line = await openLine(database.url);
  server = await startServer({ database: { ...database, url: line.url } });
});
afterEach(() => line.mend());
afterAll(async () => {
  await server.close();
  await line.close();
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function healthNow(): Promise<number> {
  return (await send(`${server.url}/healthz`)).status;
}

test('without the database /healthz and every read say busy, and are well again with it', async () => {
  expect(await healthNow()).toBe(200);
  line.cut();
  const health = await send(`${server.url}/healthz`);
  expect([health.status, health.headers.get('retry-after')]).toEqual([503, '2']);
  const read = await send(`${server.url}/api/v1/centres`);
  expect([read.problem?.code, ...faultsOf(read, ['busy'])]).toEqual(['busy']);
  line.mend();
  expect(await healthNow()).toBe(200);
});

test('a database that does not answer makes /healthz say so instead of waiting', async () => {
  expect(await healthNow()).toBe(200);
  line.hang();
  const startedAt = Date.now();
  expect(await healthNow()).toBe(503);
  expect(Date.now() - startedAt).toBeLessThan(5000);
});

/** Short, so that the test need not wait as long as a phone would. */
const waits: PoolWaits = { connectMs: 400, acquireMs: 3000, answerMs: 500 };

async function withShortWaits<T>(fn: (app: TestServer) => Promise<T>): Promise<T> {
  const app = await startServer({
    database: { ...server.database, url: line.url, close: () => Promise.resolve() },
    waits,
  });
  return fn(app).finally(() => app.close());
}

const statusOf = async (app: TestServer): Promise<number> => (await send(`${app.url}/api/v1/areas`)).status;
const manyOf = (app: TestServer, count: number): Promise<number[]> =>
  Promise.all(Array.from({ length: count }, () => statusOf(app)));

test('lines that died without a word are found out by the first that meets one, and all is well without a restart', async () => {
  await withShortWaits(async (app) => {
    // Enough at once that the pool has opened all its lines.
    expect(await manyOf(app, 40)).toEqual(Array(40).fill(200));
    line.forget();
    expect(await statusOf(app)).toBe(503);
    // The other lines were as old as that one: nobody waits for them one after the other.
    expect(await manyOf(app, 40)).toEqual(Array(40).fill(200));
  });
});

test('while every byte is swallowed all is busy in time, and afterwards well again at once', async () => {
  await withShortWaits(async (app) => {
    expect(await manyOf(app, 20)).toEqual(Array(20).fill(200));
    line.hang();
    const startedAt = Date.now();
    expect(new Set(await manyOf(app, 20))).toEqual(new Set([503]));
    expect(Date.now() - startedAt).toBeLessThan(8000);
    line.mend();
    expect(await manyOf(app, 20)).toEqual(Array(20).fill(200));
  });
});

test('a statement that takes too long is ended by the server, as busy, and its line serves on', async () => {
  const { db, close, poolUse } = openDb(line.url, 1);
  await sql`SET SESSION max_statement_time = 0.2`.execute(db);
  const { rows } = await sql<{ id: number }>`SELECT CONNECTION_ID() AS id`.execute(db);
  const slow = await sql`
    SELECT COUNT(*) FROM information_schema.COLUMNS a, information_schema.COLUMNS b, information_schema.COLUMNS c
    WHERE MD5(a.COLUMN_NAME) < MD5(CONCAT(b.COLUMN_NAME, c.COLUMN_NAME))`
    .execute(db)
    .then(
      () => null,
      (error: unknown) => error,
    );
  expect([slow === null, isConnectionTrouble(slow)]).toEqual([false, true]);
  expect((await sql<{ id: number }>`SELECT CONNECTION_ID() AS id`.execute(db)).rows).toEqual(rows);
  expect(poolUse()).toEqual({ used: 0, waiting: 0, size: 1 });
  await close();
});

test('every session has the bound on statements', async () => {
  const { db, close } = openDb(line.url, 1);
  const { rows } = await sql<{ bound: number }>`SELECT @@SESSION.max_statement_time AS bound`.execute(db);
  expect(Number(rows[0]?.bound)).toBe(7);
  await close();
});

test('a line cut amid a claim is busy, with its reason in the log, and the claim can be sent again', async () => {
  const slot = await server.build.slot();
  const resident = await server.as(await server.build.resident());
  const book = () => resident.call('booking.book', { params: { slotId: slot.id }, body: { requestKey } });
  const requestKey = newId('key');
  server.log.length = 0;
  const cutOff = await server.db.transaction().execute(async (tx) => {
    await tx.selectFrom('slot').select('id').where('id', '=', slot.id).forUpdate().execute();
    const answer = book();
    await pause(400);
    line.cut();
    return answer;
  });
  expect(cutOff.problem?.code).toBe('busy');
  expect(server.log).toContainEqual(expect.objectContaining({ msg: 'busy', route: 'booking.book' }));
  line.mend();
  expect((await book()).status).toBe(201);
});

/** As the app's own user, who may see and end its own sessions: the first that runs such a statement, waited for. */
async function endSessionThat(runs: string): Promise<void> {
  const { db, close } = openDb(line.url, 1);
  const running = async () =>
    (
      await sql<{ id: number }>`
        SELECT id FROM information_schema.PROCESSLIST WHERE db = DATABASE() AND info LIKE ${runs}`.execute(db)
    ).rows[0];
  let found = await running();
  while (found === undefined) {
    await pause(20);
    found = await running();
  }
  await sql`KILL ${sql.lit(Number(found.id))}`.execute(db);
  await close();
}

test('a session that the server ends amid a claim is busy too', async () => {
  const slot = await server.build.slot();
  const resident = await server.as(await server.build.resident());
  const ended = await server.db.transaction().execute(async (tx) => {
    await tx.selectFrom('slot').select('id').where('id', '=', slot.id).forUpdate().execute();
    const answer = resident.call('booking.book', { params: { slotId: slot.id }, body: { requestKey: newId('key') } });
    await endSessionThat('select * from `slot` where `id` in %for update');
    return answer;
  });
  expect(ended.problem?.code).toBe('busy');
});

test('whoever finds the line for a connection too long is told so, as of any other trouble with it', async () => {
  const { db, close } = openDb(line.url, 1);
  const waits = Array.from({ length: 5002 }, () => sql`SELECT SLEEP(0.0001)`.execute(db));
  const ends = await Promise.allSettled(waits);
  const failed = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
  expect(failed.length).toBeGreaterThan(0);
  expect(failed.every(isConnectionTrouble)).toBe(true);
  await close();
});

test('a row that somebody holds for long makes a claim busy before the phone gives up', async () => {
  const slot = await server.build.slot();
  const resident = await server.as(await server.build.resident());
  const startedAt = Date.now();
  const held = await server.db.transaction().execute(async (tx) => {
    await tx.selectFrom('slot').select('id').where('id', '=', slot.id).forUpdate().execute();
    return resident.call('booking.book', { params: { slotId: slot.id }, body: { requestKey: newId('key') } });
  });
  expect(held.problem?.code).toBe('busy');
  // The mini-program waits for ten seconds.
  expect(Date.now() - startedAt).toBeLessThan(8000);
});
