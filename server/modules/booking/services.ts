import type { Ask } from '../../http/ask';
import { onOneLine } from '../../kernel/db';
import { decodeCursor, pageOf } from '../../kernel/pages';
import { readShared } from '../../kernel/read-shared';
import type { ItemOf, Reply } from '../../../shared/contract/types';
import type { BookingState } from '../../../shared/enums';
import { addDays, atMinute, civilDay } from '../../../shared/time/civil';
import { useKey, type SlotRow, type Window } from '../capacity';
import type { Service } from '../centre';
import { mayActFor, residentArea } from '../household';
import { findPeople } from '../identity';
import type { BookingDeps } from './deps';
import { monthOf, quotaSpan, usedIn, weekOf } from './quota-days';
import { decideAge, lastOpenDay, opensAt, residenceFits } from './rules';
import { heldSlots } from './store';
import { occupiedAmong, usesOfService } from './uses';
import { nextSlotView, slotView } from './view';

const minuteMs = 60_000;

/** Cards with each service's next free slot inside its own booking window. */
export async function withNext(
  deps: Pick<BookingDeps, 'db' | 'centre' | 'capacity'>,
  cards: readonly Omit<ItemOf<'service.list'>, 'next'>[],
  now: Date,
): Promise<ItemOf<'service.list'>[]> {
  const services = await deps.centre.servicesOf(cards.map((card) => card.id));
  const bookable = [...services].filter(([, { paused }]) => paused === null);
  const windows = bookable.map(([serviceId, { rules }]) => ({
    serviceId,
    byLottery: rules.allocation === 'lottery',
    from: new Date(now.getTime() + rules.leadMinutes * minuteMs),
    before: atMinute(addDays(lastOpenDay(rules, now), 1), 0),
  }));
  const next = await nextFree(deps, windows, services);
  return cards.map((card) => ({ ...card, next: nextSlotView(next.get(card.id)) }));
}

/** Of services whose rooms and people are taken with a claim, the first slot that has them all. */
async function nextFree(
  deps: Pick<BookingDeps, 'db' | 'capacity'>,
  windows: readonly Window[],
  services: ReadonlyMap<string, Service>,
): Promise<Map<string, SlotRow>> {
  const looks = windows.filter(({ serviceId }) => services.get(serviceId)?.occupies === 'claim');
  const next = await deps.capacity.nextFree(
    deps.db,
    windows.filter((window) => !looks.includes(window)),
  );
  for (const window of looks) {
    const slots = await deps.capacity.freeSlots(deps.db, window, looksAhead);
    const occupied = await occupiedAmong(deps.db, slots, services);
    const first = slots.find((slot) => !occupied.has(slot.id));
    if (first !== undefined) next.set(window.serviceId, first);
  }
  return next;
}

/** Slots looked at for one that is free: beyond these somebody looks for themselves. */
const looksAhead = 30;

export async function list(deps: BookingDeps, ask: Ask<'service.list'>): Promise<Reply<'service.list'>> {
  const { items, nextCursor } = await deps.centre.listServices(ask.query);
  return { items: await withNext(deps, items, ask.now), nextCursor };
}

export async function get(deps: BookingDeps, ask: Ask<'service.get'>): Promise<Reply<'service.get'>> {
  const service = await deps.centre.getService(ask.params.serviceId);
  if (service === null || service.state === 'draft') ask.refuse('not_found');
  const personId = await servedBy(deps, ask);
  const [mine, uses] = await Promise.all([
    personId === null ? null : mineOf(deps, service, personId, ask.now),
    usesOfService(deps.db, service),
  ]);
  return { ...service, uses, mine };
}

/** Whom the visit is to be for: the asker, or somebody they may book for; null where nobody is signed in or named. */
async function servedBy(deps: BookingDeps, ask: Ask<'service.get'> | Ask<'service.slots'>): Promise<string | null> {
  if (ask.actor === null && ask.query.personId !== undefined) ask.refuse('auth.required');
  if (ask.actor === null) return null;
  const { personId: own } = ask.actor;
  const personId = ask.query.personId ?? own;
  if (!(await mayActFor(deps.db, own, personId, 'book', ask.now))) ask.refuse('not_found');
  return personId;
}

type Mine = NonNullable<Reply<'service.get'>['mine']>;

async function mineOf(deps: BookingDeps, service: Service, personId: string, now: Date): Promise<Mine> {
  const [left, age, residence] = await Promise.all([
    leftOf(deps, service, personId, now),
    ageOf(deps, service, personId, now),
    residenceOf(deps, service, personId),
  ]);
  return { personId, ...left, age, residence };
}

async function residenceOf({ db }: BookingDeps, { rules }: Service, personId: string): Promise<Mine['residence']> {
  if (rules.residentsOf === null) return 'fits';
  return residenceFits(rules, await residentArea(db, personId));
}

