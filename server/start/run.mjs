import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { openChildren } from './children.mjs';
import { removeDatabase, startDatabase } from './database.mjs';
import { installDependencies } from './dependencies.mjs';
import { claimFolder } from './folder-claim.mjs';
import { buildH5 } from './h5.mjs';
import { sleep } from './processes.mjs';
import { Remedy } from './remedy.mjs';
import { keptSecrets, makeFolders, readSettings, root } from './settings.mjs';
import { step } from './steps.mjs';
import { welcome } from './welcome.mjs';

const schema = 'linli';
const healthyWithinMs = 60_000;

/** @typedef {import('./settings.mjs').Settings} Settings */
/** @typedef {import('./children.mjs').Children} Children */
/** @typedef {{ appUrl: string, ownerUrl: string }} Urls */
/** @typedef {{ stop: () => unknown, kill?: () => unknown, first?: boolean }} Undo */

/**
 * Everything that `npm start` does, until it is asked to stop or one of its processes ends. Whatever it started is stopped
 * again: first the processes, last the database.
 * @param {string[]} args
 */
export async function run(args) {
  /** @type {(reason: string | null) => void} */
  let end = () => undefined;
  /** Why it ends: null when asked to. @type {Promise<string | null>} */
  const over = new Promise((resolve) => (end = resolve));
  /** What the steps leave to be undone, the last first. @type {Undo[]} */
  const undo = [];
  const asked = onSignals(undo, () => end(null));
  let failure = null;
  const starting = start(args, undo, end);
  try {
    failure = await Promise.race([over, starting.then(() => over)]);
  } catch (error) {
    failure = error instanceof Remedy ? error.message : String(/** @type {Error} */ (error).stack);
  }
  if (failure !== null && !asked()) console.error(`\n${failure}`);
  else console.log('\nstopping …');
  // The step under way fails as soon as its process is gone; only then is it known what there is to undo.
  await undo.find(({ first }) => first)?.stop();
  await starting.catch(() => undefined);
  for (const { stop } of undo.reverse()) await stop();
  process.exit(failure === null || asked() ? 0 : 1);
}

/**
 * Ends politely at the first signal; at the second, gives up waiting for anything.
 * @param {Undo[]} undo
 * @param {() => void} end
 */
function onSignals(undo, end) {
  let times = 0;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      times += 1;
      if (times === 1) end();
      else for (const { stop, kill } of undo) void (kill ?? stop)();
    });
  }
  // Whoever read our output has gone, as with `npm start | head`.
  process.stdout.on('error', end);
  return () => times > 0;
}

/**
 * @param {string[]} args
 * @param {Undo[]} undo
 * @param {(reason: string | null) => void} end
 */
async function start(args, undo, end) {
  const settings = await readSettings(args);
  makeFolders(settings);
  undo.push({ stop: claimFolder(settings.data) });
  const children = openChildren(settings.logs);
  undo.push({ stop: children.stop, first: true });

  if (settings.reset) await step('reset', () => reset(settings));
  await step('packages', (say) => installDependencies(children, say));
  const urls = await openDatabase(settings, undo, end);
  await step('tables', () => migrate(children, urls));
  await step('demo city', () => loadDemo(settings, children, urls));
  await step('app', (say) => buildH5(children, say));
  await step('processes', () => startProcesses(settings, children, urls, end));

  const { items } = await (await fetch(`http://${settings.host}:${settings.port}/api/v1/demo/personas`)).json();
  const logs = relative(root, settings.logs);
  console.log(welcome(`http://localhost:${settings.port}`, items, logs.startsWith('..') ? settings.logs : logs));
}

/** Only what `npm start` made, whatever else is in the folder. @param {Settings} settings */
async function reset({ data, logs }) {
  await removeDatabase(join(data, 'db'));
  rmSync(join(data, 'secrets.json'), { force: true });
  rmSync(logs, { recursive: true, force: true });
  makeFolders(/** @type {Settings} */ ({ data, logs }));
  return 'database, secrets and logs are deleted';
}

/**
 * @param {Settings} settings
 * @param {Undo[]} undo
 * @param {(reason: string) => void} end
 * @returns {Promise<Urls>}
 */
