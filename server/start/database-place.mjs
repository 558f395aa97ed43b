import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from './ports.mjs';
import { writePrivate } from './private-file.mjs';
import { commandOf, isAlive } from './processes.mjs';

export const host = '127.0.0.1';
/** Linux allows 107 characters in a unix socket's path, macOS 103. */
const longestSocketPath = 103;

/** @typedef {ReturnType<typeof placeOf>} Place */

/** @param {string} dataDir */
export function placeOf(dataDir) {
  const dir = resolve(dataDir);
  const beside = join(dir, 'db.sock');
  const short = createHash('sha256').update(dir).digest('hex').slice(0, 16);
  const socket = Buffer.byteLength(beside) <= longestSocketPath ? beside : join(tmpdir(), `linli-${short}`, 'db.sock');
  return {
    dir,
    data: join(dir, 'data'),
    temporary: join(dir, 'tmp'),
    access: join(dir, 'access.json'),
    users: join(dir, 'users.sql'),
    pidFile: join(dir, 'mariadbd.pid'),
    logFile: join(dir, 'mariadbd.log'),
    socket,
  };
}

/**
 * Passwords and port, made once and readable by the owner of the folder alone.
 * @param {Place} place
 * @param {number | undefined} wantedPort
 * @returns {Promise<{ port: number, owner: string, app: string }>}
 */
export async function accessOf(place, wantedPort) {
  const kept = existsSync(place.access) ? JSON.parse(readFileSync(place.access, 'utf8')) : {};
  const access = {
    port: wantedPort ?? (await freePort(kept.port)),
    owner: kept.owner ?? randomBytes(24).toString('hex'),
    app: kept.app ?? randomBytes(24).toString('hex'),
  };
  writePrivate(place.access, JSON.stringify(access));
  return access;
}

/**
 * Runs at every start before the first connection is let in, so that lost or changed passwords repair themselves.
 * @param {{ owner: string, app: string }} access
 */
export function usersSql({ owner, app }) {
  const users = [
    { name: 'linli_owner', password: owner },
    { name: 'linli_app', password: app },
  ];
  return [
    ...users.flatMap(({ name, password }) => [
      `CREATE USER IF NOT EXISTS '${name}'@'${host}';`,
      `ALTER USER '${name}'@'${host}' IDENTIFIED BY '${password}';`,
    ]),
    `GRANT ALL PRIVILEGES ON \`linli%\`.* TO 'linli_owner'@'${host}' WITH GRANT OPTION;`,
    '',
  ].join('\n');
}

/**
 * The server that still runs on this folder although nobody holds the folder.
 * @param {Place} place
 */
export function leftRunning(place) {
  if (!existsSync(place.pidFile)) return null;
  const pid = Number(readFileSync(place.pidFile, 'utf8').trim());
  return Number.isInteger(pid) && pid > 0 && isAlive(pid) && commandOf(pid).includes(place.data) ? pid : null;
}
