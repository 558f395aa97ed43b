import fc from 'fast-check';
import { averageOf, changeOf, decideRate, openUntil } from '../../server/modules/rating/rules';
import { bookingStates } from '../../shared/enums';
import { limits } from '../../shared/limits';

const dayMs = 86_400_000;
const endAt = new Date('2026-11-23T07:00:00.000Z');
const came = { state: 'attended' as const, endAt };
const daysOn = (from: Date, days: number, ms = 0): Date => new Date(from.getTime() + days * dayMs + ms);

test('a visit is rated for some weeks after it; what was said is changed for some days after it was first said', () => {
  const { rateWithinDays: within, rateChangeDays: change } = limits;
  expect(openUntil(came, null)).toEqual(daysOn(endAt, within));
  expect(decideRate(came, null, daysOn(endAt, within, -1))).toEqual({ ok: true });
  expect(decideRate(came, null, daysOn(endAt, within))).toEqual({ ok: false, code: 'rating.too_late' });
  // Said on the last day: it may still be changed.
  const ratedAt = daysOn(endAt, within, -1);
  expect(decideRate(came, ratedAt, daysOn(ratedAt, change, -1))).toEqual({ ok: true });
  expect(decideRate(came, ratedAt, daysOn(ratedAt, change))).toEqual({ ok: false, code: 'rating.fixed' });
});

test('nobody rates where they have not been', () => {
  for (const state of bookingStates.filter((one) => one !== 'attended')) {
    expect(decideRate({ state, endAt }, null, endAt)).toEqual({ ok: false, code: 'rating.not_attended' });
  }
});

test("a service's counters are those of its ratings, however often each was changed", () => {
  const stars = fc.integer({ min: 1, max: 5 });
  fc.assert(
    fc.property(fc.array(fc.array(stars, { minLength: 1, maxLength: 4 }), { maxLength: 30 }), (people) => {
      const counted = { ratings: 0, stars: 0 };
      for (const said of people) {
        said.forEach((now, n) => {
          const change = changeOf(said[n - 1] ?? null, now);
          counted.ratings += change.ratings;
          counted.stars += change.stars;
        });
      }
      const last = people.map((said) => said.at(-1) ?? 0);
      expect(counted).toEqual({ ratings: last.length, stars: last.reduce((sum, one) => sum + one, 0) });
    }),
  );
});

test('the average has one decimal, and there is none of nothing', () => {
  expect([averageOf(0, 0), averageOf(1, 5), averageOf(3, 14), averageOf(3, 13)]).toEqual([null, 5, 4.7, 4.3]);
});
