import { z } from 'zod';
import { deskLoginStates, roles, sessionEntries } from '../../enums';
import { limits } from '../../limits';
import { empty, id, instant, listOf, page } from './basics';
import { me } from './identity';

const key = z.string().min(1).max(40).describe('As scanned or typed');
const totpCode = z
  .string()
  .length(6)
  .regex(/^\d{6}$/, 'six digits');
const loginName = z
  .string()
  .trim()
  .toLowerCase()
  .min(3)
  .max(30)
  .regex(/^[a-z][a-z0-9._-]{2,29}$/, '3 to 30 of a–z, 0–9, . _ -, a letter first');
const password = z.string().min(limits.passwordMin).max(limits.passwordMax);
const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

const deskSession = z.object({
  kind: z.literal('desk'),
  token: z.string(),
  /** A desk session is not renewed: it slides while used and ends at `endsAt`. */
  refreshToken: z.null(),
  expiresAt: instant,
  endsAt: instant,
  me,
});

export const deskSchemas = {
  'deskLogin.begin': {
    params: empty,
    query: empty,
    body: z.strictObject({ purpose: z.enum(['login', 'step_up']).default('login') }),
    reply: z.object({ id, key: z.string(), content: z.string(), expiresAt: instant, secondsLeft: z.int() }),
  },
  'deskLogin.state': {
    params: z.strictObject({ loginId: id }),
    query: empty,
    body: empty,
    reply: z.object({ state: z.enum([...deskLoginStates, 'expired']), secondsLeft: z.int() }),
  },
  'deskLogin.finish': {
    params: z.strictObject({ loginId: id }),
    query: empty,
    body: empty,
    /** Without a session where one there was has been confirmed again. */
    reply: z.object({ session: deskSession.nullable() }),
  },
  'deskLogin.look': {
    params: empty,
    query: empty,
    body: z.strictObject({ key }),
    reply: z.object({
      purpose: z.enum(['login', 'step_up']),
      browser: z.string(),
      address: z.string(),
      begunAt: instant,
      secondsLeft: z.int(),
      choices: z.array(z.object({ role: z.enum(roles), places: z.array(z.string()) })),
    }),
  },
  'deskLogin.confirm': {
    params: empty,
    query: empty,
    body: z.strictObject({ key, role: z.enum(roles) }),
    reply: z.object({ role: z.enum(roles) }),
  },
  'deskLogin.refuse': {
    params: empty,
    query: empty,
    body: z.strictObject({ key }),
    reply: z.object({ refused: z.literal(true) }),
  },
  'deskLogin.password': {
    params: empty,
    query: empty,
    body: z.strictObject({
      loginName: z.string().min(1).max(60),
      password: z.string().min(1).max(limits.passwordMax),
      code: z.string().min(1).max(40).describe('Six digits, or a recovery code'),
    }),
    reply: deskSession,
  },
  'deskSession.list': {
    params: empty,
    query: page,
    body: empty,
    reply: listOf(
      z.object({
        id,
        browser: z.string(),
        address: z.string(),
        enteredBy: z.enum(sessionEntries),
        role: z.enum(roles),
        begunAt: instant,
        endsAt: instant,
        current: z.boolean(),
      }),
    ),
  },
  'deskSession.end': {
    params: z.strictObject({ sessionId: id }),
    query: empty,
    body: empty,
    reply: z.object({ ended: z.literal(true) }),
  },
  'deskSession.stepUp': {
    params: empty,
    query: empty,
    body: z.strictObject({ code: totpCode }),
    reply: z.object({ until: instant }),
  },
  'deskAccess.get': {
    params: empty,
    query: empty,
    body: empty,
    reply: z.object({
      /** Null: not set up. */
      loginName: z.string().nullable(),
      since: instant.nullable(),
      recoveryCodesLeft: z.int(),
      lockedUntil: instant.nullable(),
      may: z.object({ setUp: z.boolean() }),
    }),
  },
  'deskAccess.begin': {
    params: empty,
    query: empty,
    body: z.strictObject({ loginName, password }),
    reply: z.object({ secret: z.string(), uri: z.string(), expiresAt: instant }),
  },
  'deskAccess.confirm': { params: empty, query: empty, body: z.strictObject({ code: totpCode }), reply: recoveryCodes },
  'deskAccess.renewCodes': { params: empty, query: empty, body: empty, reply: recoveryCodes },
  'desk.unlock': {
    params: z.strictObject({ grantId: id }),
    query: empty,
    body: empty,
    reply: z.object({ unlocked: z.literal(true) }),
  },
  'deskAccess.remove': { params: empty, query: empty, body: empty, reply: z.object({ removed: z.literal(true) }) },
} as const;
