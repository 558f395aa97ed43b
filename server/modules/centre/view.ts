import type { ItemOf, Reply } from '../../../shared/contract/types';
import type { HolidayRule, Occupies } from '../../../shared/enums';
import { distanceMeters, type Point } from './distance';
import { besideCard, besideCentre, besideCentrePage, besidePage, type ServiceEnglish } from './english';
import { todayFace, type DayPlan } from './rules';
import { rulesOf } from './service-rules';
import type { FullServiceRow, ServiceRow } from './service-store';
import type { CentrePageRow, CentreRow } from './store';

export type CentreCard = ItemOf<'centre.near'>;
export type ServiceCard = Omit<ItemOf<'service.list'>, 'next'>;

/** A service as other modules need it: everything a resident is told, and what the timetable asks. */
export interface Service extends Omit<Reply<'service.get'>, 'mine' | 'uses'> {
  english: ServiceEnglish;
  areaCode: string;
  holidayRule: HolidayRule;
  /** When it takes what it needs. */
  occupies: Occupies;
  /** Visits booked since then lower the standing when they are missed; null: none does. */
  countsFrom: Date | null;
}

/** Town and village of an area's path as it is said: 梅岭街道梅青社区. */
const placeOf = (areaPath: string | undefined): string => (areaPath ?? '').split(' / ').slice(-2).join('');

export function centreCardView(
  row: CentreRow,
  facts: { areaPath: string | undefined; plan: DayPlan; serviceCount: number; now: Date; from: Point | null },
): CentreCard {
  return {
    id: row.id,
    name: row.name,
    areaCode: row.area_code,
    areaName: placeOf(facts.areaPath),
    address: row.address,
    lng: row.lng,
    lat: row.lat,
    distanceMeters: facts.from === null ? null : distanceMeters(facts.from, row),
    today: todayFace(facts.plan, facts.now),
    phone: row.phone,
    serviceCount: facts.serviceCount,
    english: besideCentre(row),
  };
}

export function centrePageView(
  row: CentrePageRow,
  card: CentreCard,
  week: readonly DayPlan[],
  staff: readonly { name: string; title: string }[],
): Omit<Reply<'centre.get'>, 'photos'> {
  return {
    ...card,
    intro: row.intro,
    founding: row.founding,
    // Written by us as JSON and checked by the contract on the way out.
    functions: JSON.parse(row.functions) as Reply<'centre.get'>['functions'],
    week: week.map(({ on, opensMinute, closesMinute, layer, note, provisional }) => ({
      on,
      opensMinute,
      closesMinute,
      layer,
      note,
      provisional,
    })),
    staff: staff.map(({ name, title }) => ({ name, title })),
    transport: row.transport,
    english: besideCentrePage(row),
  };
}

export function serviceCardView(row: ServiceRow, centre: { name: string; name_en: string }): ServiceCard {
  return {
    id: row.id,
    centreId: row.centre_id,
    centreName: centre.name,
    name: row.name,
    summary: row.summary,
    functionCode: row.function_code,
    nearby: row.nearby,
    audience: row.audience,
    place: row.place,
    kind: row.kind,
    languages: JSON.parse(row.languages) as string[],
    icon: row.icon,
    allocation: row.allocation,
    paused: pausedView(row),
    english: besideCard(row, centre.name_en),
  };
}

/** Why it takes no bookings for now, and until which day; null where it does. */
export const pausedView = (row: Pick<ServiceRow, 'paused_reason' | 'paused_until'>): ServiceCard['paused'] =>
  row.paused_reason === null ? null : { reason: row.paused_reason, until: row.paused_until };

export function serviceView(row: FullServiceRow): Service {
  return {
    ...serviceCardView(row, { name: row.centre_name, name_en: row.centre_name_en }),
    areaCode: row.area_code,
    holidayRule: row.holiday_rule,
    occupies: row.occupies,
    countsFrom: row.no_shows_count_from,
    detail: row.detail,
    bring: row.bring,
    host: row.host,
    rules: {
      ...rulesOf(row),
      allocation: row.allocation,
      residentsOf: row.residents_of === null ? null : { code: row.residents_of, name: row.residents_name ?? '' },
    },
    questions: JSON.parse(row.questions) as Service['questions'],
    state: row.state,
    phone: row.centre_phone,
    address: row.centre_address,
    english: besidePage(row, { centreName: row.centre_name_en, address: row.centre_address_en }),
  };
}