/** Why the person's age does not fit on any day that is open for booking; null where it fits on the first or the last. */
async function ageOf({ db }: BookingDeps, { rules }: Service, personId: string, now: Date): Promise<Mine['age']> {
  if (rules.minAge === null && rules.maxAge === null) return null;
  const bornOn = (await findPeople(db, [personId])).get(personId)?.bornOn ?? null;
  const first = decideAge(rules, bornOn, civilDay(now));
  const last = decideAge(rules, bornOn, lastOpenDay(rules, now));
  return first.ok || last.ok ? null : last.code;
}

/** How often the person may still book this service in the week and the month of today. */
async function leftOf(
  deps: BookingDeps,
  service: Service,
  personId: string,
  now: Date,
): Promise<Pick<Mine, 'leftThisWeek' | 'leftThisMonth'>> {
  const { maxPerWeek, maxPerMonth } = service.rules;
  if (maxPerWeek === null && maxPerMonth === null) return { leftThisWeek: null, leftThisMonth: null };
  const today = civilDay(now);
  const of = { personId, serviceId: service.id };
  const uses = await deps.capacity.usesOf(deps.db, [{ ...of, ...quotaSpan(today) }]);
  const used = uses.get(useKey(of)) ?? new Map<string, number>();
  return {
    leftThisWeek: maxPerWeek === null ? null : Math.max(0, maxPerWeek - usedIn(used, weekOf(today))),
    leftThisMonth: maxPerMonth === null ? null : Math.max(0, maxPerMonth - usedIn(used, monthOf(today))),
  };
}

/** The days from today to the farthest open one, with the places that can still be booked: the same for whoever asks. */
export const openDays = (deps: BookingDeps) =>
  readShared(
    (ask: Ask<'service.days'>) => ask.params.serviceId,
    (ask) => days(deps, ask),
  );

async function days(deps: BookingDeps, ask: Ask<'service.days'>): Promise<Reply<'service.days'>> {
  const service = await deps.centre.getService(ask.params.serviceId);
  if (service === null || service.state === 'draft') ask.refuse('not_found');
  const fromOn = civilDay(ask.now);
  const toOn = lastOpenDay(service.rules, ask.now);
  const { rules } = service;
  const span = { serviceId: service.id, fromOn, toOn };
  const occupied = await occupiedIn(deps, service, span);
  const counting = { ...span, occupied, now: ask.now, leadMinutes: rules.leadMinutes, allocation: rules.allocation };
  const [plans, counted] = await onOneLine(deps.db, (line) =>
    Promise.all([deps.centre.serviceDays(service, fromOn, toOn, line), deps.capacity.countDays(line, counting)]),
  );
  const items = plans.map((plan) => {
    const { slots, freeByRule, freeByOwnTime, byLottery } = counted.get(plan.on) ?? noSlots;
    const isOpen = opensAt(rules, plan.on) <= ask.now;
    const left = { free: (isOpen ? freeByRule : 0) + freeByOwnTime, byLottery };
    return { ...plan, slots, ...(service.paused === null ? left : { free: 0, byLottery: 0 }) };
  });
  return { items, nextCursor: null };
}

const noSlots = { slots: 0, freeByRule: 0, freeByOwnTime: 0, byLottery: 0 };

/** Slots of a service whose room or somebody they need is taken; those of services that take nothing with a claim aren't read. */
async function occupiedIn(
  deps: BookingDeps,
  service: Service,
  span: { serviceId: string; fromOn: string; toOn: string },
): Promise<string[]> {
  if (service.occupies !== 'claim') return [];
  const slots = await deps.capacity.slots(deps.db, { ...span, after: null, limit: mostSlots });
  return [...(await occupiedAmong(deps.db, slots, new Map([[service.id, service]]))).keys()];
}

/** More slots than any service has in its longest window of 31 days. */
const mostSlots = 2000;

export async function slots(deps: BookingDeps, ask: Ask<'service.slots'>): Promise<Reply<'service.slots'>> {
  const service = await deps.centre.getService(ask.params.serviceId);
  if (service === null || service.state === 'draft') ask.refuse('not_found');
  const { on, cursor, limit } = ask.query;
  const personId = await servedBy(deps, ask);
  const values = decodeCursor(cursor, ['number', 'string']);
  // Without a day the list begins now: what has started is no longer of use.
  const start = values ?? (on === undefined ? ([ask.now.getTime(), ''] as const) : null);
  const rows = await deps.capacity.slots(deps.db, {
    serviceId: service.id,
    fromOn: on ?? civilDay(ask.now),
    toOn: on ?? addDays(civilDay(ask.now), service.rules.openDays),
    after: start === null ? null : [new Date(start[0]), start[1]],
    limit: limit + 1,
  });
  const slotIds = rows.map((row) => row.id);
  const [held, occupied] = await Promise.all([
    personId === null ? new Map<string, BookingState>() : heldSlots(deps.db, personId, slotIds),
    occupiedAmong(deps.db, rows, new Map([[service.id, service]])),
  ]);
  return pageOf(
    rows,
    limit,
    (row) =>
      slotView(row, service, { mine: held.get(row.id) ?? null, occupiedBy: occupied.get(row.id) ?? null }, ask.now),
    (row) => [row.start_at.getTime(), row.id],
  );
}
