import { z } from 'zod';
import { callNames, failurePlan } from './failures';
import type { Fields } from './http';
import { nameOf, type World } from './world';

const openid = z.string().min(1).max(64);
const templateId = z.string().min(1).max(64);
const seconds = z
  .number()
  .min(0)
  .max(31 * 86_400);
const suggest = z.enum(['pass', 'review', 'risky']);

/** One thing that can be asked of the stand-in and not of WeChat. */
interface Control {
  input: z.ZodType;
  run(world: World, input: never): Fields | Promise<Fields>;
}

const control = <T>(input: z.ZodType<T>, run: (world: World, input: T) => Fields | Promise<Fields>): Control => ({
  input,
  run,
});

const ok = { ok: true };

/** By path under `/standin/`; all POST with JSON. */
export const controls: Readonly<Record<string, Control>> = {
  codes: control(z.object({ openid }), ({ codes }, body) => ({ code: codes.give(body.openid) })),

  'phone-codes': control(
    z.object({
      openid,
      phone: z
        .string()
        .regex(/^1\d{10}$/)
        .optional(),
    }),
    ({ phones }, body) => ({ code: phones.give(body.openid, body.phone) }),
  ),

  /** What a person answers when the app asks for consent; the answer is also pushed, as WeChat does. */
  subscribe: control(
    z.object({
      openid,
      templateIds: z.array(templateId).min(1).max(5),
      answer: z.enum(['accept', 'reject']).default('accept'),
    }),
    ({ messages, pushes }, { openid: who, templateIds, answer }) => {
      if (answer === 'accept') for (const id of templateIds) messages.grant(who, id);
      const List = templateIds.map((id) => ({ TemplateId: id, SubscribeStatusString: answer, PopupScene: '0' }));
      pushes.plan({ event: 'subscribe_msg_popup_event', from: who, content: { List } });
      return {
        errMsg: 'requestSubscribeMessage:ok',
        ...Object.fromEntries(templateIds.map((id) => [id, answer])),
      };
    },
  ),

  /** A person turns a kind of message off in WeChat's settings. */
  unsubscribe: control(z.object({ openid, templateId }), ({ messages, pushes }, { openid: who, templateId: id }) => {
    messages.withdraw(who, id);
    // A single entry comes without its list, as people have reported of WeChat.
    const List = { TemplateId: id, SubscribeStatusString: 'reject' };
    pushes.plan({ event: 'subscribe_msg_change_event', from: who, content: { List } });
    return ok;
  }),

  templates: control(
    z.object({ id: templateId, title: z.string(), fields: z.record(z.string(), z.string()) }),
    ({ messages }, template) => {
      messages.define(template);
      return ok;
    },
  ),

  failures: control(failurePlan, ({ failures }, { call, kind, times }) => {
    failures.plan(call, kind, times);
    return ok;
  }),

  quotas: control(
    z.object({ call: z.enum(callNames), perDay: z.number().int().min(0) }),
    ({ quotas }, { call, perDay }) => {
      quotas.set(call, perDay);
      return ok;
    },
  ),

  images: control(
    z.object({
      match: z.string(),
      suggest,
      label: z.number().int().default(100),
      afterSeconds: seconds.optional(),
      copies: z.number().int().min(1).max(10).optional(),
      staleSeconds: seconds.optional(),
    }),
    ({ images }, plan) => {
      images.plan(plan);
      return ok;
    },
  ),

  away: control(z.object({ openid }), ({ away }, body) => {
    away.add(body.openid);
    return ok;
  }),

  /** Ends the app's tokens at once, as a leak or another server would. */
  'end-tokens': control(z.object({}), ({ tokens }) => {
    tokens.end();
    return ok;
  }),

  /** Any event at all: a person's withdrawal, the end of an account, what WeChat may invent. */
  push: control(
    z.object({
      event: z.string().min(1).max(64),
      from: openid.optional(),
      content: z.record(z.string(), z.unknown()).default({}),
      afterSeconds: seconds.optional(),
      copies: z.number().int().min(1).max(10).optional(),
      staleSeconds: seconds.optional(),
    }),
    ({ pushes }, push) => {
      pushes.plan(push);
      return ok;
    },
  ),

  /** Moves WeChat's clock on and sends what has come due. */
  clock: control(z.object({ advanceSeconds: seconds }), async ({ clock, pushes }, { advanceSeconds }) => {
    clock.advance(advanceSeconds);
    return { now: clock.now(), delivered: await pushes.deliverDue() };
  }),

  /** What a phone's camera reads from a code made here. */
  scan: control(z.object({ png: z.base64() }), ({ miniCodes }, { png }) => ({
    scanned: miniCodes.scan(Buffer.from(png, 'base64')),
  })),

  'open-link': control(z.object({ url: z.string() }), ({ miniCodes }, { url }) => ({ opened: miniCodes.open(url) })),
};

/** What users would have seen, and what is on its way. */
export const outboxOf = ({ messages, pushes, clock, calls }: World): Fields => ({
  now: clock.now(),
  messages: [...messages.sent].reverse().map((message) => ({ ...message, to: nameOf(message.openid) })),
  waiting: pushes.waiting(),
  delivered: [...pushes.delivered].reverse(),
  calls,
});
