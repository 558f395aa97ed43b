import { useEffect, useRef } from 'react';

/** Asks again every so often as long as something is under way. */
export function useWhile(on: boolean, everyMs: number, ask: () => Promise<unknown>): void {
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    if (!on) return undefined;
    let over = false;
    let timer: ReturnType<typeof setTimeout>;
    const later = () => {
      timer = setTimeout(() => {
        void latest.current().finally(() => {
          if (!over) later();
        });
      }, everyMs);
    };
    later();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [on, everyMs]);
}
