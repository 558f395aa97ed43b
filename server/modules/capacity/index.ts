/**
 * The claim engine: counter rows, quotas and presence codes, for whatever has places (bookings now, volunteer shifts
 * next). Lock order everywhere: slot, then quota rows by key, then the claim's own row.
 */
export { capacityStore, listQueries } from './store';
export type { CapacityStore, NewSlot, QuotaCount, SlotRow, Window } from './store';
export { isPresenceCode, presenceCode, readPresence } from './presence';
export type { PresenceCode } from './presence';
