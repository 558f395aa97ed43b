interface Asked<A, R> {
  ask: A;
  resolve(result: R): void;
  reject(error: unknown): void;
}

/**
 * Small reads that many requests need go to the database as one: those asked for in one turn of the event loop share a
 * statement. None waits for others to come, none is answered by a read that began before it asked, and one that fails
 * fails for all that shared it. `read` gives an answer for each ask, in their order.
 */
export function readTogether<A, R>(
  read: (asks: readonly A[]) => Promise<readonly R[]>,
  most: number,
): (ask: A) => Promise<R> {
  let waiting: Asked<A, R>[] = [];

  function readAll(): void {
    const all = waiting;
    waiting = [];
    for (let from = 0; from < all.length; from += most) void answer(all.slice(from, from + most));
  }

  async function answer(some: readonly Asked<A, R>[]): Promise<void> {
    try {
      const results = await read(some.map(({ ask }) => ask));
      some.forEach(({ resolve }, n) => resolve(results[n] as R));
    } catch (error) {
      for (const { reject } of some) reject(error);
    }
  }

  return (ask) =>
    new Promise<R>((resolve, reject) => {
      waiting.push({ ask, resolve, reject });
      if (waiting.length === 1) setImmediate(readAll);
    });
}