async function openDatabase({ data, databaseUrl, ownerUrl }, undo, end) {
  if (databaseUrl !== undefined) {
    await step('database', () => `DATABASE_URL, at ${new URL(databaseUrl).host}`);
    return { appUrl: databaseUrl, ownerUrl: ownerUrl ?? databaseUrl };
  }
  /** @type {Urls | undefined} */
  let urls;
  await step('database', async (say) => {
    const database = await startDatabase({ dataDir: join(data, 'db'), log: say });
    let stopping = false;
    undo.push({
      stop: () => {
        stopping = true;
        return database.stop();
      },
      kill: () => database.kill(),
    });
    void database.ended.then(() => {
      if (!stopping) end(`The database ended by itself. See ${database.logFile}; the next start recovers it.`);
    });
    urls = { appUrl: `${database.appUrl}${schema}`, ownerUrl: `${database.ownerUrl}${schema}` };
    return `MariaDB ${database.version} on port ${database.port}, commits reach the disk (innodb_flush_log_at_trx_commit=1)`;
  });
  return /** @type {Urls} */ (urls);
}

/**
 * @param {Children} children
 * @param {Urls} urls
 */
async function migrate(children, { appUrl, ownerUrl }) {
  const env = { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl };
  const { ok, lastLines, output } = await children.runToEnd('migrate', process.execPath, tsx('server/db/main.ts'), env);
  if (!ok) {
    const advice = process.env.DATABASE_URL === undefined ? '' : '\nCheck DATABASE_URL (and DATABASE_OWNER_URL).';
    throw new Remedy(`The database’s tables could not be brought up to date:\n${lastLines}${advice}`);
  }
  return output;
}

/**
 * @param {Settings} settings
 * @param {Children} children
 * @param {Urls} urls
 */
async function loadDemo(settings, children, { appUrl }) {
  const secrets = await keptSecrets(settings);
  const env = { DATABASE_URL: appUrl, LINLI_SECRET: secrets.linliSecret, LINLI_FIELD_KEYS: secrets.fieldKeys };
  const { ok, lastLines, output } = await children.runToEnd('demo', process.execPath, tsx('server/demo/load.ts'), env);
  if (!ok) throw new Remedy(`The demo city could not be loaded:\n${lastLines}`);
  return output.split('\n').at(-1) ?? '';
}

/** @param {string} file */
const tsx = (file) => ['--import', 'tsx', file];

/**
 * @param {Settings} settings
 * @param {Children} children
 * @param {Urls} urls
 * @param {(reason: string) => void} end
 */
async function startProcesses(settings, children, { appUrl }, end) {
  const secrets = await keptSecrets(settings);
  const wechat = {
    WECHAT_APPID: secrets.wechatAppid,
    WECHAT_SECRET: secrets.wechatSecret,
    WECHAT_PUSH_TOKEN: secrets.pushToken,
    WECHAT_PUSH_AES_KEY: secrets.pushAesKey,
  };
  const env = {
    ...wechat,
    DATABASE_URL: appUrl,
    PORT: String(settings.port),
    HOST: settings.host,
    WECHAT_BASE_URL: `http://127.0.0.1:${secrets.standinPort}`,
    LINLI_PUBLIC_URL: `http://127.0.0.1:${settings.port}`,
    LINLI_FILES: join(settings.data, 'files'),
    LINLI_SECRET: secrets.linliSecret,
    LINLI_FIELD_KEYS: secrets.fieldKeys,
    LINLI_AUDIT_HEADS: join(settings.data, 'audit-heads'),
    LINLI_STANDIN: '1',
  };
  const standin = {
    ...wechat,
    STANDIN_PORT: String(secrets.standinPort),
    STANDIN_PUSH_URL: `http://${settings.host}:${settings.port}/wechat/push`,
  };
  children.keep('stand-in', ['server/standin/main.ts'], standin, end);
  children.keep('api', ['server/main.ts', 'api'], env, end);
  children.keep('worker', ['server/main.ts', 'worker'], env, end);
  await healthy(`http://${settings.host}:${settings.port}/healthz`, children.isWhole);
  return 'WeChat’s stand-in, API and worker are up';
}

/**
 * @param {string} url
 * @param {() => boolean} isWorthWaiting
 */
async function healthy(url, isWorthWaiting) {
  const until = Date.now() + healthyWithinMs;
  let last = 'no answer';
  while (isWorthWaiting()) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
      if (response.status === 200) return;
      last = `${response.status} ${(await response.text()).slice(0, 300)}`;
    } catch {
      // Not listening yet.
    }
    if (Date.now() > until) throw new Remedy(`${url} is not healthy after ${healthyWithinMs / 1000} s: ${last}`);
    await sleep(100);
  }
  throw new Error('a process ended');
}
