import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, readMark } from './fingerprint.mjs';
import { Remedy } from './remedy.mjs';
import { root } from './settings.mjs';

/**
 * Builds the browser app if its sources changed since the last build.
 * @param {import('./children.mjs').Children} children
 * @param {(line: string) => void} say
 */
export async function buildH5(children, say) {
  const mark = join(root, 'dist', 'h5.fingerprint');
  const sources = fingerprint(root, ['miniapp', 'shared', 'package-lock.json']);
  if (readMark(mark) === sources && existsSync(join(root, 'dist', 'h5', 'index.html')))
    return 'unchanged since the last build';
  say('building it for the browser, about a minute');
  const { ok, lastLines } = await children.runToEnd('build', process.execPath, ['miniapp/build.mjs', 'h5'], {});
  if (!ok) throw new Remedy(`The app could not be built:\n${lastLines}\nSee all of it with: npm run build:h5`);
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(mark, sources);
  return 'built into dist/h5';
}
