import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** WCAG 2.2: 4.5 for text, 3 for what only has to be seen (focus, borders of controls, dots that a word repeats). */
const textMin = 4.5;
const shapeMin = 3;

const source = readFileSync(join(__dirname, '../../miniapp/src/ui/styles/tokens.scss'), 'utf8');

type Colours = Record<string, string>;

function colours(block: string): Colours {
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/gi)].map(([, name, value]) => [name, value]),
  );
}

function between(start: RegExp): string {
  const at = source.search(start);
  if (at < 0) throw new Error(`tokens.scss has no ${start.source}`);
  return source.slice(at, source.indexOf('\n}', at));
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const root = colours(between(/^\.ui-root \{/m));
const light = { ...root, ...colours(between(/@mixin light/)) };
const dark = { ...root, ...colours(between(/@mixin dark/)) };
const themes: [string, Colours][] = [
  ['light', light],
  ['dark', dark],
  ['light in care mode', { ...light, ...colours(between(/^\.ui-root\.care \{/m)) }],
  ['dark in care mode', { ...dark, ...colours(between(/^\.ui-root\.theme-dark\.care \{/m)) }],
];

const tones = ['brand', 'ok', 'warn', 'error', 'violet', 'teal', 'muted'];
const grounds = ['page', 'surface'];

/** [text, ground]: every pair that the kit's style sheets put together. */
const textPairs: [string, string][] = [
  ...['ink', 'ink-2', 'brand', 'ok', 'warn', 'error'].flatMap((text): [string, string][] =>
    grounds.map((ground) => [text, ground]),
  ),
  ...tones.flatMap((tone): [string, string][] => [
    [tone, `${tone}-soft`],
    [tone, 'surface'],
  ]),
  ...['brand', 'warn', 'ok', 'error'].flatMap((tone): [string, string][] => [
    ['ink', `${tone}-soft`],
    ['ink-2', `${tone}-soft`],
  ]),
  ['ink', 'surface-2'],
  ['ink-2', 'surface-2'],
  ['ink', 'bone'],
  ['on-fill', 'brand-fill'],
  ['on-fill', 'brand-fill-press'],
  ['on-fill', 'ok-fill'],
  ['on-fill', 'error-fill'],
  ['desk-nav-ink', 'desk-nav'],
  ['desk-nav-ink-2', 'desk-nav'],
  ['desk-nav-ink', 'desk-nav-on'],
  ['desk-nav-ink', 'desk-nav-over'],
  ['on-fill', 'desk-badge'],
];

const shapePairs: [string, string][] = [
  ['line-strong', 'surface'],
  ['brand', 'page'],
  ['brand', 'surface'],
  ['dot-ok', 'surface'],
  ['dot-warn', 'surface'],
];

function tooWeak(theme: Colours, pairs: [string, string][], least: number): string[] {
  return pairs.flatMap(([text, ground]) => {
    const [one, other] = [theme[text], theme[ground]];
    if (!one || !other) return [`--${text} or --${ground} is not a plain colour`];
    const reached = contrast(one, other);
    return reached < least ? [`--${text} on --${ground}: ${reached.toFixed(2)}`] : [];
  });
}

describe.each(themes)('contrast, %s', (_, theme) => {
  test('every text can be read on its ground', () => {
    expect(tooWeak(theme, textPairs, textMin)).toEqual([]);
  });

  test('every shape that tells something can be seen', () => {
    expect(tooWeak(theme, shapePairs, shapeMin)).toEqual([]);
  });
});

test('the dark theme is the same whether chosen or the system’s', () => {
  const system = colours(between(/^ {2}\.ui-root\.theme-auto\.care \{/m));
  expect(system).toEqual(colours(between(/^\.ui-root\.theme-dark\.care \{/m)));
});

test('the measure itself: black on white is 21, equal colours 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#0b57c2', '#0b57c2')).toBe(1);
});
