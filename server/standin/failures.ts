import { z } from 'zod';

export const callNames = [
  'jscode2session',
  'stable_token',
  'checksession',
  'resetusersessionkey',
  'getuserphonenumber',
  'subscribe/send',
  'msg_sec_check',
  'media_check_async',
  'getwxacodeunlimit',
  'generate_urllink',
] as const;
export type CallName = (typeof callNames)[number];

/**
 * Ways to fail. `lost_answer` does what was asked and then cuts the line; `token_ended` ends the token that the call came
 * with, as a leak or another server would.
 */
export const failureKinds = ['busy', 'error_502', 'hang', 'malformed', 'reset', 'lost_answer', 'token_ended'] as const;
export type FailureKind = (typeof failureKinds)[number] | { latencyMs: number } | { errcode: number };

export const failurePlan = z.object({
  call: z.enum(callNames),
  kind: z.union([
    z.enum(failureKinds),
    z.object({ latencyMs: z.number().min(0).max(60_000) }),
    z.object({ errcode: z.number().int() }),
  ]),
  times: z.number().int().min(1).max(1_000_000),
});

/** Faults asked for by a test, each for the next so many calls. */
export interface Failures {
  plan(call: CallName, kind: FailureKind, times: number): void;
  /** The fault of this call, used up by asking. */
  next(call: CallName): FailureKind | null;
  clear(): void;
}

export function openFailures(): Failures {
  const planned = new Map<CallName, { kind: FailureKind; times: number }>();
  return {
    plan: (call, kind, times) => void planned.set(call, { kind, times }),
    next(call) {
      const plan = planned.get(call);
      if (plan === undefined || plan.times <= 0) return null;
      plan.times -= 1;
      return plan.kind;
    },
    clear: () => planned.clear(),
  };
}
