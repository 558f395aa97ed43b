import { sql, type Insertable, type Selectable } from 'kysely';
import type { rating } from '../../db/types';
import type { Db, Reader, Tx } from '../../kernel/db';

export type RatingRow = Selectable<rating>;
type After = readonly [Date, string] | null;

/** By this key the database keeps a booking's rating one. */
export const bookingKey = 'rating_booking_id_key';

export const findOfBooking = (reader: Reader, bookingId: string): Promise<RatingRow | undefined> =>
  reader.selectFrom('rating').selectAll().where('booking_id', '=', bookingId).executeTakeFirst();

export const lockRating = (tx: Tx, ratingId: string): Promise<RatingRow | undefined> =>
  tx.selectFrom('rating').selectAll().where('id', '=', ratingId).forUpdate().executeTakeFirst();

export async function insertRating(tx: Tx, row: Insertable<rating>): Promise<void> {
  await tx.insertInto('rating').values(row).execute();
}

export async function updateRating(tx: Tx, ratingId: string, change: Partial<RatingRow>): Promise<void> {
  await tx.updateTable('rating').set(change).where('id', '=', ratingId).execute();
}

/** Adds to a service's counters, making them with the first rating; whoever changes a rating holds its row. */
export async function count(tx: Tx, serviceId: string, change: { ratings: number; stars: number }): Promise<void> {
  const { ratings, stars } = change;
  if (ratings === 0) {
    await tx
      .updateTable('service_rating')
      .set((eb) => ({ stars: eb('stars', '+', stars) }))
      .where('service_id', '=', serviceId)
      .execute();
    return;
  }
  await tx
    .insertInto('service_rating')
    .values({ service_id: serviceId, ratings, stars })
    .onDuplicateKeyUpdate({ ratings: sql`ratings + ${ratings}`, stars: sql`stars + ${stars}` })
    .execute();
}

/** Statements that tests weaken, to prove that they would notice. */
export const ratingStore = { lockRating, count };
export type RatingStore = typeof ratingStore;

export async function countersOf(reader: Reader, serviceId: string): Promise<{ ratings: number; stars: number }> {
  const row = await reader
    .selectFrom('service_rating')
    .select(['ratings', 'stars'])
    .where('service_id', '=', serviceId)
    .executeTakeFirst();
  return row ?? { ratings: 0, stars: 0 };
}

/** What everybody may read of a service, newest first. */
export function passedQuery(reader: Reader, serviceId: string, after: After, limit: number) {
  let query = reader
    .selectFrom('rating')
    .select(['id', 'stars', 'comment', 'answer', 'answer_state', 'rated_at'])
    .where('service_id', '=', serviceId)
    .where('comment_state', '=', 'passed');
  if (after !== null) {
    const [at, id] = after;
    query = query.where((eb) => eb.or([eb('rated_at', '<', at), eb.and([eb('rated_at', '=', at), eb('id', '<', id)])]));
  }
  return query.orderBy('rated_at', 'desc').orderBy('id', 'desc').limit(limit);
}

/** A centre's ratings with the day of the visit, newest first. */
export function centreQuery(reader: Reader, centreIds: readonly string[], after: After, limit: number) {
  let query = reader
    .selectFrom('rating as r')
    .innerJoin('booking as b', 'b.id', 'r.booking_id')
    .selectAll('r')
    .select('b.on_day')
    .where('r.centre_id', 'in', centreIds);
  if (after !== null) {
    const [at, id] = after;
    query = query.where((eb) =>
      eb.or([eb('r.rated_at', '<', at), eb.and([eb('r.rated_at', '=', at), eb('r.id', '<', id)])]),
    );
  }
  return query.orderBy('r.rated_at', 'desc').orderBy('r.id', 'desc').limit(limit);
}

export type CentreRow = Awaited<ReturnType<ReturnType<typeof centreQuery>['execute']>>[number];

export const findAtCentres = async (reader: Reader, ratingId: string, centreIds: readonly string[]) =>
  centreIds.length === 0
    ? undefined
    : reader
        .selectFrom('rating as r')
        .innerJoin('booking as b', 'b.id', 'r.booking_id')
        .selectAll('r')
        .select('b.on_day')
        .where('r.id', '=', ratingId)
        .where('r.centre_id', 'in', centreIds)
        .executeTakeFirst();

const sample = new Date('2026-01-01T00:00:00.000Z');
export const listQueries = {
  'rating.ofService': (db: Db) => passedQuery(db, 'svc', [sample, ''], 20),
  'rating.list': (db: Db) => centreQuery(db, ['ctr'], [sample, ''], 20),
};
