import type { Body } from '../../../shared/contract/types';
import type { Reader } from '../../kernel/db';
import { isPerson } from '../resource';
import { isPart, partsAmong } from './store';

/** What staff say a resource is to be, a new one or one that is there. */
type Wished = Body<'resource.create'>;

/** The same as it is kept: somebody is not enough for a number of people, and times stand in the order of the week. */
export const wishOf = ({ kind, name, who, skill, places, beforeMinutes, afterMinutes, hours }: Wished) => ({
  kind,
  name,
  who: who ?? null,
  skill: skill ?? null,
  places: isPerson(kind) ? null : (places ?? null),
  beforeMinutes,
  afterMinutes,
  hours: [...hours].sort((a, b) => a.weekday - b.weekday || a.startsMinute - b.startsMinute),
});

/** What of it stands in the row itself. */
export const columnsOf = (wish: ReturnType<typeof wishOf>) => ({
  kind: wish.kind,
  name: wish.name,
  who: wish.who,
  skill: wish.skill,
  places: wish.places,
  before_minutes: wish.beforeMinutes,
  after_minutes: wish.afterMinutes,
});

/**
 * Whether it may be made of these: parts have none of their own and are of its centre; what is a part has none, and somebody
 * neither has nor is one. A new one has no id yet and is part of nothing. Holds as long as the centre's timetable is locked.
 */
export async function mayBeOf(
  reader: Reader,
  of: { id: string | null; centreId: string } & Pick<Wished, 'kind' | 'partIds'>,
): Promise<boolean> {
  const { id, centreId, kind, partIds } = of;
  if (isPerson(kind) && partIds.length > 0) return false;
  if (id !== null && partIds.includes(id)) return false;
  if ((await partsAmong(reader, centreId, partIds)).length < partIds.length) return false;
  const mustBeNone = id !== null && (partIds.length > 0 || isPerson(kind));
  return !mustBeNone || !(await isPart(reader, id));
}
