import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Ask } from '../../http/ask';
import { isDuplicate } from '../../kernel/db';
import { Refusal } from '../../kernel/refusals';
import type { Body, Reply } from '../../../shared/contract/types';
import { limits } from '../../../shared/limits';
import { addDays, ageOn, atMinute, civilDay } from '../../../shared/time/civil';
import { auditAsk } from '../audit';
import { isPresenceCode, readPresence } from '../capacity';
import { findPeople, maskName } from '../identity';
import { attendIn, noticesOfCentre, takesCodes, type Attended } from './attend';
import { countVisitsOfDay, keptQuery } from './attend-store';
import { bookingOfDigits } from './code-matches';
import type { BookingDeps } from './deps';
import { findMerged, insertMerged, mergedKey } from './offline-store';
import { rosterBooking } from './roster';
import { findAtCentres } from './roster-store';
import type { BookingRow } from './store';
import { aroundOf, surroundingsOf } from './surroundings';

type Sealed = Body<'roster.merge'>['roster'];
type Item = Body<'roster.merge'>['items'][number];
type Merged = Reply<'roster.merge'>['items'][number];

/** The phone's clock may be so far from ours. */
const skewMs = 60_000;
const noonMinute = 12 * 60;

/** What is noted by a day's roster is taken until noon of the next day. */
const goodUntil = (on: string): Date => atMinute(addDays(on, 1), noonMinute);

/**
 * Today's roster for a phone that may lose its network; see docs/decisions/0041. It holds names as lists show them and no
 * key: codes that are scanned without a network are judged by the server when they are merged.
 */
export async function offline(deps: BookingDeps, ask: Ask<'roster.offline'>): Promise<Reply<'roster.offline'>> {
  const centreIds = await deps.centre.centreScope(ask.actor.grants);
  const { centreId = centreIds[0] } = ask.query;
  if (centreId === undefined || !centreIds.includes(centreId)) ask.refuse('not_found');
  const on = civilDay(ask.now);
  const [slots, rows, centres] = await Promise.all([
    deps.capacity.slotsOfCentreDay(deps.db, centreId, on),
    keptQuery(deps.db, centreId, on, limits.offlineRosterMost + 1).execute(),
    deps.centre.centresOf([centreId]),
  ]);
  const kept = rows.slice(0, limits.offlineRosterMost);
  const cut = rows.length > kept.length;
  const people = await findPeople(deps.db, [...new Set(kept.map((row) => row.beneficiary_id))]);
  const around = await surroundingsOf(
    deps.centre,
    slots.map((slot) => slot.service_id),
  );
  const sealed = { centreId, on, madeAt: ask.now.toISOString() };
  return {
    ...sealed,
    seal: sealOf(deps.secret, ask.actor.accountId, sealed),
    centreName: centres.get(centreId)?.name ?? '',
    goodUntil: goodUntil(on).toISOString(),
    cut,
    all: cut ? await countVisitsOfDay(deps.db, centreId, on) : kept.length,
    slots: slots.map((slot) => ({
      id: slot.id,
      serviceName: aroundOf(around, slot.service_id).serviceName,
      place: aroundOf(around, slot.service_id).place,
      startAt: slot.start_at.toISOString(),
      endAt: slot.end_at.toISOString(),
    })),
    bookings: kept.map((row) => {
      const person = people.get(row.beneficiary_id);
      return {
        id: row.id,
        slotId: row.slot_id,
        personName: maskName(person?.name ?? null) ?? '',
        age: person?.bornOn == null ? null : ageOn(person.bornOn, on),
        partySize: row.party_size,
        state: row.state,
      };
    }),
  };
}

/**
 * Takes what was noted without a network, one after the other, each in its own transaction: what went wrong with one is
 * told and hurts no other. A key is taken once, so a phone that doubts sends it again. Times lie on the roster's day,
 * between its making and now.
 */
export async function merge(deps: BookingDeps, ask: Ask<'roster.merge'>): Promise<Reply<'roster.merge'>> {
  const { roster, items } = ask.body;
  const centreIds = await deps.centre.centreScope(ask.actor.grants);
  if (!centreIds.includes(roster.centreId)) ask.refuse('not_found');
  if (!isSealed(deps.secret, ask.actor.accountId, roster)) ask.refuse('roster.seal_wrong');
  if (ask.now >= goodUntil(roster.on)) ask.refuse('roster.seal_old');
  const merged: Merged[] = [];
  for (const item of items) merged.push(await mergeOne(deps, ask, item));
  return { items: merged };
}

