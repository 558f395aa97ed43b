import { z } from 'zod';
import { occupations, resourceKinds } from '../../enums/resource';
import { limits } from '../../limits';
import { arrangement, decided, decision } from './arrangement';
import { empty, id } from './basics';

const needs = z.object({
  serviceId: id,
  serviceName: z.string(),
  centreId: id,
  centreName: z.string(),
  /** With each slot, or with the first claim of one; `none` where nothing is needed. */
  occupies: z.enum(occupations),
  /** All of it at once, in the order of the centre's list. */
  resourceIds: z.array(id),
  /** Goes along with a change: another version is another list. */
  version: z.string(),
  /** Rooms, things and people of the centre that can be chosen, in the order of its list. */
  options: z.array(
    z.object({
      resourceId: id,
      kind: z.enum(resourceKinds),
      name: z.string(),
      who: z.string().nullable(),
      /** How many people it is enough for; null where nobody has said. */
      places: z.int().nullable(),
      /** Of these parts: the whole and a part are not chosen together. */
      partIds: z.array(id),
    }),
  ),
  may: z.object({ change: z.boolean() }),
});

/** What a service is to need. */
const wish = z.strictObject({
  resourceIds: z
    .array(id)
    .max(limits.needsMax)
    .refine((all) => new Set(all).size === all.length, 'one twice'),
  occupies: z.enum(occupations),
  version: z.string().min(1).max(80),
});
type Wish = z.infer<typeof wish>;
const isWhole = ({ resourceIds, occupies }: Pick<Wish, 'resourceIds' | 'occupies'>): boolean =>
  (resourceIds.length === 0) === (occupies === 'none');
const whole = { path: ['occupies'], message: 'none where nothing is needed, and only there' };

const ofService = z.strictObject({ serviceId: id });

export const serviceNeedsSchemas = {
  'serviceNeeds.get': { params: ofService, query: empty, body: empty, reply: needs },
  'serviceNeeds.preview': {
    params: ofService,
    query: empty,
    body: wish.refine(isWhole, whole),
    reply: arrangement,
  },
  'serviceNeeds.change': {
    params: ofService,
    query: empty,
    body: wish.extend(decision).refine(isWhole, whole),
    reply: needs.extend(decided),
  },
} as const;
