import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

/**
 * What the phone carries: followed from its pages along the imports that are left when types are gone. The import rules
 * look at one file at a time; this looks at what all of them come to.
 */
const root = join(__dirname, '..', '..');
const source = join(root, 'miniapp', 'src');

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });

function carriedBy(starts: readonly string[]): { files: Set<string>; packages: Set<string> } {
  const files = new Set<string>();
  const packages = new Set<string>();
  const waiting = [...starts];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    for (const specifier of runtimeImports(file)) {
      const path = resolve(file, specifier);
      if (path !== null) waiting.push(path);
      else packages.add(specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/'));
    }
  }
  return { files, packages };
}

/** The imports of a file as it runs: what is used as a type only is gone. */
function runtimeImports(file: string): string[] {
  if (!/\.tsx?$/.test(file)) return [];
  const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, jsx: ts.JsxEmit.ReactJSX };
  const script = ts.transpileModule(readFileSync(file, 'utf8'), {
    fileName: file,
    compilerOptions: options,
  }).outputText;
  return ts.preProcessFile(script, true, true).importedFiles.map(({ fileName }) => fileName);
}

/** The file behind an import; null for a package. */
function resolve(from: string, specifier: string): string | null {
  const base = specifier.startsWith('@/')
    ? join(source, specifier.slice(2))
    : specifier.startsWith('@shared/')
      ? join(root, 'shared', specifier.slice(8))
      : specifier.startsWith('.')
        ? join(dirname(from), specifier)
        : null;
  if (base === null) return null;
  const found = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'].find((end) => {
    const path = base + end;
    return existsSync(path) && statSync(path).isFile();
  });
  if (found === undefined) throw new Error(`${relative(root, from)} imports ${specifier}, which is not there`);
  return base + found;
}

const all = filesBelow(source).filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'));
const carried = carriedBy(all);
const names = [...carried.files].map((file) => relative(root, file));

test('reaches the contract and its words', () => {
  expect(names).toEqual(
    expect.arrayContaining(['shared/contract/routes.ts', 'shared/contract/codes.ts', 'shared/limits.ts']),
  );
});

test('holds no schema, no holiday table and nothing of the server', () => {
  const heavy = names.filter((name) => /^server\/|^shared\/contract\/schemas\/|^shared\/time\/holidays/.test(name));
  expect(heavy).toEqual([]);
});

test('holds no package but those meant for it', () => {
  const meant = [
    '@tarojs/components',
    '@tarojs/runtime',
    '@tarojs/taro',
    'gcoord',
    'qrcode-generator',
    'react',
    'react-dom',
  ];
  expect([...carried.packages].filter((name) => !meant.includes(name))).toEqual([]);
});

test('would notice zod', () => {
  const { packages } = carriedBy([join(root, 'shared', 'contract', 'schemas', 'index.ts')]);
  expect([...packages]).toContain('zod');
});

const built = join(root, 'dist', 'weapp');

test('the built package holds no zod and no holiday table', () => {
  const scripts = filesBelow(built).filter((file) => file.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(5);
  const heavy = scripts.filter((file) =>
    /ZodError|\$ZodType|chinese-days|国务院办公厅/.test(readFileSync(file, 'utf8')),
  );
  expect(heavy.map((file) => relative(built, file))).toEqual([]);
});
