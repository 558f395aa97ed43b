import type { Insertable } from 'kysely';
import type { booking, quota_use as QuotaUse, service, slot } from '../db/types';
import { bookingRow, quotasOf, slotRow } from '../demo/days';
import { Story, type LivelySlot } from '../demo/liveliness';
import type { Random } from '../demo/random';
import type { SlotRow } from '../modules/centre';
import type { Booker } from './people';

export interface CentreDays {
  slot: Insertable<slot>[];
  booking: Insertable<booking>[];
  quota_use: Insertable<QuotaUse>[];
}

/** How many visits somebody plans within the window: [share up to here, visits]. */
const appetites = [
  [0.5, 0],
  [0.74, 1],
  [0.9, 2],
  [0.97, 4],
  [1, 7],
] as const;
/** So many wishes in a hundred go to the few services that everybody wants; those fill up. */
const towardsPopular = 0.35;
const popularServices = 4;
/** Nearer days are booked more: the day is the least of two throws. */
const throwsForDay = 2;
const pairChance = 0.12;
/** Nobody has been checked in yet at the first minute of the window. */
const nobodysDesk: ReadonlyMap<string, string> = new Map();

/**
 * The slots of a centre, and what its neighbours have booked in them by the rules that the app keeps, so that counters,
 * bookings and quotas agree.
 */
export function daysOf(told: {
  planned: readonly SlotRow[];
  services: readonly Insertable<service>[];
  bookers: readonly Booker[];
  now: Date;
  random: Random;
}): CentreDays {
  const { random, now, bookers } = told;
  const slots: LivelySlot[] = told.planned.map((slot) => ({ ...slot, id: random.id('slt') }));
  const story = new Story(told.services.map(livelyService), now, random);
  const anything = byDay(slots);
  const popular = new Set(told.services.slice(0, popularServices).map(({ id }) => id));
  const wanted = byDay(slots.filter(({ serviceId }) => popular.has(serviceId)));
  for (const who of bookers) {
    const dice = random.next();
    const visits = appetites.find(([share]) => dice < share)?.[1] ?? 0;
    for (let visit = 0; visit < visits; visit += 1) {
      const days = random.chance(towardsPopular) ? wanted : anything;
      const slot = random.pick(days[dayOf(days.length, random)] ?? []);
      if (slot !== undefined) story.book(who, slot, random.chance(pairChance) ? 2 : 1);
    }
  }
  return {
    slot: slots.map((item) => slotRow(item, story.takenOf(item.id))),
    booking: story.bookings.map((item) => bookingRow(item, random.id('key'), nobodysDesk, random)),
    quota_use: quotasOf(story.bookings),
  };
}

function dayOf(days: number, random: Random): number {
  const throws = Array.from({ length: throwsForDay }, () => random.between(0, Math.max(0, days - 1)));
  return Math.min(...throws);
}

function byDay(slots: readonly LivelySlot[]): LivelySlot[][] {
  const days = new Map<string, LivelySlot[]>();
  for (const slot of slots) {
    const day = days.get(slot.on);
    if (day === undefined) days.set(slot.on, [slot]);
    else day.push(slot);
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, day]) => day);
}

const livelyService = (row: Insertable<service>) => ({
  id: row.id,
  openDays: row.open_days,
  opensMinute: row.opens_minute,
  leadMinutes: row.lead_minutes,
  maxPerDay: row.max_per_day ?? null,
  maxPerWeek: row.max_per_week ?? null,
  partyMax: row.party_max,
  minAge: row.min_age ?? null,
  maxAge: row.max_age ?? null,
});
