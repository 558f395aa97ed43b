import fc from 'fast-check';
import { dailyAt, lastDueAt, runIdOf } from '../../server/jobs/schedule';
import { retryAt } from '../../server/jobs/rules';

describe('schedules', () => {
  test('run at a time of day in Shanghai, the same day in UTC or the one before', () => {
    const nightly = { kind: 'night', ...dailyAt('00:10') };
    expect(lastDueAt(nightly, new Date('2026-11-22T16:09:59Z')).toISOString()).toBe('2026-11-21T16:10:00.000Z');
    expect(lastDueAt(nightly, new Date('2026-11-22T16:10:00Z')).toISOString()).toBe('2026-11-22T16:10:00.000Z');
    const morning = { kind: 'morning', ...dailyAt('08:00') };
    expect(lastDueAt(morning, new Date('2026-11-22T23:59:59Z')).toISOString()).toBe('2026-11-22T00:00:00.000Z');
  });

  test('give the same due time to whoever asks within one period', () => {
    const period = fc.constantFrom(2, 60, 300, 3600, 86_400);
    fc.assert(
      fc.property(period, fc.nat(86_399), fc.integer({ min: 0, max: 4_000_000_000 }), (everySeconds, at, second) => {
        const schedule = { kind: 'x', everySeconds, atSecond: at % everySeconds };
        const now = new Date(second * 1000 + 999);
        const due = lastDueAt(schedule, now);
        const age = now.getTime() - due.getTime();
        expect(age).toBeGreaterThanOrEqual(0);
        expect(age).toBeLessThan(everySeconds * 1000);
        expect(lastDueAt(schedule, due)).toEqual(due);
      }),
    );
  });

  test('refuse a period that processes would not agree on', () => {
    expect(() => lastDueAt({ kind: 'x', everySeconds: 7 }, new Date(0))).toThrow('does not divide a day');
  });

  test('name a run by kind and due time', () => {
    expect(runIdOf('audit.seal', new Date(0))).toBe('audit.seal@1970-01-01T00:00:00.000Z');
  });
});

test('a failed job waits longer each time, and is given up after the fifth', () => {
  const waits = [1, 2, 3, 4].map((failures) => retryAt(failures, new Date(0))!.getTime());
  expect([...waits].sort((a, b) => a - b)).toEqual(waits);
  expect(new Set(waits).size).toBe(4);
  expect(retryAt(5, new Date(0))).toBeNull();
});
