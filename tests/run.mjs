/**
 * `npm test`: from a fresh checkout to a line `N passed, N failed`. It sets up what it needs (packages, a private
 * database, a browser with Chinese fonts, both builds of the phone app) and runs everything that proves. Before the
 * packages are there, only Node's own modules and server/start/ may be used.
 */
import { mkdirSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { openChildren } from '../server/start/children.mjs';
import { installDependencies } from '../server/start/dependencies.mjs';
import { fingerprint, readMark } from '../server/start/fingerprint.mjs';
import { buildH5 } from '../server/start/h5.mjs';
import { Remedy } from '../server/start/remedy.mjs';
import { check } from './check.mjs';
import { inParallel, report, root, runCommand, runJest, runStep } from './support/steps.mjs';

/** @typedef {import('./support/steps.mjs').Result} Result */

const startedAt = performance.now();
const logs = join(root, '.data', 'test', 'logs');
mkdirSync(logs, { recursive: true, mode: 0o700 });
const children = openChildren(logs);
/** What is still to be undone when the run ends, however it ends. @type {(() => Promise<void>)[]} */
const undo = [() => children.stop()];
/** @type {Result[]} */
const results = [];

const end = async (/** @type {number} */ code) => {
  for (const step of undo.reverse()) await step();
  process.exit(code);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void end(130));

/**
 * One step of the set-up; when it fails, it is a failure of the run and what needs it will say so too.
 * @param {string} name @param {(say: (line: string) => void) => Promise<unknown>} work
 */
async function setUp(name, work) {
  const from = performance.now();
  let fault;
  try {
    await work((line) => console.log(`     ${name}: ${line} …`));
  } catch (error) {
    fault = error instanceof Remedy ? error.message : String(error.stack);
  }
  const seconds = (performance.now() - from) / 1000;
  const result = { name: `set-up: ${name}`, ok: fault === undefined, seconds, passed: 0, failed: fault ? 1 : 0 };
  report(result, fault);
  results.push(result);
  return result.ok;
}

/** Builds the mini-program if its sources changed, and prints its sizes, which its gate holds to WeChat's limits. */
async function buildWeapp(/** @type {(line: string) => void} */ say) {
  const mark = join(root, 'dist', 'weapp.fingerprint');
  const sources = fingerprint(root, ['miniapp', 'shared', 'package-lock.json', 'project.config.json']);
  if (readMark(mark) !== sources || !existsSync(join(root, 'dist', 'weapp', 'app.json'))) {
    say('building it, about a minute');
    const { ok, lastLines } = await children.runToEnd(
      'build-weapp',
      process.execPath,
      ['miniapp/build.mjs', 'weapp'],
      {},
    );
    if (!ok) throw new Remedy(`The mini-program could not be built:\n${lastLines}`);
    writeFileSync(mark, sources);
  }
  const { ok, output } = await runCommand(process.execPath, ['miniapp/gate.mjs']);
  if (!ok) throw new Remedy(`The mini-program would be refused:\n${output}`);
  console.log(`     mini-program package sizes:\n${output.trimEnd().replace(/^/gm, '     ')}`);
}

/** @type {Record<string, string>} */
const env = {};

async function everything() {
  if (!(await setUp('packages', (say) => installDependencies(children, say)))) return;
  await setUp('database', async (say) => {
    const { mariaDb } = await import('../server/start/mariadb-binary.mjs');
    await mariaDb(say);
    const { startTestInstance } = await import('./support/test-instance.mjs');
    const instance = await startTestInstance();
    undo.push(() => instance.stop());
    Object.assign(env, instance.env);
  });
  await setUp('browser', async (say) => {
    const { chromium } = await import('./support/chromium.mjs');
    env.LINLI_CHROMIUM = await chromium(say);
  });
  await setUp('H5', (say) => buildH5(children, say));
  await setUp('mini-program', (say) => buildWeapp(say));

  results.push(...(await check()));
  results.push(await runJest('unit, Shanghai time', ['unit'], { env: { ...env, TZ: 'Asia/Shanghai' } }));
  const served = ['contract', 'request', 'jobs', 'gateway', 'migration'];
  results.push(await runJest(served.join(', '), served, { env }));
  // One at a time: they measure what happens when this machine is busy with themselves.
  results.push(await runJest('race', ['race'], { env, workers: 1 }));
  results.push(await runJest('e2e', ['e2e'], { env }));
  const small = ['start', 'miniapp', 'model'].map((name) => () => runJest(name, [name], { env, workers: 1 }));
  results.push(...(await inParallel(2, small)));
  for (const kind of ['faults', 'load']) {
    const args = ['--import', 'tsx', `tests/${kind}/booking.ts`, '--short'];
    results.push(await runStep(`${kind}:booking, short`, process.execPath, args, { env }));
  }
}

try {
  await everything();
} catch (error) {
  console.error(error);
  results.push({ name: 'the run itself', ok: false, seconds: 0, passed: 0, failed: 1 });
}
const sum = (/** @type {'passed' | 'failed'} */ what) => results.reduce((total, result) => total + result[what], 0);
const broken = results.filter(({ ok }) => !ok);
const minutes = (performance.now() - startedAt) / 60_000;
console.log(
  `\n${minutes.toFixed(1)} min${broken.length === 0 ? '' : `; failed: ${broken.map(({ name }) => name).join('; ')}`}`,
);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
await end(broken.length === 0 && sum('passed') > 0 ? 0 : 1);
