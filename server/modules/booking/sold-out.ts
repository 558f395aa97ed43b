import type { SlotRow } from '../capacity';

/** "Full" may be stale for so long: in another process somebody may have given a place back. */
const markMs = 1500;
const marksMost = 10_000;

interface Mark {
  until: number;
  line: 'none' | 'full' | 'open';
}

/**
 * Slots of which this process has just seen that nothing is left, so that the crowd that comes too late is told without
 * another look at the one row they all want. A stale "free" is harmless: the claim decides.
 */
export interface SoldOut {
  /** Milliseconds of a clock that only runs forward: when what is about to be seen was read. */
  now(): number;
  /** Remembers a slot as it was read, or as this process has just written it. */
  see(slot: Pick<SlotRow, 'id' | 'capacity' | 'taken' | 'waiting'>, waitlistMax: number, readAt: number): void;
  /** Why a claim need not be tried, or null. */
  refusal(slotId: string, orWait: boolean): 'booking.slot_full' | 'booking.line_full' | null;
  /** Something was given back in it. */
  forget(slotId: string): void;
}

export function openSoldOut(now: () => number = () => performance.now()): SoldOut {
  const marks = new Map<string, Mark>();
  return {
    now,
    see({ id, capacity, taken, waiting }, waitlistMax, readAt) {
      if (taken < capacity) {
        marks.delete(id);
        return;
      }
      if (marks.size >= marksMost) marks.clear();
      marks.set(id, {
        until: readAt + markMs,
        line: waitlistMax === 0 ? 'none' : waiting >= waitlistMax ? 'full' : 'open',
      });
    },
    refusal(slotId, orWait) {
      const mark = marks.get(slotId);
      if (mark === undefined) return null;
      if (mark.until <= now()) {
        marks.delete(slotId);
        return null;
      }
      if (!orWait || mark.line === 'none') return 'booking.slot_full';
      return mark.line === 'full' ? 'booking.line_full' : null;
    },
    forget: (slotId) => void marks.delete(slotId),
  };
}
