import type { Body, Reply } from '@shared/contract/types';
import { limits } from '@shared/limits';
import { addDays, civilDay, daysFrom, isCivilDay, minuteOf, weekday } from '@shared/time/civil';
import { clockWords, typedInstant, typedMinute } from '@shared/time/words';
import { englishOf, noEnglish, typedEnglish, type English } from '@/shell/service-english';

type Season = Reply<'deskProgramme.get'>;
export type Plan = Omit<Body<'deskProgramme.create'>, 'centreId'>;
export type Sessions = Plan['sessions'];

/** A programme as it is typed. */
export interface Draft extends English {
  name: string;
  summary: string;
  detail: string;
  place: string;
  host: string;
  bring: string;
  capacity: string;
  waitlist: string;
  minAge: string;
  maxAge: string;
  opensOn: string;
  opensAt: string;
  closeDays: string;
  fromOn: string;
  toOn: string;
  weekdays: readonly number[];
  starts: string;
  ends: string;
  /** Days of the pattern on which there is no session, in order. */
  skip: readonly string[];
}

export type DraftField = keyof Draft;
export type TextField = Exclude<DraftField, 'weekdays' | 'skip'>;
export type Wrong = 'needed' | 'badDate' | 'badTime' | 'badNumber' | 'fewDays' | 'manyDays';

export const emptyDraft: Draft = {
  name: '',
  summary: '',
  detail: '',
  place: '',
  host: '',
  bring: '',
  capacity: '30',
  waitlist: '10',
  minAge: '6',
  maxAge: '12',
  opensOn: '',
  opensAt: '08:00:00',
  closeDays: '1',
  fromOn: '',
  toOn: '',
  weekdays: [1, 2, 3, 4, 5],
  starts: '09:00',
  ends: '11:30',
  skip: [],
  ...noEnglish,
};

const two = (n: number): string => String(n).padStart(2, '0');

/** What is there, as one would have typed it. Days are left out where the pattern has them and the programme has not. */
export function draftOf(season: Season): Draft {
  const opens = new Date(season.opensAt);
  const { items } = season;
  const [first] = items;
  const days = items.map(({ on }) => on);
  const weekdays = [...new Set(days.map(weekday))].sort((a, b) => a - b);
  const pattern = daysFrom(season.startOn, season.endOn).filter((on) => weekdays.includes(weekday(on)));
  return {
    name: season.name,
    summary: season.summary,
    detail: season.detail,
    place: season.place,
    host: season.host ?? '',
    bring: season.bring ?? '',
    capacity: String(season.capacity),
    waitlist: String(season.waitlistMax),
    minAge: season.minAge === null ? '' : String(season.minAge),
    maxAge: season.maxAge === null ? '' : String(season.maxAge),
    opensOn: civilDay(opens),
    opensAt: `${clockWords(opens)}:${two(opens.getUTCSeconds())}`,
    closeDays: String(season.closeDays),
    fromOn: season.startOn,
    toOn: season.endOn,
    weekdays,
    starts: first === undefined ? '09:00' : clockWords(new Date(first.startAt)),
    ends: first === undefined ? '11:30' : clockWords(new Date(first.endAt)),
    skip: pattern.filter((on) => !days.includes(on)),
    ...englishOf(season),
  };
}

/** The sessions as they stand, to be sent back unchanged. */
export const sessionsOfSeason = (season: Season): Sessions =>
  season.items.map(({ on, startAt, endAt, topic }) => ({
    on,
    startsMinute: minuteOf(new Date(startAt)),
    endsMinute: minuteOf(new Date(endAt)) || 1440,
    ...(topic === null ? {} : { topic }),
  }));

/** The days that the pattern gives; none while it is not whole yet. */
export function sessionsOfDraft(draft: Draft): Sessions {
  const [fromOn, toOn] = [draft.fromOn.trim(), draft.toOn.trim()];
  const [startsMinute, endsMinute] = [typedMinute(draft.starts, 1), typedMinute(draft.ends, 1)];
  if (!isCivilDay(fromOn) || !isCivilDay(toOn) || startsMinute === null || endsMinute === null) return [];
  // A year typed wrong is not unrolled day by day.
  if (toOn < fromOn || toOn > addDays(fromOn, limits.programmeDays)) return [];
  return daysFrom(fromOn, toOn)
    .filter((on) => draft.weekdays.includes(weekday(on)) && !draft.skip.includes(on))
    .map((on) => ({ on, startsMinute, endsMinute }));
}

