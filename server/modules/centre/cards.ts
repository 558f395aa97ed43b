import { civilDay } from '../../../shared/time/civil';
import { dayKind } from '../../../shared/time/holidays';
import type { Reader } from '../../kernel/db';
import type { Grid } from '../grid';
import type { Point } from './distance';
import { dayPlan } from './rules';
import { countServices, type CentreRow } from './store';
import { plansOfToday } from './timetable';
import { centreCardView, type CentreCard } from './view';

export interface CardNeeds {
  db: Reader;
  grid: Pick<Grid, 'areaNames'>;
  now: Date;
  /** Where the reader stands; null leaves out the distance. */
  from: Point | null;
}

/** Rows to cards, in the rows' order, with four statements for any number of them. */
export async function cardsOfRows(
  { db, grid, now, from }: CardNeeds,
  rows: readonly CentreRow[],
): Promise<CentreCard[]> {
  const ids = rows.map((row) => row.id);
  const [areas, plans, counts] = await Promise.all([
    grid.areaNames(rows.map((row) => row.area_code)),
    plansOfToday(db, ids, now),
    countServices(db, ids),
  ]);
  const today = civilDay(now);
  const closed = dayPlan({ on: today, hours: [], exception: null, facts: dayKind(today) });
  return rows.map((row) =>
    centreCardView(row, {
      areaPath: areas.get(row.area_code)?.path,
      plan: plans.get(row.id) ?? closed,
      serviceCount: counts.get(row.id) ?? 0,
      now,
      from,
    }),
  );
}
