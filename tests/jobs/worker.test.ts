import { openDb, inTransaction, type OpenDb } from '../../server/kernel/db';
import { addJob, openWorker, type JobHandler, type Schedule, type Worker } from '../../server/jobs';
import { openJobStore, type JobStore } from '../../server/jobs/store';
import { testDatabase, type TestDatabase } from '../support/database';
import { handClock, keepingLog, type HandClock } from './stage';

let base: TestDatabase;
let open: OpenDb;
let clock: HandClock;
const log = keepingLog();

beforeAll(async () => {
  base = await testDatabase();
  open = openDb(base.url, 12);
});
afterAll(async () => {
  await open.close();
  await base.close();
});
beforeEach(async () => {
  await base.truncate();
  clock = handClock();
  log.lines.length = 0;
});

const worker = (
  kinds: Record<string, JobHandler>,
  more: { schedules?: readonly Schedule[]; store?: JobStore; parallel?: number } = {},
): Worker => openWorker({ db: open.db, clock, log, kinds, schedules: [], ...more });

const add = (kind: string, payload: Record<string, unknown> = {}, more: { id?: string; dueAt?: Date } = {}) =>
  inTransaction(open.db, (tx) => addJob(tx, { kind, payload, at: clock.now(), ...more }));

const jobRows = (kind: string) =>
  open.db.selectFrom('job').selectAll().where('kind', '=', kind).orderBy('id').execute();

