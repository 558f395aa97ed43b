import type { Ask } from '../../http/ask';
import { decodeCursor, pageOf } from '../../kernel/pages';
import type { ItemOf, Reply } from '../../../shared/contract/types';
import { ageOn, civilDay } from '../../../shared/time/civil';
import { auditAsk } from '../audit';
import type { SlotRow } from '../capacity';
import { accountsOfPeople, findPeople, maskName, type Person } from '../identity';
import type { BookingDeps } from './deps';
import { offerFree } from './line';
import { nextInLine, offerUntil } from './line-rules';
import { aheadOf, deskLineQuery, lineOf } from './line-store';
import { mayOfBooking } from './policy';
import type { BookingRow } from './store';
import { factsOf } from './view';

async function slotIn(deps: BookingDeps, ask: Ask<'line.list'> | Ask<'line.offer'>): Promise<SlotRow> {
  const centreIds = await deps.centre.centreScope(ask.actor.grants);
  const slot = await deps.capacity.findSlot(deps.db, ask.params.slotId);
  return slot !== undefined && centreIds.includes(slot.centre_id) ? slot : ask.refuse('not_found');
}

/** Who waits, from the head, with those who are being offered a place; the order is that of the numbers, and no other. */
export async function list(deps: BookingDeps, ask: Ask<'line.list'>): Promise<Reply<'line.list'>> {
  const slot = await slotIn(deps, ask);
  const { cursor, limit } = ask.query;
  const after = decodeCursor(cursor, ['number', 'string']);
  const [rows, service] = await Promise.all([
    deskLineQuery(deps.db, slot.id, after, limit + 1).execute(),
    deps.centre.getService(slot.service_id),
  ]);
  if (service === null) ask.refuse('not_found');
  const people = rows.map((row) => row.beneficiary_id);
  const [persons, accounts, ahead] = await Promise.all([
    findPeople(deps.db, people),
    accountsOfPeople(deps.db, people),
    aheadOf(deps.db, rows),
  ]);
  const viewOf = (row: BookingRow): ItemOf<'line.list'> => {
    const { cancel, accept } = mayOfBooking(factsOf(row), service.rules, ask.now, {
      mayCancel: true,
      mayBook: true,
      counts: false,
    });
    return {
      ...personView(persons.get(row.beneficiary_id), row),
      rank: ahead.get(row.id)?.rank ?? null,
      byPhone: !accounts.has(row.beneficiary_id),
      may: { accept, cancel },
    };
  };
  const { capacity, taken, waiting } = slot;
  const page = pageOf(rows, limit, viewOf, (row) => [row.line_number ?? 0, row.id]);
  return { ...page, capacity, taken, waiting, may: { offer: (await nextOf(deps, slot, ask.now)) > 0 } };
}

const personView = (person: Person | undefined, row: BookingRow) => ({
  bookingId: row.id,
  state: row.state,
  personId: row.beneficiary_id,
  personName: maskName(person?.name ?? null) ?? '',
  age: person?.bornOn == null ? null : ageOn(person.bornOn, civilDay(row.start_at)),
  partySize: row.party_size,
  authority: row.authority,
  waitsSince: row.booked_at.toISOString(),
  offeredUntil: row.state === 'offered' ? (row.offered_until?.toISOString() ?? null) : null,
});

/** How many would be offered a place now. */
async function nextOf(deps: BookingDeps, slot: SlotRow, now: Date): Promise<number> {
  if (slot.state !== 'open' || slot.waiting === 0 || slot.taken >= slot.capacity) return 0;
  const service = await deps.centre.getService(slot.service_id);
  if (service === null || service.paused !== null || offerUntil(service.rules, slot.start_at, now) === null) return 0;
  return nextInLine(await lineOf(deps.db, slot.id), slot.capacity - slot.taken).length;
}

/**
 * Offers what is free now. It happens by itself whenever a place is freed; this is for when staff sees one stand empty.
 * Whom it meets is the line's matter: nobody is chosen.
 */
export async function offer(deps: BookingDeps, ask: Ask<'line.offer'>): Promise<Reply<'line.offer'>> {
  const slot = await slotIn(deps, ask);
  const offered = await ask.write(async (tx) => {
    const many = await offerFree(tx, deps, slot.id, ask);
    if (many === 0) ask.refuse('line.nothing_to_offer');
    await auditAsk(tx, ask, 'slot', slot.id, { offered: many });
    return many;
  });
  return { offered };
}
