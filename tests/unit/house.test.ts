import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join, relative } from 'node:path';

const root = join(__dirname, '..', '..');
const folders = ['miniapp', 'server', 'shared', 'tests'];
const skipped = new Set(['node_modules', 'dist']);

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });

const sources = folders
  .flatMap((folder) => filesBelow(join(root, folder)))
  .filter((file) => /\.(ts|tsx|js|mjs|cjs)$/.test(file) && file !== __filename)
  .map((file) => [relative(root, file), readFileSync(file, 'utf8')] as const);

const linesWith = (wrong: RegExp): string[] =>
  sources.flatMap(([file, text]) =>
    text
      .split('\n')
      .map((line, index) => ({ line, place: `${file}:${index + 1}` }))
      .filter(({ line }) => wrong.test(line))
      .map(({ place }) => place),
  );

test('whoever silences a rule says why', () => {
  expect(linesWith(/(eslint-disable|prettier-ignore)(?!.* -- \S)/)).toEqual([]);
});

test('no test is left out or run alone', () => {
  expect(linesWith(/\b(describe|test|it)\.(only|skip|todo|failing)\b|\bx(describe|it|test)\(/)).toEqual([]);
});

test('nothing is left for later', () => {
  expect(linesWith(/\/\/.*\b(TODO|FIXME|XXX|HACK)\b|\/\*.*\b(TODO|FIXME|XXX|HACK)\b/)).toEqual([]);
});

test('every folder of tests is run by npm test', () => {
  const { projects } = jest.requireActual<{ projects: { displayName: string }[] }>('../../jest.config.js');
  const names = projects.map(({ displayName }) => displayName);
  const withTests = new Set(sources.flatMap(([file]) => /^tests\/(\w+)\/.*\.test\.tsx?$/.exec(file)?.[1] ?? []));
  const run = readFileSync(join(root, 'tests', 'run.mjs'), 'utf8');
  expect([...withTests].filter((folder) => !names.includes(folder))).toEqual([]);
  expect(names.filter((name) => !run.includes(`'${name}'`))).toEqual([]);
});

test('tests reach this machine only', () => {
  expect(() => connect({ host: '192.0.2.1', port: 80 })).toThrow('Tests may not reach the network: 192.0.2.1');
  expect(() => connect(80, 'example.com')).toThrow('Tests may not reach the network: example.com');
});
