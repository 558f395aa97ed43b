/**
 * The claim engine: counter rows, quotas and presence codes, for whatever has places (bookings now, volunteer shifts
 * next). Lock order everywhere: slots by id, then persons by id, then claims that are there already, then quota rows by
 * person and key; a new claim's own row comes last.
 */
import { changeQueries } from './change-store';
import { listQueries as slotQueries } from './store';

export { capacityStore } from './store';
export const listQueries = { ...slotQueries, ...changeQueries };
export * as slotChanges from './change-store';
export type { SlotShape } from './change-store';
export type { NewSlot } from './slot-rows';
export type { CapacityStore, SlotChange, SlotRow, Window } from './store';
export { useKey } from './quota-store';
export type { QuotaCount, QuotaUse, UseSpan } from './quota-store';
export { isPresenceCode, presenceCode, readPresence } from './presence';
export type { PresenceCode } from './presence';
