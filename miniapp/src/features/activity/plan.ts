import type { Body, Reply } from '@shared/contract/types';
import { limits } from '@shared/limits';
import { addDays, civilDay, isCivilDay } from '@shared/time/civil';
import { clockWords, typedInstant } from '@shared/time/words';
import { englishOf, noEnglish, typedEnglish, type English } from '@/shell/service-english';

type Activity = Reply<'deskActivity.get'>;
export type Plan = Omit<Body<'deskActivity.create'>, 'centreId'>;

/** An activity as it is typed. */
export interface Draft extends English {
  name: string;
  summary: string;
  detail: string;
  place: string;
  host: string;
  bring: string;
  on: string;
  starts: string;
  ends: string;
  opensOn: string;
  opensAt: string;
  untilOn: string;
  untilAt: string;
  capacity: string;
  waitlist: string;
  party: string;
  offer: string;
  cancel: string;
  minAge: string;
  maxAge: string;
  /** '' for everybody. */
  residentsOf: string;
  citywide: boolean;
  isScarce: boolean;
}

export type TextField = Exclude<keyof Draft, 'citywide' | 'isScarce' | 'residentsOf'>;
export type Wrong = 'needed' | 'badDate' | 'badTime' | 'badNumber' | 'badPlaces';

export const emptyDraft: Draft = {
  name: '',
  summary: '',
  detail: '',
  place: '',
  host: '',
  bring: '',
  on: '',
  starts: '09:00',
  ends: '11:30',
  opensOn: '',
  opensAt: '08:00',
  untilOn: '',
  untilAt: '18:00',
  capacity: '200',
  waitlist: '50',
  party: '4',
  offer: '120',
  cancel: '2',
  minAge: '',
  maxAge: '',
  residentsOf: '',
  citywide: false,
  isScarce: false,
  ...noEnglish,
};

const two = (n: number): string => String(n).padStart(2, '0');

function clockOf(at: Date): string {
  const seconds = at.getUTCSeconds();
  return seconds === 0 ? clockWords(at) : `${clockWords(at)}:${two(seconds)}`;
}

const textOf = (n: number | null): string => (n === null ? '' : String(n));

/** What is there, as one would have typed it. */
export function draftOf(activity: Activity): Draft {
  const [start, end] = [new Date(activity.startAt), new Date(activity.endAt)];
  const [opens, until] = [new Date(activity.opensAt), new Date(activity.bookUntil)];
  return {
    name: activity.name,
    summary: activity.summary,
    detail: activity.detail,
    place: activity.place,
    host: activity.host ?? '',
    bring: activity.bring ?? '',
    on: activity.on,
    starts: clockOf(start),
    ends: clockOf(end),
    opensOn: civilDay(opens),
    opensAt: clockOf(opens),
    untilOn: civilDay(until),
    untilAt: clockOf(until),
    capacity: String(activity.capacity),
    waitlist: String(activity.waitlistMax),
    party: String(activity.partyMax),
    offer: String(activity.offerMinutes),
    cancel: String(Math.round((activity.cancelMinutes / 60) * 100) / 100),
    minAge: textOf(activity.minAge),
    maxAge: textOf(activity.maxAge),
    residentsOf: activity.residentsOf?.code ?? '',
    citywide: activity.citywide,
    isScarce: activity.isScarce,
    ...englishOf(activity),
  };
}

interface Range {
  least: number;
  most: number;
}

const ranges: Partial<Record<TextField, Range>> = {
  capacity: { least: 1, most: limits.capacityMax },
  waitlist: { least: 0, most: limits.activityWaitlistMax },
  party: { least: 1, most: limits.partyMax },
  offer: { least: 5, most: 1440 },
  cancel: { least: 0, most: limits.activityCancelMinutes / 60 },
};

/** What may be typed at most, for the words that say so. */
export const mostOf = (key: TextField): number => ranges[key]?.most ?? 120;

const numberIn = (text: string, { least, most }: Range): number | null => {
  const value = /^\d{1,5}(\.\d{1,2})?$/.test(text.trim()) ? Number(text) : NaN;
  return value >= least && value <= most ? value : null;
};

/** An age that may be left out; undefined for what is none. */
function ageOf(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const age = numberIn(text, { least: 0, most: 120 });
  return age !== null && Number.isInteger(age) ? age : undefined;
}

type Faults = Partial<Record<TextField, Wrong>>;

/** What was typed as a plan, or what is wrong with it, by field. */
export function planOf(draft: Draft): { plan: Plan } | { wrong: Faults } {
  const wrong: Faults = {};
  for (const key of ['name', 'summary', 'detail'] as const) if (draft[key].trim().length < 2) wrong[key] = 'needed';
  if (draft.place.trim() === '') wrong.place = 'needed';
  const instant = (
    day: 'on' | 'opensOn' | 'untilOn',
    clock: 'starts' | 'ends' | 'opensAt' | 'untilAt',
  ): Date | null => {
    const at = typedInstant(draft[day], draft[clock]);
    if (!isCivilDay(draft[day])) wrong[day] = 'badDate';
    else if (at === null) wrong[clock] = 'badTime';
    return at;
  };
  const startAt = instant('on', 'starts');
  const sameDayEnd = instant('on', 'ends');
  const opensAt = instant('opensOn', 'opensAt');
  const bookUntil = instant('untilOn', 'untilAt');
  const number = (key: TextField): number => {
    const range = ranges[key] ?? { least: 0, most: 120 };
    const value = numberIn(draft[key], range);
    const isWhole = key === 'cancel' || Number.isInteger(value);
    if (value === null || !isWhole) wrong[key] = range.least === 1 ? 'badPlaces' : 'badNumber';
    return value ?? 0;
  };
  const numbers = {
    capacity: number('capacity'),
    waitlistMax: number('waitlist'),
    partyMax: number('party'),
    offerMinutes: number('offer'),
    cancelMinutes: Math.round(number('cancel') * 60),
  };
  const [minAge, maxAge] = [ageOf(draft.minAge), ageOf(draft.maxAge)];
  if (minAge === undefined) wrong.minAge = 'badNumber';
  if (maxAge === undefined) wrong.maxAge = 'badNumber';
  if (Object.keys(wrong).length > 0 || !startAt || !sameDayEnd || !opensAt || !bookUntil) return { wrong };
  // Past midnight it ends with the next day's clock.
  const endAt = sameDayEnd > startAt ? sameDayEnd : typedInstant(addDays(draft.on, 1), draft.ends);
  return {
    plan: {
      name: draft.name.trim(),
      summary: draft.summary.trim(),
      detail: draft.detail.replace(/\s+/g, ' ').trim(),
      bring: draft.bring.trim() || undefined,
      host: draft.host.trim() || undefined,
      place: draft.place.trim(),
      citywide: draft.citywide,
      startAt: startAt.toISOString(),
      endAt: (endAt ?? sameDayEnd).toISOString(),
      opensAt: opensAt.toISOString(),
      bookUntil: bookUntil.toISOString(),
      ...numbers,
      minAge: minAge ?? undefined,
      maxAge: maxAge ?? undefined,
      residentsOf: draft.residentsOf === '' ? undefined : draft.residentsOf,
      isScarce: draft.isScarce,
      ...typedEnglish(draft),
    },
  };
}

/** Whether a change needs to be looked at before: people may be hit by it. */
export const isWeighty = (activity: Activity, plan: Plan): boolean =>
  activity.startAt !== plan.startAt ||
  activity.endAt !== plan.endAt ||
  activity.place !== plan.place ||
  activity.capacity !== plan.capacity;
