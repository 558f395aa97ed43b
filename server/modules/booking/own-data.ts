import { limits } from '../../../shared/limits';
import { civilDay } from '../../../shared/time/civil';
import type { Db, Reader, Tx } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import { accountsOfPeople } from '../identity';
import { forgetAnswersBefore, forgetAnswersOf } from './answer-store';
import { giveBack } from './give-back';
import { offerFree, type LineDeps } from './line';
import { removeChoices } from './remind-store';
import { removeMerged } from './offline-store';
import { aheadQuery, findBooking, step, visitQuery } from './store';

/** Everything that a person has booked or was booked for them. */
export async function exportOf(reader: Reader, personId: string): Promise<object> {
  const rows = await reader
    .selectFrom('booking as b')
    .innerJoin('service as s', 's.id', 'b.service_id')
    .innerJoin('centre as c', 'c.id', 'b.centre_id')
    .select(['b.id', 's.name as service', 'c.name as centre', 's.place', 'b.start_at as startAt', 'b.end_at as endAt'])
    .select(['b.state', 'b.party_size as partySize', 'b.booked_at as bookedAt', 'b.attended_at as attendedAt'])
    .select(['b.ended_at as endedAt', 'b.ended_by as endedBy', 'b.end_reason as endReason'])
    .leftJoin('booking_answer as a', 'a.booking_id', 'b.id')
    .leftJoin('approval as p', 'p.booking_id', 'b.id')
    .select(['a.answers', 'p.state as approval', 'p.ended_at as approvalEndedAt'])
    .where('b.beneficiary_id', '=', personId)
    .orderBy('b.start_at', 'desc')
    .limit(limits.exportRows)
    .execute();
  return {
    bookings: rows.map(({ answers, ...row }) => ({
      ...row,
      answers: answers === null ? [] : (JSON.parse(answers) as object[]),
    })),
  };
}

/**
 * Gives back what is still ahead, so that no place waits for somebody who is gone. What is past stays as a count under an
 * id that leads to nobody.
 */
export const eraseOf =
  (deps: LineDeps) =>
  async (tx: Tx, personId: string, now: Date): Promise<void> => {
    await removeChoices(tx, (await accountsOfPeople(tx, [personId])).get(personId) ?? []);
    const run = { now, requestId: newId('run') };
    for (const row of await aheadQuery(tx, personId, now).execute()) {
      await deps.capacity.lockSlot(tx, row.slot_id);
      const own = (await findBooking(tx, row.id)) ?? row;
      const given = { state: 'cancelled' as const, live_key: row.id, ended_at: now, ended_by: 'resident' as const };
      if (!(await step(tx, row.id, own.state, given))) continue;
      await giveBack(tx, deps, own, now);
      await offerFree(tx, deps, row.slot_id, run);
    }
    await forgetAnswersOf(tx, personId);
  };

export async function bookingsAhead(reader: Reader, personId: string, now: Date): Promise<number> {
  return (await aheadQuery(reader, personId, now).execute()).length;
}

/** One of these centres at which the person has a booking within `limits.revealWithinDays` around now. */
export async function visitedCentre(
  reader: Reader,
  personId: string,
  centreIds: readonly string[],
  now: Date,
): Promise<string | null> {
  if (centreIds.length === 0) return null;
  return (await visitQuery(reader, personId, centreIds, now).executeTakeFirst())?.centre_id ?? null;
}

/** For the table of what is kept how long. */
export const retentionOf = (db: Db) => [
  { kind: 'booking' as const, days: null },
  {
    kind: 'offline_check_in' as const,
    days: offlineDays,
    remove: (before: Date, limit: number) => removeMerged(db, before, limit),
  },
  {
    kind: 'booking_answer' as const,
    days: limits.answerDays,
    remove: (before: Date, limit: number) => forgetAnswersBefore(db, civilDay(before), limit),
  },
];

/** Phones ask about what they noted until the next day; longer is for whoever looks into a dispute. */
const offlineDays = 90;
