import { HolidayUtil } from 'lunar-javascript';
import { addDays, daysFrom, weekday } from '../../shared/time/civil';
import { dayKind, firstPublishedYear, lastPublishedYear } from '../../shared/time/holidays';

const isFree = (on: string): boolean => ['holiday', 'weekend'].includes(dayKind(on).kind);

describe('State Council holidays', () => {
  test('of 2026 are those of the notice', () => {
    expect(dayKind('2026-02-16')).toEqual({ kind: 'holiday', name: '春节', provisional: false });
    expect(dayKind('2026-02-14')).toEqual({ kind: 'makeup', name: '春节', provisional: false });
    expect(dayKind('2026-10-10')).toEqual({ kind: 'makeup', name: '国庆节', provisional: false });
    expect(dayKind('2026-10-01').name).toBe('国庆节');
    expect(dayKind('2026-11-22')).toEqual({ kind: 'weekend', name: null, provisional: false });
    expect(dayKind('2026-11-23')).toEqual({ kind: 'workday', name: null, provisional: false });
  });

  /**
   * Days on which the second library differs about who works, with the notice as judge. 国办发明电〔2012〕33号 for 2013:
   * 清明节 "4月7日（星期日）上班", 国庆节 "9月29日（星期日）、10月12日（星期六）上班"; it knows neither.
   */
  const judged: Record<string, 'makeup'> = { '2013-04-07': 'makeup', '2013-10-12': 'makeup' };

  test('agree with a second library on who works, every day of 2010 to 2026, but for two that the notice decides', () => {
    const days = daysFrom('2010-01-01', '2026-12-31');
    expect(days).toHaveLength(6209);
    const differ = days.filter((on) => {
      const other = HolidayUtil.getHoliday(on);
      const otherFree = other === null ? weekday(on) >= 6 : !other.isWork();
      return isFree(on) !== otherFree;
    });
    expect(Object.fromEntries(differ.map((on) => [on, dayKind(on).kind]))).toEqual(judged);
    expect(days.filter((on) => dayKind(on).provisional)).toEqual([]);
  });

  test('differ from it otherwise only in names: of weekends that run on (与周末连休), and of two weekdays it calls work', () => {
    for (const on of daysFrom('2010-01-01', '2026-12-31')) {
      const other = HolidayUtil.getHoliday(on);
      const { kind } = dayKind(on);
      const otherKind = other === null ? null : other.isWork() ? 'makeup' : 'holiday';
      if (on in judged || otherKind === (kind === 'holiday' || kind === 'makeup' ? kind : null)) continue;
      if (otherKind === 'makeup') {
        expect([on, kind]).toEqual([on === '2012-05-02' ? on : '2012-10-08', 'workday']);
        continue;
      }
      const near = [-3, -2, -1, 1, 2, 3].some((days) => dayKind(addDays(on, days)).kind === 'holiday');
      expect([on, weekday(on) >= 6, isFree(on), near]).toEqual([on, true, true, true]);
    }
  });

  test('without a notice are provisional, and never silently ordinary', () => {
    const next = `${lastPublishedYear + 1}`;
    for (const on of daysFrom(`${next}-01-01`, `${next}-12-31`)) expect(dayKind(on).provisional).toBe(true);
    expect(dayKind(`${next}-10-02`)).toEqual({ kind: 'holiday', name: '国庆节', provisional: true });
    expect(dayKind(`${firstPublishedYear - 1}-10-01`).provisional).toBe(true);
  });

  test('are known for every year called published, and for none after it', () => {
    const holidays = (year: number) =>
      daysFrom(`${year}-01-01`, `${year}-12-31`).filter((on) => HolidayUtil.getHoliday(on) !== null).length;
    for (let year = firstPublishedYear; year <= lastPublishedYear; year += 1) {
      expect(
        daysFrom(`${year}-01-01`, `${year}-12-31`).filter((on) => dayKind(on).kind === 'holiday').length,
      ).toBeGreaterThan(15);
    }
    expect(holidays(lastPublishedYear)).toBeGreaterThan(25);
    // The second library learns of a year when its notice comes out: then ours is to be raised as well.
    expect(holidays(lastPublishedYear + 1)).toBe(0);
  });
});
