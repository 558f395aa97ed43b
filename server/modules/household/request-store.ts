import type { Insertable } from 'kysely';
import type { RequestState } from '../../../shared/enums';
import { limits } from '../../../shared/limits';
import type { agreement_request } from '../../db/types';
import type { Db, Reader, Tx } from '../../kernel/db';
import { inAreas } from './in-areas';
import type { After } from './residence-store';

const waitingOf = (reader: Reader, personId: string) =>
  reader
    .selectFrom('agreement_request')
    .selectAll()
    .where('asked_by', '=', personId)
    .where('state', '=', 'waiting')
    .orderBy('asked_at')
    .limit(limits.openRequests);

export type RequestRow = Awaited<ReturnType<typeof listOwnRequests>>[number];

export const listOwnRequests = (reader: Reader, personId: string) => waitingOf(reader, personId).execute();

/** The key by which the database refuses the same question twice. */
export const askedKey = 'agreement_request_asked_by_person_id_live_key_key';

export async function insertRequest(tx: Tx, row: Insertable<agreement_request>): Promise<void> {
  await tx.insertInto('agreement_request').values(row).execute();
}

export function findOwnRequest(reader: Reader, id: string, personId: string) {
  return reader
    .selectFrom('agreement_request')
    .select(['id', 'state'])
    .where('id', '=', id)
    .where('asked_by', '=', personId)
    .executeTakeFirst();
}

/** Questions that wait in some areas, oldest first. */
export function waitingRequests(reader: Reader, areas: readonly string[], after: After, limit: number) {
  let query = reader.selectFrom('agreement_request').selectAll().where('state', '=', 'waiting').where(inAreas(areas));
  if (after !== null) {
    const [at, id] = after;
    query = query.where((is) => is.or([is('asked_at', '>', at), is.and([is('asked_at', '=', at), is('id', '>', id)])]));
  }
  return query.orderBy('asked_at').orderBy('id').limit(limit);
}

export function findRequestIn(reader: Reader, id: string, areas: readonly string[]) {
  return reader
    .selectFrom('agreement_request')
    .selectAll()
    .where('id', '=', id)
    .where(inAreas(areas))
    .executeTakeFirst();
}

/** Memberships that began by a yes which staff of these areas has heard; by time, as one may leave and come again. */
const membersHeard = (reader: Reader, areas: readonly string[]) =>
  reader
    .selectFrom('agreement_request as request')
    .innerJoin('household_member as member', (on) =>
      on
        .onRef('member.person_id', '=', 'request.person_id')
        .onRef('member.household_id', '=', 'request.household_id')
        .onRef('member.joined_at', '=', 'request.decided_at'),
    )
    .select([
      'request.id',
      'request.asked_by',
      'request.person_id',
      'request.relation',
      'request.area_code',
      'request.asked_at',
      'member.id as member_id',
      'member.household_id',
      'member.joined_at',
      'member.live_key',
    ])
    .where('request.state', '=', 'confirmed')
    .where(inAreas(areas));

/** Those who still live there, by the newest question first. */
export function membersByStaff(reader: Reader, areas: readonly string[], after: After, limit: number) {
  let query = membersHeard(reader, areas).where('member.live_key', '=', '');
  if (after !== null) {
    const [at, id] = after;
    query = query.where((is) =>
      is.or([is('request.asked_at', '<', at), is.and([is('request.asked_at', '=', at), is('request.id', '<', id)])]),
    );
  }
  return query.orderBy('request.asked_at', 'desc').orderBy('request.id', 'desc').limit(limit);
}

/** One of them, also when it has ended. */
export const findMemberByStaff = (reader: Reader, requestId: string, areas: readonly string[]) =>
  membersHeard(reader, areas).where('request.id', '=', requestId).executeTakeFirst();

export type MemberByStaff = Awaited<ReturnType<ReturnType<typeof membersByStaff>['execute']>>[number];

/** The area, one of these, in which a question waits that this person asks or is asked. */
export async function findRequestAreaOf(reader: Reader, personId: string, areas: readonly string[]) {
  const row = await waitingAbout(reader, personId, areas).executeTakeFirst();
  return row?.area_code ?? null;
}

const waitingAbout = (reader: Reader, personId: string, areas: readonly string[]) => {
  const waiting = reader
    .selectFrom('agreement_request')
    .select('area_code')
    .where('state', '=', 'waiting')
    .where(inAreas(areas));
  // Two lookups, each by an index of its own.
  return waiting
    .where('asked_by', '=', personId)
    .unionAll(waiting.where('person_id', '=', personId))
    .limit(1);
};

/** Settles a question that waits; of two who do it at once, one gets true. */
export async function settleRequest(
  tx: Tx,
  id: string,
  to: { state: Exclude<RequestState, 'waiting'>; at: Date; by: string; reason?: string },
): Promise<boolean> {
  const done = await tx
    .updateTable('agreement_request')
    .set((is) => ({
      state: to.state,
      live_key: is.ref('id'),
      decided_at: to.at,
      decided_by: to.by,
      reason: to.reason ?? null,
    }))
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Those of somebody who has left the household they were asked for. */
export async function withdrawRequestsOf(tx: Tx, personId: string, householdId: string, at: Date, by: string) {
  await tx
    .updateTable('agreement_request')
    .set((is) => ({ state: 'withdrawn' as const, live_key: is.ref('id'), decided_at: at, decided_by: by }))
    .where('asked_by', '=', personId)
    .where('household_id', '=', householdId)
    .where('state', '=', 'waiting')
    .execute();
}

/** What members of a household still ask staff about somebody who is no longer in it. */
export async function withdrawRequestsAbout(
  tx: Tx,
  personId: string,
  askers: readonly string[],
  at: Date,
  by: string,
): Promise<void> {
  await tx
    .updateTable('agreement_request')
    .set((is) => ({ state: 'withdrawn' as const, live_key: is.ref('id'), decided_at: at, decided_by: by }))
    .where('person_id', '=', personId)
    .where('asked_by', 'in', [...askers])
    .where('state', '=', 'waiting')
    .execute();
}

export const requestQueries = {
  'family.get requests': (db: Db) => waitingOf(db, 'per'),
  'person.reveal requests': (db: Db) => waitingAbout(db, 'per', ['350582001']),
  'agreement.inForce': (db: Db) => membersByStaff(db, ['350582001'], [new Date('2026-11-01T00:00:00Z'), ''], 20),
  'agreement.waiting': (db: Db) => waitingRequests(db, ['350582001'], [new Date('2026-11-01T00:00:00Z'), ''], 20),
};
