import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { accessOf, host, leftRunning, placeOf, usersSql } from './database-place.mjs';
import { claimFolder } from './folder-claim.mjs';
import { mariaDb } from './mariadb-binary.mjs';
import { asRoot, greetsSoon, logSince, errorLines, spawnServer } from './mariadb-server.mjs';
import { writePrivate } from './private-file.mjs';
import { endProcess, kill, runQuietly, whoListens } from './processes.mjs';
import { Remedy } from './remedy.mjs';

const stopWithinMs = 60_000;
const portTries = 3;

/** @typedef {import('./database-place.mjs').Place} Place */

/**
 * @typedef {object} Database
 * @property {string} ownerUrl of the user who migrates: everything on schemas named linli…, without a schema
 * @property {string} appUrl of the user that the app runs as: only what migrations grant, without a schema
 * @property {number} pid
 * @property {number} port
 * @property {string} socket
 * @property {string} version
 * @property {boolean} durable whether a commit is on disk before it is answered
 * @property {string} logFile
 * @property {Promise<void>} ended settles when the server has ended, for whatever reason
 * @property {() => Promise<void>} stop ends the server by its pid and waits for it; may be called twice
 * @property {() => void} kill ends it at once; the next start recovers what was committed
 */

/**
 * Starts the private database of a folder, making it on first use. One that a killed run left running is ended first.
 * Only one process at a time may have a folder; a second one is refused with that process's pid.
 * @param {object} options
 * @param {string} options.dataDir the database's own folder
 * @param {number} [options.port] otherwise a free one, kept from start to start while it stays free
 * @param {boolean} [options.fast] gives up durability for speed: only for tests that don't measure it
 * @param {boolean} [options.rowLog] writes the row binary log, from which a moment can be restored
 * @param {(line: string) => void} [options.log]
 * @returns {Promise<Database>}
 */
export async function startDatabase({ dataDir, port, fast = false, rowLog = false, log = () => undefined }) {
  const place = placeOf(dataDir);
  const binary = await mariaDb(log);
  mkdirSync(place.dir, { recursive: true, mode: 0o700 });
  chmodSync(place.dir, 0o700);
  const release = claimFolder(place.dir);
  try {
    await endLeftover(place, log);
    if (!existsSync(place.data)) await makeData(place, binary, log);
    return await launch(place, binary, { port, fast, rowLog, release });
  } catch (error) {
    release();
    throw error;
  }
}

/**
 * Deletes the private database of a folder with everything in it. A database that a killed run left is ended first; one
 * that is in use is refused.
 * @param {string} dataDir
 */
export async function removeDatabase(dataDir) {
  const place = placeOf(dataDir);
  if (!existsSync(place.dir)) return;
  const release = claimFolder(place.dir);
  try {
    await endLeftover(place, () => undefined);
    rmSync(place.dir, { recursive: true, force: true });
  } finally {
    release();
  }
}

/**
 * @param {Place} place
 * @param {(line: string) => void} log
 */
async function endLeftover(place, log) {
  const left = leftRunning(place);
  if (left === null) return;
  log(`ending the database that a killed run left (pid ${left})`);
  await endProcess(left, stopWithinMs);
}

/**
 * Made under another name first: a first start that was cut short leaves nothing that looks finished.
 * @param {Place} place
 * @param {import('./mariadb-binary.mjs').MariaDb} binary
 * @param {(line: string) => void} log
 */
async function makeData(place, binary, log) {
  const fresh = `${place.data}.new`;
  rmSync(fresh, { recursive: true, force: true });
  log('making a new database');
  const args = [
    '--no-defaults',
    `--datadir=${fresh}`,
    '--auth-root-authentication-method=socket',
    '--skip-test-db',
    ...asRoot(),
  ];
  const { code, output } = await runQuietly(binary.install, args);
  if (code !== 0) {
    const line = output.split('\n').find((text) => /error|denied|No space/i.test(text));
    throw new Remedy(
      `A new database could not be made in ${place.dir}: ${line?.trim() ?? `${binary.install} gave up`}`,
    );
  }
  renameSync(fresh, place.data);
}

/**
 * @param {Place} place
 * @param {import('./mariadb-binary.mjs').MariaDb} binary
 * @param {{ port: number | undefined, fast: boolean, rowLog: boolean, release: () => void }} options
 * @returns {Promise<Database>}
 */
async function launch(place, binary, { port, fast, rowLog, release }) {
  mkdirSync(dirname(place.socket), { recursive: true, mode: 0o700 });
  for (let attempt = 1; ; attempt += 1) {
    const access = await accessOf(place, port);
    writePrivate(place.users, usersSql(access));
    const logStart = existsSync(place.logFile) ? statSync(place.logFile).size : 0;
    const server = spawnServer(place, binary.server, access.port, { fast, rowLog });
    await greetsSoon(access.port, server.ended);
    rmSync(place.users, { force: true });
    const said = logSince(place, logStart);
    const faults = errorLines(said);
    // The port may be answered by somebody else's server while ours gave up, so its own word counts.
    if (said.includes('ready for connections') && !faults.some((line) => line.includes('init_file'))) {
      return running(place, access, { ...server, version: binary.version, fast, release });
    }
    await endProcess(server.pid, stopWithinMs);
    const portTaken = faults.some((line) => line.includes('TCP/IP port'));
    const another = portTaken && port === undefined && attempt < portTries;
    if (!another) throw portTaken ? taken(access.port) : broken(place, faults);
  }
}

/**
 * @param {Place} place
 * @param {{ port: number, owner: string, app: string }} access
 * @param {{ pid: number, ended: Promise<void>, version: string, fast: boolean, release: () => void }} server
 * @returns {Database}
 */
function running(place, access, { pid, ended, version, fast, release }) {
  /** @type {Promise<void> | undefined} */
  let stopped;
  const url = (/** @type {string} */ user, /** @type {string} */ password) =>
    `mysql://${user}:${password}@${host}:${access.port}/`;
  return {
    ownerUrl: url('linli_owner', access.owner),
    appUrl: url('linli_app', access.app),
    pid,
    port: access.port,
    socket: place.socket,
    version,
    durable: !fast,
    logFile: place.logFile,
    ended,
    stop: () =>
      (stopped ??= endProcess(pid, stopWithinMs).then(() => {
        if (dirname(place.socket) !== place.dir) rmSync(dirname(place.socket), { recursive: true, force: true });
        release();
      })),
    kill: () => kill(pid),
  };
}

/** @param {number} port */
const taken = (port) =>
  new Remedy(`The database's port ${port} is taken by ${whoListens(port)}: stop it or choose another port.`);

/**
 * @param {Place} place
 * @param {string[]} faults
 */
function broken(place, faults) {
  const reason =
    faults.find((line) => !/^Plugin '.*' (init|registration)/.test(line)) ?? faults[0] ?? 'no reason given';
  return new Remedy(
    `The database in ${place.dir} does not start: ${reason} (log: ${place.logFile}). ` +
      `Keep a copy if it matters (cp -a ${place.dir} ${place.dir}.kept), then begin anew: npm start -- --reset`,
  );
}
