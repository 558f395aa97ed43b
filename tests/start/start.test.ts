import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childrenOf, commandOf, endPrograms, freePort, gone, isAlive, runProgram, type Program } from './programs';

/** Building the browser app, should nobody have done so since its sources changed. */
const firstStartMs = 300_000;
const readyMs = 60_000;

let data: string;
let port: number;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'linli-start-'));
  port = await freePort();
});
afterEach(endPrograms);
afterAll(() => {
  rmSync(data, { recursive: true, force: true });
});

const npmStart = (env: Record<string, string> = {}, ...args: string[]): Program =>
  runProgram(['server/start/start.mjs', ...args], { PORT: String(port), LINLI_DATA: data, ...env });

async function ready(...args: string[]): Promise<Program> {
  const program = npmStart({}, ...args);
  await program.says(/^Linli is ready: /m);
  return program;
}

const health = async (): Promise<number> => (await fetch(`http://127.0.0.1:${port}/healthz`)).status;

const lastWords = (program: Program): string => program.output().trim().split('\n').at(-1) ?? '';

test('a busy port is told before anything is made, with who has it and what to do', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  const folder = join(data, 'untouched');
  const program = npmStart({ LINLI_DATA: folder });
  expect(await program.ended).toBe(1);
  await new Promise((resolve) => other.close(resolve));
  expect(program.output().trim()).toBe(
    `Port ${port} is taken by node (pid ${process.pid}): stop it, or choose another port: PORT=${port + 1} npm start`,
  );
  expect(existsSync(folder)).toBe(false);
});

test.each([
  [{ PORT: 'http' }, 'PORT must be 1 to 65535, not `http`.'],
  [{ DATABASE_URL: 'postgres://a@b/c' }, 'DATABASE_URL must look like mysql://user:password@host:3306/schema.'],
  [
    { LINLI_DATA: '/etc/hostname/data' },
    "/etc/hostname/data can't be written (ENOTDIR): set LINLI_DATA to a folder of yours.",
  ],
])('%j is refused in one line', async (env, line) => {
  const program = npmStart(env);
  expect(await program.ended).toBe(1);
  expect(program.output().trim()).toBe(line);
});

test(
  'it starts everything, says what to do next, and stops everything',
  async () => {
    const program = await ready();
    expect(await health()).toBe(200);
    expect(program.output()).toContain('innodb_flush_log_at_trx_commit=1');
    expect(program.output()).toMatch(/lin-xiaowen +林晓雯 +resident/);
    const started = childrenOf(program.pid);
    expect(started.length).toBe(4);
    expect(await program.kill('SIGINT')).toBe(0);
    expect(started.filter(isAlive)).toEqual([]);
  },
  firstStartMs,
);

test(
  'a second start without changes is ready in 15 s',
  async () => {
    const from = performance.now();
    const program = await ready();
    expect(performance.now() - from).toBeLessThan(15_000);
    expect(program.output()).toContain('unchanged since the last build');
    expect(await program.kill()).toBe(0);
  },
  readyMs,
);

test(
  'a process that ends by itself is named with its last lines, and everything else is stopped',
  async () => {
    const program = await ready();
    const started = childrenOf(program.pid);
    const api = started.find((pid) => commandOf(pid).includes('server/main.ts api')) ?? 0;
    process.kill(api, 'SIGKILL');
    expect(await program.ended).toBe(1);
    expect(program.output()).toContain('The api ended by itself (killed by SIGKILL). Its last lines, from ');
    expect(lastWords(program)).toContain('"process":"api"');
    expect(started.filter(isAlive)).toEqual([]);
  },
  readyMs,
);

test(
  'a start that is killed leaves nothing on its port, and the next one needs no help',
  async () => {
    const killed = await ready();
    const processes = childrenOf(killed.pid).filter((pid) => commandOf(pid).includes('server/'));
    expect(processes.length).toBe(3);
    await killed.kill('SIGKILL');
    await Promise.all(processes.map(gone));
    const program = await ready();
    expect(await health()).toBe(200);
    expect(await program.kill()).toBe(0);
  },
  readyMs,
);

test(
  '--reset begins anew',
  async () => {
    const secrets = (): string => readFileSync(join(data, 'secrets.json'), 'utf8');
    const before = secrets();
    const program = await ready('--reset');
    expect(program.output()).toMatch(/tables +applied /);
    expect(secrets()).not.toBe(before);
    expect(await program.kill()).toBe(0);
  },
  readyMs,
);
