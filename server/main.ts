import { createServer, type Server } from 'node:http';
import pino, { type Logger } from 'pino';
import { openApp, type App } from './app';
import { readConfig } from './config';
import { openMetrics, serveMetrics } from './http/metrics';
import { systemClock } from './kernel/clock';
import { openDb } from './kernel/db';

/** Longest wait for requests and jobs that are under way when the process is asked to stop. */
const drainMs = 10_000;
const sweepMs = 50;
/** A request that takes longer than this is cut, so that slow senders can't hold connections. */
const requestTimeoutMs = 15_000;

type Part = 'api' | 'worker';

/** Which parts this process runs: `api`, `worker`, or both when nothing is said. */
function partsOf(args: readonly string[]): readonly Part[] {
  const wanted = args.filter((arg): arg is Part => arg === 'api' || arg === 'worker');
  return wanted.length === 0 ? ['api', 'worker'] : wanted;
}

async function main(): Promise<void> {
  const config = readConfig();
  const log = pino({ level: config.logLevel, base: { process: partsOf(process.argv).join('+') } });
  const { db, close, poolUse } = openDb(config.databaseUrl, config.poolSize);
  const metrics = openMetrics();
  metrics.watchPool(poolUse);
  const app = openApp({ config, db, clock: systemClock, log, metrics });
  await refuseMissingKeys(app, log);
  const parts = partsOf(process.argv);
  // Koa answers every failure itself: its promise never rejects.
  const answer = app.koa.callback();
  const api = createServer((request, response) => void answer(request, response));
  const server = parts.includes('api') ? await listen(api, config.port, config.host) : null;
  const { port: metricsPort, host: metricsHost } = config.metrics;
  const numbers = metricsPort === 0 ? null : await serveMetrics(metrics, metricsPort, metricsHost);
  const worker = parts.includes('worker') ? app.openWorker() : null;
  worker?.start();
  log.info({ port: server === null ? undefined : config.port }, 'ready');

  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    app.stopTaking();
    app.endLive();
    setTimeout(() => process.exit(1), config.drainSeconds * 1000 + drainMs).unref();
    void Promise.all([server === null ? undefined : drain(server, config.drainSeconds), worker?.stop()])
      .then(() => numbers?.close())
      .then(close)
      .then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** A process that could not read what others have sealed would only make people believe that their data is lost. */
async function refuseMissingKeys(app: App, log: Logger): Promise<void> {
  const missing = await app.missingKeys().catch((error: unknown) => {
    // The database may come later; what can't be asked now shows as soon as it is needed.
    log.warn({ err: error }, 'field keys not checked');
    return [];
  });
  if (missing.length === 0) return;
  throw new Error(
    `LINLI_FIELD_KEYS lacks ${missing.join(', ')}: rows in the database are sealed with it. Put it back, before the others.`,
  );
}

function listen(server: Server, port: number, host: string): Promise<Server> {
  server.requestTimeout = requestTimeoutMs;
  server.headersTimeout = requestTimeoutMs;
  server.keepAliveTimeout = 65_000;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

/** Balancers first see that this process is not ready; who still comes meanwhile is answered. */
async function drain(server: Server, seconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  await closeServer(server);
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // A line that is kept open becomes idle only when its last answer is sent.
    const sweep = setInterval(() => server.closeIdleConnections(), sweepMs);
    server.close(() => {
      clearInterval(sweep);
      resolve();
    });
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
