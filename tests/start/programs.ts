import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = join(__dirname, '..', '..');

/** A program under test, with all that it said so far. */
export interface Program {
  pid: number;
  output(): string;
  /** Settles with what it said when a line matches; fails when it ends before. */
  says(pattern: RegExp): Promise<string>;
  /** The exit code, -1 when it was killed. */
  ended: Promise<number>;
  kill(signal?: NodeJS.Signals): Promise<number>;
}

const all = new Set<Program>();

export function runProgram(args: readonly string[], env: Record<string, string> = {}): Program {
  const child = spawn(process.execPath, [...args], {
    cwd: root,
    env: { ...withoutTestEnv(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = endOf(child);
  const program: Program = {
    pid: child.pid ?? 0,
    output: () => output,
    says: (pattern) => says(() => output, pattern, ended),
    ended,
    kill: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
  all.add(program);
  void ended.then(() => all.delete(program));
  return program;
}

/** Ends what a failed test left running. */
export async function endPrograms(): Promise<void> {
  await Promise.all([...all].map((program) => program.kill('SIGTERM')));
}

/** As a person's shell is: without what the test run set for itself. */
function withoutTestEnv(): NodeJS.ProcessEnv {
  const own = ['NODE_ENV', 'DATABASE_URL'];
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.includes(name)));
}

const endOf = (child: ChildProcess): Promise<number> =>
  new Promise((resolve) => child.once('close', (code) => resolve(code ?? -1)));

async function says(output: () => string, pattern: RegExp, ended: Promise<number>): Promise<string> {
  let over = false;
  void ended.then(() => (over = true));
  while (!pattern.test(output())) {
    if (over) throw new Error(`It ended without saying ${String(pattern)}:\n${output()}`);
    await pause(50);
  }
  return output();
}

/** State, parent and command line of a process, from /proc (a fresh Debian has no `ps`); null when it is gone. */
function lookAt(pid: number): { state: string; parent: number; command: string } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state = '', parent = ''] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { state, parent: Number(parent), command };
  } catch {
    return null;
  }
}

/** A zombie that nobody has collected yet is not alive. */
export const isAlive = (pid: number): boolean => !['Z', undefined].includes(lookAt(pid)?.state);

export const commandOf = (pid: number): string => lookAt(pid)?.command ?? '';

export const childrenOf = (pid: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((child) => lookAt(child)?.parent === pid);

/** Waits until a process that isn't our child is gone. */
export async function gone(pid: number): Promise<void> {
  while (isAlive(pid)) await pause(50);
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
