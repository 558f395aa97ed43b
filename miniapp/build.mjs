/**
 * Builds the phone app: `node miniapp/build.mjs h5|weapp [--watch]`, into dist/<target>.
 *
 * Taro empties its output and shares caches, so two builds never run at once (a lock file arbitrates between
 * processes) and the new output takes the old one's place only when it is whole. Taro also exits 0 when its
 * configuration was refused, so the output itself is looked at.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, watch, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gate } from './gate.mjs';
import { pressFolder } from './press.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const repo = path.dirname(here);
const require = createRequire(import.meta.url);
const lockWaitMs = 15 * 60_000;

const target = process.argv[2];
if (target !== 'h5' && target !== 'weapp') {
  console.error('Usage: node miniapp/build.mjs h5|weapp [--watch]');
  process.exit(2);
}
const output = path.join(repo, 'dist', target);
/** Taro works here; what is served or opened from `output` stays whole until the new build is ready. */
const staging = path.join(repo, 'dist', `.building-${target}`);
const lock = path.join(repo, 'dist', 'build.lock');
const expected =
  target === 'h5'
    ? ['index.html', 'js', 'css']
    : ['app.js', 'app.json', 'app.wxss', 'base.wxml', 'taro.js', 'theme.json'];

/** Taro's words without its progress bar and colours. */
const plain = (said) =>
  said
    .replace(/\u001b\[[0-9;]*[A-Za-z]/g, '')
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '' && !part.includes('● Webpack'))
    .join('\n');

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

function holderIsAlive() {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    // A lock without a number is being written this very moment.
    if (!pid) return Date.now() - statSync(lock).mtimeMs < 5_000;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function withLock(work) {
  mkdirSync(path.dirname(lock), { recursive: true });
  const until = Date.now() + lockWaitMs;
  for (let told = false; ;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!holderIsAlive()) {
        rmSync(lock, { force: true });
        continue;
      }
      if (Date.now() > until) throw new Error('Another build of the phone app has held dist/build.lock for too long.');
      if (!told) console.log('Waiting for another build of the phone app to end …');
      told = true;
      await pause(500);
    }
  }
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.removeListener('exit', release);
    release();
  }
}

function taro() {
  const cli = path.join(path.dirname(require.resolve('@tarojs/cli/package.json')), 'bin', 'taro');
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [cli, 'build', '--type', target, '--no-check'], {
      cwd: here,
      // Always the production bundle: the development one is larger than WeChat's limit and not ES5.
      env: { ...process.env, NODE_ENV: 'production', TARO_ENV: target },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    const stop = (signal) => child.kill(signal);
    process.once('SIGINT', stop).once('SIGTERM', stop);
    child.once('error', fail);
    child.once('close', (code) => {
      process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop);
      done({ code, said });
    });
  });
}

async function build() {
  const startedAt = Date.now();
  const { code, said } = await taro();
  const missing = expected.filter((name) => !existsSync(path.join(staging, name)));
  const broken = /Module not found|ModuleError|Module build failed|error\s+in /i.test(plain(said));
  if (code !== 0 || missing.length > 0 || broken) {
    console.error(plain(said));
    if (missing.length > 0) console.error(`Not built for ${target}: ${missing.join(', ')}`);
    return false;
  }
  const passed = target === 'h5' || gate(staging);
  if (!passed) return false;
  if (target === 'h5') await pressFolder(staging);
  const old = `${staging}-old`;
  rmSync(old, { recursive: true, force: true });
  if (existsSync(output)) renameSync(output, old);
  renameSync(staging, output);
  rmSync(old, { recursive: true, force: true });
  console.log(`dist/${target} built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  return true;
}

const ok = await withLock(build);
if (!process.argv.includes('--watch')) process.exit(ok ? 0 : 1);

/* Watching is building again after each change: the persistent cache makes that a matter of seconds. */
let timer;
let running = false;
let again = false;
async function rebuild() {
  if (running) {
    again = true;
    return;
  }
  running = true;
  do {
    again = false;
    await withLock(build);
  } while (again);
  running = false;
}
for (const folder of [path.join(here, 'src'), path.join(repo, 'shared')]) {
  watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(rebuild, 200);
  });
}
console.log('Watching miniapp/src and shared. Ctrl-C ends.');
