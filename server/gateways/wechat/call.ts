import { z } from 'zod';
import type { JobLog } from '../../jobs';
import { troubleOf, WechatError, type WechatTrouble } from './errors';

const timeoutMs = 10_000;
const replyBytesMax = 64 * 1024;

export interface CallDeps {
  baseUrl: string;
  fetch: typeof fetch;
  log: JobLog;
  timeoutMs?: number;
}

export interface Call<T> {
  /** Name for logs. */
  name: string;
  path: string;
  query?: Record<string, string>;
  /** Sent as JSON by POST; GET without. */
  body?: Record<string, unknown>;
  reply: z.ZodType<T>;
}

const refusal = z.object({ errcode: z.number().int(), errmsg: z.string().default('') });

/**
 * One call, no retry. WeChat answers errors with HTTP 200 and an `errcode`; everything else that is not the expected
 * reply (5xx, timeout, cut line, not JSON) is `transient`.
 */
export async function callWechat<T>(deps: CallDeps, call: Call<T>): Promise<T> {
  const text = await textOf(deps, call);
  const json = jsonOf(text);
  const refused = refusal.safeParse(json);
  if (refused.success && refused.data.errcode !== 0) {
    const { errcode, errmsg } = refused.data;
    throw failed(deps, call.name, troubleOf(errcode), errcode, /rid: ([\w-]+)/.exec(errmsg)?.[1] ?? null);
  }
  const reply = call.reply.safeParse(json);
  if (!reply.success) throw failed(deps, call.name, 'transient', null, null);
  return reply.data;
}

async function textOf<T>(deps: CallDeps, call: Call<T>): Promise<string> {
  const url = new URL(call.path, deps.baseUrl);
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
  try {
    const response = await deps.fetch(url, {
      ...(call.body
        ? { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(call.body) }
        : {}),
      redirect: 'error',
      signal: AbortSignal.timeout(deps.timeoutMs ?? timeoutMs),
    });
    // The body may hang as well as the head: it is read under the same signal.
    const text = await response.text();
    if (response.ok && text.length <= replyBytesMax) return text;
  } catch {
    // Falls through. The error is not passed on: its text may hold the address with the secret.
  }
  throw failed(deps, call.name, 'transient', null, null);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
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
  const facts = { call, trouble, errcode, rid };
  if (trouble === 'config' || trouble === 'credential') deps.log.error(facts, 'wechat.refused');
  else if (trouble === 'input') deps.log.info(facts, 'wechat.refused');
  else deps.log.warn(facts, 'wechat.refused');
  return new WechatError(call, trouble, errcode, rid);
}
