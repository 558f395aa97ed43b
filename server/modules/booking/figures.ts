import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import { addJobs, dailyAt, type JobHandler, type Schedule } from '../../jobs';
import { inTransaction } from '../../kernel/db';
import { limits } from '../../../shared/limits';
import { addDays, civilDay, daysBetween, daysFrom } from '../../../shared/time/civil';
import type { BookingDeps } from './deps';
import { hiddenBelow, hoursOf, reachByAge, reachByArea, servicesOf, sumOf } from './figures-rules';
import {
  addUpDay,
  addUpReach,
  addUpResidents,
  lastKept,
  listKept,
  listReach,
  listResidents,
  replaceDay,
  replaceReach,
  replaceResidents,
  townOf,
  villagesOf,
  type HourRow,
} from './figures-store';

const sweepJob = 'figures.sweep';
const centreJob = 'figures.addUp';
const centresStep = 100;
/** Days before today that are added up again each night: late corrections of yesterday, and a day more. */
const againDays = 2;
/** How far back a centre without figures is added up. */
const backDays = 62;

export const figureSchedules: Schedule[] = [{ kind: sweepJob, ...dailyAt('02:10') }];

const monthOf = (on: string): string => on.slice(0, 7);

/**
 * Adds up each centre's days that are over. Running twice, or again after days without a worker, comes to the same: a
 * day's figures are put in the place of those that were there.
 */
export const figureJobs = (deps: BookingDeps): Record<string, JobHandler> => ({
  [sweepJob]: async ({ now }) => {
    const on = civilDay(now);
    for (let after = ''; ;) {
      const ids = await deps.centre.listCentreIds(after, centresStep);
      const last = ids.at(-1);
      if (last === undefined) return;
      const jobs = ids.map((centreId) => ({
        id: `${centreJob}_${centreId}_${on}`,
        kind: centreJob,
        payload: { centreId, on },
        at: now,
      }));
      await inTransaction(deps.db, (tx) => addJobs(tx, jobs));
      after = last;
    }
  },
  [centreJob]: async ({ payload, signal }) => {
    const { centreId, on } = payload as { centreId: string; on: string };
    const yesterday = addDays(on, -1);
    const kept = await lastKept(deps.db, centreId);
    const known = kept === null ? addDays(on, -backDays) : addDays(kept, 1 - againDays);
    const from = known < addDays(on, -backDays) ? addDays(on, -backDays) : known;
    for (const day of daysFrom(from, yesterday)) {
      if (signal.aborted) return;
      const rows = await addUpDay(deps.db, centreId, day);
      await inTransaction(deps.db, (tx) => replaceDay(tx, centreId, day, rows));
    }
    const months = [...new Set([monthOf(from), monthOf(yesterday)])];
    for (const month of months) {
      const reach = await addUpReach(deps.db, centreId, `${month}-01`, lastOf(month, yesterday));
      await inTransaction(deps.db, (tx) => replaceReach(tx, centreId, month, reach));
    }
    const centre = (await deps.centre.centresOf([centreId])).get(centreId);
    if (centre === undefined) return;
    const town = townOf(centre.areaCode);
    const residents = await addUpResidents(deps.db, town, yesterday);
    await inTransaction(deps.db, (tx) => replaceResidents(tx, town, residents));
  },
});

/** The last day of a month, or the day itself while it runs. */
function lastOf(month: string, yesterday: string): string {
  if (monthOf(yesterday) === month) return yesterday;
  const next = addDays(`${month}-28`, 4);
  return addDays(`${monthOf(next)}-01`, -1);
}

/** A centre's figures of some days: what is over as it was added up at night, today as it stands. */
export async function figures(deps: BookingDeps, ask: Ask<'figures.get'>): Promise<Reply<'figures.get'>> {
  const { fromOn, toOn, centreId } = ask.query;
  const centreIds = await deps.centre.centreScope(ask.actor.grants);
  const id = (centreId === undefined ? centreIds[0] : centreIds.find((one) => one === centreId)) ?? '';
  const centre = (await deps.centre.centresOf([id])).get(id);
  if (centre === undefined) return ask.refuse('not_found');
  const days = daysBetween(fromOn, toOn) + 1;
  if (days < 1 || days > limits.sheetDays) ask.refuse('bookingSheet.days');
  const today = civilDay(ask.now);
  const town = townOf(centre.areaCode);
  const month = monthOf(toOn < today ? toOn : today);
  const [rows, before, came, residents, villages] = await Promise.all([
    rowsOf(deps, id, fromOn, toOn, today),
    rowsOf(deps, id, addDays(fromOn, -days), addDays(fromOn, -1), today),
    listReach(deps.db, id, month),
    listResidents(deps.db, town),
    villagesOf(deps.db, town),
  ]);
  const services = servicesOf(rows);
  const named = await deps.centre.servicesOf(services.map(({ serviceId }) => serviceId));
  const ofTown = came.filter((row) => townOf(row.area_code) === town);
  return {
    centreId: id,
    centreName: centre.name,
    fromOn,
    toOn,
    totals: sumOf(rows),
    before: sumOf(before),
    hours: hoursOf(rows),
    services: services.map((one) => ({ ...one, name: named.get(one.serviceId)?.name ?? '' })),
    reach: {
      month,
      hiddenBelow,
      byAge: reachByAge(ofTown, residents),
      byArea: reachByArea(ofTown, residents, villages),
    },
  };
}

async function rowsOf(
  deps: BookingDeps,
  centreId: string,
  fromOn: string,
  toOn: string,
  today: string,
): Promise<HourRow[]> {
  const over =
    fromOn < today ? await listKept(deps.db, centreId, fromOn, toOn < today ? toOn : addDays(today, -1)) : [];
  const live = fromOn <= today && today <= toOn ? await addUpDay(deps.db, centreId, today) : [];
  return [...over, ...live];
}
