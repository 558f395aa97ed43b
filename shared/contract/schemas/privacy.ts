import { z } from 'zod';
import { erasureStates, exportStates, personalDetails, retentionKinds, roles } from '../../enums';
import { limits } from '../../limits';
import { empty, id, instant, listOf, page, words } from './basics';

const detail = z.enum(personalDetails);

const exported = z.object({
  id,
  state: z.enum(exportStates),
  askedAt: instant,
  readyAt: instant.nullable(),
  /** When the file is deleted; null while it is being made. */
  expiresAt: instant.nullable(),
  may: z.object({ download: z.boolean() }),
});

const erasure = z.object({
  state: z.enum(erasureStates),
  askedAt: instant,
  /** From then on it is carried out and can't be taken back. */
  dueAt: instant,
});

const erasureNow = z.object({
  /** The last wish, null if there was none. */
  erasure: erasure.nullable(),
  /** What has to be done first. */
  obstacles: z.array(z.enum(['bookings_ahead', 'has_role'])),
  may: z.object({ request: z.boolean(), cancel: z.boolean() }),
});

export const privacySchemas = {
  'person.reveal': {
    params: z.strictObject({ personId: id }),
    query: empty,
    body: z.strictObject({
      what: z.array(detail).min(1).max(personalDetails.length),
      reason: words(limits.reasonMin, limits.reasonMax),
    }),
    /** What was asked for; null where nothing is known. */
    reply: z.object({
      name: z.string().nullable().optional(),
      phone: z.string().nullable().optional(),
      address: z.string().nullable().optional(),
    }),
  },
  'access.mine': {
    params: empty,
    /** `personId`: a child whose guardian I am; left out, it is about me. */
    query: page.extend({ personId: id.optional() }),
    body: empty,
    reply: listOf(
      z.object({
        id,
        /** Null when the staff member's own account is gone. */
        staffName: z.string().nullable(),
        role: z.enum(roles),
        /** The centre or area that the role is for. */
        place: z.string().nullable(),
        what: z.array(detail),
        reason: z.string(),
        at: instant,
      }),
    ),
  },
  'export.request': { params: empty, query: empty, body: empty, reply: exported },
  'export.mine': {
    params: empty,
    query: page,
    body: empty,
    reply: listOf(exported).extend({ may: z.object({ request: z.boolean() }) }),
  },
  'export.download': {
    params: z.strictObject({ exportId: id }),
    query: empty,
    body: empty,
    reply: z.string(),
  },
  'erasure.request': { params: empty, query: empty, body: empty, reply: erasureNow },
  'erasure.mine': { params: empty, query: empty, body: empty, reply: erasureNow },
  'erasure.cancel': { params: empty, query: empty, body: empty, reply: erasureNow },
  'retention.list': {
    params: empty,
    query: empty,
    body: empty,
    reply: z.object({
      items: z.array(
        z.object({
          kind: z.enum(retentionKinds),
          /** Days after which it is deleted; null: as long as the account is there. */
          days: z.int().nullable(),
          /** Kept at least so long, and not deleted by the app itself. */
          atLeast: z.boolean(),
        }),
      ),
      nextCursor: z.null(),
    }),
  },
} as const;
