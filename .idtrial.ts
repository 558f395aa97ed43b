import { startDatabase } from '/work/main/server/start/database.mjs';
import { migrate } from '/work/main/server/db/migrate';
import { openDb, inTransaction } from '/work/main/server/kernel/db';
import { sealAudit } from '/work/main/server/modules/audit/seal';
import { verifyChain, auditRecordAll, listQueries as auditQ } from '/work/main/server/modules/audit';
import { listQueries as noteQ, notifyMany, openNotification } from '/work/main/server/modules/notification';
import { openJobStore } from '/work/main/server/jobs/store';
import { openWorker } from '/work/main/server/jobs';
import { sql } from 'kysely';
async function main() {
  const d = await startDatabase({ dataDir: '/tmp/idtrial/db', port: 36160, log: console.log });
  try {
    const ownerUrl = d.ownerUrl.replace(/\/$/, '') + '/linli_trial', appUrl = d.appUrl.replace(/\/$/, '') + '/linli_trial';
    await migrate({ ownerUrl, appUrl });
    const { db, close } = openDb(appUrl, 10);
    const owner = openDb(ownerUrl, 2);
    const now = new Date('2026-11-23T02:00:00Z');
    let t = performance.now();
    for (let b = 0; b < 200; b++) await inTransaction(db, (tx) => auditRecordAll(tx, Array.from({ length: 500 }, (_, n) => ({ at: new Date(now.getTime() - 100_000 + b * 500), requestId: 'req_abcdefghijklmnopqrst', actorAccountId: 'acc_abcdefghijklmnopqrst', action: 'booking.book', subjectKind: 'booking', subjectId: `bkg_${b}_${n}`, detail: { slotId: 'slt_x', partySize: 1 } }))));
    console.log('100k lines', Math.round(performance.now() - t), 'ms');
    t = performance.now(); let s = 0; for (;;) { const n = await sealAudit(db, now); s += n; if (!n) break; console.log('sealed', n, Math.round(performance.now() - t)); t = performance.now(); }
    t = performance.now(); await sealAudit(db, now); console.log('idle seal with 100k in window', Math.round(performance.now() - t), 'ms');
    t = performance.now(); await sealAudit(db, new Date(now.getTime() + 3600_000)); console.log('idle seal an hour later', Math.round(performance.now() - t), 'ms');
    t = performance.now(); console.log((await verifyChain(db, now)).whole, 'verify', Math.round(performance.now() - t), 'ms');
    // inbox
    t = performance.now();
    for (let b = 0; b < 100; b++) await inTransaction(db, (tx) => notifyMany(tx, Array.from({ length: 500 }, (_, n) => ({ accountId: `acc_${n % 50}`, kind: 'welcome' as const, facts: { a: 'x'.repeat(100) }, at: now }))));
    console.log('50k notices', Math.round(performance.now() - t), 'ms');
    t = performance.now();
    const log = { debug() {}, info() {}, warn: console.log, error: console.log };
    const w = openWorker({ db, clock: { now: () => now }, log, kinds: openNotification({ db }).jobs, schedules: [] });
    console.log(await w.runDue(), 'jobs', Math.round(performance.now() - t), 'ms');
    t = performance.now();
    await owner.db.insertInto('job').values(Array.from({ length: 5000 }, (_, n) => ({ id: `n${n}`, kind: 'noop', payload: '{}', due_at: now, state: 'due' as const, created_at: now }))).execute();
    const w2 = openWorker({ db, clock: { now: () => now }, log, kinds: { noop: async () => undefined }, schedules: [] });
    console.log(await w2.runDue(), 'noop jobs', Math.round(performance.now() - t), 'ms');
    for (const t of ['audit_line', 'audit_seal', 'inbox_entry', 'job']) await sql`ANALYZE TABLE ${sql.table(t)}`.execute(owner.db);
    for (const [name, q] of Object.entries({ ...auditQ, ...noteQ })) {
      const c = (q as any)(owner.db).compile();
      const r = await owner.db.executeQuery<any>({ ...c, sql: 'EXPLAIN ' + c.sql } as any);
      console.log(name, r.rows.map((x: any) => [x.table, x.type, x.key, x.rows, x.Extra].join(' | ')));
    }
    const [rows]: any = [await sql`EXPLAIN SELECT id FROM job WHERE state='due' AND due_at <= ${now} AND kind IN ('a','b') AND (lease_until IS NULL OR lease_until <= ${now}) ORDER BY due_at LIMIT 4`.execute(owner.db)];
    console.log(rows.rows.map((x: any) => [x.table, x.type, x.key, x.rows, x.Extra].join(' | ')));
    const r2: any = await sql`EXPLAIN SELECT s.id FROM session s INNER JOIN account a ON a.id=s.account_id LEFT JOIN role_grant g ON g.account_id=s.account_id AND g.revoked_at IS NULL WHERE s.access_hash='x'`.execute(owner.db);
    console.log(r2.rows.map((x: any) => [x.table, x.type, x.key, x.rows, x.Extra].join(' | ')));
    await close(); await owner.close();
  } finally { await d.stop(); }
}
main().catch((e) => { console.error(e); process.exit(1); });