async function mergeOne(deps: BookingDeps, ask: Ask<'roster.merge'>, item: Item): Promise<Merged> {
  const { roster } = ask.body;
  const at = new Date(item.at);
  const isInTime =
    civilDay(at) === roster.on &&
    at.getTime() >= new Date(roster.madeAt).getTime() - skewMs &&
    at.getTime() <= ask.now.getTime() + skewMs;
  const refused = async (code: string, row?: BookingRow): Promise<Merged> => ({
    key: item.key,
    outcome: 'refused',
    code,
    booking: row === undefined ? null : await rosterBooking(deps, row, ask.now),
  });
  if (!isInTime) return refused('roster.not_today');
  const found = 'code' in item ? await bookingOfCode(deps, roster, item, at) : { id: item.bookingId };
  if ('code' in found) return refused(found.code);
  const row = await findAtCentres(deps.db, found.id, [roster.centreId]);
  if (row === undefined) return refused('not_found');
  if ('bad' in found) return refused('roster.code_unknown', row);
  if ('code' in item && !(await takesCodes(deps, row))) return refused('visit.by_tick', row);
  const came = await attendOnce(deps, ask, { item, row, at });
  if (!came.ok) return refused(came.code, row);
  const after = (await findAtCentres(deps.db, row.id, [roster.centreId])) ?? row;
  const booking = await rosterBooking(deps, after, ask.now);
  return { key: item.key, outcome: came.first ? 'done' : 'before', code: null, booking };
}

async function attendOnce(
  deps: BookingDeps,
  ask: Ask<'roster.merge'>,
  { item, row, at }: { item: Item; row: BookingRow; at: Date },
): Promise<Attended> {
  const { accountId } = ask.actor;
  const known = await findMerged(deps.db, accountId, item.key);
  if (known !== undefined) return { ok: true, first: known.first === 1 };
  const method = 'code' in item ? ('code' as const) : ('tick' as const);
  const told = await noticesOfCentre(deps, row, 'booking_attended', at);
  const work = () =>
    ask.write(async (tx): Promise<Attended> => {
      // Told with the time at which they came; earlier than now, if not than the clock of the phone.
      const cameAt = at > ask.now ? ask.now : at;
      const came = await attendIn(tx, deps, row, { at: cameAt, now: ask.now, method, by: accountId, told });
      if (!came.ok) throw new Refusal(came.code);
      const first = came.first ? 1 : 0;
      const noted = { account_id: accountId, request_key: item.key, booking_id: row.id, first };
      await insertMerged(tx, { ...noted, noted_at: at, merged_at: ask.now });
      await auditAsk(tx, ask, 'booking', row.id, { method, first: came.first, notedAt: at.toISOString() });
      return came;
    });
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) {
      return { ok: false, code: error.code as Extract<Attended, { ok: false }>['code'] };
    }
    // The same key at the same moment: the other one has taken it.
    if (!isDuplicate(error, mergedKey)) throw error;
    const first = (await findMerged(deps.db, accountId, item.key))?.first === 1;
    return { ok: true, first };
  }
}

/** Whose code it was then. Of a picture with a stale or wrong code it is still known whom it names. */
async function bookingOfCode(
  deps: BookingDeps,
  roster: Sealed,
  { code: text, who }: Extract<Item, { code: string }>,
  at: Date,
): Promise<{ id: string; bad?: true } | { code: string }> {
  const read = readPresence(text);
  if (read === null) return { code: 'roster.code_unknown' };
  const isGood = (id: string): boolean =>
    [0, skewMs / 2, -skewMs / 2].some((off) =>
      isPresenceCode(deps.secret, id, read.code, new Date(at.getTime() + off)),
    );
  if (read.holderId !== null) return isGood(read.holderId) ? { id: read.holderId } : { id: read.holderId, bad: true };
  return bookingOfDigits(deps, { centreIds: [roster.centreId], on: roster.on, isOf: isGood, who });
}

type Named = Omit<Sealed, 'seal'>;

const sealOf = (secret: Buffer, accountId: string, { centreId, on, madeAt }: Named): string =>
  createHmac('sha256', secret).update(`roster:${accountId}:${centreId}:${on}:${madeAt}`).digest('base64url');

function isSealed(secret: Buffer, accountId: string, roster: Sealed): boolean {
  const [expected, given] = [Buffer.from(sealOf(secret, accountId, roster)), Buffer.from(roster.seal)];
  return expected.length === given.length && timingSafeEqual(expected, given);
}
