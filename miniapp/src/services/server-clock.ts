import { useNow } from './now';

/** How far the server's clock is ahead of this device's, in milliseconds, at least; null until it has answered. */
let ahead: number | null = null;

/** A device whose clock was set meanwhile is not believed for longer. */
const staleMs = 60_000;

/**
 * Notes the server's time as an answer names it, and when the answer came. On its way it only gets older, so the server is at
 * that time or later: the latest bound of all answers is kept, and nothing opens in sight of somebody before it does.
 */
export function noteServerTime(named: string | null, receivedAt: number): void {
  const at = named === null ? NaN : Number(named);
  if (!Number.isFinite(at)) return;
  const bound = at - receivedAt;
  ahead = ahead === null || ahead - bound > staleMs ? bound : Math.max(ahead, bound);
}

/** The server's time, fresh at least every `everyMs` while the page is in view; the device's own until it is known. */
export function useServerNow(everyMs: number): Date {
  const now = useNow(everyMs);
  return new Date(now.getTime() + (ahead ?? 0));
}
