import { z } from 'zod';
import type { PushEvent } from './push-event';

const verdict = z.object({
  trace_id: z.string().min(1).max(128),
  errcode: z.coerce.number().int().default(0),
  result: z.object({ suggest: z.enum(['pass', 'review', 'risky']), label: z.coerce.number().int() }).optional(),
});

/** What WeChat thinks of a picture (`wxa_media_check`); `failed` when it could not look at it. Null when not readable. */
export function mediaVerdictOf({ fields }: PushEvent) {
  const read = verdict.safeParse(fields);
  if (!read.success) return null;
  const { trace_id: traceId, errcode, result } = read.data;
  if (errcode !== 0 || result === undefined) return { traceId, suggest: 'failed' as const, label: null };
  return { traceId, ...result };
}

const entry = z.object({
  TemplateId: z.string().min(1).max(64),
  SubscribeStatusString: z.string().optional(),
  ErrorCode: z.coerce.number().int().optional(),
  MsgID: z.coerce.string().optional(),
});
const list = z.union([z.array(entry).max(100), entry.transform((one) => [one])]);

/**
 * The templates of a subscription event: `accept`, `reject` of a person (`subscribe_msg_popup_event`,
 * `subscribe_msg_change_event`), `sent` or `failed` of a message (`subscribe_msg_sent_event`). WeChat sends one entry
 * without its list.
 */
export function subscriptionsOf({ name, fields }: PushEvent) {
  const read = list.safeParse(fields['List']);
  if (!read.success) return [];
  return read.data.map(({ TemplateId, SubscribeStatusString, ErrorCode, MsgID }) => ({
    templateId: TemplateId,
    what: name === 'subscribe_msg_sent_event' ? ((ErrorCode ?? 0) === 0 ? 'sent' : 'failed') : SubscribeStatusString,
    messageId: MsgID ?? null,
  }));
}

/** WeChat's numbers for what a person took back that we may hold. */
const withdrawn = {
  '6': 'name',
  '8': 'phone',
  '14': 'pictures',
  '15': 'pictures',
  '19': 'name',
  '20': 'avatar',
  '205': 'name',
} as const;
export type Withdrawn = (typeof withdrawn)[keyof typeof withdrawn];

/** What a person took back (`user_authorization_revoke`) or WeChat cleared as risky (`user_info_modified`). */
export function withdrawnBy({ name, fields }: PushEvent): Withdrawn[] {
  if (name === 'user_info_modified') return ['name', 'avatar'];
  const numbers = String(fields['RevokeInfo'] ?? '').split(/[^0-9]+/);
  const kinds = numbers.flatMap((number) => (number in withdrawn ? [withdrawn[number as keyof typeof withdrawn]] : []));
  // "Nickname and picture" is one number to WeChat.
  return [...new Set(kinds.flatMap((kind) => (kind === 'name' ? (['name', 'avatar'] as const) : [kind])))];
}
