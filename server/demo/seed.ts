import type { Audience, FunctionCode, NearbyService, Occupies, ResourceKind } from '../../shared/enums';
import type { HolidayRule, ServiceHours } from '../modules/centre';

/** A centre of the demo city as its file tells it. */
export interface CentreSeed {
  /** Readable part of all its ids: `ctr_<key>`, `svc_<key>_<service>`. */
  key: string;
  /** The real village or community, by its statistical code. */
  areaCode: string;
  /** Its registered name, checked against the code when loading. */
  areaName: string;
  name: string;
  intro: string;
  founding: string;
  address: string;
  transport: string;
  phone: string;
  /** GCJ-02 */
  lng: number;
  lat: number;
  /** Opening hours: Monday to Friday, Saturday, Sunday. */
  open: { weekdays: Span; saturday: Span; sunday: Span };
  functions: readonly { code: FunctionCode; name: string; summary: string }[];
  /** The first one keeps the desk. */
  staff: readonly { name: string; title: string }[];
  /** Days from today on which it keeps other hours; null is closed. */
  exceptions?: readonly { inDays: number; open: Span | null; reason: string }[];
  services: readonly ServiceSeed[];
  resources?: readonly ResourceSeed[];
}

/** A room, a thing or somebody that services need. */
export interface ResourceSeed {
  key: string;
  kind: ResourceKind;
  name: string;
  who?: string;
  skill?: string;
  /** Keys of the parts it is made of. */
  parts?: readonly string[];
  afterMinutes?: number;
  hours?: readonly Pick<ServiceHours, 'weekday' | 'startsMinute' | 'endsMinute'>[];
}

/** '08:30-21:00' */
export type Span = `${number}:${number}-${number}:${number}`;

export interface ServiceSeed {
  key: string;
  name: string;
  icon: string;
  kind: [FunctionCode, NearbyService];
  audience?: Audience;
  summary: string;
  detail: string;
  bring?: string;
  host?: string;
  place: string;
  languages?: readonly string[];
  /** Its places are drawn by lot. */
  byLottery?: true;
  rules?: Partial<RulesSeed>;
  hours: readonly ServiceHours[];
  /** Keys of what it needs, and when it takes it. */
  needs?: { resources: readonly string[]; occupies: Occupies };
}

export interface RulesSeed {
  openDays: number;
  opensMinute: number;
  leadMinutes: number;
  cancelMinutes: number;
  maxPerDay: number | null;
  maxPerWeek: number | null;
  partyMax: number;
  waitlistMax: number;
  offerMinutes: number;
  releaseMinutes: number | null;
  minAge: number | null;
  maxAge: number | null;
  holidayRule: HolidayRule;
  /** Whether missed visits count; never for what people live by. */
  countsNoShows: boolean;
}

/** What most services ask: a week ahead from eight in the morning, once a day, until a quarter of an hour before. */
export const usualRules: RulesSeed = {
  openDays: 7,
  opensMinute: 480,
  leadMinutes: 15,
  cancelMinutes: 60,
  maxPerDay: 1,
  maxPerWeek: 5,
  partyMax: 1,
  waitlistMax: 10,
  offerMinutes: 120,
  releaseMinutes: null,
  minAge: null,
  maxAge: null,
  holidayRule: 'as_sunday',
  countsNoShows: false,
};

const daysOf = {
  daily: [1, 2, 3, 4, 5, 6, 7],
  weekdays: [1, 2, 3, 4, 5],
  weekend: [6, 7],
  exceptMonday: [2, 3, 4, 5, 6, 7],
} as const;

/** Minutes after midnight of both ends: '08:30-21:00' → [510, 1260]. */
export function minutesOf(span: Span): [number, number] {
  const [from = '', to = ''] = span.split('-');
  const minute = (clock: string): number => {
    const [hours = 0, minutes = 0] = clock.split(':').map(Number);
    return hours * 60 + minutes;
  };
  return [minute(from), minute(to)];
}

/** Slots of `each` minutes with so many places, over a span, on these weekdays. */
export function runs(
  days: keyof typeof daysOf | readonly number[],
  span: Span,
  each: number,
  places: number,
): ServiceHours[] {
  const [startsMinute, endsMinute] = minutesOf(span);
  return (typeof days === 'string' ? daysOf[days] : days).map((weekday) => ({
    weekday,
    startsMinute,
    endsMinute,
    slotMinutes: each,
    capacity: places,
  }));
}
