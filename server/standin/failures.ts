import type { ServerResponse } from 'node:http';

export const failureKinds = ['busy', 'error_502', 'hang', 'malformed', 'reset'] as const;
export type FailureKind = (typeof failureKinds)[number];

export const failingCalls = ['jscode2session', 'stable_token'] as const;
export type FailingCall = (typeof failingCalls)[number];

/** Faults asked for by a test, each for the next so many calls. */
export interface Failures {
  plan(call: FailingCall, kind: FailureKind, times: number): void;
  /** The fault of this call, used up by asking. */
  next(call: FailingCall): FailureKind | null;
}

export function openFailures(): Failures {
  const planned = new Map<FailingCall, { kind: FailureKind; times: number }>();
  return {
    plan: (call, kind, times) => void planned.set(call, { kind, times }),
    next(call) {
      const plan = planned.get(call);
      if (plan === undefined || plan.times <= 0) return null;
      plan.times -= 1;
      return plan.kind;
    },
  };
}

/** Fails a call in the way asked for. `hang` answers nothing at all: the caller's own patience decides. */
export function failCall(kind: FailureKind, response: ServerResponse, busyReply: string): void {
  switch (kind) {
    case 'busy':
      response.end(busyReply);
      return;
    case 'error_502':
      response.statusCode = 502;
      response.setHeader('Content-Type', 'text/html');
      response.end('<html><body>502 Bad Gateway</body></html>');
      return;
    case 'malformed':
      response.end('{"openid":"o');
      return;
    case 'reset':
      response.socket?.destroy();
      return;
    case 'hang':
      return;
  }
}
