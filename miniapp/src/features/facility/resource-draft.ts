import type { SentBody } from '@shared/contract/types';
import type { ResourceKind } from '@shared/enums/resource';
import { limits } from '@shared/limits';
import type { Resource } from './facility';
import { hoursOf, weekText, type WeekText } from './hours';

/** A resource as it is typed. */
export interface Draft {
  kind: ResourceKind;
  name: string;
  who: string;
  skill: string;
  places: string;
  before: string;
  after: string;
  /** Null: whenever the centre is open. */
  week: WeekText | null;
  /** Of a room or a thing: what it is made of. */
  partIds: readonly string[];
}

export type Wish = Omit<SentBody<'resource.preview'>, 'version'>;
/** The first field that can't be as it is typed. */
export type Wrong = 'name' | 'places' | 'before' | 'after' | 'hours';

export const isPerson = (kind: ResourceKind): boolean => kind === 'staff' || kind === 'talent';

export const draftOf = (one: Resource | null): Draft => ({
  kind: one?.kind ?? 'room',
  name: one?.name ?? '',
  who: one?.who ?? '',
  skill: one?.skill ?? '',
  places: one === null || one.places === null ? '' : String(one.places),
  before: String(one?.beforeMinutes ?? 0),
  after: String(one?.afterMinutes ?? 0),
  week: one === null || one.hours.length === 0 ? null : weekText(one.hours),
  partIds: one?.partIds ?? [],
});

const given = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

/** What was typed as it is sent, or which field is wrong. */
export function wishOf(draft: Draft): Wish | Wrong {
  const { kind } = draft;
  if (draft.name.trim() === '') return 'name';
  const places = isPerson(kind) || draft.places.trim() === '' ? undefined : wholeOf(draft.places);
  if (places === null || places === 0 || (places ?? 0) > limits.placesMax) return 'places';
  const [beforeMinutes, afterMinutes] = [breakOf(draft.before), breakOf(draft.after)];
  if (beforeMinutes === null) return 'before';
  if (afterMinutes === null) return 'after';
  const hours = draft.week === null ? [] : hoursOf(draft.week);
  if (hours === null) return 'hours';
  const words = { name: draft.name.trim(), who: given(draft.who), skill: given(draft.skill) };
  const partIds = isPerson(kind) ? [] : [...draft.partIds];
  return { kind, ...words, places, beforeMinutes, afterMinutes, hours, partIds };
}

const wholeOf = (text: string): number | null => (/^\d+$/.test(text.trim()) ? Number(text) : null);

function breakOf(text: string): number | null {
  const minutes = text.trim() === '' ? 0 : wholeOf(text);
  return minutes === null || minutes > limits.breakMinutesMax || minutes % 5 > 0 ? null : minutes;
}
