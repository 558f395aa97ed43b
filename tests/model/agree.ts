import * as model from './model';
import type { Model } from './model';
import { people, type Real } from './real';

/** Everything that the server keeps of this world against everything that the model says it should keep. */
export async function agree(m: Model, real: Real, viewer: number): Promise<void> {
  expect(await kept(real)).toEqual(wanted(m, real));
  expect(await seen(real, viewer)).toEqual(shown(m, viewer));
}

async function kept({ server, serviceIds, slotIds }: Real) {
  const slots = await server.db.selectFrom('slot').selectAll().where('service_id', 'in', serviceIds).execute();
  const bookings = await server.db.selectFrom('booking').selectAll().where('service_id', 'in', serviceIds).execute();
  const quotas = await server.db
    .selectFrom('quota_use')
    .selectAll()
    .where('service_id', 'in', serviceIds)
    .where('used', '<>', 0)
    .execute();
  return {
    slots: slots
      .map((row) => [slotIds.indexOf(row.id), row.taken, row.waiting, row.line_last, row.state, row.capacity])
      .sort((a, b) => Number(a[0]) - Number(b[0])),
    bookings: bookings
      .map((row) => [row.id, row.state, row.party_size, row.line_number, row.offered_until?.getTime() ?? null])
      .sort(byFirst),
    quotas: quotas.map((row) => [`${row.person_id}|${row.service_id}|${row.period}`, row.used]).sort(byFirst),
  };
}

function wanted(m: Model, { personIds, serviceIds }: Real): Awaited<ReturnType<typeof kept>> {
  const quotas = new Map<string, number>();
  for (const one of m.bookings) {
    const slot = m.slots[one.slot];
    if (slot === undefined || one.state === 'cancelled' || one.state === 'expired') continue;
    const key = `${personIds[one.person]}|${serviceIds[slot.service]}|${model.civil(model.dayOf(slot.startAt))}`;
    quotas.set(key, (quotas.get(key) ?? 0) + 1);
  }
  return {
    slots: m.slots.map((slot, n) => [
      n,
      model.taken(m, n),
      model.waiting(m, n),
      model.lastNumber(m, n),
      slot.closed ? 'closed' : 'open',
      slot.capacity,
    ]),
    bookings: m.bookings
      .map((one) => [one.id, one.state, one.party, one.number, one.offeredUntil] as const)
      .map((one) => [...one])
      .sort(byFirst),
    quotas: [...quotas].map(([key, count]) => [key, count]).sort(byFirst),
  };
}

const byFirst = (a: readonly unknown[], b: readonly unknown[]): number => (String(a[0]) < String(b[0]) ? -1 : 1);

/** What one of them is shown of their own: where they stand, and what they may do. */
async function seen(real: Real, viewer: number) {
  const account = real.accounts[viewer % people];
  const answer = await account?.call('booking.mine', { query: { limit: '50' } });
  if (answer?.body == null) throw new Error(answer?.problem?.code);
  return answer.body.items
    .map(({ id, state, line, offeredUntil, may }) => ({ id, state, line, offeredUntil, accept: may.accept }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function shown(m: Model, viewer: number): Awaited<ReturnType<typeof seen>> {
  return m.bookings
    .filter((one) => one.person === viewer % people && one.state !== 'cancelled' && one.state !== 'expired')
    .filter((one) => (m.slots[one.slot]?.endAt ?? 0) > m.now)
    .map((one) => ({
      id: one.id,
      state: one.state,
      line: one.state === 'waiting' ? placeOf(m, one) : null,
      offeredUntil: one.offeredUntil === null ? null : new Date(one.offeredUntil).toISOString(),
      accept: one.state === 'offered' && (one.offeredUntil ?? 0) > m.now,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function placeOf(m: Model, booking: model.Booking): { rank: number; peopleAhead: number } {
  const line = model.lineOf(m, booking.slot);
  const at = line.indexOf(booking);
  return { rank: at + 1, peopleAhead: line.slice(0, at).reduce((sum, one) => sum + one.party, 0) };
}
