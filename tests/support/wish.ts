import type { ItemOf, SentBody } from '../../shared/contract/types';
import type { Client } from './client';

export type Wish = SentBody<'resource.preview'>;

/** What a resource is, as it is sent to be changed. */
export const wishOf = (one: ItemOf<'resource.list'>, over: Partial<Wish> = {}): Wish => ({
  kind: one.kind,
  name: one.name,
  who: one.who ?? undefined,
  skill: one.skill ?? undefined,
  places: one.places ?? undefined,
  beforeMinutes: one.beforeMinutes,
  afterMinutes: one.afterMinutes,
  hours: one.hours,
  partIds: one.partIds,
  version: one.version,
  ...over,
});

/** How somebody makes a resource otherwise: looks, then saves what was seen. */
export function editing(manager: () => Client, centreId: () => string) {
  const find = async (resourceId: string) => {
    const { body } = await manager().call('resource.list', { params: { centreId: centreId() } });
    const found = body?.items.find(({ id }) => id === resourceId);
    if (found === undefined) throw new Error(`No ${resourceId} on the list`);
    return found;
  };
  const look = async (resourceId: string, over: Partial<Wish> = {}) =>
    manager().call('resource.preview', {
      params: { resourceId },
      body: wishOf(await find(resourceId), over),
    });
  const change = async (
    resourceId: string,
    over: Partial<Wish> = {},
    more: Partial<SentBody<'resource.change'>> = {},
  ) => {
    const basis = (await look(resourceId, over)).body?.basis ?? 'unseen';
    const wish = wishOf(await find(resourceId), over);
    const body = { ...wish, basis, instead: [], ...more };
    return manager().call('resource.change', { params: { resourceId }, body });
  };
  return { find, look, change };
}
