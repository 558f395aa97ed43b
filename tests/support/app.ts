import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { openApp, type AppDeps } from '../../server/app';
import type { Config } from '../../server/config';
import type { Handlers } from '../../server/http/ask';
import type { Metrics } from '../../server/http/metrics';
import type { Rates } from '../../server/http/rates';
import { openDb, type Db } from '../../server/kernel/db';
import type { PoolWaits } from '../../server/kernel/pool';
import type { StorageConfig } from '../../server/gateways/storage';
import type { DecisionStore } from '../../server/modules/content';
import type { ExcuseStore } from '../../server/modules/standing';
import type { CapacityStore } from '../../server/modules/capacity';
import { startStandin, type Standin } from '../../server/standin/server';
import { openBuild, type Build } from './build';
import { tokenHash } from '../../server/modules/identity/token-hash';
import { openClient, type Client } from './client';
import { testDatabase, type TestDatabase } from './database';
import { watchSecrets } from './secrets';

/** A Monday at ten in the morning in Shanghai, an ordinary working day. */
const usualNow = '2026-11-23T02:00:00.000Z';

const appPool = 10;

/** Ids of the message templates as the stand-in knows them. */
export const testTemplates = {
  booking_confirmed: 'linli-booking_confirmed',
  booking_changed: 'linli-booking_changed',
  booking_cancelled: 'linli-booking_cancelled',
  place_offered: 'linli-place_offered',
  visit_reminder: 'linli-visit_reminder',
} as const;

/** A clock that stands still until it is told. */
export interface TestClock {
  now(): Date;
  set(at: string | Date): void;
  /** Moves on by so many minutes. */
  pass(minutes: number): void;
}

export function openTestClock(at: string | Date = usualNow): TestClock {
  let now = new Date(at);
  return {
    now: () => new Date(now),
    set: (to) => void (now = new Date(to)),
    pass: (minutes) => void (now = new Date(now.getTime() + minutes * 60_000)),
  };
}

export interface LogLine {
  requestId?: string;
  route?: string;
  actorId?: string;
  status?: number;
  outcome?: string;
  msg: string;
  [field: string]: unknown;
}

export interface TestServer {
  url: string;
  /** As the owner of the schema, to look and to arrange. */
  db: Db;
  database: TestDatabase;
  clock: TestClock;
  build: Build;
  standin: Standin;
  /** The folder that pictures are kept in. */
  files: string;
  /** Everything the app has logged. */
  log: LogLine[];
  /** Somebody's client: a persona ('lin-xiaowen'), or a built resident or staff member. */
  as(who: string | { openid: string }): Promise<Client>;
  /** As if they had just confirmed again that it is them. */
  stepUp(client: Client): Promise<void>;
  /** A client without a session. */
  visitor: Client;
  /** The worker of this app: `await worker.runDue()` does all that is due at the clock's now. */
  worker: ReturnType<ReturnType<typeof openApp>['openWorker']>;
  /** As a process that is asked to stop. */
  stopTaking(): void;
  endLive(): void;
  /** One more worker, as another process would run it beside. */
  anotherWorker(): TestServer['worker'];
  close(): Promise<void>;
}

export interface Options {
  /** Otherwise the emptied schema of this jest worker. */
  database?: TestDatabase;
  at?: string | Date;
  /** A claim engine with something taken out, to prove that a test would notice. */
  capacity?: CapacityStore;
  /** What a place that has a price is paid with. */
  payment?: AppDeps['payment'];
  /** What stands before a change of somebody's roles; taken out for the same reason. */
  lockRoles?: AppDeps['lockRoles'];
  /** The same for people for whom somebody books. */
  lockPeople?: AppDeps['lockPeople'];
  lockPowers?: AppDeps['lockPowers'];
  /** The same for the list of a draw. */
  drawLocks?: AppDeps['drawLocks'];
  /** Handlers with something taken out, to prove the same. */
  change?: (handlers: Handlers) => Handlers;
  /** Settings that differ from those of tests. */
  config?: Partial<Config>;
  rates?: Rates;
  deadlineMs?: number;
  metrics?: Metrics;
  /** How long the app waits for its database. */
  waits?: PoolWaits;
  /** Where pictures are kept; otherwise a folder of this server's own. */
  storage?: StorageConfig;
  /** The desk of reviewers with something taken out. */
  decisions?: DecisionStore;
  /** Who answers excuses, with something taken out. */
  excuses?: ExcuseStore;
  /** Whether a change is still what was previewed, with something taken out. */
  isStill?: AppDeps['isStill'];
  /** In place of the lock of slots under a change of what they need. */
  lockArranged?: AppDeps['lockArranged'];
  /** The lock of a person whom a centre links, taken out. */
  lockLinked?: AppDeps['lockLinked'];
  /** The lock of rooms and people, taken out for the same reason. */
  lockResources?: AppDeps['lockResources'];
  /** The lock of a programme's roll, taken out. */
  lockSession?: AppDeps['lockSession'];
  /** `dev:` codes and personas; on unless the test is about their absence. */
  personas?: boolean;
}

