import { Solar } from 'lunar-javascript';
import { eventOn, servicePlan, slotPlan, type DayPlan, type YearlyEvent } from '../../server/modules/centre/rules';
import { daysFrom } from '../../shared/time/civil';
import { holidayBegins, isFestival, isLunar, lastLunarYear, lunarDay } from '../../shared/time/festivals';
import { holidayNames } from '../../shared/enums';
import { lastPublishedYear } from '../../shared/time/holidays';

const event = (over: Partial<YearlyEvent>): YearlyEvent => ({
  id: 'yev',
  name: '腊八施粥',
  calendar: 'lunar',
  lunarMonth: 12,
  lunarDay: 8,
  holiday: null,
  offsetDays: 0,
  runs: [{ startsMinute: 480, endsMinute: 600, slotMinutes: 30, capacity: 100 }],
  ...over,
});
const daysOf = (one: YearlyEvent, from: string, to: string) =>
  daysFrom(from, to).filter((on) => eventOn(one, on) !== null);

describe('the lunar calendar', () => {
  test(`is that of a second library on every day of 2010 to ${lastLunarYear}`, () => {
    for (const on of daysFrom('2010-01-01', `${lastLunarYear}-12-31`)) {
      const [year = 0, month = 0, day = 0] = on.split('-').map(Number);
      const other = Solar.fromYmd(year, month, day).getLunar();
      const mine = lunarDay(on);
      const written = mine === null ? null : [mine.isLeap ? -mine.month : mine.month, mine.day];
      if (written?.[0] !== other.getMonth() || written[1] !== other.getDay()) {
        expect([on, written]).toEqual([on, [other.getMonth(), other.getDay()]]);
      }
    }
  });

  test('says nothing beyond the years in which two libraries agree', () => {
    expect(lunarDay(`${lastLunarYear + 1}-05-05`)).toBeNull();
  });

  test('ends its year on the last day, whether the month has 29 or 30', () => {
    const eves = daysFrom('2020-01-01', '2030-12-31').filter((on) => isLunar(on, 12, 30));
    expect(eves).toHaveLength(11);
    expect(eves).toContain('2025-01-28');
    expect(eves).toContain('2027-02-05');
    for (const on of eves) expect(isFestival(daysFrom(on, '2031-12-31')[1] ?? '', 'spring')).toBe(true);
  });
});

describe('an event that comes back every year', () => {
  test('is once a year by the lunar calendar, also where a month is put in twice', () => {
    expect(daysOf(event({}), '2026-01-01', '2027-12-31')).toEqual(['2026-01-26', '2027-01-15']);
    const chongyang = event({ lunarMonth: 9, lunarDay: 9 });
    expect(daysOf(chongyang, '2026-01-01', '2026-12-31')).toEqual(['2026-10-18']);
    // 2025 has two sixth months.
    expect(daysOf(event({ lunarMonth: 6, lunarDay: 1 }), '2025-01-01', '2025-12-31')).toEqual(['2025-06-25']);
  });

  test('is on the first day off of the notice by a holiday, and so many days before or after', () => {
    const duanwu = event({ calendar: 'holiday', holiday: 'duanwu', lunarMonth: null, lunarDay: null });
    expect(daysOf(duanwu, '2025-01-01', '2026-12-31')).toEqual(['2025-05-31', '2026-06-19']);
    expect(daysOf({ ...duanwu, offsetDays: -2 }, '2025-01-01', '2025-12-31')).toEqual(['2025-05-29']);
  });

  test('is every holiday’s once a year, in every year with a notice', () => {
    for (const holiday of holidayNames) {
      for (let year = 2010; year <= lastPublishedYear; year += 1) {
        const begun = daysFrom(`${year - 1}-12-25`, `${year}-12-24`).filter(
          (on) => holidayBegins(on, holiday) !== null,
        );
        expect([holiday, year, begun.length]).toEqual([holiday, year, 1]);
      }
    }
  });

  test('is provisional by a holiday of a year without a notice, never silently ordinary', () => {
    const next = lastPublishedYear + 1;
    const duanwu = event({ calendar: 'holiday', holiday: 'duanwu' });
    const [on = ''] = daysOf(duanwu, `${next}-01-01`, `${next}-12-31`);
    expect([on, eventOn(duanwu, on)]).toEqual([`${next}-06-09`, { provisional: true }]);
  });

  const day: DayPlan = {
    on: '2027-01-15',
    opensMinute: 480,
    closesMinute: 1260,
    layer: 'weekly',
    note: null,
    provisional: true,
    kind: 'workday',
    runsAs: 5,
  };
  const service = { holidayRule: 'closed' as const, hours: [] };

  test('makes its slots on its day, inside the centre’s hours, and yields to the service’s own exception', () => {
    expect(servicePlan(service, day, { events: [event({})] })).toMatchObject({ layer: 'event', note: '腊八施粥' });
    expect(slotPlan(service, day, { events: [event({})] })).toHaveLength(4);
    expect(slotPlan(service, { ...day, opensMinute: 540 }, { events: [event({})] })).toHaveLength(2);
    const exception = { runs: [], reason: '锅炉检修' };
    expect(servicePlan(service, day, { events: [event({})], exception })).toMatchObject({
      layer: 'service_exception',
      note: '锅炉检修',
    });
    expect(slotPlan(service, day, { events: [event({})], exception })).toEqual([]);
    expect(slotPlan(service, { ...day, on: '2027-01-16' }, { events: [event({})] })).toEqual([]);
  });
});
