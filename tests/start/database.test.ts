import { mkdirSync, mkdtempSync, openSync, closeSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { endPrograms, gone, isAlive, runProgram, type Program } from './programs';

interface Held {
  ownerUrl: string;
  appUrl: string;
  pid: number;
  socket: string;
}

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-db-'));
});
afterEach(async () => {
  await endPrograms();
  rmSync(folder, { recursive: true, force: true });
});

const hold = (dir = folder): Program => runProgram(['tests/start/hold-database.mjs', dir]);

async function held(dir = folder): Promise<Held & { program: Program }> {
  const program = hold(dir);
  const output = await program.says(/^\{.*\}$/m);
  return { ...(JSON.parse(output.split('\n').find((line) => line.startsWith('{')) ?? '') as Held), program };
}

async function query(url: string, sql: string): Promise<RowDataPacket[]> {
  const connection = await createConnection({ uri: url, multipleStatements: true });
  try {
    return (await connection.query<RowDataPacket[]>(sql))[0];
  } finally {
    await connection.end();
  }
}

const committed =
  'CREATE DATABASE linli; CREATE TABLE linli.note (id INT PRIMARY KEY); INSERT INTO linli.note VALUES (7)';

test('a killed database keeps what was committed, and the next start needs no repair', async () => {
  const before = await held();
  await query(before.ownerUrl, committed);
  process.kill(before.pid, 'SIGKILL');
  await gone(before.pid);
  await before.program.kill('SIGKILL');
  const after = await held();
  expect(await query(after.ownerUrl, 'SELECT id FROM linli.note')).toEqual([{ id: 7 }]);
  expect(await after.program.kill()).toBe(0);
  expect(isAlive(after.pid)).toBe(false);
});

test('commits are on disk before they are answered', async () => {
  const { ownerUrl } = await held();
  const rows = await query(ownerUrl, 'SELECT @@innodb_flush_log_at_trx_commit AS flush, @@innodb_doublewrite AS twice');
  expect(rows).toEqual([{ flush: 1, twice: 1 }]);
});

test('a database that a killed start left running is ended, and a new one takes its place', async () => {
  const before = await held();
  await before.program.kill('SIGKILL');
  expect(isAlive(before.pid)).toBe(true);
  const after = await held();
  expect(isAlive(before.pid)).toBe(false);
  expect(after.ownerUrl).toBe(before.ownerUrl);
});

test('a folder that is in use is refused, with the process that has it', async () => {
  const first = await held();
  const second = hold();
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain(`Remedy: ${folder} is in use by process ${first.program.pid}: `);
  expect(await query(first.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a broken database says in one line what is wrong and what to do', async () => {
  await (await held()).program.kill();
  const file = openSync(join(folder, 'data', 'ibdata1'), 'r+');
  writeSync(file, Buffer.alloc(64 * 1024, 7), 0, 64 * 1024, 0);
  closeSync(file);
  const program = hold();
  expect(await program.ended).toBe(1);
  const lines = program.output().trim().split('\n');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^Remedy: The database in .* does not start: InnoDB: .*\(log: .*npm start -- --reset$/);
});

test('a long path is no hindrance, although a socket may have 107 characters only', async () => {
  const long = join(folder, 'a'.repeat(120));
  mkdirSync(long);
  const { socket, ownerUrl, program } = await held(long);
  expect(socket.length).toBeLessThan(104);
  expect(await query(ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  expect(await program.kill()).toBe(0);
});

test('the app has no rights that no migration gave, and passwords are readable by their owner alone', async () => {
  const { ownerUrl, appUrl } = await held();
  await query(ownerUrl, committed);
  const denied = 1142;
  await expect(query(appUrl, 'SELECT id FROM linli.note')).rejects.toMatchObject({ errno: denied });
  await expect(query(ownerUrl, 'SELECT User FROM mysql.user')).rejects.toMatchObject({ errno: denied });
  const access = join(folder, 'access.json');
  expect(statSync(access).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  const { owner, app } = JSON.parse(readFileSync(access, 'utf8')) as { owner: string; app: string };
  const log = readFileSync(join(folder, 'mariadbd.log'), 'utf8');
  expect([owner, app].some((password) => log.includes(password))).toBe(false);
});
