import { useEffect, useRef } from 'react';
import { listen, lineOpen } from './live-line';
import { useSession } from './session';
import { useStore } from './store';
import { useWatched } from './use-watched';

/** What has changed may be told twice in a moment; the screen asks once. */
const gatherMs = 100;

/**
 * Looks again when the server says that something of `topic` has changed: `me`, or `centre:<id>` for who works there;
 * null waits for nothing. Only while somebody looks at the page. True while news comes by itself; until then, and where
 * it can't, the screen asks as often as it must.
 */
export function useLive(topic: string | null, look: () => unknown): boolean {
  const { signedIn } = useSession();
  const watched = useWatched();
  const open = useStore(lineOpen);
  const latest = useRef(look);
  latest.current = look;
  const on = signedIn && watched && topic !== null;
  useEffect(() => {
    if (!on || topic === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = listen(topic, () => {
      clearTimeout(timer);
      timer = setTimeout(() => latest.current(), gatherMs);
    });
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [on, topic]);
  return on && open;
}
