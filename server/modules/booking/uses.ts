import type { Reply } from '../../../shared/contract/types';
import type { Reader } from '../../kernel/db';
import type { SlotRow } from '../capacity';
import type { Service } from '../centre';
import { factsOfNeeds, readOccupancy, usesOf, type ResourceFacts } from '../resource';
import { claimHeld, isOccupied } from './occupied';
import type { BookingRow } from './store';

type Used = Reply<'booking.get'>['uses'];

const viewOf = ({ kind, name, who }: ResourceFacts): Used[number] => ({ kind, name, who });

/** The rooms and people of a service, where nobody stands in. */
export async function usesOfService(reader: Reader, { id, occupies }: Pick<Service, 'id' | 'occupies'>): Promise<Used> {
  return occupies === 'none' ? [] : (await factsOfNeeds(reader, id)).map(viewOf);
}

/** Those of each booking's very time, by slot. */
export async function usesOfBookings(reader: Reader, rows: readonly BookingRow[]): Promise<Map<string, Used>> {
  if (rows.length === 0) return new Map();
  const slots = new Map(
    rows.map((row) => [
      row.slot_id,
      { id: row.slot_id, service_id: row.service_id, start_at: row.start_at, end_at: row.end_at },
    ]),
  );
  const uses = await usesOf(reader, [...slots.values()]);
  return new Map([...uses].map(([slotId, all]) => [slotId, all.map(({ resource }) => viewOf(resource))]));
}

/** For screens: what is taken of what these slots need, by slot; those that can be booked are absent. What `leaving` slots have counts as free. */
export async function occupiedAmong(
  reader: Reader,
  slots: readonly SlotRow[],
  services: ReadonlyMap<string, Service>,
  leaving: readonly string[] = [],
): Promise<Map<string, string[]>> {
  const looked = claimHeld(slots, services);
  // Nothing is read for services that take nothing with a claim.
  if (looked.length === 0) return new Map();
  const [occupancy, uses] = await Promise.all([readOccupancy(reader, looked, leaving), usesOf(reader, looked)]);
  const found = new Map<string, string[]>();
  for (const slot of looked) {
    const service = services.get(slot.service_id);
    if (service === undefined || !isOccupied(slot, service, occupancy)) continue;
    const verdict = occupancy.look(slot.id);
    const inTheWay = verdict.ok ? [] : verdict.inTheWay.map((one) => one.resourceId);
    const names = (uses.get(slot.id) ?? []).filter(({ resource }) => inTheWay.includes(resource.id));
    found.set(
      slot.id,
      names.map(({ resource }) => resource.name),
    );
  }
  return found;
}
