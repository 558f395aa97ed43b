import fc from 'fast-check';
import { decideRelease, decideSelfCheckIn } from '../../server/modules/booking/visit-rules';
import { bookingStates } from '../../shared/enums';
import { limits } from '../../shared/limits';
import { atMinute } from '../../shared/time/civil';

const startAt = atMinute('2026-11-23', 14 * 60);
const endAt = atMinute('2026-11-23', 15 * 60);
const later = (minutes: number): Date => new Date(startAt.getTime() + minutes * 60_000);

test('somebody checks themselves in from an hour before the start until the end, which is no part of it', () => {
  expect(limits.visitAheadMinutes).toBe(60);
  const at = (now: Date) => decideSelfCheckIn({ startAt, endAt }, now);
  expect(at(new Date(later(-60).getTime() - 1))).toEqual({ ok: false, code: 'visit.too_early' });
  expect([at(later(-60)), at(startAt), at(new Date(endAt.getTime() - 1))]).toEqual(Array(3).fill({ ok: true }));
  expect(at(endAt)).toEqual({ ok: false, code: 'visit.over' });
});

describe('a place is given back', () => {
  const booking = { state: 'confirmed' as const, startAt, endAt, bookedAt: later(-600) };
  const is = (over: Partial<Parameters<typeof decideRelease>[0]>, releaseMinutes: number | null, now: Date) =>
    decideRelease({ ...booking, ...over }, { releaseMinutes }, now);

  test('so many minutes after the start and not one earlier, while the slot lasts', () => {
    expect([14, 15, 59, 60].map((minutes) => is({}, 15, later(minutes)))).toEqual([false, true, true, false]);
    expect(is({}, 0, startAt)).toBe(true);
  });

  test('never where the service does not ask for it, nor from who booked when it had begun', () => {
    expect(is({}, null, later(30))).toBe(false);
    expect([later(0), later(1)].map((bookedAt) => is({ bookedAt }, 15, later(30)))).toEqual([true, false]);
  });

  test('only of who has a place and has not come, whatever the times', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...bookingStates),
        fc.integer({ min: -120, max: 180 }),
        fc.integer({ min: 0, max: 60 }),
        (state, minutes, releaseMinutes) => {
          const isTime = minutes >= releaseMinutes && minutes < 60;
          expect(is({ state }, releaseMinutes, later(minutes))).toBe(isTime && state === 'confirmed');
        },
      ),
    );
  });
});
