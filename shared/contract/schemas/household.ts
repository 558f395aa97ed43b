import { z } from 'zod';
import {
  actScopes,
  consentMethods,
  consentTexts,
  invitationKinds,
  powerKinds,
  relations,
  residenceStates,
  witnessMethods,
} from '../../enums';
import { limits } from '../../limits';
import { areaCode, civilDay, empty, id, instant, listOf, page, words } from './basics';

const scopes = z.array(z.enum(actScopes));
/** Left out = none. */
const askedScopes = scopes.min(1).max(actScopes.length).optional();
const textVersion = z.enum(consentTexts).describe('The words that were agreed to');
const done = z.object({ done: z.literal(true) });
const reason = words(limits.reasonMin, limits.reasonMax);
const personName = words(1, limits.nameMax);

const residence = z.object({
  id,
  state: z.enum(residenceStates),
  areaCode,
  areaName: z.string(),
  gridCode: z.string().nullable(),
  /** Street, house and door. */
  detail: z.string(),
  filedAt: instant,
  decidedAt: instant.nullable(),
  reason: z.string().nullable(),
});
const myResidence = z.object({
  residence: residence.nullable(),
  may: z.object({ file: z.boolean(), withdraw: z.boolean() }),
});

const power = z.object({
  id,
  kind: z.enum(powerKinds),
  personId: id,
  name: z.string(),
  scopes,
  /** The last day on which it holds. */
  lastOn: civilDay,
});

const member = z.object({
  memberId: id,
  personId: id,
  name: z.string(),
  /** What they are to me, where I added them. */
  relation: z.enum(relations).nullable(),
  isMe: z.boolean(),
  isChild: z.boolean(),
  age: z.int().nullable(),
  hasWechat: z.boolean(),
  joinedAt: instant,
  may: z.object({ remove: z.boolean(), inviteGuardian: z.boolean(), askInPerson: z.boolean(), beProxy: z.boolean() }),
});

const family = z.object({
  members: z.array(member),
  requests: z.array(
    z.object({
      id,
      name: z.string(),
      relation: z.enum(relations),
      scopes,
      lastOn: civilDay.nullable(),
      askedAt: instant,
    }),
  ),
  invitations: z.array(
    z.object({
      id,
      kind: z.enum(invitationKinds),
      name: z.string().nullable(),
      relation: z.enum(relations),
      expiresAt: instant,
    }),
  ),
  /** For whom I may act. */
  iActFor: z.array(power),
  /** Who may act for me; `personId` and `name` are theirs. */
  actForMe: z.array(power.extend({ method: z.enum(consentMethods), givenAt: instant })),
  /** Whether staff of my area can be asked to see somebody: my own address must be confirmed. */
  may: z.object({ invite: z.boolean(), addChild: z.boolean(), askInPerson: z.boolean() }),
});

const question = z.object({
  kind: z.enum(invitationKinds),
  askerName: z.string(),
  relation: z.enum(relations),
  childName: z.string().nullable(),
  scopes,
  lastOn: civilDay.nullable(),
  expiresAt: instant,
  textVersion,
});

const waitingConsent = z.object({
  id,
  personName: z.string(),
  askerName: z.string(),
  relation: z.enum(relations),
  areaName: z.string(),
  scopes,
  lastOn: civilDay.nullable(),
  joins: z.boolean(),
  askedAt: instant,
  may: z.object({ decide: z.boolean() }),
});

/** At least eight letters and digits; blanks and dashes are for reading aloud. */
const code = z
  .string()
  .min(limits.familyCode)
  .max(limits.familyCode * 2);

const residenceId = z.strictObject({ residenceId: id });
const requestId = z.strictObject({ requestId: id });
const proxyId = z.strictObject({ proxyId: id });

