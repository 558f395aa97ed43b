import { z } from 'zod';
import { roles, scopeKinds } from '../../enums';
import { limits } from '../../limits';
import { civilDay, empty, id, instant, listOf, page, words } from './basics';

const grant = z.object({
  role: z.enum(roles),
  scopeKind: z.enum(scopeKinds),
  scopeId: z.string(),
  scopeName: z.string(),
  endsAt: instant.nullable(),
});

export const me = z.object({
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
  may: z.object({
    desk: z.boolean(),
    switchRole: z.boolean(),
    giveRoles: z.boolean(),
    checkNeighbours: z.boolean().describe('Whether addresses and agreements of an area wait for them'),
  }),
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

/** First three and last two digits. */
const phone = z.object({ phone: z.string().nullable(), since: instant.nullable() });

const invitation = z.object({
  invitationId: id,
  role: z.enum(roles),
  scopeKind: z.enum(scopeKinds),
  scopeId: z.string(),
  scopeName: z.string(),
  forWhom: z.string(),
  roleEndsAt: instant.nullable(),
  expiresAt: instant,
  createdAt: instant,
});

const holder = z.object({
  grantId: id,
  role: z.enum(roles),
  scopeKind: z.enum(scopeKinds),
  scopeId: z.string(),
  scopeName: z.string(),
  /** Null until told. */
  name: z.string().nullable(),
  isMe: z.boolean(),
  /** Their login by password is locked after too many failures. */
  deskLocked: z.boolean(),
  startsAt: instant,
  endsAt: instant.nullable(),
  may: z.object({ revoke: z.boolean(), unlockDesk: z.boolean() }),
});

const offer = z.object({
  role: z.enum(roles),
  scopeKind: z.enum(scopeKinds),
  scopeName: z.string(),
  invitedBy: z.string().nullable(),
  roleEndsAt: instant.nullable(),
  expiresAt: instant,
  /** Why it can't be taken by me. */
  refusal: z.enum(['invitation.own', 'role.already_held', 'role.overlaps']).nullable(),
  may: z.object({ accept: z.boolean() }),
});

const invitationCode = z.string().min(1).max(40);

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
  'role.list': {
    params: empty,
    query: page.extend({ role: z.enum(roles).optional(), words: words(1, limits.nameMax).optional() }),
    body: empty,
    reply: listOf(holder),
  },
  'role.revoke': {
    params: z.strictObject({ grantId: id }),
    query: empty,
    body: z.strictObject({ reason: words(limits.reasonMin, limits.reasonMax) }),
    reply: z.object({ sessionsEnded: z.int() }),
  },
  'invitation.create': {
    params: empty,
    query: empty,
    body: z.strictObject({
      role: z.enum(roles).exclude(['resident']),
      /** A centre's id or an area's code, as the role needs. */
      placeId: id,
      forWhom: words(1, limits.nameMax),
      /** The last day in the role; without one it goes on until it is taken back. */
      lastOn: civilDay.optional(),
    }),
    reply: invitation.extend({ code: z.string() }),
  },
  'invitation.list': { params: empty, query: page, body: empty, reply: listOf(invitation) },
  'invitation.withdraw': {
    params: z.strictObject({ invitationId: id }),
    query: empty,
    body: empty,
    reply: z.object({ withdrawn: z.literal(true) }),
  },
  'invitation.look': { params: empty, query: z.strictObject({ code: invitationCode }), body: empty, reply: offer },
  'invitation.accept': { params: empty, query: empty, body: z.strictObject({ code: invitationCode }), reply: me },
  'phone.get': { params: empty, query: empty, body: empty, reply: phone },
  'phone.bind': {
    params: empty,
    query: empty,
    body: z.strictObject({ code: z.string().min(1).max(128) }),
    reply: phone,
  },
  'phone.unbind': { params: empty, query: empty, body: empty, reply: phone },
  'demo.personas': { params: empty, query: empty, body: empty, reply: listOf(persona) },
} as const;
