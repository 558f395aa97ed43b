import { createHash } from 'node:crypto';
import { z } from 'zod';

const seconds = z.coerce.number().int().positive().max(99_999_999_999);

const message = z.looseObject({
  FromUserName: z.string().min(1).max(64),
  CreateTime: seconds,
  MsgType: z.string().min(1).max(64),
  Event: z.string().min(1).max(64).optional(),
  OpenID: z.string().min(1).max(64).optional(),
});

/** Something that WeChat tells us by itself. */
export interface PushEvent {
  /** WeChat's name for it, in small letters: `wxa_media_check`, `subscribe_msg_change_event`. */
  name: string;
  /** The person it is about; for media verdicts WeChat's own push service. */
  openid: string;
  createdAt: Date;
  /** All fields as they came. */
  fields: Readonly<Record<string, unknown>>;
}

/** The event in a message, or null when it is none: people's chat messages to the program are not taken. */
export function eventOf(text: string): PushEvent | 'not an event' | null {
  const read = message.safeParse(parsed(text));
  if (!read.success) return null;
  const { FromUserName, CreateTime, MsgType, Event, OpenID } = read.data;
  if (MsgType.toLowerCase() !== 'event' || Event === undefined) return 'not an event';
  const createdAt = new Date(CreateTime * 1000);
  return { name: Event.toLowerCase(), openid: OpenID ?? FromUserName, createdAt, fields: read.data };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * What two copies of one event have in common, as SHA-256: the trace id or message id if it has one, else all it says.
 * (WeChat names sender, second and event for this. Two events of one person in one second are told apart by the rest.)
 */
export function sameKeyOf({ name, fields }: PushEvent): string {
  const id = ['trace_id', 'MsgId', 'MsgID'].map((field) => fields[field]).find((value) => value !== undefined);
  const what = id === undefined ? ordered(fields) : String(id);
  return createHash('sha256')
    .update(JSON.stringify([name, what]))
    .digest('hex');
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, ordered(inner)]);
}
