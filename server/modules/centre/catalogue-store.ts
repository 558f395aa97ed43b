import type { Selectable, Updateable } from 'kysely';
import type { service } from '../../db/types';
import type { Db, Reader, Tx } from '../../kernel/db';
import { serviceIcons, type ServiceState } from '../../../shared/enums';
import type { Settings } from './catalogue-rules';
import { besidePage, englishColumns, keptEnglish } from './english';
import { rulesOf } from './service-rules';

export type WholeService = Selectable<service>;

/** More services than any centre has. */
export const servicesMost = 200;

export function ofCentreQuery(reader: Reader, centreId: string) {
  return reader
    .selectFrom('service')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('kind', '=', 'regular')
    .orderBy('position')
    .orderBy('id')
    .limit(servicesMost);
}

/** One of these centres' services; others do not exist. */
export const findWhole = (reader: Reader, serviceId: string, centreIds: readonly string[]) =>
  centreIds.length === 0
    ? Promise.resolve(undefined)
    : reader
        .selectFrom('service')
        .selectAll()
        .where('id', '=', serviceId)
        .where('centre_id', 'in', [...centreIds])
        .where('kind', '=', 'regular')
        .executeTakeFirst();

/** Bookings that are still to come, by service. */
export async function aheadOf(reader: Reader, serviceIds: readonly string[], now: Date): Promise<Map<string, number>> {
  if (serviceIds.length === 0) return new Map();
  const rows = await reader
    .selectFrom('slot')
    .select((eb) => ['service_id', eb.fn.sum<number>('taken').as('people')])
    .where('service_id', 'in', serviceIds)
    .where('start_at', '>', now)
    .groupBy('service_id')
    .execute();
  return new Map(rows.map((row) => [row.service_id, Number(row.people)]));
}

/** False where somebody has changed it since that version was read. Who changes it now is kept with it. */
export async function changeService(
  tx: Tx,
  { id, version, by, at }: { id: string; version: number; by: string; at: Date },
  change: Updateable<service>,
): Promise<boolean> {
  const done = await tx
    .updateTable('service')
    .set((eb) => ({ ...change, changed_at: at, changed_by: by, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function insertService(
  tx: Tx,
  row: { id: string; centre_id: string; area_code: string; state: ServiceState },
  settings: Placed,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('service')
    .values({
      ...row,
      ...columnsOf(settings),
      no_shows_count_from: countingFrom(settings, null, now),
      languages: JSON.stringify(['zh-CN']),
      holiday_rule: 'closed',
    })
    .execute();
}

/** Since when missed visits count: from now where they did not, so that nobody is held to what they could not know. */
export const countingFrom = (settings: Pick<Settings, 'countsNoShows'>, before: Date | null, now: Date): Date | null =>
  settings.countsNoShows ? (before ?? now) : null;

/** With its place in the centre's list. */
export type Placed = Settings & { position: number };

/** Where no place was named it comes after the others. */
export const placedAmong = (settings: Settings, others: readonly { position: number }[]): Placed => ({
  ...settings,
  position: settings.position ?? Math.max(0, ...others.map(({ position }) => position)) + 1,
});

export const columnsOf = (settings: Placed) => ({
  name: settings.name,
  summary: settings.summary,
  detail: settings.detail,
  bring: settings.bring === '' ? null : settings.bring,
  host: settings.host === '' ? null : settings.host,
  place: settings.place,
  icon: settings.icon,
  position: settings.position,
  function_code: settings.functionCode,
  nearby: settings.nearby,
  audience: settings.audience,
  open_days: settings.openDays,
  opens_minute: settings.opensMinute,
  lead_minutes: settings.leadMinutes,
  cancel_minutes: settings.cancelMinutes,
  max_per_day: settings.maxPerDay,
  max_per_week: settings.maxPerWeek,
  max_per_month: settings.maxPerMonth,
  party_max: settings.partyMax,
  waitlist_max: settings.waitlistMax,
  offer_minutes: settings.offerMinutes,
  min_age: settings.minAge,
  max_age: settings.maxAge,
  is_scarce: settings.isScarce ? 1 : 0,
  guardian_only: settings.guardianOnly ? 1 : 0,
  residents_of: settings.residentsOf,
  approval_minutes: settings.approvalMinutes,
  check_in: settings.checkIn,
  release_minutes: settings.releaseMinutes,
  price_minutes: settings.priceMinutes,
  questions: JSON.stringify(settings.questions),
  ...englishColumns(settings),
});

export const settingsOf = (row: WholeService): Placed => ({
  name: row.name,
  summary: row.summary,
  detail: row.detail,
  bring: row.bring ?? '',
  host: row.host ?? '',
  place: row.place,
  // One that can't be picked any more gives way at the next change.
  icon: serviceIcons.find((icon) => icon === row.icon) ?? 'calendar-check',
  position: row.position,
  functionCode: row.function_code,
  nearby: row.nearby,
  audience: row.audience,
  ...rulesOf(row),
  residentsOf: row.residents_of,
  questions: JSON.parse(row.questions) as Settings['questions'],
  ...keptEnglish(besidePage(row, { centreName: '', address: '' })),
});

export const catalogueQueries = { 'catalogue.list': (db: Db) => ofCentreQuery(db, 'ctr_meiqing') };
