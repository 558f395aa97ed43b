import { useEffect, useState } from 'react';

/** A pause in typing as long as this is taken as the end of a word. */
const pauseMs = 350;

/** The value once it has stopped changing; an empty one at once. */
export function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), value === '' ? 0 : pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
