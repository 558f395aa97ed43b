import { useCallback, useRef, useState, type DependencyList } from 'react';
import { asApiError, type ApiError } from './api-error';
import { useLoad } from './use-load';

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export interface List<T> {
  /** Null until the first answer. */
  items: T[] | null;
  error: ApiError | null;
  waiting: boolean;
  hasMore: boolean;
  waitingMore: boolean;
  errorMore: ApiError | null;
  more: () => Promise<void>;
  reload: () => Promise<void>;
  /** Changes what is shown, after a write. */
  set: (items: T[]) => void;
}

/** A list by pages: `useList((cursor) => call('booking.mine', { query: { cursor } }), [])`. */
export function useList<T>(
  ask: (cursor: string | undefined) => Promise<Page<T>>,
  deps: DependencyList,
  options: { onShow?: boolean; when?: boolean } = {},
): List<T> {
  const load = useLoad(() => ask(undefined), deps, options);
  const [extra, setExtra] = useState<{ waiting: boolean; error: ApiError | null }>({ waiting: false, error: null });
  const now = useRef(load);
  now.current = load;
  const asking = useRef(false);

  const more = useCallback(async () => {
    const before = now.current.data;
    if (!before?.nextCursor || asking.current) return;
    asking.current = true;
    setExtra({ waiting: true, error: null });
    try {
      const next = await ask(before.nextCursor);
      // A reload in between has begun a new list: these rows belong to the old one.
      if (now.current.data === before) {
        now.current.set({ items: [...before.items, ...next.items], nextCursor: next.nextCursor });
      }
      setExtra({ waiting: false, error: null });
    } catch (error) {
      setExtra({ waiting: false, error: asApiError(error) });
    } finally {
      asking.current = false;
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the caller names what its question depends on
  }, deps);

  const set = useCallback(
    (items: T[]) => now.current.set({ items, nextCursor: now.current.data?.nextCursor ?? null }),
    [],
  );

  return {
    items: load.data?.items ?? null,
    error: load.error,
    waiting: load.waiting,
    hasMore: Boolean(load.data?.nextCursor),
    waitingMore: extra.waiting,
    errorMore: extra.error,
    more,
    reload: load.reload,
    set,
  };
}
