import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const leftOut = new Set(['node_modules', 'dist']);

/** Hidden files are tools' own: the build itself writes some beside its sources. */
const counts = (/** @type {string} */ name) => !leftOut.has(name) && !name.startsWith('.');

/**
 * One hash over the names and contents of files and folders.
 * @param {string} base paths are hashed relative to it
 * @param {string[]} paths
 */
export function fingerprint(base, paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesIn(join(base, path))) {
      hash
        .update(`${relative(base, file)}\0`)
        .update(readFileSync(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesIn(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter(counts)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}

/** @param {string} file */
export const readMark = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : null);
