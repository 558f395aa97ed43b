/**
 * What WeChat would refuse or choke on, found before an upload: sizes, scripts that its older engines can't read, code
 * made from text, files that are named but not there. `node miniapp/gate.mjs` looks at dist/weapp.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'acorn';

const kb = 1024;
const limits = { main: 1.2 * kb * kb, each: 1.9 * kb * kb, whole: 20 * kb * kb, tabIcon: 40 * kb };

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(full) : [full];
  });
}

const sizeOf = (files) => files.reduce((sum, file) => sum + statSync(file).size, 0);
const shown = (bytes) => `${(bytes / kb).toFixed(0)} KB`;

/** Finds code made from text: `eval(…)`, `Function(…)`, `new Function(…)`, timers given a string. */
function dynamicCode(tree) {
  const found = [];
  const visit = (node) => {
    if (!node || typeof node.type !== 'string') return;
    if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      const name = node.callee.type === 'Identifier' ? node.callee.name : '';
      const first = node.arguments[0];
      const text = first?.type === 'Literal' && typeof first.value === 'string';
      if (name === 'eval' || (name === 'Function' && node.arguments.length > 0)) found.push([name, node.start, first]);
      if ((name === 'setTimeout' || name === 'setInterval') && text) found.push([name, node.start, first]);
    }
    for (const key of Object.keys(node)) {
      const value = node[key];
      if (Array.isArray(value)) value.forEach(visit);
      else if (value && typeof value === 'object') visit(value);
    }
  };
  visit(tree);
  return found;
}

function scriptFaults(file, name) {
  const source = readFileSync(file, 'utf8');
  let tree;
  try {
    tree = parse(source, { ecmaVersion: 5, sourceType: 'script', allowReserved: true });
  } catch (error) {
    const at = error.pos ?? 0;
    return [`${name} is not ES5: ${error.message} near "${source.slice(Math.max(0, at - 30), at + 40)}"`];
  }
  return dynamicCode(tree)
    .filter(([, , first]) => !(first?.type === 'Literal' && first.value === 'return this'))
    .map(([what, at]) => `${name} makes code from text with ${what} near "${source.slice(at, at + 60)}"`);
}

/** Prints sizes and faults; true when the package may be uploaded. */
export function gate(output) {
  const faults = [];
  const app = JSON.parse(readFileSync(path.join(output, 'app.json'), 'utf8'));
  const roots = (app.subPackages ?? app.subpackages ?? []).map((one) => one.root.replace(/\/*$/, '/'));
  const all = filesBelow(output);
  const nameOf = (file) => path.relative(output, file).split(path.sep).join('/');
  const packageOf = (file) => roots.find((root) => nameOf(file).startsWith(root)) ?? '';

  const pages = [
    ...app.pages,
    ...(app.subPackages ?? app.subpackages ?? []).flatMap((one) =>
      one.pages.map((page) => path.posix.join(one.root, page)),
    ),
  ];
  for (const page of pages) {
    for (const end of ['.js', '.json', '.wxml']) {
      if (!existsSync(path.join(output, page + end)))
        faults.push(`app.json names ${page}, but ${page}${end} is missing`);
    }
  }
  for (const item of app.tabBar?.list ?? []) {
    if (!app.pages.includes(item.pagePath))
      faults.push(`The tab ${item.text} leads to ${item.pagePath}, not a main page`);
    for (const icon of [item.iconPath, item.selectedIconPath]) {
      const file = path.join(output, icon ?? '');
      if (!icon || !existsSync(file)) faults.push(`The tab ${item.text} lacks its icon ${icon}`);
      else if (statSync(file).size > limits.tabIcon) faults.push(`${icon} is larger than ${shown(limits.tabIcon)}`);
    }
  }
  if (app.themeLocation && !existsSync(path.join(output, app.themeLocation))) faults.push('theme.json is missing');
  for (const rule of Object.values(app.preloadRule ?? {})) {
    const names = (app.subPackages ?? []).flatMap((one) => [one.root.replace(/\/*$/, ''), one.name]);
    for (const wanted of rule.packages) {
      if (!names.includes(wanted)) faults.push(`preloadRule names the unknown package ${wanted}`);
    }
  }

  for (const file of all.filter((one) => one.endsWith('.js'))) faults.push(...scriptFaults(file, nameOf(file)));

  for (const root of ['', ...roots]) {
    const size = sizeOf(all.filter((file) => packageOf(file) === root));
    const limit = root === '' ? limits.main : limits.each;
    console.log(`  ${root === '' ? 'main package' : root.slice(0, -1)}: ${shown(size)} of ${shown(limit)}`);
    if (size > limit) faults.push(`${root || 'The main package'} is larger than ${shown(limit)}`);
  }
  const whole = sizeOf(all);
  console.log(`  whole: ${shown(whole)}`);
  if (whole > limits.whole) faults.push(`The whole is larger than ${shown(limits.whole)}`);

  for (const fault of faults) console.error(`  ✗ ${fault}`);
  return faults.length === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const repo = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
  process.exit(gate(path.join(repo, 'dist', 'weapp')) ? 0 : 1);
}
