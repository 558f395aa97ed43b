import fc from 'fast-check';
import { atMinute } from '../../shared/time/civil';
import {
  dateWords,
  dayStrip,
  dayWords,
  durationWords,
  hoursWords,
  fullDateWords,
  longDateWords,
  minuteWords,
  rangeWords,
  typedDay,
  untilWords,
  weekdayWords,
} from '../../shared/time/words';

/** A Wednesday afternoon. */
const now = atMinute('2026-11-25', 14 * 60);
const inMinutes = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

describe('words for time', () => {
  test('read a day that is typed, however its parts are set apart', () => {
    expect(['19480302', '1948-03-02', '1948/03/02', ' 1948 03 02 '].map(typedDay)).toEqual(Array(4).fill('1948-03-02'));
    expect(['1948-02-30', '480302', '194803', '', '1948030'].map(typedDay)).toEqual(Array(5).fill(null));
  });

  test('name days as seen from now', () => {
    const said = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29', '2026-12-03'];
    expect(said.map((on) => dayWords(on, now))).toEqual(['昨天', '今天', '明天', '后天', '周六', '周日', '下周四']);
    expect(said.map((on) => dayWords(on, now, 'en'))).toEqual([
      'Yesterday',
      'Today',
      'Tomorrow',
      'Fri',
      'Sat',
      'Sun',
      'Thu, Dec 3',
    ]);
    expect(dayWords('2026-12-08', now)).toBe('12月8日 周二');
    expect(dayWords('2026-11-22', now)).toBe('11月22日 周日');
    expect(dayWords('2027-01-02', now)).toBe('2027年1月2日 周六');
    expect(longDateWords('2027-01-02', now, 'en')).toBe('Sat, Jan 2 2027');
    expect([fullDateWords('2027-01-02', now), fullDateWords('2026-12-03', now)]).toEqual(['2027年1月2日', '12月3日']);
    expect(fullDateWords('2027-01-02', now, 'en')).toBe('Jan 2 2027');
  });

  test('name days by Shanghai’s midnight, not by UTC’s', () => {
    expect(dayWords('2026-11-26', atMinute('2026-11-25', 1439))).toBe('明天');
    expect(dayWords('2026-11-26', atMinute('2026-11-26', 0))).toBe('今天');
  });

  test('give spans of a day', () => {
    expect(rangeWords(atMinute('2026-11-28', 870), atMinute('2026-11-28', 930), now)).toBe('周六 14:30–15:30');
    expect(rangeWords(atMinute('2026-11-25', 1380), atMinute('2026-11-26', 0), now)).toBe('今天 23:00–24:00');
    expect(hoursWords(510, 1260)).toBe('08:30–21:00');
    expect(hoursWords(null, null)).toBe('休息');
    expect(hoursWords(null, null, 'en')).toBe('Closed');
    expect(minuteWords(1440)).toBe('24:00');
  });

  test('say how long it is until something', () => {
    expect(untilWords(now, now)).toBe('已开始');
    expect(untilWords(inMinutes(1), now)).toBe('马上开始');
    expect(untilWords(inMinutes(45), now)).toBe('还有 45 分钟');
    expect(untilWords(inMinutes(95), now)).toBe('还有 1 小时 35 分钟');
    expect(untilWords(inMinutes(120), now)).toBe('还有 2 小时');
    expect(untilWords(inMinutes(170), now)).toBe('还有 2 小时');
    expect(untilWords(inMinutes(3 * 1440), now)).toBe('还有 3 天');
    expect(untilWords(inMinutes(170), now, 'en')).toBe('In 2 h');
  });

  test('never promise more time than there is', () => {
    const unit: Record<string, number> = { 分钟: 1, 小时: 60 };
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 1439 }), (minutes) => {
        const said = untilWords(inMinutes(minutes), now);
        const total = [...said.matchAll(/(\d+) (分钟|小时)/g)].reduce(
          (sum, [, count, word]) => sum + Number(count) * (unit[word ?? ''] ?? 0),
          0,
        );
        expect(total).toBeGreaterThan(0);
        expect(total).toBeLessThanOrEqual(minutes);
      }),
    );
  });

  test('make a strip of days to choose from', () => {
    expect(dayStrip('2026-11-25', 4, now).map((day) => `${day.word} ${day.date}`)).toEqual([
      '今天 11/25',
      '明天 11/26',
      '周五 11/27',
      '周六 11/28',
    ]);
  });

  test('give lengths, dates and weekdays', () => {
    expect(durationWords(90)).toBe('1 小时 30 分钟');
    expect(durationWords(0)).toBe('0 分钟');
    expect(durationWords(1440 + 120)).toBe('1 天 2 小时');
    expect(durationWords(3 * 1440 + 5, 'en')).toBe('3 days');
    expect(dateWords('2026-12-03')).toBe('12月3日');
    expect(weekdayWords('2026-12-03', 'en')).toBe('Thu');
  });
});
