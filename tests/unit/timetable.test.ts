import fc from 'fast-check';
import { boxAround, distanceMeters } from '../../server/modules/centre/distance';
import {
  dayPlan,
  slotPlan,
  todayFace,
  type DayFacts,
  type HolidayRule,
  type OpenHours,
  type ServiceHours,
} from '../../server/modules/centre/rules';
import { prefixRange, spokenName } from '../../server/modules/grid/rules';
import { addDays, atMinute, civilDay, minuteOf, weekday } from '../../shared/time/civil';

const week: OpenHours[] = [1, 2, 3, 4, 5, 6, 7].map((day) => ({
  weekday: day,
  opensMinute: day === 7 ? 540 : 480,
  closesMinute: day === 7 ? 1080 : 1260,
}));
const ordinary: DayFacts = { kind: 'workday', name: null, provisional: false };
const holiday: DayFacts = { kind: 'holiday', name: '国庆节', provisional: false };
const makeup: DayFacts = { kind: 'makeup', name: '国庆节', provisional: false };
const plan = (on: string, facts: DayFacts, exception: Parameters<typeof dayPlan>[0]['exception'] = null) =>
  dayPlan({ on, hours: week, exception, facts });
const daily = (span: Partial<ServiceHours> = {}): ServiceHours[] =>
  week.map((day) => ({
    weekday: day.weekday,
    startsMinute: 480,
    endsMinute: 1260,
    slotMinutes: 60,
    capacity: 10,
    ...span,
  }));

describe('a centre’s day', () => {
  test('follows the week when nothing else speaks', () => {
    expect(plan('2026-11-23', ordinary)).toMatchObject({
      opensMinute: 480,
      closesMinute: 1260,
      layer: 'weekly',
      note: null,
    });
    expect(plan('2026-11-22', { ...ordinary, kind: 'weekend' })).toMatchObject({ opensMinute: 540, layer: 'weekly' });
  });

  test('keeps Sunday’s hours on a holiday, and says which', () => {
    expect(plan('2026-10-01', holiday)).toMatchObject({
      opensMinute: 540,
      closesMinute: 1080,
      layer: 'holiday',
      note: '国庆节',
    });
  });

  test('runs a make-up weekend as the working day next to it', () => {
    expect(plan('2026-10-10', makeup)).toMatchObject({ runsAs: 5, layer: 'makeup', note: '国庆节调休上班' });
    expect(plan('2026-09-20', makeup)).toMatchObject({ runsAs: 1, opensMinute: 480 });
  });

  test('yields to the centre’s own exception, with its reason', () => {
    const closed = { opensMinute: null, closesMinute: null, reason: '设备检修' };
    expect(plan('2026-10-01', holiday, closed)).toMatchObject({
      opensMinute: null,
      layer: 'exception',
      note: '设备检修',
    });
    const late = { opensMinute: 840, closesMinute: 1260, reason: '消防演练' };
    expect(plan('2026-11-23', ordinary, late)).toMatchObject({ opensMinute: 840, layer: 'exception' });
    expect(plan('2026-11-23', ordinary, { ...late, closesMinute: 600 })).toMatchObject({
      opensMinute: null,
      closesMinute: null,
    });
  });

  test('is closed where the week has no hours, and says when the year is not published', () => {
    const day = dayPlan({ on: '2027-03-01', hours: [], exception: null, facts: { ...ordinary, provisional: true } });
    expect(day).toMatchObject({ opensMinute: null, closesMinute: null, layer: 'weekly', provisional: true });
  });

  test('tells whether it is open now', () => {
    const day = plan('2026-11-23', ordinary);
    expect(todayFace(day, atMinute('2026-11-23', 480)).openNow).toBe(true);
    expect(todayFace(day, atMinute('2026-11-23', 1260)).openNow).toBe(false);
    expect(todayFace(day, atMinute('2026-11-24', 600)).openNow).toBe(false);
  });
});

