import { inTransaction, openDb, type OpenDb, type Tx } from '../../server/kernel/db';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertAudited, auditRecord, auditRecordAll, openAudit, verifyChain } from '../../server/modules/audit';
import { headsKey, headsText, readHeads, writeHead, type HeadsRead } from '../../server/modules/audit/heads';
import { sealAudit } from '../../server/modules/audit/seal';
import { ownDatabase, testDatabase, type TestDatabase } from '../support/database';
import { handClock, keepingLog, type HandClock } from './stage';

let base: TestDatabase;
let open: OpenDb;
let clock: HandClock;

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
});

const line = (subjectId: string) => ({
  at: clock.now(),
  requestId: 'req_test',
  actorAccountId: 'acc_test',
  action: 'test.write',
  subjectKind: 'thing',
  subjectId,
  detail: { count: 1, states: ['a', 'b'] },
});

const record = (subjectId: string) => inTransaction(open.db, (tx) => auditRecord(tx, line(subjectId)));
const verify = (noted?: HeadsRead) =>
  verifyChain(open.db, { unsealedBefore: new Date(clock.now().getTime() + 1), noted });

const openTestAudit = (heads: string | null = null) =>
  openAudit({ db: open.db, log: keepingLog(), heads, secret: Buffer.alloc(32, 7), people: noPeople });
const noPeople = {
  namesOf: async () => new Map<string, string | null>(),
  auditedAreas: () => [],
  accountsIn: async () => [],
};

/** A transaction that stays open until told to commit. */
function openTransaction(fn: (tx: Tx) => Promise<void>): { written: Promise<void>; commit(): Promise<void> } {
  let commit: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    commit = resolve;
  });
  let tellWritten: () => void = () => undefined;
  const written = new Promise<void>((resolve) => {
    tellWritten = resolve;
  });
  const ended = inTransaction(open.db, async (tx) => {
    await fn(tx);
    tellWritten();
    await held;
  });
  return {
    written,
    commit: async () => {
      commit();
      await ended;
    },
  };
}