/** The whole app in this process: real HTTP on a free port, a real database, WeChat's stand-in, a clock of its own. */
export async function startServer(options: Options = {}): Promise<TestServer> {
  const {
    at,
    capacity,
    payment,
    lockRoles,
    lockPeople,
    lockPowers,
    drawLocks,
    change,
    decisions,
    excuses,
    isStill,
    lockArranged,
    lockLinked,
    lockResources,
    lockSession,
    storage,
    rates,
    deadlineMs,
    metrics,
    personas = true,
  } = options;
  const database = options.database ?? (await testDatabase());
  const owner = openDb(database.ownerUrl, 4);
  const user = openDb(database.url, appPool, options.waits);
  const clock = openTestClock(at);
  const credentials = { appid: 'wxtest0000000001', secret: 'secret-of-tests' };
  const push = { token: 'tokenoftests', aesKey: Buffer.alloc(32, 5).toString('base64').slice(0, 43) };
  const standin = await startStandin({ port: 0, ...credentials, clock });
  // Listens before it can answer, so that the app may know its own address.
  let answer: RequestListener = (_request, response) => void response.destroy();
  const server = createServer((request, response) => void answer(request, response));
  const host = '127.0.0.1';
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const url = `http://${host}:${(server.address() as AddressInfo).port}`;
  const files = mkdtempSync(join(tmpdir(), 'linli-files-'));
  const config: Config = {
    databaseUrl: database.url,
    poolSize: appPool,
    port: 0,
    host,
    publicUrl: url,
    storage: storage ?? { kind: 'folder', dir: files },
    wechat: { baseUrl: standin.url, ...credentials, standin: personas, push },
    templates: testTemplates,
    secret: Buffer.alloc(32, 7),
    fieldKeys: { keys: new Map([['k1', Buffer.alloc(32, 9)]]), currentKeyId: 'k1' },
    auditHeads: null,
    logLevel: 'info',
    trustProxies: 0,
    origins: [],
    rateScale: 1000,
    leastAppVersion: '0.0.0',
    metrics: { port: 0, host: '127.0.0.1' },
    drainSeconds: 0,
    h5Dir: 'dist/h5',
    production: false,
    ...options.config,
  };
  const log: LogLine[] = [];
  const secrets = watchSecrets(standin, [credentials.secret, push.token, push.aesKey]);
  const write = (line: string): void => {
    secrets.read('log', line);
    log.push(JSON.parse(line) as LogLine);
  };
  const logger = pino({ level: 'info', base: null }, { write });
  const app = openApp({
    config,
    db: user.db,
    clock,
    log: logger,
    ...{
      capacity,
      payment,
      lockRoles,
      lockPeople,
      lockPowers,
      drawLocks,
      change,
      decisions,
      excuses,
      isStill,
      lockArranged,
      lockLinked,
    },
    lockResources,
    lockSession,
    rates,
    deadlineMs,
    metrics,
  });
  // As server/main.ts has it: a test that computes for longer than Node's five seconds would find its line gone.
  server.keepAliveTimeout = 65_000;
  const callback = app.koa.callback();
  answer = (request, response) => void callback(request, response);
  secrets.listen(server);
  standin.pushes.pushTo({ url: `${url}/wechat/push`, ...push });
  const visitor = openClient(url, null);
  const worker = app.openWorker();

  return {
    url,
    db: owner.db,
    database,
    clock,
    build: openBuild(owner.db, clock),
    standin,
    log,
    files,
    visitor,
    worker,
    stopTaking: () => app.stopTaking(),
    endLive: () => app.endLive(),
    anotherWorker: () => app.openWorker(),
    async as(who) {
      const code = typeof who === 'string' ? `dev:${who}` : standin.codes.give(who.openid);
      const session = await visitor.call('identity.login', { body: { code } });
      if (!session.ok) throw new Error(`${JSON.stringify(who)} could not log in: ${session.problem.code}`);
      return openClient(url, session.body.token);
    },
    async stepUp({ token }) {
      const session = owner.db.updateTable('session').set({ stepped_up_at: clock.now() });
      await session.where('access_hash', '=', tokenHash(token ?? '')).execute();
    },
    async close() {
      await worker.stop();
      app.endLive();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await standin.stop();
      await Promise.all([owner.close(), user.close()]);
      await database.close();
      rmSync(files, { recursive: true, force: true });
      const leaks = secrets.leaks();
      if (leaks.length > 0) throw new Error(`Secrets left the server:\n${leaks.join('\n')}`);
    },
  };
}