/** Null for nothing typed, undefined for what is no number. */
function numberOf(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  return /^\d{1,3}$/.test(text.trim()) ? Number(text) : undefined;
}

/** What was typed as a plan, or what is wrong with it, by field. */
export function planOf(
  draft: Draft,
  fixed: Sessions | null,
): { plan: Plan } | { wrong: Partial<Record<DraftField, Wrong>> } {
  const wrong: Partial<Record<DraftField, Wrong>> = {};
  for (const key of ['name', 'summary', 'detail'] as const) if (draft[key].trim().length < 2) wrong[key] = 'needed';
  if (draft.place.trim() === '') wrong.place = 'needed';
  const numbers = {
    capacity: numberOf(draft.capacity),
    waitlist: numberOf(draft.waitlist),
    minAge: numberOf(draft.minAge),
    maxAge: numberOf(draft.maxAge),
    closeDays: numberOf(draft.closeDays),
  };
  const most = {
    capacity: limits.programmePlaces,
    waitlist: limits.programmePlaces,
    closeDays: limits.programmeCloseDays,
  };
  for (const key of ['capacity', 'waitlist', 'closeDays'] as const) {
    const value = numbers[key];
    if (value === null || value === undefined || value > most[key]) wrong[key] = 'badNumber';
  }
  for (const key of ['minAge', 'maxAge'] as const) {
    const value = numbers[key];
    if (value === undefined || (value ?? 0) > limits.guardianUntilAge) wrong[key] = 'badNumber';
  }
  if (numbers.capacity === 0) wrong.capacity = 'badNumber';
  const opensAt = typedInstant(draft.opensOn, draft.opensAt);
  if (!isCivilDay(draft.opensOn.trim())) wrong.opensOn = 'badDate';
  else if (opensAt === null) wrong.opensAt = 'badTime';
  const sessions = fixed ?? sessionsOfDraft(draft);
  if (fixed === null) Object.assign(wrong, wrongDates(draft, sessions));
  if (Object.keys(wrong).length > 0 || opensAt === null) return { wrong };
  return {
    plan: {
      name: draft.name.trim(),
      summary: draft.summary.trim(),
      detail: draft.detail.replace(/\s+/g, ' ').trim(),
      bring: draft.bring.trim() || undefined,
      host: draft.host.trim() || undefined,
      place: draft.place.trim(),
      capacity: numbers.capacity ?? 1,
      waitlistMax: numbers.waitlist ?? 0,
      minAge: numbers.minAge ?? undefined,
      maxAge: numbers.maxAge ?? undefined,
      opensAt: opensAt.toISOString(),
      closeDays: numbers.closeDays ?? 0,
      sessions: [...sessions],
      ...typedEnglish(draft),
    },
  };
}

function wrongDates(draft: Draft, sessions: Sessions): Partial<Record<DraftField, Wrong>> {
  const wrong: Partial<Record<DraftField, Wrong>> = {};
  if (!isCivilDay(draft.fromOn.trim())) wrong.fromOn = 'badDate';
  if (!isCivilDay(draft.toOn.trim())) wrong.toOn = 'badDate';
  const [from, to] = [typedMinute(draft.starts, 1), typedMinute(draft.ends, 1)];
  if (from === null) wrong.starts = 'badTime';
  if (to === null || (from !== null && to <= from)) wrong.ends = 'badTime';
  if (Object.keys(wrong).length > 0) return wrong;
  if (
    sessions.length > limits.programmeSessions ||
    draft.toOn.trim() > addDays(draft.fromOn.trim(), limits.programmeDays)
  ) {
    return { toOn: 'manyDays' };
  }
  return sessions.length < 2 ? { toOn: 'fewDays' } : {};
}
