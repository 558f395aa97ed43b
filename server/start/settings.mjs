import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writePrivate } from './private-file.mjs';
import { freePort, portFault } from './ports.mjs';
import { whoListens } from './processes.mjs';
import { Remedy } from './remedy.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * @typedef {object} Settings
 * @property {number} port where the app is served
 * @property {string} host
 * @property {string} data folder of the private database, logs and secrets
 * @property {string} logs
 * @property {string | undefined} databaseUrl somebody else's database to use instead of a private one
 * @property {string | undefined} ownerUrl the user who migrates that database, if it isn't the same
 * @property {boolean} reset
 */

/**
 * What the command line and the environment ask for. Faults are shown before anything is started or written.
 * @param {string[]} args
 * @returns {Promise<Settings>}
 */
export async function readSettings(args) {
  const unknown = args.find((arg) => arg !== '--reset');
  if (unknown !== undefined) {
    throw new Remedy(
      `\`${unknown}\` is not understood. Usage: npm start [-- --reset]   (--reset deletes the data and begins anew)`,
    );
  }
  const {
    PORT = '8080',
    HOST = '127.0.0.1',
    LINLI_DATA = '.data',
    DATABASE_URL,
    DATABASE_OWNER_URL,
    NODE_ENV,
  } = process.env;
  if (NODE_ENV === 'production') {
    throw new Remedy(
      'npm start runs the demo with WeChat’s stand-in and never with NODE_ENV=production: see docs/operating.md.',
    );
  }
  const port = Number(PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Remedy(`PORT must be 1 to 65535, not \`${PORT}\`.`);
  const settings = {
    port,
    host: HOST,
    data: resolve(root, LINLI_DATA),
    logs: join(resolve(root, LINLI_DATA), 'logs'),
    databaseUrl: DATABASE_URL === undefined ? undefined : checkedUrl('DATABASE_URL', DATABASE_URL),
    ownerUrl: DATABASE_OWNER_URL === undefined ? undefined : checkedUrl('DATABASE_OWNER_URL', DATABASE_OWNER_URL),
    reset: args.includes('--reset'),
  };
  if (settings.reset && DATABASE_URL !== undefined) {
    throw new Remedy('--reset deletes the private database only; DATABASE_URL is set: empty that database yourself.');
  }
  await refuseBusyPort(settings);
  return settings;
}

/** @param {Settings} settings */
async function refuseBusyPort({ port, host }) {
  const fault = await portFault(port, host);
  if (fault === null) return;
  if (fault === 'EADDRINUSE') {
    throw new Remedy(
      `Port ${port} is taken by ${whoListens(port)}: stop it, or choose another port: PORT=${port === 8080 ? 8081 : port + 1} npm start`,
    );
  }
  throw new Remedy(
    `Port ${port} on ${host} can't be used (${fault}): choose another one, for instance PORT=8081 npm start`,
  );
}

/**
 * @param {string} name
 * @param {string} value
 */
function checkedUrl(name, value) {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url?.protocol !== 'mysql:' || url.pathname.length < 2) {
    throw new Remedy(`${name} must look like mysql://user:password@host:3306/schema.`);
  }
  return value;
}

/**
 * @typedef {{ wechatAppid: string, wechatSecret: string, pushToken: string, pushAesKey: string, linliSecret: string,
 *   fieldKeys: string, standinPort: number }} Kept
 */

/**
 * What the first start makes up and later ones keep, so that sessions and presence codes outlive a restart.
 * @param {Settings} settings
 * @returns {Promise<Kept>}
 */
export async function keptSecrets({ data }) {
  const file = join(data, 'secrets.json');
  /** @type {Partial<Kept>} */
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const secrets = {
    wechatAppid: kept.wechatAppid ?? `wx${randomBytes(8).toString('hex')}`,
    wechatSecret: kept.wechatSecret ?? randomBytes(16).toString('hex'),
    pushToken: kept.pushToken ?? randomBytes(16).toString('hex'),
    pushAesKey: kept.pushAesKey ?? randomBytes(32).toString('base64').slice(0, 43),
    linliSecret: kept.linliSecret ?? randomBytes(32).toString('base64'),
    fieldKeys: kept.fieldKeys ?? `k1:${randomBytes(32).toString('base64')}`,
    standinPort: await freePort(kept.standinPort),
  };
  writePrivate(file, JSON.stringify(secrets));
  return secrets;
}

/** @param {Settings} settings */
export function makeFolders({ data, logs }) {
  try {
    mkdirSync(logs, { recursive: true, mode: 0o700 });
    chmodSync(data, 0o700);
  } catch (error) {
    throw new Remedy(
      `${data} can't be written (${/** @type {NodeJS.ErrnoException} */ (error).code}): set LINLI_DATA to a folder of yours.`,
    );
  }
}
