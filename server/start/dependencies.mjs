import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, readMark } from './fingerprint.mjs';
import { Remedy } from './remedy.mjs';
import { root } from './settings.mjs';

/**
 * Installs what package-lock.json names, if that isn't what is installed.
 * @param {import('./children.mjs').Children} children
 * @param {(line: string) => void} say
 */
export async function installDependencies(children, say) {
  const mark = join(root, 'node_modules', '.linli-lock');
  const wanted = fingerprint(root, ['package-lock.json']);
  if (readMark(mark) === wanted) return 'already installed';
  if (isInstalled()) {
    writeFileSync(mark, wanted);
    return 'already installed';
  }
  say('npm install: a few minutes the first time');
  // What the lock file names, without touching it. Not `npm ci`: it refuses a lock file that lacks another platform's
  // optional binaries, which npm itself leaves out where a registry doesn't carry them. Dev packages build the phone app;
  // scripts of packages are not run, none of ours needs them.
  const args = ['install', '--no-save', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'];
  const { ok, lastLines } = await children.runToEnd('npm', 'npm', args, {});
  if (!ok) {
    throw new Remedy(
      `The packages could not be installed:\n${lastLines}\nCheck the network (or npm’s registry setting) and try again.`,
    );
  }
  writeFileSync(mark, wanted);
  return 'installed';
}

/** Whether npm's own note of what it installed says the same as package-lock.json, as after `npm install` by hand. */
function isInstalled() {
  const note = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(note)) return false;
  const installed = JSON.parse(readFileSync(note, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || installed[path]?.version === version || (optional && !installed[path]),
  );
}
