import type { Reply, SentBody } from '@shared/contract/types';

export type Needs = Reply<'serviceNeeds.get'>;
export type NeedsOption = Needs['options'][number];
export type NeedsWish = Pick<SentBody<'serviceNeeds.preview'>, 'resourceIds' | 'occupies'>;

/** What a service is to need, as it is chosen; when it is taken stays chosen while nothing is. */
export interface NeedsDraft {
  resourceIds: readonly string[];
  occupies: 'slot' | 'claim';
}

export const draftOf = ({ resourceIds, occupies }: Needs): NeedsDraft => ({
  resourceIds,
  occupies: occupies === 'none' ? 'slot' : occupies,
});

export const wishOf = ({ resourceIds, occupies }: NeedsDraft): NeedsWish => ({
  resourceIds: [...resourceIds],
  occupies: resourceIds.length === 0 ? 'none' : occupies,
});

/** Whether it is what holds already. */
export function isSame(draft: NeedsDraft, needs: Needs): boolean {
  const wish = wishOf(draft);
  return (
    wish.occupies === needs.occupies && [...wish.resourceIds].sort().join() === [...needs.resourceIds].sort().join()
  );
}

/** One more, or one fewer. A whole and a part of it are not chosen together: what was there before gives way. */
export function toggled(
  chosen: readonly string[],
  one: NeedsOption,
  all: readonly NeedsOption[],
): { chosen: readonly string[]; gone: NeedsOption[] } {
  const { resourceId: id } = one;
  if (chosen.includes(id)) return { chosen: chosen.filter((other) => other !== id), gone: [] };
  const own = atomsOf(one);
  const gone = all.filter((other) => chosen.includes(other.resourceId) && atomsOf(other).some((a) => own.includes(a)));
  const kept = chosen.filter((other) => !gone.some(({ resourceId }) => resourceId === other));
  return { chosen: [...kept, id], gone };
}

const atomsOf = ({ resourceId, partIds }: NeedsOption): readonly string[] =>
  partIds.length === 0 ? [resourceId] : partIds;

/** Names of what is chosen, in the order of the list. */
export const namesOf = (needs: Pick<Needs, 'options'>, chosen: readonly string[]): string[] =>
  needs.options.flatMap(({ resourceId, name }) => (chosen.includes(resourceId) ? [name] : []));
