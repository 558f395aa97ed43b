import type { Clock } from '../kernel/clock';
import type { CallName } from './failures';

export interface Quotas {
  /** So many calls a day in Shanghai; more get 45009. */
  set(call: CallName, perDay: number): void;
  /** Counts one call; false when it is one too many. */
  take(call: CallName): boolean;
}

const shanghaiMs = 8 * 3_600_000;

export function openQuotas(clock: Clock): Quotas {
  const perDay = new Map<CallName, number>();
  const used = new Map<string, number>();
  return {
    set: (call, times) => void perDay.set(call, times),
    take(call) {
      const day = new Date(clock.now().getTime() + shanghaiMs).toISOString().slice(0, 10);
      const key = `${day} ${call}`;
      const count = (used.get(key) ?? 0) + 1;
      used.set(key, count);
      return count <= (perDay.get(call) ?? Infinity);
    },
  };
}
