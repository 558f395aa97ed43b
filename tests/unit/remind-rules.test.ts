import fc from 'fast-check';
import { isToRemind, lastWordAt, remindAt } from '../../server/modules/booking/remind-rules';
import { reminderTimes } from '../../shared/enums';
import { atMinute } from '../../shared/time/civil';

const on = '2026-11-24';
const startAt = atMinute(on, 870);
const bookedAt = atMinute('2026-11-20', 600);
const minutes = (at: Date, count: number) => new Date(at.getTime() + count * 60_000);

test('the evening before at seven, two hours and one hour before', () => {
  expect(reminderTimes.map((time) => remindAt(time, startAt))).toEqual([
    atMinute('2026-11-23', 19 * 60),
    atMinute(on, 750),
    atMinute(on, 810),
  ]);
});

test('never before its time, never from the start on, never of what has no place', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...reminderTimes),
      fc.integer({ min: -3000, max: 600 }),
      fc.constantFrom('confirmed', 'cancelled', 'waiting', 'offered', 'attended', 'no_show'),
      (time, later, state) => {
        const now = minutes(startAt, later);
        const isTime = now >= remindAt(time, startAt) && now < startAt;
        expect(isToRemind({ state, startAt, bookedAt }, time, now)).toBe(isTime && state === 'confirmed');
      },
    ),
  );
});

test('not of what was booked a moment before', () => {
  const at = remindAt('one_hour', startAt);
  const ask = (booked: Date) => isToRemind({ state: 'confirmed', startAt, bookedAt: booked }, 'one_hour', at);
  expect([ask(minutes(at, -31)), ask(minutes(at, -30)), ask(minutes(at, -29)), ask(minutes(at, 1))]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('a held place is told of again in its last quarter, half an hour at most; a short one is not', () => {
  const offeredAt = atMinute(on, 600);
  const last = (held: number) => lastWordAt(offeredAt, minutes(offeredAt, held));
  expect([last(120), last(60), last(600), last(20)]).toEqual([
    minutes(offeredAt, 90),
    minutes(offeredAt, 45),
    minutes(offeredAt, 570),
    null,
  ]);
});
