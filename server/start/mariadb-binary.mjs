import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { runQuietly } from './processes.mjs';
import { Remedy } from './remedy.mjs';

/** sbin is not on an ordinary user's PATH; the others are where Homebrew and tarballs put it. */
const usualFolders = [
  '/usr/sbin',
  '/usr/bin',
  '/usr/libexec',
  '/usr/local/sbin',
  '/usr/local/bin',
  '/usr/local/mysql/bin',
  '/usr/local/mariadb/bin',
  '/opt/homebrew/opt/mariadb/bin',
  '/opt/homebrew/bin',
];

/**
 * @typedef {{ server: string, install: string, version: string }} MariaDb
 *   Paths of the server and of the program that makes a new data folder.
 */

/**
 * MariaDB's programs, installed first where that is possible without asking (root on Debian or Ubuntu).
 * @param {(line: string) => void} log
 * @returns {Promise<MariaDb>}
 */
export async function mariaDb(log) {
  const found = findMariaDb();
  if (found) return found;
  if (!canInstall()) {
    throw new Remedy(
      'MariaDB is not on this machine. Run `sudo apt-get install --no-install-recommends mariadb-server-core ' +
        'mariadb-client-core` (or your system’s MariaDB server package), or set DATABASE_URL to a database of yours.',
    );
  }
  await installMariaDb(log);
  const installed = findMariaDb();
  if (!installed) throw new Remedy('MariaDB was installed but mariadbd is not found; add its folder to PATH.');
  return installed;
}

/** @returns {MariaDb | null} */
function findMariaDb() {
  const server = findProgram(['mariadbd', 'mysqld'], (path) => versionOf(path) !== null);
  if (server === null) return null;
  const beside = [dirname(server), join(dirname(dirname(server)), 'bin'), join(dirname(dirname(server)), 'scripts')];
  const install = findProgram(['mariadb-install-db', 'mysql_install_db'], () => true, beside);
  return install === null ? null : { server, install, version: versionOf(server) ?? '' };
}

/**
 * @param {string[]} names
 * @param {(path: string) => boolean} fits
 * @param {string[]} [first] folders to look in before all others
 */
function findProgram(names, fits, first = []) {
  const folders = [...first, ...(process.env.PATH ?? '').split(delimiter), ...usualFolders].filter(Boolean);
  for (const name of names) {
    for (const folder of folders) {
      const path = join(folder, name);
      if (isExecutable(path) && fits(path)) return path;
    }
  }
  return null;
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * '10.11.6' of a MariaDB server; null of anything else, such as MySQL's mysqld, whose data folders are made otherwise.
 * @param {string} path
 */
function versionOf(path) {
  const { stdout } = spawnSync(path, ['--no-defaults', '--version'], { encoding: 'utf8' });
  return /(\d+\.\d+\.\d+)-MariaDB/.exec(stdout ?? '')?.[1] ?? null;
}

const canInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** @param {(line: string) => void} log */
async function installMariaDb(log) {
  log('installing MariaDB’s server binary (apt-get, about 60 MB, no service)');
  await aptGet(['update']);
  await aptGet(['install', '-y', '--no-install-recommends', ...packageNames()]);
}

/** @param {string[]} args */
async function aptGet(args) {
  const { code, output } = await runQuietly('apt-get', args, { ...process.env, DEBIAN_FRONTEND: 'noninteractive' });
  if (code === 0) return;
  const lines = output.trim().split('\n');
  throw new Remedy(
    `MariaDB could not be installed: ${lines.findLast((line) => line.startsWith('E:')) ?? lines.at(-1)} Remedy: make ` +
      '`apt-get install mariadb-server-core mariadb-client-core` work, or set DATABASE_URL.',
  );
}

/** Older Ubuntu releases carry the version in the packages' names. */
function packageNames() {
  const listed = spawnSync('apt-cache', ['search', '--names-only', '^mariadb-(server|client)-core'], {
    encoding: 'utf8',
  });
  const names = (listed.stdout ?? '').split('\n').map((line) => line.split(' ')[0] ?? '');
  const pick = (/** @type {string} */ plain) =>
    names.includes(plain) ? plain : names.find((n) => n.startsWith(plain));
  return ['mariadb-server-core', 'mariadb-client-core'].map((plain) => pick(plain) ?? plain);
}
