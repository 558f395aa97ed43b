import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { birthOf, isAlive } from './processes.mjs';
import { Remedy } from './remedy.mjs';

/**
 * Takes a folder for this process until the returned function is called or the process is gone: two databases on the
 * same files would spoil them. A claim left by a killed process counts for nothing.
 * @param {string} dir an existing folder
 * @param {string} advice what to do instead
 */
export function claimFolder(dir, advice = 'stop it first, or set LINLI_DATA to another folder') {
  const file = join(dir, 'held-by.json');
  const claim = JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) });
  for (let attempt = 1; ; attempt += 1) {
    try {
      writeFileSync(file, claim, { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST' || attempt === 3) throw error;
    }
    const holder = livingHolder(file);
    if (holder !== null) throw new Remedy(`${dir} is in use by process ${holder}: ${advice}.`);
    rmSync(file, { force: true });
  }
}

/** @param {string} file */
function livingHolder(file) {
  try {
    const { pid, birth } = JSON.parse(readFileSync(file, 'utf8'));
    return isAlive(pid) && birthOf(pid) === birth ? /** @type {number} */ (pid) : null;
  } catch {
    return null;
  }
}
