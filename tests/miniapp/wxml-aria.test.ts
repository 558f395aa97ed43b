import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ariaComponents = jest.requireActual<Record<string, unknown>>('../../miniapp/build/aria-components');

/**
 * Taro's templates know no aria attribute: without miniapp/build/aria-plugin.js the screens are silent to a screen
 * reader, and nothing else shows it. So this reads what was built.
 */
const built = join(__dirname, '../../dist/weapp');
const spoken = [
  'aria-role',
  'aria-label',
  'aria-hidden',
  'aria-checked',
  'aria-selected',
  'aria-disabled',
  'aria-live',
  'aria-modal',
];

function template(): string {
  const file = join(built, 'base.wxml');
  if (!existsSync(file)) throw new Error('dist/weapp is not built: node miniapp/build.mjs weapp');
  return readFileSync(file, 'utf8');
}

/** The opening tags of one element in the template, e.g. all `<view …>`. */
const tagsOf = (wxml: string, element: string): string[] => wxml.match(new RegExp(`<${element}(?= )[^>]*>`, 'g')) ?? [];

describe('the built WeChat templates speak', () => {
  test.each(['view', 'text', 'button', 'input', 'textarea', 'image', 'scroll-view'])('%s', (element) => {
    // A view without any attribute of its own is Taro's `pure-view`: it has nothing to say.
    const tags = tagsOf(template(), element).filter((tag) => /\{\{i\.p\d+/.test(tag));
    expect(tags.length).toBeGreaterThan(0);
    for (const tag of tags) expect(spoken.filter((name) => !tag.includes(` ${name}="{{i.p`))).toEqual([]);
  });

  test('every control that the app uses is among those that speak', () => {
    const root = join(__dirname, '../../miniapp/src');
    const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.tsx'))
      .map((name) => readFileSync(join(root, name), 'utf8'));
    const used = sources.flatMap((source) =>
      [...source.matchAll(/import \{([^}]*)\} from '@tarojs\/components'/g)].flatMap(([, names = '']) =>
        names.split(',').map((name) => name.trim().split(' as ')[0] ?? ''),
      ),
    );
    const elements = [...new Set(used)].filter((name) => name !== '' && !name.startsWith('type ')).sort();
    const silent = elements.filter((name) => !(name in ariaComponents));
    expect(elements).toContain('Button');
    expect(silent).toEqual([]);
    // And in the package itself, by the name that WeChat gives them.
    for (const name of elements) {
      const element = name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
      const tags = tagsOf(template(), element).filter((tag) => /\{\{i\.p\d+/.test(tag));
      expect([name, tags.filter((tag) => !tag.includes(' aria-label="{{i.p'))]).toEqual([name, []]);
    }
  });

  test('a button that opens something of WeChat’s own speaks as any other', () => {
    const buttons = tagsOf(template(), 'button').filter((tag) => tag.includes('open-type'));
    expect(buttons.length).toBeGreaterThan(0);
    for (const tag of buttons) expect(tag).toContain(' aria-label="{{i.p');
    expect(buttons.some((tag) => tag.includes('bindagreeprivacyauthorization'))).toBe(true);
  });

  test('the runtime numbers the attributes as the templates do', () => {
    const [view = ''] = tagsOf(template(), 'view').filter((tag) => tag.includes('aria-label'));
    const at = (name: string) => Number(view.match(new RegExp(` ${name}="\\{\\{i\\.p(\\d+)`))?.[1]);
    // Both sides number the attributes of a component in alphabetical order, so ours must be ascending and known to both.
    const numbers = spoken.slice().sort().map(at);
    expect(numbers).toEqual(numbers.slice().sort((a, b) => a - b));
    expect(readFileSync(join(built, 'app.js'), 'utf8')).toContain('aria-role');
  });
});
