import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { createServer, type Server } from 'node:http';
import type { PoolUse } from '../kernel/pool';

/** What the worker's table holds, by kind of job. */
export interface JobsSeen {
  kind: string;
  /** Due now and not begun. */
  waiting: number;
  parked: number;
  /** Of the one that has waited longest; 0 when none waits. */
  oldestSeconds: number;
}

export interface Metrics {
  registry: Registry;
  /** A request that has been answered: its route's name, or 'page' for everything outside the contract. */
  request(route: string, outcome: string, seconds: number): void;
  /** A call to WeChat, by its name and how it went. */
  outside(call: string, outcome: string): void;
  /** Looked at when somebody asks for the numbers. */
  watchPool(use: () => PoolUse): void;
  watchJobs(look: () => Promise<readonly JobsSeen[]>): void;
}

/** From an answer out of memory to the phone giving up. */
const secondsBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * The numbers of one process. Labels come from lists of ours (routes, codes, job kinds), never from a request, so there
 * are only so many series; no label says who.
 */
export function openMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Histogram({
    name: 'linli_request_seconds',
    help: 'Time from a request to its answer',
    labelNames: ['route', 'outcome'],
    buckets: secondsBuckets,
    registers,
  });
  const calls = new Counter({
    name: 'linli_wechat_calls_total',
    help: 'Calls to WeChat by how they went',
    labelNames: ['call', 'outcome'],
    registers,
  });
  return {
    registry,
    request: (route, outcome, seconds) => requests.observe({ route, outcome }, seconds),
    outside: (call, outcome) => calls.inc({ call, outcome }),
    watchPool(use) {
      const gauge = new Gauge({
        name: 'linli_database_lines',
        help: 'Lines to the database: used, waited for, at most',
        labelNames: ['what'],
        registers,
        collect() {
          for (const [what, count] of Object.entries(use())) this.set({ what }, count);
        },
      });
      return void gauge;
    },
    watchJobs(look) {
      const gauge = new Gauge({
        name: 'linli_jobs',
        help: 'Jobs due and not begun, jobs given up, and the age in seconds of the one that waits longest',
        labelNames: ['kind', 'what'],
        registers,
        async collect() {
          const seen = await look();
          this.reset();
          for (const { kind, waiting, parked, oldestSeconds } of seen) {
            this.set({ kind, what: 'waiting' }, waiting);
            this.set({ kind, what: 'parked' }, parked);
            this.set({ kind, what: 'oldest_seconds' }, oldestSeconds);
          }
        },
      });
      return void gauge;
    },
  };
}

/** Serves the numbers at `/metrics`, on a port of their own that only the operator's network reaches. */
export async function serveMetrics({ registry }: Metrics, port: number, host: string): Promise<Server> {
  collectDefaultMetrics({ register: registry });
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return void response.writeHead(404).end();
    registry.metrics().then(
      (text) => response.writeHead(200, { 'Content-Type': registry.contentType }).end(text),
      // The database may be away: what can't be counted then is told by the request numbers of the next look.
      () => response.writeHead(503).end(),
    );
  });
  server.requestTimeout = 10_000;
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, () => resolve()));
  return server;
}
