import fc from 'fast-check';
import {
  hiddenBelow,
  hoursOf,
  reachByAge,
  reachByArea,
  servicesOf,
  sumOf,
} from '../../server/modules/booking/figures-rules';
import type { HourRow, ReachRow } from '../../server/modules/booking/figures-store';
import { ageGroups } from '../../shared/enums';

const count = fc.nat(50);
const row: fc.Arbitrary<HourRow> = fc.record({
  on_day: fc.constantFrom('2026-11-23', '2026-11-24', '2026-11-30'),
  hour: fc.integer({ min: 8, max: 20 }),
  service_id: fc.constantFrom('svc_a', 'svc_b'),
  capacity: count,
  taken: count,
  attended: count,
  no_shows: count,
  offered: count,
  wait_minutes: count,
  unplaced: count,
});

test('however they are cut, the parts add up to the whole', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
      const total = sumOf(rows);
      const sum = (parts: readonly { taken: number; attended: number }[]) => [
        parts.reduce((all, part) => all + part.taken, 0),
        parts.reduce((all, part) => all + part.attended, 0),
      ];
      const whole = [total.taken, rows.reduce((all, one) => all + one.attended, 0)];
      expect(sum(servicesOf(rows))).toEqual(whole);
      expect(sum(hoursOf(rows))[0]).toBe(whole[0]);
    }),
  );
});

test('waiting is the average of those who were offered a place; nobody: unknown', () => {
  const one: HourRow = {
    ...{ on_day: '2026-11-23', hour: 9, service_id: 'svc', capacity: 4, taken: 4, attended: 3, no_shows: 1 },
    ...{ offered: 2, wait_minutes: 90, unplaced: 5 },
  };
  expect(sumOf([one, one])).toMatchObject({ offered: 4, waitMinutes: 45, unplaced: 10, noShows: 2 });
  expect(sumOf([{ ...one, offered: 0, wait_minutes: 0 }]).waitMinutes).toBeNull();
});

test('no count small enough to point at somebody is ever told', () => {
  const reach: fc.Arbitrary<ReachRow> = fc.record({
    age_group: fc.constantFrom(...ageGroups),
    area_code: fc.constantFrom('350582001001', '350582001002', ''),
    people: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(
    fc.property(fc.array(reach, { maxLength: 12 }), fc.array(reach, { maxLength: 12 }), (came, live) => {
      const names = new Map([
        ['350582001001', '一村'],
        ['350582001002', '二村'],
      ]);
      for (const { people, residents } of [...reachByAge(came, live), ...reachByArea(came, live, names)]) {
        for (const told of [people, residents]) expect(told === null || told >= hiddenBelow).toBe(true);
      }
    }),
  );
});
