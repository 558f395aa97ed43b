import { inLanguage } from '../../miniapp/src/services/in-language';
import { checkedTogether } from '../../server/modules/content/rules';
import { schemas } from '../../shared/contract/schemas';

const service = {
  ...{ name: '客商中文课', summary: '学完就能用', bring: null, place: '二楼' },
  languages: ['zh-CN', 'en'],
  english: { name: 'Chinese for merchants', summary: '', bring: 'A pen', place: '2nd floor' },
};

test('in English the words beside the Chinese take its place; what is empty stays Chinese', () => {
  expect(inLanguage(service, 'en')).toEqual({
    ...service,
    ...{ name: 'Chinese for merchants', summary: '学完就能用', bring: 'A pen', place: '2nd floor' },
  });
});

test('in Chinese the answer is the very same', () => {
  expect(inLanguage(service, 'zh')).toBe(service);
});

test('services in lists, in pages and inside other things are read too; what is no such thing is left alone', () => {
  const at = new Date(0);
  const home = { at, nextBooking: null, highlights: [service], head: { service }, english: 'a text', code: 7 };
  const seen = inLanguage(home, 'en');
  expect(seen.highlights[0]?.name).toBe('Chinese for merchants');
  expect(seen.head.service.place).toBe('2nd floor');
  expect(seen).toMatchObject({ at, nextBooking: null, english: 'a text', code: 7 });
  expect(home.highlights[0]?.name).toBe('客商中文课');
  expect(inLanguage('BEGIN:VCALENDAR', 'en')).toBe('BEGIN:VCALENDAR');
  expect(inLanguage(inLanguage(home, 'en'), 'en')).toEqual(seen);
});

/** Every object of a schema that holds `english`, with the names beside it. */
function shapesWithEnglish(schema: unknown, found: [string[], string[]][] = []): [string[], string[]][] {
  const { def } = schema as { def?: Record<string, unknown> };
  if (def === undefined) return found;
  const shape = def['shape'] as Record<string, { def: { shape: object } }> | undefined;
  if (shape?.['english'] !== undefined) found.push([Object.keys(shape), Object.keys(shape['english'].def.shape)]);
  for (const inner of [...Object.values(shape ?? {}), def['element'], def['innerType']]) {
    if (inner !== undefined) shapesWithEnglish(inner, found);
  }
  return found;
}

test('what an answer says in English stands under the names of what it says in Chinese', () => {
  const found = Object.entries(schemas).flatMap(([route, { reply }]) =>
    shapesWithEnglish(reply).map((pair) => [route, ...pair] as const),
  );
  expect(new Set(found.map(([route]) => route)).size).toBeGreaterThan(12);
  for (const [route, names, english] of found) {
    expect({ route, strange: english.filter((name) => !names.includes(name)) }).toEqual({ route, strange: [] });
  }
});

test('texts are checked in as few pieces as may be sent at once, none left out', () => {
  expect(checkedTogether(['abc', 'de', 'f'], 6)).toEqual(['abc\nde', 'f']);
  expect(checkedTogether(['abc', 'defghijk', 'l'], 4)).toEqual(['abc', 'defg', 'hijk', 'l']);
  expect(checkedTogether(['abcdef'], 6)).toEqual(['abcdef']);
  expect(checkedTogether([], 6)).toEqual([]);
});
