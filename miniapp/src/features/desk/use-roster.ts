import { useEffect, useRef, useState } from 'react';
import { limits } from '@shared/limits';
import { call } from '@/services/api';
import { useLive } from '@/services/live';
import { useLoad, type Load } from '@/services/use-load';
import { useWatched } from '@/services/use-watched';
import type { RosterBooking, RosterDay } from './grid-rules';

const refreshMs = 10_000;
/** News comes by itself: then only what time alone changes is left to ask for. */
const refreshLiveMs = 60_000;
/** More bookings than this in one day are read slot by slot. */
const pagesMost = 20;

export interface Roster {
  items: RosterBooking[];
  /** The day holds more than is listed. */
  cut: boolean;
}

interface Which {
  centreId: string | undefined;
  on: string | undefined;
}

/** The day's slots and figures. */
export function useDay({ centreId, on }: Which): Load<RosterDay> {
  return useLoad(() => call('roster.slots', { query: { centreId, on } }), [centreId, on]);
}

/**
 * While another day is being fetched the last one stays in view, so that nothing jumps when paging through days; `old`
 * tells that it is not yet the one asked for.
 */
export function useKept<T>(load: Load<T>): { load: Load<T>; old: boolean } {
  const last = useRef<T | null>(null);
  if (load.data !== null) last.current = load.data;
  const old = load.data === null && load.waiting && last.current !== null;
  return { load: old ? { ...load, data: last.current } : load, old };
}

/** Who has booked: one slot, or with `slotId` null the whole day; `undefined` = nothing is asked for yet. */
export function useRoster({ centreId, on }: Which, slotId: string | null | undefined): Load<Roster> {
  return useLoad(() => allPages({ centreId, on, slotId: slotId ?? undefined }), [centreId, on, slotId], {
    when: slotId !== undefined,
  });
}

async function allPages(query: Which & { slotId: string | undefined }): Promise<Roster> {
  const items: RosterBooking[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < pagesMost; page += 1) {
    const part = await call('roster.day', { query: { ...query, cursor, limit: limits.pageMax } });
    items.push(...part.items);
    if (part.nextCursor === null) return { items: inOrder(items), cut: false };
    cursor = part.nextCursor;
  }
  return { items: inOrder(items), cut: true };
}

/** As the server orders them, with those who cancelled at the end of their slot. */
function inOrder(items: RosterBooking[]): RosterBooking[] {
  const gone = (booking: RosterBooking) => (booking.state === 'cancelled' ? 1 : 0);
  return [...items].sort((a, b) => (a.startAt === b.startAt ? gone(a) - gone(b) : 0));
}

/**
 * Asks again when the centre has news, every few seconds where those do not come by themselves, and at once when somebody
 * comes back. What is shown stays until the new answer is there; the next question waits for the last answer.
 */
export function useRefresh(ask: () => Promise<unknown>, centreId: string | undefined): void {
  const watched = useWatched();
  const latest = useRef(ask);
  latest.current = ask;
  const live = useLive(centreId === undefined ? null : `centre:${centreId}`, () => void latest.current());
  const everyMs = live ? refreshLiveMs : refreshMs;
  const left = useRef(false);
  useEffect(() => {
    if (!watched) {
      left.current = true;
      return undefined;
    }
    let over = false;
    let timer: ReturnType<typeof setTimeout>;
    const later = () => {
      if (!over) timer = setTimeout(() => void now(), everyMs);
    };
    const now = async () => {
      await latest.current();
      later();
    };
    if (left.current) void now();
    else later();
    left.current = false;
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [watched, everyMs]);
}

/** When the last good answer came: shown when the server can't be reached. */
export function useFreshAt(load: Pick<Load<unknown>, 'data'>): Date | null {
  const [at, setAt] = useState<Date | null>(null);
  useEffect(() => {
    if (load.data !== null) setAt(new Date());
  }, [load.data]);
  return at;
}
