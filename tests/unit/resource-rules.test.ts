import fc from 'fast-check';
import {
  decideHold,
  holdingsOf,
  isAtWork,
  meets,
  rangeOf,
  take,
  type ResourceFacts,
} from '../../server/modules/resource/rules';
import { atMinute } from '../../shared/time/civil';
import { resourceFacts } from '../support/resource-facts';

const on = '2026-11-24';
const time = (from: number, to: number) => ({ startAt: atMinute(on, from), endAt: atMinute(on, to) });

const [west, east] = [resourceFacts('west'), resourceFacts('east')];
const hall = resourceFacts('hall', { atoms: ['east', 'west'] });

/** Claims in order; says who of them has it. */
function holders(wanted: readonly { holder: string; resources: ResourceFacts[]; from: number; to: number }[]) {
  const holdings = holdingsOf([]);
  return wanted.flatMap(({ holder, resources, from, to }) => {
    const verdict = decideHold({ holder, resources, time: time(from, to) }, holdings);
    if (!verdict.ok) return [];
    take(holdings, verdict.takes);
    return [holder];
  });
}

describe('a hall and its halves', () => {
  test('the halves stand side by side, the whole takes both, and each half takes the whole', () => {
    const at = { from: 540, to: 600 };
    expect(
      holders([
        { holder: 'a', resources: [west], ...at },
        { holder: 'b', resources: [east], ...at },
        { holder: 'c', resources: [hall], ...at },
      ]),
    ).toEqual(['a', 'b']);
    expect(
      holders([
        { holder: 'c', resources: [hall], ...at },
        { holder: 'a', resources: [west], ...at },
        { holder: 'b', resources: [east], ...at },
      ]),
    ).toEqual(['c']);
  });

  test('times that touch are no trouble; what is kept free between them is', () => {
    const clean = { ...west, afterMinutes: 15 };
    const following = (from: number) =>
      holders([
        { holder: 'a', resources: [clean], from: 540, to: 600 },
        { holder: 'b', resources: [clean], from, to: from + 60 },
      ]);
    expect(following(600)).toEqual(['a']);
    expect(following(610)).toEqual(['a']);
    expect(following(615)).toEqual(['a', 'b']);
  });

  test('all that is needed or nothing: a free room without its teacher is not taken', () => {
    const teacher = resourceFacts('teacher', { kind: 'staff' });
    expect(
      holders([
        { holder: 'a', resources: [teacher], from: 540, to: 600 },
        { holder: 'b', resources: [west, teacher], from: 570, to: 630 },
        { holder: 'c', resources: [west], from: 570, to: 630 },
      ]),
    ).toEqual(['a', 'c']);
  });

  test('whoever has it is named, who is not at work and what has left the list too', () => {
    const hours = [{ weekday: 2, startsMinute: 540, endsMinute: 720 }];
    const [away, gone] = [resourceFacts('away', { hours }), resourceFacts('gone', { active: false })];
    const holdings = holdingsOf([{ atomId: 'west', holder: 'a', ...rangeOf(time(540, 600), west) }]);
    const verdict = decideHold({ holder: 'b', resources: [west, away, gone], time: time(510, 570) }, holdings);
    expect(verdict).toEqual({
      ok: false,
      inTheWay: [
        { resourceId: 'west', why: 'taken', holder: 'a' },
        { resourceId: 'away', why: 'away', holder: null },
        { resourceId: 'gone', why: 'retired', holder: null },
      ],
    });
  });
});

test('working times hold the whole of a time, on its weekday, to midnight', () => {
  const hours = [
    { weekday: 2, startsMinute: 540, endsMinute: 720 },
    { weekday: 2, startsMinute: 1200, endsMinute: 1440 },
  ];
  expect(isAtWork([], time(0, 60))).toBe(true);
  expect(isAtWork(hours, time(540, 720))).toBe(true);
  expect(isAtWork(hours, time(535, 600))).toBe(false);
  expect(isAtWork(hours, time(700, 725))).toBe(false);
  expect(isAtWork(hours, time(1380, 1440))).toBe(true);
  expect(isAtWork([{ weekday: 3, startsMinute: 0, endsMinute: 1440 }], time(540, 600))).toBe(false);
});

test('of any uses that were granted, no two hold one part at the same five minutes', () => {
  const pool = [west, east, hall, resourceFacts('teacher', { kind: 'staff', beforeMinutes: 5, afterMinutes: 10 })];
  const use = fc.record({
    which: fc.subarray([0, 1, 2, 3], { minLength: 1 }),
    from: fc.integer({ min: 0, max: 100 }),
    length: fc.integer({ min: 1, max: 24 }),
  });
  fc.assert(
    fc.property(fc.array(use, { maxLength: 40 }), (uses) => {
      const holdings = holdingsOf([]);
      uses.forEach(({ which, from, length }, n) => {
        const resources = which.map((place) => pool[place] as ResourceFacts);
        const ask = { holder: `h${n}`, resources, time: time(480 + from * 5, 480 + (from + length) * 5) };
        const verdict = decideHold(ask, holdings);
        if (verdict.ok) take(holdings, verdict.takes);
      });
      for (const spans of holdings.values()) {
        for (const [n, one] of spans.entries()) {
          for (const other of spans.slice(n + 1)) expect(meets(one, other)).toBe(false);
        }
      }
    }),
  );
});
