interface Waiting<A, R> {
  ask: A;
  resolve(result: R): void;
  reject(error: unknown): void;
}

/**
 * A read that answers alike whoever asks for the same key is done once for all that ask while one is under way: they
 * share the next, which is read as the last of them asks. Nobody is answered by a read that began before they asked, so
 * no answer is older than it would be without this, and who asks alone waits for nobody. One that fails fails for those
 * that shared it and no others.
 */
export function readShared<A, R>(keyOf: (ask: A) => string, read: (ask: A) => Promise<R>): (ask: A) => Promise<R> {
  /** Who waits for the next read of each key that is being read. */
  const readings = new Map<string, Waiting<A, R>[]>();

  function end(key: string, waiting: readonly Waiting<A, R>[]): void {
    const last = waiting.at(-1);
    if (last === undefined) return void readings.delete(key);
    begin(key, last.ask).then(
      (result) => waiting.forEach(({ resolve }) => resolve(result)),
      (error: unknown) => waiting.forEach(({ reject }) => reject(error)),
    );
  }

  async function begin(key: string, ask: A): Promise<R> {
    const waiting: Waiting<A, R>[] = [];
    readings.set(key, waiting);
    try {
      return await read(ask);
    } finally {
      end(key, waiting);
    }
  }

  return (ask) => {
    const key = keyOf(ask);
    const waiting = readings.get(key);
    if (waiting === undefined) return begin(key, ask);
    return new Promise((resolve, reject) => void waiting.push({ ask, resolve, reject }));
  };
}
