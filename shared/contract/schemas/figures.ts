import { z } from 'zod';
import { ageGroups } from '../../enums';
import { civilDay, empty, id } from './basics';

const sums = z.object({
  capacity: z.int(),
  taken: z.int(),
  attended: z.int(),
  noShows: z.int(),
  /** Who waited and was offered a place, and how long they waited on average; null when nobody did. */
  offered: z.int(),
  waitMinutes: z.int().nullable(),
  /** Who waited to the end without a place. */
  unplaced: z.int(),
});

/** Null: fewer than `hiddenBelow`, which could point at somebody. */
const counted = { people: z.int().nullable(), residents: z.int().nullable() };

export const figuresSchemas = {
  'figures.get': {
    params: empty,
    query: z.strictObject({ centreId: id.optional(), fromOn: civilDay, toOn: civilDay }),
    body: empty,
    reply: z.object({
      centreId: id,
      centreName: z.string(),
      fromOn: civilDay,
      toOn: civilDay,
      totals: sums,
      /** The same of as many days before. */
      before: sums,
      /** By weekday (1 = Monday) and hour, where there were places. */
      hours: z.array(
        z.object({ weekday: z.int(), hour: z.int(), capacity: z.int(), taken: z.int(), attended: z.int() }),
      ),
      services: z.array(sums.extend({ serviceId: id, name: z.string() })),
      reach: z.object({
        month: z.string(),
        hiddenBelow: z.int(),
        byAge: z.array(z.object({ group: z.enum(ageGroups), ...counted })),
        /** The villages of the centre's town, and those whose people came from elsewhere are left out. */
        byArea: z.array(z.object({ name: z.string(), ...counted })),
      }),
    }),
  },
} as const;
