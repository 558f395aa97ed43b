import { Client } from 'undici';

/**
 * A process that asks as fast as it is answered, so that the asking costs the asked process nothing. Started by
 * `fire` in rig.ts, which sends it one order.
 */
export interface Order {
  url: string;
  /** Lines kept open; each has one request under way at a time. */
  lines: number;
  /** Ends after so many requests … */
  requests: number;
  /** … or so many seconds. */
  seconds: number;
  /** The number of the first user; each request is by the next. */
  firstUser: number;
  /**
   * Reading one after the other of these paths, or claiming a place in one after the other of these slots; or both, with
   * so many reads before each claim.
   */
  what: { read?: readonly string[]; claim?: readonly string[]; run?: string; readsAClaim?: number };
}

export interface Shot {
  requests: number;
  seconds: number;
  /** Answers by their status, and refusals by their code. */
  statuses: Record<string, number>;
  codes: Record<string, number>;
  /** Milliseconds. */
  p50: number;
  p95: number;
  p99: number;
  faults: string[];
}

export const tokenOf = (user: number): string => `load-token-${String(user).padStart(12, '0')}`;

/** How one request is written; the same for every kind of server that is measured. */
function requestOf({ what }: Order, n: number, user: number) {
  const headers = { authorization: `Bearer ${tokenOf(user)}` };
  const { read = [], claim = [], run = '', readsAClaim = read.length > 0 ? Infinity : 0 } = what;
  const isClaim = claim.length > 0 && n % (readsAClaim + 1) === readsAClaim;
  if (!isClaim) return { method: 'GET' as const, path: read[n % read.length] ?? '', headers };
  const turn = Math.floor(n / (readsAClaim + 1));
  return {
    method: 'POST' as const,
    path: `/api/v1/slots/${claim[turn % claim.length]}/bookings`,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ requestKey: `${run}-${user}` }),
  };
}

async function shoot(order: Order): Promise<Shot> {
  const statuses: Record<string, number> = {};
  const codes: Record<string, number> = {};
  const times: number[] = [];
  const faults: string[] = [];
  let next = 0;
  const startedAt = performance.now();
  const until = startedAt + order.seconds * 1000;
  const ask = (client: Client, n: number): Promise<void> =>
    new Promise((resolve) => {
      const at = performance.now();
      let refusal = '';
      const end = (status: string): void => {
        times.push(performance.now() - at);
        const code = refusal === '' ? undefined : /"code":"([\w.]+)"/.exec(refusal)?.[1];
        if (code !== undefined) codes[code] = (codes[code] ?? 0) + 1;
        statuses[status] = (statuses[status] ?? 0) + 1;
        resolve();
      };
      let status = 0;
      client.dispatch(requestOf(order, n, order.firstUser + n), {
        onRequestStart: () => undefined,
        onResponseStart: (_controller, code) => void (status = code),
        onResponseData: (_controller, bytes) => {
          if (status >= 400) refusal += bytes.toString();
        },
        onResponseEnd: () => end(String(status)),
        onResponseError: (_controller, error) => {
          if (faults.length < 3) faults.push(error.message);
          end('fault');
        },
      });
    });
  await Promise.all(
    Array.from({ length: order.lines }, async () => {
      const client = new Client(order.url);
      while (next < order.requests && performance.now() < until) await ask(client, next++);
      await client.close();
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number): number => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10;
  return { requests: times.length, seconds, statuses, codes, p50: at(0.5), p95: at(0.95), p99: at(0.99), faults };
}

if (require.main === module) {
  process.once('message', (order: Order) => {
    void shoot(order).then((shot) => process.send?.(shot, undefined, undefined, () => process.exit(0)));
  });
}
