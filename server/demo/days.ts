import type { Insertable } from 'kysely';
import { mondayOf } from '../../shared/time/civil';
import type { booking, quota_use as QuotaUse, service, slot } from '../db/types';
import type { SlotRow } from '../modules/centre';
import { centres } from './centres';
import { Story, tellStory, type Filling, type LivelyBooking, type LivelySlot } from './liveliness';
import { deskAccountId, type Neighbour } from './people';
import { personaAccountId, personaPersonId, personas } from './personas';
import type { Random } from './random';

export interface Days {
  slots: Insertable<slot>[];
  bookings: Insertable<booking>[];
  quotas: Insertable<QuotaUse>[];
}

const hourMs = 3_600_000;

/** What personas did last week: shown as history, and too old to count against this week. */
const history: readonly { persona: string; serviceId: string; weekdaysBefore: readonly number[] }[] = [
  { persona: 'lin-xiaowen', serviceId: 'svc_huatai_clay', weekdaysBefore: [1] },
  { persona: 'chen-xiulan', serviceId: 'svc_huatai_lunch', weekdaysBefore: [1, 2] },
  { persona: 'chen-xiulan', serviceId: 'svc_huatai_pressure', weekdaysBefore: [2] },
  { persona: 'wang-qiang', serviceId: 'svc_huatai_fitness', weekdaysBefore: [1] },
];

/** Slots of the planned times with counters, bookings and quotas that agree with each other. */
export function tellDays(told: {
  planned: readonly SlotRow[];
  services: readonly Insertable<service>[];
  neighbours: readonly Neighbour[];
  now: Date;
  random: Random;
}): Days {
  const { random, now } = told;
  const slots: LivelySlot[] = told.planned.map((slot) => ({ ...slot, id: random.id('slt') }));
  // Nobody books what is drawn by lot: its draws begin with the worker.
  const byLottery = new Set(told.services.filter((row) => row.allocation === 'lottery').map((row) => row.id));
  const booked = slots.filter((slot) => !byLottery.has(slot.serviceId));
  const story = new Story(
    told.services.map((row) => ({
      id: row.id,
      openDays: row.open_days,
      opensMinute: row.opens_minute,
      leadMinutes: row.lead_minutes,
      maxPerDay: row.max_per_day ?? null,
      maxPerWeek: row.max_per_week ?? null,
      partyMax: row.party_max,
      minAge: row.min_age ?? null,
      maxAge: row.max_age ?? null,
    })),
    now,
    random,
  );
  tellStory(story, { slots: booked, neighbours: told.neighbours, fillings: fillingsOf(booked, now), now }, random);
  tellHistory(story, booked, now);
  const desks = new Map(centres.map((seed) => [`ctr_${seed.key}`, deskAccountId(seed)]));
  return {
    slots: slots.map((item) => slotRow(item, story.takenOf(item.id))),
    bookings: story.bookings.map((item, i) => bookingRow(item, `demo-${String(i).padStart(6, '0')}`, desks, random)),
    quotas: quotasOf(story.bookings),
  };
}

/** One slot without a place left and one with the last place, both tomorrow or soon after. */
function fillingsOf(slots: readonly LivelySlot[], now: Date): Filling[] {
  const soon = (serviceId: string): LivelySlot | undefined =>
    slots.find((slot) => slot.serviceId === serviceId && slot.startAt.getTime() > now.getTime() + 12 * hourMs);
  const full = soon('svc_huatai_haircut');
  const nearly = soon('svc_huatai_clay');
  return [
    ...(full === undefined ? [] : [{ slotId: full.id, places: full.capacity }]),
    ...(nearly === undefined ? [] : [{ slotId: nearly.id, places: nearly.capacity - 1 }]),
  ];
}

function tellHistory(story: Story, slots: readonly LivelySlot[], now: Date): void {
  const monday = mondayOf(slots.find((slot) => slot.startAt > now)?.on ?? '1970-01-05');
  for (const { persona, serviceId, weekdaysBefore } of history) {
    const who = personas.find((item) => item.id === persona);
    const past = slots.filter((slot) => slot.serviceId === serviceId && slot.on < monday);
    const pastDays = [...new Set(past.map((slot) => slot.on))].reverse();
    for (const before of who === undefined ? [] : weekdaysBefore) {
      const slot = past.find((item) => item.on === pastDays[before - 1]);
      if (who !== undefined && slot !== undefined) {
        story.attend(
          { personId: personaPersonId(who.id), accountId: personaAccountId(who.id), bornOn: who.bornOn },
          slot,
        );
      }
    }
  }
}

export function slotRow(item: LivelySlot, taken: number): Insertable<slot> {
  return {
    id: item.id,
    service_id: item.serviceId,
    centre_id: item.centreId,
    on_day: item.on,
    start_at: item.startAt,
    end_at: item.endAt,
    capacity: item.capacity,
    taken,
    waiting: 0,
    state: 'open',
    closed_reason: null,
  };
}

export function bookingRow(
  item: LivelyBooking,
  requestKey: string,
  desks: ReadonlyMap<string, string>,
  random: Random,
): Insertable<booking> {
  const attended = item.state === 'attended';
  const cancelled = item.state === 'cancelled';
  return {
    id: item.id,
    slot_id: item.slot.id,
    service_id: item.slot.serviceId,
    centre_id: item.slot.centreId,
    actor_account_id: item.accountId,
    beneficiary_id: item.personId,
    request_key: requestKey,
    authority: 'self',
    state: item.state,
    prior_state: item.state === 'confirmed' ? 'new' : 'confirmed',
    party_size: item.partySize,
    start_at: item.slot.startAt,
    end_at: item.slot.endAt,
    on_day: item.slot.on,
    live_key: cancelled ? item.id : '',
    booked_at: item.bookedAt,
    attended_at: item.attendedAt,
    check_in_method: attended ? (random.chance(0.7) ? 'code' : 'tick') : null,
    checked_in_by: attended ? (desks.get(item.slot.centreId) ?? null) : null,
    ended_at: item.endedAt,
    ended_by: cancelled ? 'resident' : null,
    end_reason: null,
  };
}

/** As a claim counts: a use of the service on its day; a cancelled one gives back. */
export function quotasOf(bookings: readonly LivelyBooking[]): Insertable<QuotaUse>[] {
  const used = new Map<string, Insertable<QuotaUse>>();
  for (const { personId, slot, state } of bookings) {
    if (state === 'cancelled') continue;
    const { serviceId, on: period } = slot;
    const key = `${personId}|${serviceId}|${period}`;
    const row = used.get(key) ?? { person_id: personId, service_id: serviceId, period, used: 0 };
    used.set(key, { ...row, used: Number(row.used) + 1 });
  }
  return [...used.values()];
}