export const householdSchemas = {
  'residence.mine': { params: empty, query: empty, body: empty, reply: myResidence },
  'residence.file': {
    params: empty,
    query: empty,
    body: z.strictObject({
      areaCode,
      gridCode: areaCode.optional(),
      detail: words(limits.addressMin, limits.addressMax),
    }),
    reply: myResidence,
  },
  'residence.withdraw': { params: empty, query: empty, body: empty, reply: myResidence },
  'residence.waiting': {
    params: empty,
    query: page,
    body: empty,
    reply: listOf(
      z.object({
        id,
        personName: z.string(),
        areaName: z.string(),
        filedAt: instant,
        may: z.object({ decide: z.boolean() }),
      }),
    ),
  },
  'residence.open': {
    params: residenceId,
    query: empty,
    body: empty,
    reply: residence.extend({
      /** To open their phone with a reason, while this waits. */
      personId: id,
      personName: z.string(),
      age: z.int().nullable(),
      may: z.object({ decide: z.boolean() }),
    }),
  },
  'residence.decide': {
    params: residenceId,
    query: empty,
    body: z.strictObject({ decision: z.enum(['confirm', 'refuse']), reason: reason.optional() }),
    reply: done,
  },
  'family.get': { params: empty, query: empty, body: empty, reply: family },
  'family.list': { params: empty, query: empty, body: empty, reply: listOf(power) },
  'family.invite': {
    params: empty,
    query: empty,
    body: z.strictObject({
      kind: z.enum(invitationKinds),
      relation: z.enum(relations),
      name: personName.optional(),
      /** The child, where a second guardian is asked. */
      childId: id.optional(),
      scopes: askedScopes,
      lastOn: civilDay.optional(),
    }),
    reply: z.object({ id, code: z.string(), expiresAt: instant }),
  },
  'family.addChild': {
    params: empty,
    query: empty,
    body: z.strictObject({ name: personName, bornOn: civilDay, relation: z.enum(relations), textVersion }),
    reply: z.object({ personId: id }),
  },
  'family.askInPerson': {
    params: empty,
    query: empty,
    body: z.strictObject({
      /** A member of my household, instead of a name. */
      memberId: id.optional(),
      name: personName.optional(),
      bornOn: civilDay.optional(),
      relation: z.enum(relations),
      scopes: askedScopes,
      lastOn: civilDay.optional(),
      textVersion,
    }),
    reply: z.object({ id }),
  },
  'family.withdrawRequest': { params: requestId, query: empty, body: empty, reply: done },
  'family.remove': { params: z.strictObject({ memberId: id }), query: empty, body: empty, reply: done },
  'familyInvite.open': { params: empty, query: empty, body: z.strictObject({ code }), reply: question },
  'familyInvite.answer': {
    params: empty,
    query: empty,
    body: z.strictObject({ code, answer: z.enum(['yes', 'no']), textVersion }),
    reply: done,
  },
  'familyInvite.withdraw': { params: z.strictObject({ inviteId: id }), query: empty, body: empty, reply: done },
  'agreement.waiting': { params: empty, query: page, body: empty, reply: listOf(waitingConsent) },
  'agreement.open': {
    params: requestId,
    query: empty,
    body: empty,
    /** `askerId`: to open their phone with a reason, while this waits. */
    reply: waitingConsent.extend({ askerId: id, age: z.int().nullable(), textVersion }),
  },
  'agreement.decide': {
    params: requestId,
    query: empty,
    body: z.strictObject({
      decision: z.enum(['confirm', 'refuse']),
      method: z.enum(witnessMethods).optional(),
      reason: reason.optional(),
    }),
    reply: done,
  },
  'agreement.inForce': {
    params: empty,
    query: page,
    body: empty,
    reply: listOf(
      z.object({
        id,
        personName: z.string(),
        askerName: z.string(),
        relation: z.enum(relations),
        areaName: z.string(),
        joinedAt: instant,
        may: z.object({ end: z.boolean() }),
      }),
    ),
  },
  'agreement.end': { params: requestId, query: empty, body: z.strictObject({ reason }), reply: done },
  'proxy.give': {
    params: empty,
    query: empty,
    body: z.strictObject({
      memberId: id,
      scopes: scopes.min(1).max(actScopes.length),
      lastOn: civilDay,
      textVersion,
    }),
    reply: z.object({ id }),
  },
  'proxy.end': { params: proxyId, query: empty, body: empty, reply: done },
  'proxy.inArea': {
    params: empty,
    query: page,
    body: empty,
    reply: listOf(
      z.object({
        id,
        grantorName: z.string(),
        proxyName: z.string(),
        areaName: z.string(),
        scopes,
        startsAt: instant,
        lastOn: civilDay,
        may: z.object({ stop: z.boolean() }),
      }),
    ),
  },
  'proxy.stop': { params: proxyId, query: empty, body: z.strictObject({ reason }), reply: done },
} as const;
