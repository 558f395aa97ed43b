import { pathToFileURL } from 'node:url';
import { bin, inParallel, runJest, runStep } from './support/steps.mjs';

const node = process.execPath;

/**
 * Everything that can be proved without a database, two at a time, the longest first. All faults are shown.
 * @returns {Promise<import('./support/steps.mjs').Result[]>}
 */
export function check() {
  return inParallel(2, [
    () => runStep('check: eslint', node, [bin('eslint'), '.', '--max-warnings', '0']),
    () => runStep('check: types', node, [bin('typescript', 'tsc'), '--noEmit']),
    () => runJest('check: unit', ['unit'], { workers: 2 }),
    () => runStep('check: format', node, [bin('prettier'), '--check', '--log-level', 'warn', '.']),
    () =>
      runStep('check: import rules', node, [
        bin('dependency-cruiser', 'depcruise'),
        'server',
        'shared',
        'miniapp',
        '--config',
        '.dependency-cruiser.cjs',
      ]),
    () => runStep('check: unused code', node, [bin('knip'), '--no-progress']),
  ]);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const results = await check();
  const failed = results.filter(({ ok }) => !ok);
  console.log(failed.length === 0 ? 'check passed' : `check failed: ${failed.map(({ name }) => name).join(', ')}`);
  process.exit(failed.length === 0 ? 0 : 1);
}
