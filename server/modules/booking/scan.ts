import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import { limits } from '../../../shared/limits';
import { civilDay } from '../../../shared/time/civil';
import { auditAsk } from '../audit';
import { isPresenceCode, readPresence } from '../capacity';
import { peopleIMayActFor } from '../household';
import { attendIn, noticesOfCentre, takesCodes } from './attend';
import { todayQuery } from './attend-store';
import type { BookingDeps } from './deps';
import { manyBookings } from './one-booking';
import { decideSelfCheckIn } from './visit-rules';
import { findBooking, type BookingRow } from './store';
import { factsOf } from './view';

type VisitAsk = Ask<'visit.scan'> | Ask<'visit.choose'>;

/** Mine and theirs for whom I book, that are today and still have a place, or had one. */
async function todayOf(deps: BookingDeps, { actor, now }: VisitAsk): Promise<BookingRow[]> {
  const others = await peopleIMayActFor(deps.db, actor.personId, now);
  const served = others.filter(({ scopes }) => scopes.includes('book')).map(({ personId }) => personId);
  return todayQuery(deps.db, [actor.personId, ...served], civilDay(now)).execute();
}

/**
 * Checks the asker in by the code of the room they stand in: their booking of now, or that of a child or parent whom they
 * have brought. Nobody's place or picture is asked for; the screen in the room proves it. Where several could be meant,
 * they say who has come. Twice is the same as once.
 */
export async function scan(deps: BookingDeps, ask: Ask<'visit.scan'>): Promise<Reply<'visit.scan'>> {
  const read = readPresence(ask.body.code);
  if (read === null) ask.refuse('roster.code_unknown');
  const all = await todayOf(deps, ask);
  const isOf = (holderId: string): boolean =>
    (read.holderId === null || read.holderId === holderId) && isPresenceCode(deps.secret, holderId, read.code, ask.now);
  const here = all.filter((row) => isOf(row.slot_id) || isOf(row.centre_id));
  if (here.length === 0) {
    const isReal = read.holderId !== null && isPresenceCode(deps.secret, read.holderId, read.code, ask.now);
    ask.refuse(isReal ? 'visit.nothing_here' : 'roster.code_unknown');
  }
  const byCode = await withoutTicked(deps, here);
  if (byCode.length === 0) ask.refuse('visit.by_tick');
  const nowOnes = byCode.filter((row) => decideSelfCheckIn(factsOf(row), ask.now).ok);
  const [first] = byCode.map((row) => decideSelfCheckIn(factsOf(row), ask.now));
  if (nowOnes.length === 0 && first?.ok === false) ask.refuse(first.code);
  const come = nowOnes.filter((row) => row.state === 'attended');
  const open = nowOnes.filter((row) => row.state !== 'attended');
  const [only, ...more] = open;
  if (only !== undefined && more.length === 0) {
    return { ...(await checkedIn(deps, ask, [only])), choices: [], pass: null };
  }
  const choices = await manyBookings(deps, open, ask);
  const shown = open.length === 0 ? await manyBookings(deps, come, ask) : [];
  const ids = open.map(({ id }) => id);
  return { checkedIn: shown, choices, pass: ids.length === 0 ? null : passOf(deps.secret, ask, ids) };
}

/** Without those of services where staff alone says who has come. */
async function withoutTicked(deps: BookingDeps, rows: readonly BookingRow[]): Promise<BookingRow[]> {
  const isByCode = await Promise.all(rows.map((row) => takesCodes(deps, row)));
  return rows.filter((_, n) => isByCode[n]);
}

/** Checks in those who have come, of whom the scan has found. */
export async function choose(deps: BookingDeps, ask: Ask<'visit.choose'>): Promise<Reply<'visit.choose'>> {
  const meant = readPass(deps.secret, ask, ask.body.pass);
  if (meant === null) ask.refuse('visit.pass_old');
  const rows = (await todayOf(deps, ask)).filter((row) => ask.body.bookingIds.includes(row.id));
  if (rows.length === 0 || rows.some((row) => !meant.includes(row.id))) ask.refuse('visit.nothing_here');
  if ((await withoutTicked(deps, rows)).length < rows.length) ask.refuse('visit.by_tick');
  return checkedIn(deps, ask, rows);
}

async function checkedIn(
  deps: BookingDeps,
  ask: VisitAsk,
  rows: readonly BookingRow[],
): Promise<Reply<'visit.choose'>> {
  for (const row of rows) {
    const told = await noticesOfCentre(deps, row, 'booking_attended', ask.now);
    await ask.write(async (tx) => {
      const coming = { at: ask.now, now: ask.now, method: 'room' as const, by: ask.actor.accountId, told };
      const came = await attendIn(tx, deps, row, coming);
      if (!came.ok) return ask.refuse(came.code === 'roster.place_released' ? came.code : 'visit.nothing_here');
      await auditAsk(tx, ask, 'booking', row.id, { method: 'room', first: came.first });
    });
  }
  const after = await Promise.all(rows.map(async (row) => (await findBooking(deps.db, row.id)) ?? row));
  return { checkedIn: await manyBookings(deps, after, ask) };
}

/** What a scan has found, for the choice that follows it; sealed for the account and for some minutes. */
function passOf(secret: Buffer, { actor, now }: VisitAsk, bookingIds: readonly string[]): string {
  const until = Math.ceil(now.getTime() / 60_000) + limits.visitPassMinutes;
  const ids = bookingIds.slice(0, limits.visitsMost).sort().join('~');
  return `${until}.${ids}.${seal(secret, actor.accountId, until, ids)}`;
}

function readPass(secret: Buffer, { actor, now }: VisitAsk, pass: string): string[] | null {
  const [, until, ids, mac] = /^(\d{1,10})\.([\w~-]+)\.([\w-]{43})$/.exec(pass) ?? [];
  if (until === undefined || ids === undefined || mac === undefined) return null;
  const isOurs = timingSafeEqual(Buffer.from(seal(secret, actor.accountId, Number(until), ids)), Buffer.from(mac));
  return isOurs && now.getTime() < Number(until) * 60_000 ? ids.split('~') : null;
}

const seal = (secret: Buffer, accountId: string, until: number, ids: string): string =>
  createHmac('sha256', secret).update(`visit:${accountId}:${until}:${ids}`).digest('base64url');
