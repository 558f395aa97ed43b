import type { ItemOf, Reply } from '../../../shared/contract/types';
import { drawEnglish, type Service } from '../centre';
import type { SlotRow } from '../capacity';
import { decideOpen, decideWithdraw, valueFrom, type DrawFacts } from './rules';
import type { DrawRow, EntryRow } from './store';

export type DrawView = ItemOf<'lottery.mine'>['draw'];
export type EntryView = ItemOf<'lottery.mine'>['entry'];

export const factsOf = (draw: DrawRow, slot: Pick<SlotRow, 'state'>): DrawFacts => ({
  state: draw.state,
  opensAt: draw.opens_at,
  closesAt: draw.closes_at,
  slotOpen: slot.state === 'open',
});

export interface Around {
  slot: SlotRow;
  service: Service;
  counts: { entries: number; people: number };
}

export function drawView(row: DrawRow, { slot, service, counts }: Around): DrawView {
  return {
    slotId: row.slot_id,
    serviceId: row.service_id,
    serviceName: service.name,
    centreId: row.centre_id,
    centreName: service.centreName,
    place: service.place,
    phone: service.phone,
    english: drawEnglish(service.english),
    startAt: slot.start_at.toISOString(),
    endAt: slot.end_at.toISOString(),
    state: row.state,
    voidReason: row.void_reason,
    places: row.places ?? slot.capacity - slot.taken,
    reserveMax: row.reserve_max,
    partyMax: service.rules.partyMax,
    leftover: row.leftover,
    opensAt: row.opens_at.toISOString(),
    closesAt: row.closes_at.toISOString(),
    beacon: row.beacon,
    beaconOn: row.beacon_on,
    valueFrom: valueFrom(row.beacon, row.beacon_on).toISOString(),
    valueUntil: row.value_until.toISOString(),
    entries: counts.entries,
    people: counts.people,
    paused: service.paused,
    commitment: row.commitment,
    listHash: row.list_hash,
    units: row.unit_count,
    closedAt: row.closed_at?.toISOString() ?? null,
    value: row.value,
    secret: row.secret,
    seed: row.seed,
    resultHash: row.result_hash,
    endedAt: row.ended_at?.toISOString() ?? null,
    releaseAt: row.release_at?.toISOString() ?? null,
  };
}

export interface EntrySeen {
  draw: DrawRow;
  personName: string | null;
  enteredByName: string | null;
  /** People of their unit; null while the list is open. */
  unitPeople: number | null;
  mayWithdraw: boolean;
  now: Date;
}

export function entryView(row: EntryRow, seen: EntrySeen): EntryView {
  const { draw, now } = seen;
  const verdict = decideWithdraw({ state: row.state }, { state: draw.state, closesAt: draw.closes_at }, now);
  return {
    id: row.id,
    slotId: row.slot_id,
    personId: row.beneficiary_id,
    personName: seen.personName ?? '',
    token: row.token,
    partySize: row.party_size,
    state: row.state,
    enteredAt: row.entered_at.toISOString(),
    enteredByName: seen.enteredByName,
    unit: row.unit,
    unitPeople: seen.unitPeople,
    weight: row.weight,
    place: row.place,
    reserveRank: row.reserve_rank,
    bookingId: row.booking_id,
    may: { withdraw: seen.mayWithdraw && verdict.ok },
  };
}

export const mayEnter = (draw: DrawRow, slot: Pick<SlotRow, 'state'>, now: Date): boolean =>
  decideOpen(factsOf(draw, slot), now).ok;

export type DeskView = Reply<'lottery.enterValue'>;
