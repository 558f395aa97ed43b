import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * The script behind a package's command, so that it runs on this very Node without a shell or npx.
 * @param {string} name package name @param {string} [command] when the package has several
 */
export function bin(name, command = name) {
  const file = join(root, 'node_modules', name, 'package.json');
  const { bin: bins } = JSON.parse(readFileSync(file, 'utf8'));
  return join(dirname(file), typeof bins === 'string' ? bins : bins[command]);
}

/**
 * Runs one command to its end. Its output is kept, or shown as it comes with `show`.
 * @returns {Promise<{ ok: boolean, seconds: number, output: string }>}
 */
export function runCommand(command, args, { env = {}, show = false, limitSeconds = 900 } = {}) {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk) => {
      output += chunk;
      if (show) process.stdout.write(chunk);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    let overdue = false;
    const timer = setTimeout(() => {
      overdue = true;
      child.kill('SIGKILL');
    }, limitSeconds * 1000);
    const end = (ok, more = '') => {
      clearTimeout(timer);
      const late = overdue ? `\nstopped after ${limitSeconds} s\n` : '';
      resolve({ ok, seconds: (performance.now() - startedAt) / 1000, output: output + more + late });
    };
    child.on('error', (error) => end(false, `${error.message}\n`));
    child.on('close', (code) => end(code === 0));
  });
}

/** @typedef {{ name: string, ok: boolean, seconds: number, passed: number, failed: number }} Result */

/** One line a step; everything it said when it failed. */
export function report({ name, ok, seconds, passed, failed }, output) {
  const counts = passed + failed > 1 ? `  ${passed} passed, ${failed} failed` : '';
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name.padEnd(28)} ${seconds.toFixed(1).padStart(6)} s${counts}`);
  if (!ok && output !== undefined) console.log(output.trimEnd().replace(/^/gm, '     '));
}

/** A command that is right or wrong as a whole. @returns {Promise<Result>} */
export async function runStep(name, command, args, options) {
  const { ok, seconds, output } = await runCommand(command, args, options);
  const result = { name, ok, seconds, passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
  report(result, output);
  return result;
}

/**
 * Runs jest projects and counts their tests. A file that doesn't start, a project without files and a skipped test are
 * failures: what is not run proves nothing.
 * @returns {Promise<Result>}
 */
export async function runJest(name, projects, { workers = 2, env = {}, args = [] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'linli-jest-'));
  const file = join(folder, 'result.json');
  try {
    const jest = [bin('jest'), '--selectProjects', ...projects, '--maxWorkers', String(workers)];
    const { seconds, output, ok } = await runCommand(
      process.execPath,
      ['--no-warnings', ...jest, '--ci', '--json', '--outputFile', file, ...args],
      { env: { TZ: 'UTC', NODE_ENV: 'test', ...env } },
    );
    const result = { name, seconds, ...countsOf(file, projects, ok) };
    report(result, withoutJson(output));
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function countsOf(file, projects, ok) {
  let json;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { ok: false, passed: 0, failed: 1 };
  }
  const folders = new Set(json.testResults.map((suite) => relative(root, suite.name).split(/[\\/]/)[1]));
  const absent = projects.filter((project) => !folders.has(project));
  for (const project of absent) console.log(`     no test file ran for tests/${project}`);
  const skipped = json.numPendingTests + json.numTodoTests;
  if (skipped > 0) console.log(`     ${skipped} tests were skipped, which counts as failed`);
  const failed = json.numFailedTests + json.numRuntimeErrorTestSuites + skipped + absent.length;
  const unexplained = !ok && failed === 0 ? 1 : 0;
  return { ok: ok && failed === 0, passed: json.numPassedTests, failed: failed + unexplained };
}

/** Jest prints its JSON beside the readable report; only the latter is for people. */
const withoutJson = (output) =>
  output
    .split('\n')
    .filter((line) => !line.startsWith('{"num') && !line.startsWith('Test results written to'))
    .join('\n');

/** Runs tasks in their order, `width` at a time. */
export async function inParallel(width, tasks) {
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < tasks.length) {
      const place = next;
      next += 1;
      results[place] = await tasks[place]();
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