describe('a service’s slots', () => {
  test('are cut out of the opening hours whole', () => {
    const slots = slotPlan(
      { holidayRule: 'closed', hours: daily() },
      plan('2026-11-22', { ...ordinary, kind: 'weekend' }),
    );
    expect(slots).toHaveLength(9);
    expect(slots[0]?.startAt).toEqual(atMinute('2026-11-22', 540));
    const half = slotPlan({ holidayRule: 'closed', hours: daily({ startsMinute: 510 }) }, plan('2026-11-22', ordinary));
    expect(half[0]?.startAt).toEqual(atMinute('2026-11-22', 570));
  });

  test('follow the service’s own rule on holidays', () => {
    const hours = daily().filter((run) => run.weekday !== 7);
    const count = (holidayRule: HolidayRule) => slotPlan({ holidayRule, hours }, plan('2026-10-01', holiday)).length;
    expect([count('closed'), count('as_sunday'), count('as_weekday')]).toEqual([0, 0, 9]);
  });

  test('run on a make-up day as on a working day, whatever the holiday rule', () => {
    const hours = daily().filter((run) => run.weekday === 5);
    expect(slotPlan({ holidayRule: 'closed', hours }, plan('2026-10-10', makeup))).toHaveLength(13);
  });

  test('do not loop on a run without length', () => {
    expect(slotPlan({ holidayRule: 'closed', hours: daily({ slotMinutes: 0 }) }, plan('2026-11-23', ordinary))).toEqual(
      [],
    );
  });

  const minute = fc.integer({ min: 0, max: 288 }).map((n) => n * 5);
  const run = fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    startsMinute: minute,
    endsMinute: minute,
    slotMinutes: fc.integer({ min: 1, max: 48 }).map((n) => n * 5),
    capacity: fc.integer({ min: 1, max: 50 }),
  });
  const facts = fc.record({
    kind: fc.constantFrom('workday' as const, 'weekend' as const, 'holiday' as const, 'makeup' as const),
    name: fc.constant(null),
    provisional: fc.boolean(),
  });
  const exception = fc.option(
    fc.record({ opensMinute: fc.option(minute), closesMinute: fc.option(minute), reason: fc.constant('x') }),
  );

  test('lie inside the day’s hours, do not cross midnight, start once each, and come out the same again', () => {
    const input = fc.record({
      days: fc.integer({ min: 0, max: 4000 }),
      runs: fc.array(run, { maxLength: 12 }),
      facts,
      exception,
      holidayRule: fc.constantFrom<HolidayRule>('closed', 'as_weekday', 'as_sunday'),
    });
    fc.assert(
      fc.property(input, ({ days, runs, facts: said, exception: own, holidayRule }) => {
        const on = addDays('2020-01-01', days);
        const day = dayPlan({ on, hours: week, exception: own, facts: said });
        const service = { holidayRule, hours: runs };
        const slots = slotPlan(service, day);
        expect(slotPlan(service, day)).toEqual(slots);
        if (day.opensMinute === null) expect(slots).toEqual([]);
        const starts = slots.map((slot) => slot.startAt.getTime());
        expect(new Set(starts).size).toBe(starts.length);
        expect([...starts].sort((a, b) => a - b)).toEqual(starts);
        const runsAs = said.kind === 'holiday' ? (holidayRule === 'as_weekday' ? weekday(on) : 7) : day.runsAs;
        for (const slot of slots) {
          expect(civilDay(slot.startAt)).toBe(on);
          expect(minuteOf(slot.startAt)).toBeGreaterThanOrEqual(day.opensMinute ?? Infinity);
          const ends = minuteOf(slot.startAt) + (slot.endAt.getTime() - slot.startAt.getTime()) / 60_000;
          expect(ends).toBeLessThanOrEqual(day.closesMinute ?? 0);
          expect(runs.some((item) => item.weekday === runsAs && item.capacity === slot.capacity)).toBe(true);
        }
      }),
    );
  });
});

describe('places', () => {
  const point = fc.record({
    lng: fc.double({ min: 73, max: 135, noNaN: true }),
    lat: fc.double({ min: 18, max: 54, noNaN: true }),
  });

  test('are as far apart as on the map', () => {
    // The pagodas of Kaiyuan temple in Quanzhou to those of Guanghua temple in Putian.
    const meters = distanceMeters({ lng: 118.5838, lat: 24.9135 }, { lng: 118.9906, lat: 25.4302 });
    expect(meters / 1000).toBeCloseTo(70.5, 0);
    expect(distanceMeters({ lng: 118, lat: 25 }, { lng: 118, lat: 26 })).toBe(111_195);
  });

  test('within a distance are inside its box', () => {
    fc.assert(
      fc.property(point, point, fc.integer({ min: 10, max: 2_000_000 }), (a, b, meters) => {
        if (distanceMeters(a, b) > meters - 1) return;
        const box = boxAround(a, meters);
        expect(b.lat >= box.south && b.lat <= box.north && b.lng >= box.west && b.lng <= box.east).toBe(true);
      }),
    );
  });
});

describe('area codes', () => {
  test('span their subtree as one range', () => {
    const code = fc.stringMatching(/^\d{4,12}$/);
    fc.assert(
      fc.property(code, code, (a, b) => {
        const { from, before } = prefixRange(a);
        expect(b >= from && b < before).toBe(b.startsWith(a));
      }),
    );
  });

  test('are spoken as people name the place', () => {
    expect(
      ['梅青社区居委会', '桂林村委会', '霞村村委会', '王厝居委会', '金井社区居民委员会', '梅岭街道'].map(spokenName),
    ).toEqual(['梅青社区', '桂林村', '霞村', '王厝社区', '金井社区', '梅岭街道']);
  });
});
