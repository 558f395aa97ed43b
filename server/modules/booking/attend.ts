import type { CheckInMethod, InboxKind } from '../../../shared/enums';
import { civilDay } from '../../../shared/time/civil';
import type { Tx } from '../../kernel/db';
import type { Notice } from '../notification';
import type { BookingDeps } from './deps';
import { noticesOf, tellScreens } from './notices';
import { settlePrices } from './payment';
import { decideCheckIn } from './rules';
import { findBooking, findLiveOf, step, type BookingRow } from './store';
import { factsOf } from './view';

export interface Coming {
  /** When they came; earlier than now where it was noted without a network. */
  at: Date;
  method: CheckInMethod;
  by: string;
  now: Date;
  /** As `noticesOfCentre` made them before the transaction. */
  told: readonly Notice[];
}

export type Attended =
  | { ok: true; first: boolean }
  | { ok: false; code: 'roster.not_today' | 'roster.not_confirmed' | 'roster.place_released' };

/**
 * Checks one booking in, whichever way it was asked for; all ways come together here. Under the slot's lock: of two desks,
 * the room's code and the job that gives places back, one is first, and everybody after finds it done. Whose place was
 * given back has it again while there is room.
 */
export async function attendIn(tx: Tx, deps: BookingDeps, seen: BookingRow, coming: Coming): Promise<Attended> {
  const slot = await deps.capacity.lockSlot(tx, seen.slot_id);
  const row = (await findBooking(tx, seen.id)) ?? seen;
  const verdict = decideCheckIn(factsOf(row), civilDay(coming.at));
  if (!verdict.ok) return verdict;
  if (row.state === 'attended') return { ok: true, first: false };
  const isGivenBack = row.live_key !== '';
  if (isGivenBack) {
    const hasRoom = slot?.state === 'open' && slot.taken + row.party_size <= slot.capacity;
    const other = await findLiveOf(tx, row.slot_id, row.beneficiary_id);
    if (!hasRoom || other !== undefined) return { ok: false, code: 'roster.place_released' };
    await deps.capacity.changeSlot(tx, row.slot_id, { taken: row.party_size });
  }
  const { at, method, by, told, now } = coming;
  const change = { attended_at: at, check_in_method: method, checked_in_by: by, live_key: '' };
  const moved = await step(tx, row.id, row.state, { state: 'attended', ...change });
  if (!moved) return { ok: false, code: 'roster.not_confirmed' };
  await settlePrices(tx, deps, 'post', [row], at);
  await deps.notification.notifyMany(tx, told);
  await tellScreens(tx, deps, row, told, now);
  return { ok: true, first: true };
}

/** Whether people of a booking may be checked in by a code, or staff alone says in the list who has come. */
export const takesCodes = async (deps: BookingDeps, row: Pick<BookingRow, 'service_id'>): Promise<boolean> =>
  (await deps.centre.getService(row.service_id))?.rules.checkIn !== 'tick';

/** Read before the transaction: nothing but counter, booking, audit and outbox rows stands inside it. */
export async function noticesOfCentre(
  deps: BookingDeps,
  row: BookingRow,
  kind: InboxKind,
  at: Date,
  more: Record<string, string> = {},
): Promise<Notice[]> {
  const service = await deps.centre.getService(row.service_id);
  if (service === null) throw new Error(`No service ${row.service_id} for a booking of it`);
  return noticesOf(deps.db, row, { kind, service, by: null, at, more });
}
