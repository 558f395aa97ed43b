import { z } from 'zod';
import type { JobLog } from '../../jobs';
import { troubleOf, WechatError, type WechatTrouble } from './errors';

const replyBytesMax = 2 * 1024 * 1024;

export interface CallDeps {
  baseUrl: string;
  fetch: typeof fetch;
  log: JobLog;
  onCall?(call: string, outcome: WechatTrouble | 'ok'): void;
}

export interface Call<T> {
  /** Name for logs. */
  name: string;
  path: string;
  query?: Record<string, string>;
  /** Sent as JSON by POST; GET without. */
  body?: Record<string, unknown>;
  /** What WeChat answers; null for anything else. */
  read(bytes: Buffer): T | null;
  /** Whether a call that met trouble on the way is made again: always, only when WeChat itself asks for it (-1), never. */
  again: 'always' | 'when_asked' | 'never';
  /** Calls of the same breaker fail together; the name, unless said. */
  breaker?: string;
}

const refusal = z.object({ errcode: z.number().int(), errmsg: z.string().default('') });

/** A JSON reply of this shape. */
export const json =
  <T>(schema: z.ZodType<T>) =>
  (bytes: Buffer): T | null => {
    const reply = schema.safeParse(parsed(bytes));
    return reply.success ? reply.data : null;
  };

/** A picture: WeChat sends PNG or JPEG as plain bytes, and an error as JSON. */
export const picture = (bytes: Buffer): Buffer | null => {
  const isPng = bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'));
  const isJpeg = bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'));
  return isPng || isJpeg ? bytes : null;
};

/**
 * One call, no retry. WeChat answers errors with HTTP 200 and an `errcode`; everything else that is not the expected
 * reply (5xx, timeout, cut line, not JSON) is `transient`.
 */
export async function callWechat<T>(deps: CallDeps, call: Call<T>, timeoutMs: number): Promise<T> {
  const bytes = await bytesOf(deps, call, timeoutMs);
  const refused = refusal.safeParse(parsed(bytes));
  if (refused.success && refused.data.errcode !== 0) {
    const { errcode, errmsg } = refused.data;
    throw failed(deps, call.name, troubleOf(errcode), errcode, /rid: ([\w-]+)/.exec(errmsg)?.[1] ?? null);
  }
  const reply = call.read(bytes);
  if (reply === null) throw failed(deps, call.name, 'transient', null, null);
  deps.onCall?.(call.name, 'ok');
  return reply;
}

async function bytesOf<T>(deps: CallDeps, call: Call<T>, timeoutMs: number): Promise<Buffer> {
  const url = new URL(call.path, deps.baseUrl);
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
  try {
    const response = await deps.fetch(url, {
      ...(call.body
        ? { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(call.body) }
        : {}),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    // The body may hang as well as the head: it is read under the same signal.
    const bytes = Buffer.from(await response.arrayBuffer());
    if (response.ok && bytes.length <= replyBytesMax) return bytes;
  } catch {
    // Falls through. The error is not passed on: its text may hold the address with the secret.
  }
  throw failed(deps, call.name, 'transient', null, null);
}

function parsed(bytes: Buffer): unknown {
  // A picture is not looked through.
  if (bytes[0] !== 0x7b) return null;
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}

function failed(
  deps: CallDeps,
  call: string,
  trouble: WechatTrouble,
  errcode: number | null,
  rid: string | null,
): WechatError {
  deps.onCall?.(call, trouble);
  const facts = { call, trouble, errcode, rid };
  if (trouble === 'input' || trouble === 'consent') deps.log.info(facts, 'wechat.refused');
  else deps.log.warn(facts, 'wechat.refused');
  return new WechatError(call, trouble, errcode, rid);
}
