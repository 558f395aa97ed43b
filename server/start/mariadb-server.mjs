import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { totalmem } from 'node:os';
import { host } from './database-place.mjs';
import { sleep } from './processes.mjs';
import { Remedy } from './remedy.mjs';

/** @typedef {import('./database-place.mjs').Place} Place */

const readyWithinMs = 120_000;

/** MariaDB refuses to run as root unless told so. */
export const asRoot = () => (process.getuid?.() === 0 ? ['--user=root'] : []);

/**
 * In its own process group: Ctrl-C in the terminal must reach the database last, through us.
 * @param {Place} place
 * @param {string} binary path of mariadbd
 * @param {number} port
 * @param {{ fast: boolean, rowLog: boolean }} how
 */
export function spawnServer(place, binary, port, how) {
  rmSync(place.pidFile, { force: true });
  rmSync(place.socket, { force: true });
  mkdirSync(place.temporary, { recursive: true, mode: 0o700 });
  const output = openSync(place.logFile, 'a', 0o600);
  const child = spawn(binary, serverOptions(place, port, how), {
    cwd: place.dir,
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const ended = new Promise((done) => {
    child.once('exit', () => done(undefined));
    child.once('error', () => done(undefined));
  });
  child.unref();
  if (child.pid === undefined) throw new Remedy(`${binary} could not be started.`);
  return { pid: child.pid, ended: /** @type {Promise<void>} */ (ended) };
}

/** In megabytes: what a test needs, and the most that the data of a city asks for. */
const leastPool = 256;
const mostPool = 2048;

/**
 * How many megabytes of pages are kept in memory: an eighth of the machine's, which the API and others share.
 * @param {number} bytes
 */
const poolOf = (bytes) => Math.min(mostPool, Math.max(leastPool, Math.floor(bytes / 2 ** 23)));

/**
 * @param {Place} place
 * @param {number} port
 * @param {{ fast: boolean, rowLog: boolean }} how
 */
function serverOptions(place, port, { fast, rowLog }) {
  return [
    '--no-defaults',
    ...asRoot(),
    `--datadir=${place.data}`,
    // Of its own: a server that starts deletes what it takes for leftovers in a folder that it shares.
    `--tmpdir=${place.temporary}`,
    `--port=${port}`,
    `--bind-address=${host}`,
    `--socket=${place.socket}`,
    `--pid-file=${place.pidFile}`,
    `--init-file=${place.users}`,
    '--skip-name-resolve',
    ...(rowLog
      ? [`--log-bin=${place.data}/rows`, '--binlog-format=ROW', '--server-id=1', '--sync-binlog=1']
      : ['--skip-log-bin']),
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_unicode_ci',
    '--default-time-zone=+00:00',
    '--default-storage-engine=InnoDB',
    '--performance-schema=OFF',
    '--max-connections=400',
    '--max-allowed-packet=16M',
    `--innodb-buffer-pool-size=${fast ? leastPool : poolOf(totalmem())}M`,
    '--innodb-log-file-size=96M',
    `--innodb-flush-log-at-trx-commit=${fast ? 0 : 1}`,
    ...(fast ? ['--innodb-doublewrite=0', '--innodb-flush-method=nosync'] : []),
  ];
}

/**
 * @param {number} port
 * @param {Promise<void>} ended
 */
export async function greetsSoon(port, ended) {
  let over = false;
  void ended.then(() => (over = true));
  const until = Date.now() + readyWithinMs;
  while (!over && Date.now() < until) {
    if (await greets(port)) return true;
    await sleep(50);
  }
  return false;
}

/**
 * Whether the server sends its greeting: an open port alone comes earlier, before users are made.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function greets(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 2000 });
    const answer = (/** @type {boolean} */ yes) => {
      socket.destroy();
      resolve(yes);
    };
    const protocolVersion = 10;
    socket.once('data', (greeting) => answer(greeting[4] === protocolVersion));
    socket.once('error', () => answer(false));
    socket.once('close', () => answer(false));
    socket.once('timeout', () => answer(false));
  });
}

/**
 * What the server wrote to its log since `from` bytes.
 * @param {Place} place
 * @param {number} from
 */
export const logSince = (place, from) => readFileSync(place.logFile).subarray(from).toString('utf8');

/**
 * What the server complained of, without dates and without its closing 'Aborting'.
 * @param {string} log
 */
export function errorLines(log) {
  return log
    .split('\n')
    .filter((line) => /\[ERROR\]|^ERROR|: Can't|Fatal error/i.test(line))
    .map((line) => line.replace(/^.*?\[ERROR\]\s*/, '').trim())
    .filter((line) => line !== 'Aborting');
}
