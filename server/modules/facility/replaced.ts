import type { ResourceKind } from '../../../shared/enums';
import type { ResourceFacts, Substitute, Use } from '../resource';

/** Rooms, or people, that one slot has in place of others. */
export interface Replaced {
  kind: ResourceKind;
  was: readonly string[];
  instead: readonly string[];
}

const told: readonly (readonly ResourceKind[])[] = [['room'], ['staff', 'talent']];

/**
 * Which rooms and whom those who have booked find in place of others, by name. What is only added or only left out sends
 * nobody to the wrong door, and a thing is where its room is. No input or output.
 */
export function replacedIn(before: readonly Use[], after: readonly Use[]): Replaced[] {
  const only = (these: readonly Use[], those: readonly Use[]) =>
    these.filter((one) => !those.some((other) => other.resource.id === one.resource.id));
  const [gone, come] = [only(before, after), only(after, before)];
  return told.flatMap((kinds): Replaced[] => {
    const of = (uses: readonly Use[]) => uses.filter(({ resource }) => kinds.includes(resource.kind));
    const [was, instead] = [of(gone), of(come)];
    const first = instead[0];
    if (was.length === 0 || first === undefined) return [];
    return [{ kind: first.resource.kind, was: namesOf(was), instead: namesOf(instead) }];
  });
}

const namesOf = (uses: readonly Use[]): string[] => uses.map(({ resource }) => resource.name);

/**
 * Who cannot stand in any more once a service needs other things: for what it does not need, or being a part of something
 * else that it then names, which would have one count twice. No input or output.
 */
export function staleAmong(
  rows: readonly Substitute[],
  needs: readonly ResourceFacts[],
  facts: ReadonlyMap<string, ResourceFacts>,
): Substitute[] {
  return rows.filter(({ need_id: needId, resource_id: id }) => {
    const atoms = facts.get(id)?.atoms ?? [id];
    const others = needs.filter((one) => one.id !== needId);
    return others.length === needs.length || others.some((one) => one.atoms.some((atom) => atoms.includes(atom)));
  });
}

/** Whether no two of these are the same or share a part. */
export const isApart = (resources: readonly ResourceFacts[]): boolean => {
  const atoms = resources.flatMap((one) => one.atoms);
  return new Set(atoms).size === atoms.length;
};
