import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess, isAlive, kill } from './processes.mjs';
import { root } from './settings.mjs';

/** A little longer than the API takes to answer what is under way. */
const stopWithinMs = 12_000;
const shownLines = 15;
/**
 * Megabytes. In the first what a request needs lives and ends without being moved about: a third less work for a busy
 * process than with Node's own 16. The second is what is cleared away in time: with Node's own bound, made for machines of
 * gigabytes, a burst leaves it to lie until the process has twice the memory.
 */
const heapBounds = ['--max-semi-space-size=32', '--max-old-space-size=384'];

/** @typedef {ReturnType<typeof openChildren>} Children */

/**
 * The processes that a start runs. Each is in its own process group, so that Ctrl-C reaches them through us alone and in
 * order; each writes to a log file of its own, the one before kept beside it.
 * @param {string} logs folder of the log files
 */
export function openChildren(logs) {
  /** @type {Map<string, import('node:child_process').ChildProcess>} */
  const alive = new Map();
  let stopping = false;
  let lost = false;

  /**
   * @param {string} name
   * @param {string} command
   * @param {string[]} args
   * @param {Record<string, string>} env
   * @param {boolean} leashed
   */
  const launch = (name, command, args, env, leashed) => {
    if (stopping) throw new Error('stopping');
    const file = join(logs, `${name}.log`);
    if (existsSync(file)) renameSync(file, join(logs, `${name}.before.log`));
    const log = openSync(file, 'w', 0o600);
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      detached: true,
      stdio: leashed ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
    });
    closeSync(log);
    alive.set(name, child);
    /** @type {Promise<string>} */
    const ended = new Promise((resolve) => {
      const end = (/** @type {string} */ how) => {
        alive.delete(name);
        resolve(how);
      };
      child.once('error', (error) => end(error.message));
      child.once('exit', (code, signal) => end(signal === null ? `exit code ${code}` : `killed by ${signal}`));
    });
    return { child, file, ended };
  };

  return {
    /**
     * Runs a command to its end.
     * @param {string} name of its log file
     * @param {string} command
     * @param {string[]} args
     * @param {Record<string, string>} env
     */
    async runToEnd(name, command, args, env) {
      const { child, file, ended } = launch(name, command, args, env, false);
      const how = await ended;
      const ok = child.exitCode === 0;
      return { ok, lastLines: lastLines(file) || how, output: ok ? readFileSync(file, 'utf8').trim() : '' };
    },

    /**
     * Starts a process that is to stay.
     * @param {string} name
     * @param {string[]} args after `node --import tsx`
     * @param {Record<string, string>} env
     * @param {(death: string) => void} onDeath told once if it ends before `stop` was asked for
     */
    keep(name, args, env, onDeath) {
      const nodeArgs = [...heapBounds, '--import', './server/start/leash.mjs', '--import', 'tsx', ...args];
      const { file, ended } = launch(name, process.execPath, nodeArgs, env, true);
      void ended.then((how) => {
        if (stopping) return;
        lost = true;
        onDeath(`The ${name} ended by itself (${how}). Its last lines, from ${file}:\n${lastLines(file)}`);
      });
    },

    /** Whether all that were to stay are still there. */
    isWhole: () => !stopping && !lost,

    /** Ends all of them, politely first; called again, at once. */
    async stop() {
      const patience = stopping ? 0 : stopWithinMs;
      stopping = true;
      await Promise.all(
        [...alive.values()].map(async ({ pid }) => {
          if (pid === undefined || !isAlive(pid)) return;
          await endProcess(pid, patience);
          // What it started itself and left, such as a compiler under npm.
          kill(-pid);
        }),
      );
    },
  };
}

/** @param {string} file */
const lastLines = (file) =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(-shownLines)
    .map((line) => `    ${line}`)
    .join('\n')
    .trimEnd();
