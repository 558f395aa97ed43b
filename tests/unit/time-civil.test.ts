import fc from 'fast-check';
import {
  addDays,
  ageOn,
  atMinute,
  civilDay,
  daysBetween,
  daysFrom,
  isCivilDay,
  minuteOf,
  mondayOf,
  weekday,
} from '../../shared/time/civil';

const someDay = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1992-01-01', n));
const someInstant = fc
  .integer({ min: Date.UTC(1992, 0, 1) / 1000, max: Date.UTC(2090, 0, 1) / 1000 })
  .map((seconds) => new Date(seconds * 1000));

describe('civil days of Shanghai', () => {
  test('begin at 16:00 UTC of the day before', () => {
    expect(civilDay(new Date('2026-11-22T15:59:59.999Z'))).toBe('2026-11-22');
    expect(civilDay(new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23');
    expect(minuteOf(new Date('2026-11-22T16:00:59Z'))).toBe(0);
    expect(minuteOf(new Date('2026-11-22T15:59:59Z'))).toBe(1439);
    expect(atMinute('2026-11-23', 870).toISOString()).toBe('2026-11-23T06:30:00.000Z');
    expect(atMinute('2026-11-23', 1440)).toEqual(atMinute('2026-11-24', 0));
  });

  test('agree with the engine’s own calendar of Asia/Shanghai', () => {
    const engine = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
    fc.assert(fc.property(someInstant, (at) => civilDay(at) === engine.format(at)));
  });

  test('and minutes together are the instant again, to the minute', () => {
    fc.assert(
      fc.property(someInstant, (at) => {
        const back = atMinute(civilDay(at), minuteOf(at)).getTime();
        expect(at.getTime() - back).toBeGreaterThanOrEqual(0);
        expect(at.getTime() - back).toBeLessThan(60_000);
      }),
    );
  });

  test('can be added, subtracted and listed', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysFrom('2026-12-30', '2027-01-02')).toEqual(['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02']);
    expect(daysFrom('2026-12-30', '2026-12-29')).toEqual([]);
    fc.assert(
      fc.property(someDay, fc.integer({ min: -5000, max: 5000 }), (on, days) => {
        expect(daysBetween(on, addDays(on, days))).toBe(days);
      }),
    );
  });

  test('belong to weeks from Monday to Sunday', () => {
    expect(weekday('2026-11-23')).toBe(1);
    expect(weekday('2026-11-22')).toBe(7);
    expect(mondayOf('2026-11-22')).toBe('2026-11-16');
    fc.assert(
      fc.property(someDay, (on) => {
        const monday = mondayOf(on);
        expect(weekday(monday)).toBe(1);
        expect(daysBetween(monday, on)).toBe(weekday(on) - 1);
      }),
    );
  });

  test('are told from other text', () => {
    expect(isCivilDay('2026-02-28')).toBe(true);
    for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', '2026-01-01T00:00', '', '二〇二六']) {
      expect(isCivilDay(text)).toBe(false);
      expect(() => atMinute(text, 0)).toThrow(RangeError);
    }
  });

  test('count years of life on the birthday', () => {
    expect(ageOn('1954-03-09', '2026-03-08')).toBe(71);
    expect(ageOn('1954-03-09', '2026-03-09')).toBe(72);
    expect(ageOn('2004-02-29', '2022-02-28')).toBe(17);
    expect(ageOn('2004-02-29', '2022-03-01')).toBe(18);
  });
});
