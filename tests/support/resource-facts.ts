import type { ResourceFacts } from '../../server/modules/resource';

/** A room of one part that is always free, by its name; or whatever it is to be. */
export const resourceFacts = (id: string, over: Partial<ResourceFacts> = {}): ResourceFacts => ({
  id,
  name: id,
  who: null,
  kind: 'room',
  skill: null,
  beforeMinutes: 0,
  afterMinutes: 0,
  places: null,
  active: true,
  atoms: [id],
  hours: [],
  ...over,
});
