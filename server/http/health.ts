import type Router from '@koa/router';
import { Refusal } from '../kernel/refusals';

export interface Readiness {
  /** Whether the process takes requests at all: false from the moment it is asked to stop. */
  isOpen(): boolean;
  isDatabaseThere(): Promise<boolean>;
  /** Whether the tables are as this version wants them. */
  isSchemaAtHead(): Promise<boolean>;
  /** Seconds that the job has waited which has waited longest; many, and no worker is at work. */
  oldestJobSeconds(): Promise<number>;
}

/** So long may a job be due before the worker counts as away. */
const workerLateSeconds = 120;

/**
 * `/healthz`: the process lives and reaches its database; for starters and watchers. `/readyz`: send requests here; false
 * when it is about to stop or its tables are not of its version. A worker that is away is told, but no reason to send
 * people elsewhere.
 */
export function mountHealth(router: Router, version: string, is: Readiness): void {
  router.get('health', '/healthz', async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    if (!(await is.isDatabaseThere())) throw new Refusal('busy');
    ctx.body = { ready: true, version };
  });
  router.get('ready', '/readyz', async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    if (!is.isOpen() || !(await is.isDatabaseThere()) || !(await is.isSchemaAtHead())) throw new Refusal('busy');
    ctx.body = { ready: true, version, worker: (await is.oldestJobSeconds()) < workerLateSeconds ? 'working' : 'late' };
  });
}
