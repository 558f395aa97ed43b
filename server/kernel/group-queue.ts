import { Refusal } from './refusals';

/** What became of one entry of a group. */
export type Outcome<R> = { ok: true; result: R } | { ok: false; error: unknown };

export interface GroupQueueOptions<E, R> {
  /**
   * Decides and writes these entries in one transaction, in their order, and says what became of each once it has
   * committed. When it throws, nothing of the group may have been written.
   */
  write(entries: readonly E[]): Promise<readonly Outcome<R>[]>;
  /** Entries in one group at most. */
  groupMost: number;
  /** Entries that may wait; who comes beyond is refused with `busy`. */
  waitingMost: number;
  /** Faults that would meet every entry alike, so that trying them one by one is of no use. */
  isForAll(error: unknown): boolean;
}

export interface GroupQueue<E, R> {
  /** Resolves when the entry's group has committed. Refuses with `busy` when the queue is full. */
  add(entry: E): Promise<R>;
  waiting(): number;
}

interface Waiting<E, R> {
  entry: E;
  resolve(result: R): void;
  reject(error: unknown): void;
}

/** Answers that go out in one turn of the event loop. */
const slice = 10;

/** A phone tries again by itself after so long. */
const retryAfterSeconds = 1;

/**
 * Group commit: entries that arrive while a group is being written wait, and are written together in the order of their
 * arrival. An idle queue writes at once, so nobody waits for others to come. One group at a time is under way in a
 * process (two would be smaller ones, which cost more than their overlap saves); several processes may have one each, as
 * row locks decide between them. Nothing here is durable: an entry counts only when its promise resolves, and whoever
 * lost its answer asks again with the same key.
 *
 * A group that fails is written again entry by entry, so that one that can't be written takes no other down with it. A
 * process that stops answers its open requests first, and with them whatever waits here.
 */
export function openGroupQueue<E, R>(options: GroupQueueOptions<E, R>): GroupQueue<E, R> {
  const { write, groupMost, waitingMost, isForAll } = options;
  let queue: Waiting<E, R>[] = [];
  let isWriting = false;

  async function writeAll(): Promise<void> {
    isWriting = true;
    while (queue.length > 0) {
      const group = queue.slice(0, groupMost);
      queue = queue.slice(groupMost);
      await settle(group);
    }
    isWriting = false;
  }

  /** Ends when the group is written; its answers go out while the next one is. */
  async function settle(group: readonly Waiting<E, R>[]): Promise<void> {
    try {
      const outcomes = await write(group.map(({ entry }) => entry));
      answerBySlices(group, outcomes);
    } catch (error) {
      if (group.length > 1 && !isForAll(error)) for (const one of group) await settle([one]);
      else for (const one of group) one.reject(error);
    }
  }

  /** What follows an answer is work for this process, and a whole group's at once would keep the next from its database. */
  function answerBySlices(group: readonly Waiting<E, R>[], outcomes: readonly Outcome<R>[], from = 0): void {
    group.slice(from, from + slice).forEach((one, n) => answer(one, outcomes[from + n]));
    const next = from + slice;
    if (next < group.length) setImmediate(() => answerBySlices(group, outcomes, next));
  }

  return {
    add(entry) {
      if (queue.length >= waitingMost) return Promise.reject(new Refusal('busy', [], retryAfterSeconds));
      return new Promise<R>((resolve, reject) => {
        queue.push({ entry, resolve, reject });
        // After the other callers of this turn of the loop: what one look at the sockets brought goes together.
        if (!isWriting && queue.length === 1) setImmediate(() => void writeAll());
      });
    },
    waiting: () => queue.length,
  };
}

function answer<E, R>({ resolve, reject }: Waiting<E, R>, outcome: Outcome<R> | undefined): void {
  if (outcome === undefined) reject(new Error('A group was written without an outcome for each entry'));
  else if (outcome.ok) resolve(outcome.result);
  else reject(outcome.error);
}
