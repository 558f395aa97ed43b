import { call } from '@/services/api';
import type { Slot } from './slot-face';

/** Pages of one day that are asked for at most: 5-minute slots from morning to night fit in. */
const mostPages = 6;

/** All slots of a day, whatever number of pages they are. */
export async function slotsOfDay(serviceId: string, on: string, personId: string | undefined): Promise<Slot[]> {
  const slots: Slot[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const reply = await call('service.slots', { params: { serviceId }, query: { on, cursor, personId } });
    slots.push(...reply.items);
    if (reply.nextCursor === null) break;
    cursor = reply.nextCursor;
  }
  return slots;
}

/** The nearest slot with enough places: later than the wanted one if there is such, else whatever comes first. */
export async function nearestFree(
  serviceId: string,
  wanted: Slot,
  { partySize, personId }: { partySize: number; personId: string | undefined },
): Promise<Slot | null> {
  let earlier: Slot | null = null;
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const reply = await call('service.slots', { params: { serviceId }, query: { cursor, personId } });
    const fitting = reply.items.filter(
      (slot) => slot.state === 'open' && !slot.mine && slot.id !== wanted.id && slot.free >= partySize,
    );
    earlier ??= fitting[0] ?? null;
    const later = fitting.find((slot) => slot.startAt >= wanted.startAt);
    if (later !== undefined) return later;
    if (reply.nextCursor === null) break;
    cursor = reply.nextCursor;
  }
  return earlier;
}
