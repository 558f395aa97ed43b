import type { Clock } from '../../kernel/clock';
import { openBreaker } from './breaker';
import { callWechat, type Call, type CallDeps } from './call';
import { WechatError } from './errors';

/** One attempt; a phone gives up after 10 s, and all attempts together must end before. */
const attemptMs = 4000;
const allAttemptsMs = 8000;
const attemptsMax = 3;
const firstPauseMs = 150;

export interface CallerDeps extends CallDeps {
  clock: Clock;
  /** Of one attempt. */
  timeoutMs?: number;
}

export type Caller = <T>(call: Call<T>) => Promise<T>;

/**
 * Makes a call with the patience that its kind allows: up to three attempts within eight seconds, with pauses of random
 * length between, so that a crowd does not come back all at once. A message is never sent again: nobody could tell
 * whether the first arrived.
 */
export function openCaller(deps: CallerDeps): Caller {
  const breaker = openBreaker(deps.clock, deps.log);
  return async <T>(call: Call<T>): Promise<T> => {
    const line = call.breaker ?? call.name;
    const startedAt = performance.now();
    for (let attempt = 1; ; attempt += 1) {
      breaker.admit(line, call.name);
      const leftMs = allAttemptsMs - (performance.now() - startedAt);
      try {
        const reply = await callWechat(deps, call, Math.min(deps.timeoutMs ?? attemptMs, leftMs));
        breaker.worked(line);
        return reply;
      } catch (error) {
        if (!(error instanceof WechatError)) throw error;
        breaker.failed(line, error);
        const pauseMs = firstPauseMs * 2 ** (attempt - 1) * (1 + Math.random());
        const isTimeLeft = performance.now() - startedAt + pauseMs + 500 < allAttemptsMs;
        if (!mayGoAgain(call, error) || attempt === attemptsMax || !isTimeLeft) throw error;
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    }
  };
}

function mayGoAgain({ again }: Pick<Call<unknown>, 'again'>, { trouble, errcode }: WechatError): boolean {
  if (trouble !== 'transient' || again === 'never') return false;
  return again === 'always' || errcode === -1;
}
