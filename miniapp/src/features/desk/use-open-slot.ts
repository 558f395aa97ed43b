import { useRef } from 'react';
import { slotToOpen, type RosterDay, type RosterSlot } from './grid-rules';

/**
 * The slot whose roster is open: the one of the address, if the day has it, else the one to begin with. Once begun with,
 * it stays, whoever comes and however late it gets: a roster must not change under somebody's finger.
 */
export function useOpenSlot(day: RosterDay | null, slotId: string | undefined, now: Date): RosterSlot | null {
  const begun = useRef<{ day: string; slotId: string } | null>(null);
  if (day === null) return null;
  const find = (id: string | undefined) => day.items.find((slot) => slot.id === id);
  const key = `${day.centreId} ${day.on}`;
  const stays = begun.current?.day === key ? begun.current.slotId : undefined;
  const slot = find(slotId) ?? find(stays) ?? slotToOpen(day.items, now);
  begun.current = slot === null ? null : { day: key, slotId: slot.id };
  return slot;
}
