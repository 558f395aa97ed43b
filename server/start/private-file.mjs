import { renameSync, writeFileSync } from 'node:fs';

/**
 * Writes a file that only its owner may read, whole or not at all.
 * @param {string} path
 * @param {string} text
 */
export function writePrivate(path, text) {
  writeFileSync(`${path}.new`, text, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
