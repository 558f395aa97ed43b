import { addDays, mondayOf } from '../../../shared/time/civil';

/** From one civil day to another, both counted. */
export interface DaySpan {
  fromOn: string;
  toOn: string;
}

/** The week of a slot, from Monday: of the visit, not of the tap. */
export function weekOf(on: string): DaySpan {
  const monday = mondayOf(on);
  return { fromOn: monday, toOn: addDays(monday, 6) };
}

/** The calendar month of a slot. */
export function monthOf(on: string): DaySpan {
  const month = on.slice(0, 8);
  return { fromOn: `${month}01`, toOn: addDays(`${addDays(`${month}28`, 4).slice(0, 8)}01`, -1) };
}

/** The days whose uses can decide about a claim of this day. */
export function quotaSpan(on: string): DaySpan {
  const [week, month] = [weekOf(on), monthOf(on)];
  return {
    fromOn: week.fromOn < month.fromOn ? week.fromOn : month.fromOn,
    toOn: week.toOn > month.toOn ? week.toOn : month.toOn,
  };
}

/** How often within these days. */
export const usedIn = (used: ReadonlyMap<string, number>, { fromOn, toOn }: DaySpan): number =>
  [...used].reduce((sum, [on, count]) => (on >= fromOn && on <= toOn ? sum + count : sum), 0);

/** The row that one booking counts in: also where no quota stands, so that one set later knows what was used. */
export const quotaCounts = (serviceId: string, on: string) => [{ serviceId, period: on }];
