import type { Query } from '../../../shared/contract/types';
import type { Grant, HandlersOf } from '../../http/ask';
import type { Db, Reader } from '../../kernel/db';
import type { Grid } from '../grid';
import { cardsOfRows } from './cards';
import { catalogueQueries } from './catalogue-store';
import type { Point } from './distance';
import { getHandler, type PhotosOf } from './get-centre';
import { listHandler } from './list-centres';
import { nearestCentres, nearHandler } from './near';
import { layerQueries } from './layer-store';
import type { SlotRow } from './layers';
import type { DayPlan } from './rules';
import { centreScope } from './scope';
import { listServiceIds, serviceQueries } from './service-store';
import { listServices, servicesOf } from './services';
import { centreQueries, countAll, findCentres, listCentreIds, listCentresIn } from './store';
import { dayPlans, planSlots, serviceDays, type ServiceDay, type ServiceWhen } from './timetable';
import type { CentreCard, Service, ServiceCard } from './view';

export { catalogueHandlers, type ServiceClaims } from './catalogue';
export { centreEnglishHandlers } from './english-desk';
export { centreTextsHandlers } from './texts-desk';
export { countCentres } from './store';
export {
  bookingEnglish,
  cardEnglish,
  drawEnglish,
  englishColumns,
  englishTexts,
  keptEnglish,
  namesEnglish,
  noticeEnglish,
} from './english';
export { lockTimetables, writeChange } from './layer-store';
export {
  changedLayers,
  daysOfChange,
  reasonOfChange,
  serviceOfChange,
  writtenOf,
  type LayerChange,
  type SlotMove,
  type WrittenChange,
} from './layer-changes';
export { centreDay, patternOf, slotsOf, specialDay, type Layers } from './layers';
export { eventOn, servicePlan, slotPlan } from './rules';
export { timetableOf, type CentreTimetable } from './whole-timetable';
export type { HolidayRule, Run, ServiceHours } from './rules';
export type { CentreCard, DayPlan, Service, ServiceCard, ServiceDay, SlotRow };

/** What notices, rosters and calendar files say of a centre. */
export interface CentrePlace {
  id: string;
  name: string;
  areaCode: string;
  address: string;
  phone: string;
  lng: number;
  lat: number;
}

export interface Centre {
  handlers: HandlersOf<'centre'>;
  /** The nearest centres' cards, nearest first; none beyond `limits.nearKilometres`. */
  nearestCentres(ask: Point & { limit: number; now: Date }): Promise<CentreCard[]>;
  /** The first centre of an area, or of all, in the order of lists; null where there is none. */
  firstIn(areaCode: string | undefined, now: Date): Promise<CentreCard | null>;
  countAll(): Promise<number>;
  /** Every centre by id, page by page, for jobs that go through the city. */
  listCentreIds(afterId: string, limit: number): Promise<string[]>;
  /** Cards by id; unknown ids are absent. */
  cardsOf(centreIds: readonly string[], now: Date, from?: Point | null): Promise<Map<string, CentreCard>>;
  centresOf(centreIds: readonly string[]): Promise<Map<string, CentrePlace>>;
  /** Ids of the centres whose desk the grants open. */
  centreScope(grants: readonly Grant[]): Promise<string[]>;
  listServices(query: Query<'service.list'>): Promise<{ items: ServiceCard[]; nextCursor: string | null }>;
  /** Inside a transaction its own line is the reader. */
  servicesOf(serviceIds: readonly string[], reader?: Reader): Promise<Map<string, Service>>;
  /** Null for an unknown id. */
  getService(serviceId: string): Promise<Service | null>;
  serviceDays(service: ServiceWhen, fromOn: string, toOn: string, reader?: Reader): Promise<ServiceDay[]>;
  dayPlans(centreIds: readonly string[], fromOn: string, toOn: string): Promise<Map<string, DayPlan[]>>;
  /** Every service by id, page by page, for the job that makes slots ahead. */
  listServicesForSlots(afterId: string, limit: number): Promise<{ id: string; centreId: string; openDays: number }[]>;
  /** Inside a transaction its own line is the reader. */
  planSlots(serviceIds: readonly string[], fromOn: string, toOn: string, reader?: Reader): Promise<SlotRow[]>;
}

/** Centres, what they offer and when: pages, services and the timetable in layers. Places are counted elsewhere. */
export function openCentre(deps: { db: Db; grid: Grid; photosOf: PhotosOf }): Centre {
  const { db } = deps;
  return {
    handlers: {
      'centre.near': nearHandler(deps),
      'centre.list': listHandler(deps),
      'centre.get': getHandler(deps),
    },
    nearestCentres: ({ limit, ...ask }) => nearestCentres({ ...deps, ...ask }, limit),
    firstIn: async (areaCode, now) => {
      const rows = await listCentresIn(db, areaCode, null, 1);
      return (await cardsOfRows({ ...deps, now, from: null }, rows))[0] ?? null;
    },
    countAll: () => countAll(db),
    listCentreIds: (afterId, limit) => listCentreIds(db, afterId, limit),
    cardsOf: async (centreIds, now, from = null) => {
      const rows = await findCentres(db, [...new Set(centreIds)]);
      const cards = await cardsOfRows({ ...deps, now, from }, rows);
      return new Map(cards.map((card) => [card.id, card]));
    },
    centresOf: async (centreIds) => {
      const rows = await findCentres(db, [...new Set(centreIds)]);
      return new Map(rows.map(({ area_code: areaCode, ...row }) => [row.id, { ...row, areaCode }]));
    },
    centreScope: (grants) => centreScope(db, grants),
    listServices: (query) => listServices(db, query),
    servicesOf: (serviceIds, reader = db) => servicesOf(reader, serviceIds),
    getService: async (serviceId) => (await servicesOf(db, [serviceId])).get(serviceId) ?? null,
    serviceDays: (service, fromOn, toOn, reader = db) => serviceDays(reader, service, fromOn, toOn),
    dayPlans: (centreIds, fromOn, toOn) => dayPlans(db, centreIds, fromOn, toOn),
    listServicesForSlots: async (afterId, limit) => {
      const rows = await listServiceIds(db, afterId, limit);
      return rows.map((row) => ({ id: row.id, centreId: row.centre_id, openDays: row.open_days }));
    },
    planSlots: (serviceIds, fromOn, toOn, reader = db) => planSlots(reader, serviceIds, fromOn, toOn),
  };
}

export const listQueries = { ...catalogueQueries, ...centreQueries, ...serviceQueries, ...layerQueries };