describe('jobs', () => {
  test('are not there if the transaction that wanted them did not commit', async () => {
    await expect(
      inTransaction(open.db, async (tx) => {
        await addJob(tx, { kind: 'greet', payload: {}, at: clock.now() });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await jobRows('greet')).toEqual([]);
  });

  test('run with their payload when due, once, and are done', async () => {
    const seen: unknown[] = [];
    const w = worker({
      greet: async (run) => {
        seen.push([run.payload, run.attempt]);
      },
    });
    await add('greet', { to: 'all' }, { dueAt: new Date(clock.now().getTime() + 60_000) });
    await w.runDue();
    expect(seen).toEqual([]);
    clock.pass(60);
    await w.runDue();
    await w.runDue();
    expect(seen).toEqual([[{ to: 'all' }, 1]]);
    expect(await jobRows('greet')).toMatchObject([{ state: 'done', failures: 0, leased_by: null }]);
  });

  test('of one id are one job', async () => {
    let runs = 0;
    const w = worker({
      greet: async () => {
        runs += 1;
      },
    });
    await add('greet', {}, { id: 'greet-1' });
    await add('greet', {}, { id: 'greet-1' });
    await w.runDue();
    await add('greet', {}, { id: 'greet-1' });
    await w.runDue();
    expect(runs).toBe(1);
  });

  test('of a kind that this process does not know stay for another', async () => {
    await add('greet');
    await worker({}).runDue();
    expect(await jobRows('greet')).toMatchObject([{ state: 'due', failures: 0 }]);
  });

  test('fail five times with growing pauses, then are parked with the reason', async () => {
    const startedAt = clock.now().getTime();
    const runsAt: number[] = [];
    const w = worker({
      greet: async () => {
        runsAt.push((clock.now().getTime() - startedAt) / 1000);
        throw new Error('nobody at home');
      },
    });
    await add('greet');
    for (let second = 0; second < 900; second += 5) {
      await w.runDue();
      clock.pass(5);
    }
    expect(runsAt).toEqual([0, 5, 35, 155, 755]);
    expect(await jobRows('greet')).toMatchObject([{ state: 'parked', failures: 5, last_error: 'Error' }]);
    expect(log.lines.filter(([level]) => level === 'error').map(([, message]) => message)).toEqual(['job.parked']);
  });

  test('one that fails does not hold up the others', async () => {
    let greeted = 0;
    const w = worker({
      greet: async ({ payload }) => {
        if ((payload as { bad?: boolean }).bad) throw new Error('bad');
        greeted += 1;
      },
    });
    await add('greet', { bad: true });
    for (let n = 0; n < 9; n += 1) await add('greet');
    await w.runDue();
    expect(greeted).toBe(9);
  });
});

describe('a process that dies half-way', () => {
  test('keeps its job for the length of the lease, then another runs it again', async () => {
    const store = openJobStore(open.db);
    await add('greet', {}, { id: 'greet-1' });
    const now = clock.now();
    await store.lease(['greet-1'], 'dead', now, new Date(now.getTime() + 60_000));

    const attempts: number[] = [];
    const w = worker({
      greet: async (run) => {
        attempts.push(run.attempt);
      },
    });
    clock.pass(59);
    await w.runDue();
    expect(attempts).toEqual([]);
    clock.pass(1);
    await w.runDue();
    expect(attempts).toEqual([2]);
  });

  test('cannot finish or fail a job that another has taken over', async () => {
    const store = openJobStore(open.db);
    await add('greet', {}, { id: 'greet-1' });
    const later = new Date(clock.now().getTime() + 60_000);
    await store.lease(['greet-1'], 'slow', clock.now(), later);
    clock.pass(61);
    await store.lease(['greet-1'], 'next', clock.now(), new Date(later.getTime() + 60_000));
    expect(await store.finish('greet-1', 'slow', clock.now())).toBe(false);
    expect(await store.fail('greet-1', 'slow', 'x', 5, null)).toBe(false);
    expect(await store.extend('greet-1', 'slow', later)).toBe(false);
    expect(await store.finish('greet-1', 'next', clock.now())).toBe(true);
  });

  test('five times over the same job gets it parked, not run for ever', async () => {
    const store = openJobStore(open.db);
    await add('greet', {}, { id: 'greet-1' });
    for (let death = 0; death < 6; death += 1) {
      await store.lease(['greet-1'], `dead-${death}`, clock.now(), new Date(clock.now().getTime() + 60_000));
      clock.pass(61);
    }
    let runs = 0;
    await worker({
      greet: async () => {
        runs += 1;
      },
    }).runDue();
    expect(runs).toBe(0);
    expect(await jobRows('greet')).toMatchObject([{ state: 'parked' }]);
  });
});

describe('two workers', () => {
  /** Four workers at the same 60 jobs; how often each job was run. */
  async function race(store?: JobStore): Promise<number[]> {
    const runs = new Map<string, number>();
    const greet: JobHandler = async (run) => {
      runs.set(run.id, (runs.get(run.id) ?? 0) + 1);
      await new Promise((resolve) => setTimeout(resolve, 2));
    };
    for (let n = 0; n < 60; n += 1) await add('greet', {}, { id: `greet-${n}` });
    await Promise.all([1, 2, 3, 4].map(() => worker({ greet }, { store, parallel: 6 }).runDue()));
    return [...runs.values()];
  }

  test('never run one job twice', async () => {
    const runs = await race();
    expect(runs).toHaveLength(60);
    expect(Math.max(...runs)).toBe(1);
  });

  test('would, without the condition on the lease', async () => {
    const honest = openJobStore(open.db);
    const unguarded: JobStore = {
      ...honest,
      async lease(ids, holder, _now, until) {
        const rows = await open.db.selectFrom('job').selectAll().where('id', 'in', ids).execute();
        await open.db
          .updateTable('job')
          .set({ leased_by: holder, lease_until: until })
          .where('id', 'in', ids)
          .execute();
        return rows;
      },
    };
    expect(Math.max(...(await race(unguarded)))).toBeGreaterThan(1);
  });

  test('plan a scheduled run once between them, under its name and due time', async () => {
    let runs = 0;
    const kinds = {
      sweep: async () => {
        runs += 1;
      },
    };
    const schedules = [{ kind: 'sweep', everySeconds: 60 }];
    const workers = [worker(kinds, { schedules }), worker(kinds, { schedules })];
    await Promise.all(workers.map((w) => w.runDue()));
    clock.pass(61);
    await Promise.all(workers.map((w) => w.runDue()));
    await worker(kinds, { schedules }).runDue();
    expect(runs).toBe(2);
    expect((await jobRows('sweep')).map((row) => row.id)).toEqual([
      'sweep@2026-11-22T02:00:00.000Z',
      'sweep@2026-11-22T02:01:00.000Z',
    ]);
  });
});

describe('the loop', () => {
  test('takes up new work by itself and ends what it runs before it stops', async () => {
    const started: string[] = [];
    const ended: string[] = [];
    const w = worker({
      greet: async (run) => {
        started.push(run.id);
        await new Promise((resolve) => setTimeout(resolve, 150));
        ended.push(run.id);
      },
    });
    w.start();
    await add('greet', {}, { id: 'greet-1' });
    const patience = performance.now() + 3000;
    while (started.length === 0 && performance.now() < patience)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(ended).toEqual([]);
    await w.stop();
    expect(ended).toEqual(['greet-1']);
    await add('greet', {}, { id: 'greet-2' });
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(started).toEqual(['greet-1']);
  });

  test('removes done rows after a day, and leaves parked ones', async () => {
    const w = worker({ greet: async () => undefined, moan: async () => Promise.reject(new Error('no')) });
    await add('greet');
    await add('moan');
    for (let n = 0; n < 200; n += 1) {
      await w.runDue();
      clock.pass(5);
    }
    clock.pass(27 * 3600);
    await w.runDue();
    expect(await jobRows('greet')).toEqual([]);
    expect(await jobRows('moan')).toMatchObject([{ state: 'parked' }]);
  });
});
