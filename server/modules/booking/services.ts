import type { Ask } from '../../http/ask';
import { decodeCursor, pageOf } from '../../kernel/pages';
import type { ItemOf, Reply } from '../../../shared/contract/types';
import { addDays, atMinute, civilDay } from '../../../shared/time/civil';
import { quotaKey } from '../capacity';
import type { Service } from '../centre';
import type { BookingDeps } from './deps';
import { lastOpenDay, quotaPeriods, slotFace } from './rules';
import { heldSlots } from './store';
import { nextSlotView, slotFactsOf, slotView } from './view';

const minuteMs = 60_000;

/** Cards with each service's next free slot inside its own booking window. */
export async function withNext(
  deps: Pick<BookingDeps, 'db' | 'centre' | 'capacity'>,
  cards: readonly Omit<ItemOf<'service.list'>, 'next'>[],
  now: Date,
): Promise<ItemOf<'service.list'>[]> {
  const services = await deps.centre.servicesOf(cards.map((card) => card.id));
  const windows = [...services].map(([serviceId, { rules }]) => ({
    serviceId,
    from: new Date(now.getTime() + rules.leadMinutes * minuteMs),
    before: atMinute(addDays(lastOpenDay(rules, now), 1), 0),
  }));
  const next = await deps.capacity.nextFree(deps.db, windows);
  return cards.map((card) => ({ ...card, next: nextSlotView(next.get(card.id)) }));
}

export async function list(deps: BookingDeps, ask: Ask<'service.list'>): Promise<Reply<'service.list'>> {
  const { items, nextCursor } = await deps.centre.listServices(ask.query);
  return { items: await withNext(deps, items, ask.now), nextCursor };
}

export async function get(deps: BookingDeps, ask: Ask<'service.get'>): Promise<Reply<'service.get'>> {
  const service = await deps.centre.getService(ask.params.serviceId);
  if (service === null) ask.refuse('not_found');
  return { ...service, mine: ask.actor === null ? null : await leftOf(deps, service, ask.actor.personId, ask.now) };
}

/** How often the person may still book this service in the week of today. */
async function leftOf(deps: BookingDeps, service: Service, personId: string, now: Date) {
  const { maxPerWeek } = service.rules;
  if (maxPerWeek === null) return { leftThisWeek: null };
  const period = quotaPeriods(civilDay(now)).week;
  const use = { personId, serviceId: service.id, period };
  const used = (await deps.capacity.quotasOf(deps.db, [use])).get(quotaKey(use));
  return { leftThisWeek: Math.max(0, maxPerWeek - (used ?? 0)) };
}

/** The days from today to the farthest open one, with the places that can still be booked. */
export async function days(deps: BookingDeps, ask: Ask<'service.days'>): Promise<Reply<'service.days'>> {
  const service = await deps.centre.getService(ask.params.serviceId);
  if (service === null) ask.refuse('not_found');
  const fromOn = civilDay(ask.now);
  const toOn = lastOpenDay(service.rules, ask.now);
  const [plans, slots] = await Promise.all([
    deps.centre.serviceDays(service.id, fromOn, toOn),
    deps.capacity.slots(deps.db, { serviceId: service.id, fromOn, toOn, after: null, limit: mostSlots }),
  ]);
  const items = plans.map((plan) => {
    const own = slots.filter((slot) => slot.on_day === plan.on);
    const open = own.filter((slot) => slotFace(slotFactsOf(slot), service.rules, ask.now) === 'open');
    return { ...plan, slots: own.length, free: open.reduce((sum, slot) => sum + slot.capacity - slot.taken, 0) };
  });
  return { items, nextCursor: null };
}

/** More slots than any service has in its longest window of 31 days. */
const mostSlots = 2000;

export async function slots(deps: BookingDeps, ask: Ask<'service.slots'>): Promise<Reply<'service.slots'>> {
  const service = await deps.centre.getService(ask.params.serviceId);
  if (service === null) ask.refuse('not_found');
  const { on, cursor, limit } = ask.query;
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
  const held =
    ask.actor === null
      ? new Set<string>()
      : await heldSlots(
          deps.db,
          ask.actor.personId,
          rows.map((row) => row.id),
        );
  return pageOf(
    rows,
    limit,
    (row) => slotView(row, service.rules, held.has(row.id), ask.now),
    (row) => [row.start_at.getTime(), row.id],
  );
}
