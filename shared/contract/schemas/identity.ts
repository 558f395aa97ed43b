import { z } from 'zod';
import { roles, scopeKinds } from '../../enums';
import { limits } from '../../limits';
import { empty, id, instant, listOf, words } from './basics';

const grant = z.object({
  role: z.enum(roles),
  scopeKind: z.enum(scopeKinds),
  scopeId: z.string(),
  scopeName: z.string(),
  endsAt: instant.nullable(),
});

const me = z.object({
  accountId: id,
  personId: id,
  /** Null until the person has told us a name. */
  name: z.string().nullable(),
  /** The one this session acts in. */
  role: z.enum(roles),
  /** All that are held, also those this session does not act in. */
  grants: z.array(grant),
  /** Set when a desk may be entered: the centre it opens with. */
  deskCentreId: id.nullable(),
  may: z.object({ desk: z.boolean(), switchRole: z.boolean(), giveRoles: z.boolean() }),
});

const session = z.object({
  token: z.string(),
  refreshToken: z.string(),
  expiresAt: instant,
  me,
});

const persona = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(roles),
  centreId: id.nullable(),
  /** What to look at first as this person. */
  tryThis: z.string(),
});

export const identitySchemas = {
  'identity.login': {
    params: empty,
    query: empty,
    body: z.strictObject({ code: z.string().min(1).max(128) }),
    reply: session,
  },
  'identity.refresh': {
    params: empty,
    query: empty,
    body: z.strictObject({ refreshToken: z.string().min(1).max(128) }),
    reply: session,
  },
  'identity.logout': { params: empty, query: empty, body: empty, reply: z.object({ ended: z.literal(true) }) },
  'identity.me': { params: empty, query: empty, body: empty, reply: me },
  'identity.rename': {
    params: empty,
    query: empty,
    body: z.strictObject({ name: words(1, limits.nameMax) }),
    reply: me,
  },
  'role.switch': { params: empty, query: empty, body: z.strictObject({ role: z.enum(roles) }), reply: me },
  'demo.personas': { params: empty, query: empty, body: empty, reply: listOf(persona) },
} as const;
