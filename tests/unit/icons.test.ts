import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { iconNames } from '../../miniapp/src/ui/icons';
import { serviceIcons } from '../../shared/enums';
import { serviceIconWords } from '../../shared/words/service-icons';

const repo = join(__dirname, '../..');
const known = new Set<string>(iconNames);

test('every icon has its picture in the style sheet, and no picture is without a name', () => {
  const sheet = readFileSync(join(repo, 'miniapp/src/ui/styles/icons.scss'), 'utf8');
  const drawn = [...sheet.matchAll(/^\.i-([\w-]+) \{/gm)].map(([, name]) => name);
  expect(drawn).toEqual([...iconNames]);
});

test('the phone knows every icon that the demo city’s services carry', () => {
  const folder = join(repo, 'server/demo/centres');
  const named = readdirSync(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/\bicon: '([\w-]+)'/g)].map(([, name]) => name),
  );
  expect(named.length).toBeGreaterThan(50);
  expect([...new Set(named)].filter((name) => name === undefined || !known.has(name))).toEqual([]);
});

test('the icons that a service may be given are drawn, named in both languages, and hold those of the demo city', () => {
  expect(serviceIcons.filter((name) => !known.has(name))).toEqual([]);
  for (const language of ['zh', 'en'] as const) {
    const names = serviceIcons.map((icon) => serviceIconWords[language][icon]);
    expect(new Set(names).size).toBe(serviceIcons.length);
  }
  const folder = join(repo, 'server/demo/centres');
  const carried = readdirSync(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/\bicon: '([\w-]+)'/g)].map(([, name]) => name ?? ''),
  );
  expect([...new Set(carried)].filter((name) => !(serviceIcons as readonly string[]).includes(name))).toEqual([]);
});