describe('an audit line', () => {
  test('is gone with its transaction', async () => {
    await expect(
      inTransaction(open.db, async (tx) => {
        await auditRecord(tx, line('a'));
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await open.db.selectFrom('audit_line').selectAll().execute()).toEqual([]);
  });

  test('is missed where a write commits without one', async () => {
    const write = (fn: (tx: Tx) => Promise<void>) =>
      inTransaction(open.db, fn, (tx) => assertAudited(tx, 'test.write'));
    await expect(write(async () => undefined)).rejects.toThrow('without an audit line');
    await expect(write((tx) => auditRecordAll(tx, [line('a'), line('b')]))).resolves.toBeUndefined();
    expect(await open.db.selectFrom('audit_line').selectAll().execute()).toHaveLength(2);
  });

  test('cannot be changed or removed by the app', async () => {
    await record('a');
    await expect(open.db.updateTable('audit_line').set({ action: 'x' }).execute()).rejects.toMatchObject({
      errno: 1142,
    });
    await expect(open.db.deleteFrom('audit_line').execute()).rejects.toMatchObject({ errno: 1142 });
    await expect(open.db.deleteFrom('audit_seal').execute()).rejects.toMatchObject({ errno: 1142 });
  });
});

describe('sealing', () => {
  test('chains every line once, and a second run finds nothing to do', async () => {
    for (const id of ['a', 'b', 'c']) await record(id);
    expect(await sealAudit(open.db, clock.now())).toBe(3);
    expect(await sealAudit(open.db, clock.now())).toBe(0);
    expect(await verify()).toMatchObject({ whole: true, sealed: 3, head: { seq: 3 } });
  });

  test('finds a line that committed after its later neighbours were sealed', async () => {
    const late = openTransaction((tx) => auditRecord(tx, line('late')));
    await late.written;
    await record('early');
    expect(await sealAudit(open.db, clock.now())).toBe(1);
    await late.commit();
    clock.pass(30);
    expect(await sealAudit(open.db, clock.now())).toBe(1);
    const rows = await open.db
      .selectFrom('audit_seal as s')
      .innerJoin('audit_line as l', 'l.id', 's.line_id')
      .select(['l.subject_id', 's.line_id'])
      .orderBy('s.seq')
      .execute();
    expect(rows.map((row) => row.subject_id)).toEqual(['early', 'late']);
    expect(rows[0]!.line_id).toBeGreaterThan(rows[1]!.line_id);
    expect(await verify()).toMatchObject({ whole: true, sealed: 2 });
  });

  test('goes on where it stopped when no worker ran for a day, late lines included', async () => {
    const late = openTransaction((tx) => auditRecord(tx, line('late')));
    await late.written;
    await record('early');
    await sealAudit(open.db, clock.now());
    await late.commit();
    clock.pass(86_400);
    await record('next day');
    expect(await sealAudit(open.db, clock.now())).toBe(2);
    expect(await verify()).toMatchObject({ whole: true, sealed: 3 });
  });

  test('finds lines with an old instant by its slower look', async () => {
    const late = openTransaction((tx) => auditRecord(tx, line('long job')));
    await late.written;
    clock.pass(3000);
    await record('early');
    await sealAudit(open.db, clock.now());
    await late.commit();
    expect(await sealAudit(open.db, clock.now())).toBe(0);
    const { jobs } = openTestAudit();
    const run = { id: 'x', kind: 'audit.sealLate', payload: {}, now: clock.now(), attempt: 1, requestId: 'run_x' };
    await jobs['audit.sealLate']!({ ...run, signal: new AbortController().signal });
    expect(await verify()).toMatchObject({ whole: true, sealed: 2 });
  });

  test('by several at once makes one chain', async () => {
    const writing = Array.from({ length: 120 }, (_, n) => record(`s${n}`));
    const sealing = Array.from({ length: 30 }, async (_, n) => {
      await new Promise((resolve) => setTimeout(resolve, n * 5));
      return sealAudit(open.db, clock.now());
    });
    await Promise.all([...writing, ...sealing]);
    await sealAudit(open.db, clock.now());
    expect(await verify()).toMatchObject({ whole: true, sealed: 120, head: { seq: 120 } });
  });
});

test('two sealers would fork the chain without its keys', async () => {
  const keyless = await ownDatabase('keyless');
  const its = openDb(keyless.url, 12);
  try {
    await keyless.sql('ALTER TABLE audit_seal DROP PRIMARY KEY, DROP INDEX audit_seal_line_id_key');
    await keyless.sql('ALTER TABLE audit_seal ADD INDEX (seq), ADD INDEX (line_id)');
    // Whether sealers meet is chance, so they are given many occasions; one fork is enough.
    let whole = true;
    for (let round = 0; whole && round < 40; round += 1) {
      const lines = Array.from({ length: 60 }, (_, n) => line(`s${round}-${n}`));
      await inTransaction(its.db, (tx) => auditRecordAll(tx, lines));
      await Promise.all([1, 2, 3, 4, 5, 6].map(() => sealAudit(its.db, clock.now())));
      ({ whole } = await verifyChain(its.db, { unsealedBefore: clock.now() }));
    }
    expect(whole).toBe(false);
  } finally {
    await its.close();
    await keyless.close();
  }
});

describe('the verifier names', () => {
  beforeEach(async () => {
    for (const id of ['a', 'b', 'c']) await record(id);
    await sealAudit(open.db, clock.now());
  });

  const idOf = async (subjectId: string): Promise<number> =>
    (await open.db.selectFrom('audit_line').select('id').where('subject_id', '=', subjectId).executeTakeFirstOrThrow())
      .id;

  test.each([
    ['action', "'test.other'"],
    ['detail', "'{}'"],
    ['actor_account_id', 'NULL'],
    ['at', "'2026-01-01 00:00:00.000'"],
  ])('a line whose %s was changed', async (column, value) => {
    const id = await idOf('b');
    await base.sql(`UPDATE audit_line SET \`${column}\` = ${value} WHERE id = ${id}`);
    expect(await verify()).toMatchObject({ whole: false, changed: [id], missing: [], broken: [], unsealed: [] });
  });

  test('a line that was removed', async () => {
    const id = await idOf('b');
    await base.sql(`DELETE FROM audit_line WHERE id = ${id}`);
    expect(await verify()).toMatchObject({ whole: false, changed: [], missing: [id] });
  });

  test('a place in the chain that was cut out', async () => {
    await base.sql('DELETE FROM audit_seal WHERE seq = 2');
    expect(await verify()).toMatchObject({ whole: false, broken: [2, 3], unsealed: [await idOf('b')] });
  });

  test('a line that nobody sealed', async () => {
    await record('d');
    expect(await verify()).toMatchObject({ whole: false, unsealed: [await idOf('d')] });
  });

  test('a line that was put among the sealed ones, with or without a seal', async () => {
    const at = new Date(clock.now().getTime() - 60 * 3_600_000);
    await base.sql('DELETE FROM audit_seal');
    await base.sql('UPDATE audit_line SET id = id + 100 ORDER BY id DESC');
    await sealAudit(open.db, clock.now());
    const forged = (await idOf('a')) - 1;
    const values = [forged, at, 'req_x', 'acc_x', 'booking.book', 'booking', 'bkg_x', '{}'];
    await base.sql(
      'INSERT INTO audit_line (id, at, request_id, actor_account_id, action, subject_kind, subject_id, detail) VALUES (?)',
      [values],
    );
    // The sealing job does not take it in: nothing real is committed so late.
    expect(await sealAudit(open.db, clock.now())).toBe(0);
    expect(await verify()).toMatchObject({ whole: false, inserted: [forged], unsealed: [], broken: [] });
    await base.sql('INSERT INTO audit_seal VALUES (9, ?, ?, ?, ?)', [forged, 'a'.repeat(64), 'b'.repeat(64), at]);
    expect(await verify()).toMatchObject({ whole: false, inserted: [], changed: [forged], broken: [4, 5, 6, 7, 8, 9] });
  });
});

describe('daily heads outside the database', () => {
  const key = headsKey(Buffer.alloc(32, 7));
  let folder: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'linli-heads-'));
    for (let day = 0; day < 3; day += 1) {
      await record(`day ${day}`);
      await sealAudit(open.db, clock.now());
      // Five processes at the same minute.
      const noted = await Promise.all([1, 2, 3, 4, 5].map(() => writeHead(open.db, folder, key, clock.now())));
      expect(noted.filter((head) => head !== null)).toHaveLength(1);
      clock.pass(86_400);
    }
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const file = () => join(folder, 'audit-heads.txt');
  const lines = () => readFileSync(file(), 'utf8').trimEnd().split('\n');
  const read = async (text?: string) => readHeads(text ?? (await headsText(folder)), key);

  test('have one line a day, and fit the chain', async () => {
    expect(lines()).toHaveLength(3);
    expect(await verify(await read())).toMatchObject({ whole: true, headsChecked: 3, lostHeads: [] });
  });

  test('name the days that a chain which was cut off no longer reaches', async () => {
    const [row] = await base.sql<{ line_id: number }>('SELECT line_id FROM audit_seal WHERE seq = 3');
    await base.sql('DELETE FROM audit_seal WHERE seq = 3');
    await base.sql('DELETE FROM audit_line WHERE id = ?', [row?.line_id]);
    expect(await verify()).toMatchObject({ whole: true });
    expect(await verify(await read())).toMatchObject({ whole: false, lostHeads: ['2026-11-24'] });
  });

  test('name the days after which the whole chain was made anew, to fit a changed line', async () => {
    await base.sql("UPDATE audit_line SET action = 'test.other' WHERE subject_id = 'day 1'");
    await base.sql('DELETE FROM audit_seal');
    await sealAudit(open.db, clock.now());
    expect(await verify()).toMatchObject({ whole: true });
    expect(await verify(await read())).toMatchObject({ whole: false, lostHeads: ['2026-11-23', '2026-11-24'] });
  });

  test.each<[string, (all: string[]) => string[], number[]]>([
    ['changed', ([a = '', b = '', c = '']) => [a, b.replace(' 2 ', ' 3 '), c], [2]],
    ['taken out', ([a = '', , c = '']) => [a, c], [2]],
    ['swapped', ([a = '', b = '', c = '']) => [a, c, b], [2, 3]],
    ['cut short', ([a = '', b = '', c = '']) => [a, b, c.slice(0, 40)], [3]],
    ['made up', (all) => [...all, `2026-12-01 3 ${'a'.repeat(64)} ${'b'.repeat(64)}`], [4]],
  ])('name a line of their own that was %s', async (_how, change, broken) => {
    const noted = await read(`${change(lines()).join('\n')}\n`);
    expect(noted.brokenLines).toEqual(broken);
    expect(await verify(noted)).toMatchObject({ whole: false, brokenHeadLines: broken });
  });

  test('go on after a line that a crash cut short', async () => {
    writeFileSync(file(), readFileSync(file(), 'utf8').slice(0, -30));
    await writeHead(open.db, folder, key, clock.now());
    const noted = await read();
    expect(noted.brokenLines).toContain(3);
    expect(lines()).toHaveLength(4);
  });

  test('are written by the job, and not without a folder', async () => {
    const run = { id: 'x', kind: 'audit.head', payload: {}, now: clock.now(), attempt: 1, requestId: 'run_x' };
    await record('day 3');
    await sealAudit(open.db, clock.now());
    await openTestAudit(folder).jobs['audit.head']!({ ...run, signal: new AbortController().signal });
    expect(lines()).toHaveLength(4);
    await openTestAudit().jobs['audit.head']!({ ...run, signal: new AbortController().signal });
    expect(lines()).toHaveLength(4);
  });
});
