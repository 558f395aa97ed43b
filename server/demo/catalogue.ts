import type { Insertable } from 'kysely';
import { addDays, atMinute } from '../../shared/time/civil';
import type {
  centre,
  centre_exception as CentreException,
  centre_hours as CentreHours,
  centre_staff as CentreStaff,
  service,
  service_hours as ServiceHoursRow,
} from '../db/types';
import { english } from './english';
import { minutesOf, usualRules, type CentreSeed, type ServiceSeed } from './seed';

export interface Catalogue {
  centres: Insertable<centre>[];
  staff: Insertable<CentreStaff>[];
  hours: Insertable<CentreHours>[];
  exceptions: Insertable<CentreException>[];
  services: Insertable<service>[];
  serviceHours: Insertable<ServiceHoursRow>[];
}

export const centreId = (seed: CentreSeed): string => `ctr_${seed.key}`;
export const serviceId = (seed: CentreSeed, key: string): string => `svc_${seed.key}_${key}`;

const spanOf = (seed: CentreSeed, weekday: number) =>
  minutesOf(weekday === 7 ? seed.open.sunday : weekday === 6 ? seed.open.saturday : seed.open.weekdays);

function hoursOf(seed: CentreSeed): Insertable<CentreHours>[] {
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    const [opens, closes] = spanOf(seed, weekday);
    return {
      id: `hrs_${seed.key}_${weekday}`,
      centre_id: centreId(seed),
      weekday,
      opens_minute: opens,
      closes_minute: closes,
    };
  });
}

function exceptionsOf(seed: CentreSeed, today: string, createdAt: Date): Insertable<CentreException>[] {
  return (seed.exceptions ?? []).map(({ inDays, open, reason }) => {
    const [opens, closes] = open === null ? [null, null] : minutesOf(open);
    return {
      id: `exc_${seed.key}_${inDays}`,
      centre_id: centreId(seed),
      on_day: addDays(today, inDays),
      opens_minute: opens,
      closes_minute: closes,
      reason,
      created_at: createdAt,
    };
  });
}

const centreEnglish = (seed: CentreSeed) => {
  const { name = '', intro = '', founding = '', address = '', transport = '' } = english[seed.key] ?? {};
  return { name_en: name, intro_en: intro, founding_en: founding, address_en: address, transport_en: transport };
};

const serviceEnglish = (seed: CentreSeed, key: string) => {
  const [name = '', summary = '', place = '', detail = '', bring = '', host = ''] =
    english[seed.key]?.services[key] ?? [];
  return { name_en: name, summary_en: summary, place_en: place, detail_en: detail, bring_en: bring, host_en: host };
};

function serviceRow(seed: CentreSeed, item: ServiceSeed, position: number, since: Date): Insertable<service> {
  const rules = { ...usualRules, ...item.rules };
  return {
    id: serviceId(seed, item.key),
    centre_id: centreId(seed),
    area_code: seed.areaCode,
    name: item.name,
    summary: item.summary,
    detail: item.detail,
    bring: item.bring ?? null,
    host: item.host ?? null,
    place: item.place,
    function_code: item.kind[0],
    nearby: item.kind[1],
    audience: item.audience ?? 'everyone',
    languages: JSON.stringify(item.languages ?? ['zh-CN']),
    icon: item.icon,
    position,
    open_days: rules.openDays,
    opens_minute: rules.opensMinute,
    lead_minutes: rules.leadMinutes,
    cancel_minutes: rules.cancelMinutes,
    max_per_day: rules.maxPerDay,
    max_per_week: rules.maxPerWeek,
    party_max: rules.partyMax,
    waitlist_max: rules.waitlistMax,
    offer_minutes: rules.offerMinutes,
    release_minutes: rules.releaseMinutes,
    min_age: rules.minAge,
    max_age: rules.maxAge,
    holiday_rule: rules.holidayRule,
    no_shows_count_from: rules.countsNoShows ? since : null,
    allocation: item.byLottery === true ? 'lottery' : 'first_come',
    occupies: item.needs?.occupies ?? 'none',
    ...serviceEnglish(seed, item.key),
  };
}

function serviceHoursOf(seed: CentreSeed, item: ServiceSeed): Insertable<ServiceHoursRow>[] {
  return item.hours.map((run) => ({
    id: `shr_${seed.key}_${item.key}_${run.weekday}_${run.startsMinute}`,
    service_id: serviceId(seed, item.key),
    weekday: run.weekday,
    starts_minute: run.startsMinute,
    ends_minute: run.endsMinute,
    slot_minutes: run.slotMinutes,
    capacity: run.capacity,
  }));
}

/** The centres' files as rows. Exceptions lie some days after today, everything else is the same on any day. */
export function catalogueRows(seeds: readonly CentreSeed[], today: string): Catalogue {
  const createdAt = atMinute(addDays(today, -180), 540);
  return {
    centres: seeds.map((seed) => ({
      id: centreId(seed),
      area_code: seed.areaCode,
      name: seed.name,
      intro: seed.intro,
      founding: seed.founding,
      address: seed.address,
      transport: seed.transport,
      phone: seed.phone,
      lng: seed.lng,
      lat: seed.lat,
      functions: JSON.stringify(seed.functions),
      ...centreEnglish(seed),
      created_at: createdAt,
    })),
    staff: seeds.flatMap((seed) =>
      seed.staff.map(({ name, title }, position) => ({
        id: `stf_${seed.key}_${position}`,
        centre_id: centreId(seed),
        name,
        title,
        position,
      })),
    ),
    hours: seeds.flatMap(hoursOf),
    exceptions: seeds.flatMap((seed) => exceptionsOf(seed, today, createdAt)),
    services: seeds.flatMap((seed) =>
      seed.services.map((item, position) => serviceRow(seed, item, position, createdAt)),
    ),
    serviceHours: seeds.flatMap((seed) => seed.services.flatMap((item) => serviceHoursOf(seed, item))),
  };
}
