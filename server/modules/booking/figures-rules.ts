import { ageGroups, type AgeGroup } from '../../../shared/enums';
import { weekday } from '../../../shared/time/civil';
import type { HourRow, ReachRow } from './figures-store';

/** Fewer people than this could point at somebody. */
export const hiddenBelow = 5;

export const shown = (people: number): number | null => (people < hiddenBelow ? null : people);

/** What rows come to together; waiting is the average of those who were offered a place. */
export function sumOf(rows: readonly HourRow[]) {
  const sum = (pick: (row: HourRow) => number) => rows.reduce((all, row) => all + pick(row), 0);
  const offered = sum((row) => row.offered);
  return {
    capacity: sum((row) => row.capacity),
    taken: sum((row) => row.taken),
    attended: sum((row) => row.attended),
    noShows: sum((row) => row.no_shows),
    offered,
    waitMinutes: offered === 0 ? null : Math.round(sum((row) => row.wait_minutes) / offered),
    unplaced: sum((row) => row.unplaced),
  };
}

const grouped = <K>(rows: readonly HourRow[], keyOf: (row: HourRow) => K): Map<K, HourRow[]> => {
  const groups = new Map<K, HourRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
};

/** By weekday and hour, in their order; hours without places are left out. */
export const hoursOf = (rows: readonly HourRow[]) =>
  [...grouped(rows, (row) => weekday(row.on_day) * 100 + row.hour)]
    .sort(([a], [b]) => a - b)
    .map(([key, of]) => {
      const { capacity, taken, attended } = sumOf(of);
      return { weekday: Math.floor(key / 100), hour: key % 100, capacity, taken, attended };
    })
    .filter(({ capacity, taken }) => capacity > 0 || taken > 0);

/** By service, the most used first. */
export const servicesOf = (rows: readonly HourRow[]) =>
  [...grouped(rows, (row) => row.service_id)]
    .map(([serviceId, of]) => ({ serviceId, ...sumOf(of) }))
    .sort((a, b) => b.taken - a.taken || (a.serviceId < b.serviceId ? -1 : 1));

const totalOf = (rows: readonly ReachRow[]): number => rows.reduce((all, row) => all + row.people, 0);

/** Who came of the town's people, by age, beside how many of them live there. */
export function reachByAge(came: readonly ReachRow[], residents: readonly ReachRow[]) {
  const of = (rows: readonly ReachRow[], group: AgeGroup) => totalOf(rows.filter((row) => row.age_group === group));
  return ageGroups
    .map((group) => ({ group, people: of(came, group), residents: of(residents, group) }))
    .filter(({ people, residents: live }) => people > 0 || live > 0)
    .map((one) => ({ ...one, people: shown(one.people), residents: shown(one.residents) }));
}

/** The same by village: those that came least for how many live there come first. */
export function reachByArea(
  came: readonly ReachRow[],
  residents: readonly ReachRow[],
  names: ReadonlyMap<string, string>,
) {
  const of = (rows: readonly ReachRow[], code: string) => totalOf(rows.filter((row) => row.area_code === code));
  const share = ({ people, live }: { people: number; live: number }) => (live === 0 ? 1 : people / live);
  return [...names]
    .map(([code, name]) => ({ name, people: of(came, code), live: of(residents, code) }))
    .filter(({ people, live }) => people > 0 || live > 0)
    .sort((a, b) => share(a) - share(b) || b.live - a.live)
    .map(({ name, people, live }) => ({ name, people: shown(people), residents: shown(live) }));
}
