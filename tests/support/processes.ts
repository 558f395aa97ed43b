import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { systemClock } from '../../server/kernel/clock';
import { openDb, type Db } from '../../server/kernel/db';
import { startStandin, type Standin } from '../../server/standin/server';
import { openBuild, type Build } from './build';
import { openClient, type Client } from './client';
import { testDatabase, type TestDatabase } from './database';
import { watchSecrets } from './secrets';

const root = join(__dirname, '..', '..');
/** As operators start it; see docs/operating.md. */
const heapBounds = ['--max-semi-space-size=32', '--max-old-space-size=384'];
const readyWithinMs = 30_000;
const credentials = { appid: 'wxtest0000000001', secret: 'secret-of-tests' };
export const pushKeys = { token: 'tokenoftests', aesKey: Buffer.alloc(32, 5).toString('base64').slice(0, 43) };

/** A process of ours as an operator runs it: `node <bounds of its heap> --import tsx server/main.ts api`. */
export interface OurProcess {
  url: string;
  pid: number;
  /** What it wrote, for the message of a failing test. */
  output(): string;
  /** SIGKILL unless said: at once, whatever it is doing. Settles when it is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
}

export interface Processes {
  db: Db;
  database: TestDatabase;
  build: Build;
  standin: Standin;
  apis: readonly OurProcess[];
  /** Starts one more; with `port`, in place of one that was killed. */
  start(part: 'api' | 'worker', port?: number): Promise<OurProcess>;
  /** Somebody's client at one of the APIs. */
  as(who: string | { openid: string }, api?: number): Promise<Client>;
  stop(): Promise<void>;
}

/** Real API processes on one database, by the real clock; for what one process can't show: races, crashes, restarts. */
export async function startProcesses({
  apis = 2,
  database: given,
  entry = 'server/main.ts',
  env = {},
}: {
  apis?: number;
  database?: TestDatabase;
  /** Another entry than the usual one, for an API with something taken out. */
  entry?: string;
  /** Settings that differ from the usual ones. */
  env?: Record<string, string>;
} = {}) {
  const database = given ?? (await testDatabase());
  const standin = await startStandin({ port: 0, ...credentials });
  const owner = openDb(database.ownerUrl, 4);
  const all = new Set<OurProcess>();

  const start: Processes['start'] = async (part, port) => {
    const own = await launch(entry, part, port ?? (await freePort()), database.url, standin.url, env);
    all.add(own);
    return own;
  };
  const stop = async (): Promise<void> => {
    await Promise.all([...all].map((own) => own.kill('SIGTERM')));
    await standin.stop();
    await owner.close();
    await database.close();
    const leaks = [...all].flatMap((own) => {
      const watch = watchSecrets(standin, [credentials.secret, pushKeys.token, pushKeys.aesKey]);
      watch.read(`output of process ${own.pid}`, own.output());
      return watch.leaks();
    });
    if (leaks.length > 0) throw new Error(`Secrets left a process:\n${leaks.join('\n')}`);
  };

  try {
    const started = await Promise.all(Array.from({ length: apis }, () => start('api')));
    const [first] = started;
    if (first !== undefined) standin.pushes.pushTo({ url: `${first.url}/wechat/push`, ...pushKeys });
    const processes: Processes = {
      db: owner.db,
      database,
      build: openBuild(owner.db, systemClock),
      standin,
      apis: started,
      start,
      async as(who, api = 0) {
        const url = started[api]?.url ?? '';
        const code = typeof who === 'string' ? `dev:${who}` : standin.codes.give(who.openid);
        const session = await openClient(url, null).call('identity.login', { body: { code } });
        if (!session.ok) throw new Error(`${JSON.stringify(who)} could not log in: ${session.problem.code}`);
        return openClient(url, session.body.token);
      },
      stop,
    };
    return processes;
  } catch (error) {
    await stop();
    throw error;
  }
}

async function launch(
  entry: string,
  part: string,
  port: number,
  databaseUrl: string,
  wechatUrl: string,
  more: Record<string, string>,
): Promise<OurProcess> {
  const guard = join(root, 'tests', 'support', 'no-network.cjs');
  const child = spawn(process.execPath, [...heapBounds, '--require', guard, '--import', 'tsx', entry, part], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      TZ: process.env['TZ'],
      NODE_ENV: 'test',
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      WECHAT_BASE_URL: wechatUrl,
      WECHAT_APPID: credentials.appid,
      WECHAT_SECRET: credentials.secret,
      WECHAT_PUSH_TOKEN: pushKeys.token,
      WECHAT_PUSH_AES_KEY: pushKeys.aesKey,
      LINLI_SECRET: Buffer.alloc(32, 7).toString('base64'),
      LINLI_FIELD_KEYS: `k1:${Buffer.alloc(32, 9).toString('base64')}`,
      LINLI_STANDIN: '1',
      LINLI_LOG: 'warn',
      LINLI_RATE_SCALE: '1000',
      ...more,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const own: OurProcess = {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    output: () => output,
    async kill(signal = 'SIGKILL') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await gone;
    },
  };
  if (part === 'api') await healthy(own, child);
  return own;
}

/** Waits until /healthz says that all is ready; an end before that is told with what the process wrote. */
async function healthy(own: OurProcess, child: ChildProcess): Promise<void> {
  const until = Date.now() + readyWithinMs;
  for (;;) {
    const ready = await fetch(`${own.url}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    if (child.exitCode !== null || Date.now() > until) {
      await own.kill();
      throw new Error(`The API did not get ready:\n${own.output()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
