import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { TestDatabase } from '../support/database';
import type { Order, Shot } from './gun';

export const root = join(__dirname, '..', '..');
const instanceModule = '../support/test-instance.mjs';

/** A durable database of our own for this process and those it starts. */
export async function durableInstance(): Promise<{ stop(): Promise<void> }> {
  process.env['LINLI_TEST_DURABLE'] = '1';
  const { startTestInstance } = (await import(instanceModule)) as {
    startTestInstance(): Promise<{ env: Record<string, string>; stop(): Promise<void> }>;
  };
  const instance = await startTestInstance();
  Object.assign(process.env, instance.env);
  return instance;
}

/** Has another process ask, and what it saw. */
export function fire(order: Order): Promise<Shot> {
  return new Promise((resolve, reject) => {
    const child = fork(join(__dirname, 'gun.ts'), { cwd: root, execArgv: ['--import', 'tsx'] });
    child.once('message', (shot: Shot) => resolve(shot));
    child.once('exit', (code) => code !== 0 && reject(new Error(`The gun ended with ${code}`)));
    child.send(order);
  });
}

/** Residents of the load: `acc_<n>` with a session whose token is `tokenOf(n)`, from 1 to `count`. */
export async function buildUsers(database: TestDatabase, count: number): Promise<void> {
  const numbers = `WITH RECURSIVE n AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM n WHERE n < ${count}) SELECT`;
  const insert = (table: string, columns: Record<string, string>) =>
    database.sql(
      `INSERT INTO ${table} (${Object.keys(columns).join(', ')}) ${numbers} ${Object.values(columns).join(', ')} FROM n`,
    );
  const connectionBound = 'SET SESSION max_recursive_iterations = 10000000';
  // The pool has several lines; each insert may take another.
  for (let n = 0; n < 4; n += 1) await database.sql(connectionBound).catch(() => undefined);
  await insert('person', {
    id: "CONCAT('per_', n)",
    name: "CONCAT('居民', n)",
    born_on: "'1951-03-04'",
    created_at: 'UTC_TIMESTAMP(3)',
  });
  await insert('account', {
    id: "CONCAT('acc_', n)",
    openid: "CONCAT('load-', n)",
    person_id: "CONCAT('per_', n)",
    created_at: 'UTC_TIMESTAMP(3)',
  });
  const later = 'UTC_TIMESTAMP(3) + INTERVAL 2 HOUR';
  await insert('session', {
    id: "CONCAT('ses_', n)",
    family_id: "CONCAT('fam_', n)",
    account_id: "CONCAT('acc_', n)",
    access_hash: "SHA2(CONCAT('load-token-', LPAD(n, 12, '0')), 256)",
    refresh_hash: "SHA2(CONCAT('load-refresh-', n), 256)",
    access_expires_at: later,
    refresh_expires_at: 'UTC_TIMESTAMP(3) + INTERVAL 30 DAY',
    created_at: 'UTC_TIMESTAMP(3)',
    active_role: "'resident'",
  });
  await database.sql('ANALYZE TABLE person, account, session');
}

export const perSecond = (shot: Shot, status: string): number =>
  Math.round((shot.statuses[status] ?? 0) / shot.seconds);

/** One line of the table. */
export function row(name: string, shot: Shot, status: string): string {
  const others = Object.entries(shot.statuses)
    .filter(([one]) => one !== status)
    .map(([one, count]) => `${one}×${count}`)
    .join(' ');
  const cells = [
    String(perSecond(shot, status)).padStart(7),
    ...[shot.p50, shot.p95, shot.p99].map((ms) => ms.toFixed(1).padStart(8)),
  ];
  return `${name.padEnd(44)}${cells.join('')}  ${others}${shot.faults.length > 0 ? ` ${shot.faults.join('; ')}` : ''}`;
}

export const head = `${''.padEnd(44)}${['per s', 'p50', 'p95', 'p99'].map((cell, n) => cell.padStart(n === 0 ? 7 : 8)).join('')}`;
