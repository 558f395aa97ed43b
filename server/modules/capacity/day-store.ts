import { sql, type RawBuilder } from 'kysely';
import type { Allocation } from '../../../shared/enums';
import type { Db, Reader } from '../../kernel/db';

/** A day's slots of a service, added up. */
interface DayCounts {
  slots: number;
  /** Places left in slots that open with their day … */
  freeByRule: number;
  /** … and in those that have a time of opening of their own, which has come. */
  freeByOwnTime: number;
  /** Slots whose places a draw gives. */
  byLottery: number;
}

interface DaysAsked {
  serviceId: string;
  fromOn: string;
  toOn: string;
  now: Date;
  leadMinutes: number;
  /** Of the service, where a slot says nothing else. */
  allocation: Allocation;
  /** Slots that have no free place, whatever their own counter says: what they need is taken elsewhere. */
  occupied: readonly string[];
}

/**
 * One row a day, added up by the database from one range of its index: a month of 2,000 slots would cost a process more to
 * read than to count; docs/decisions/0044 says why no counters are kept for it. Says what `slotFace` says of each slot.
 */
function daysQuery(reader: Reader, asked: DaysAsked) {
  const { serviceId, fromOn, toOn, now, leadMinutes, allocation, occupied } = asked;
  const last = new Date(now.getTime() + leadMinutes * 60_000);
  const bookable = sql`state <> 'closed' AND start_at >= ${last}`;
  const drawn = sql`COALESCE(allocation, ${allocation}) = 'lottery'`;
  const places = sql`GREATEST(capacity - taken, 0)`;
  const free = occupied.length === 0 ? places : sql`IF(id IN (${sql.join(occupied)}), 0, ${places})`;
  const sumWhere = (where: RawBuilder<unknown>, what: RawBuilder<unknown>) =>
    sql<number>`CAST(SUM(CASE WHEN ${where} THEN ${what} ELSE 0 END) AS SIGNED)`;
  return reader
    .selectFrom('slot')
    .select(['on_day', (eb) => eb.fn.countAll<number>().as('slots')])
    .select([
      sumWhere(sql`${bookable} AND NOT (${drawn}) AND opens_at IS NULL`, free).as('freeByRule'),
      sumWhere(sql`${bookable} AND NOT (${drawn}) AND opens_at <= ${now}`, free).as('freeByOwnTime'),
      sumWhere(sql`${bookable} AND ${drawn}`, sql`1`).as('byLottery'),
    ])
    .where('service_id', '=', serviceId)
    .where('withdrawn_at', 'is', null)
    .where('on_day', '>=', fromOn)
    .where('on_day', '<=', toOn)
    .groupBy('on_day');
}

export async function countDays(reader: Reader, asked: DaysAsked): Promise<Map<string, DayCounts>> {
  const rows = await daysQuery(reader, asked).execute();
  return new Map(
    rows.map((row) => [
      row.on_day,
      {
        slots: Number(row.slots),
        freeByRule: Number(row.freeByRule),
        freeByOwnTime: Number(row.freeByOwnTime),
        byLottery: Number(row.byLottery),
      },
    ]),
  );
}

const sampleDay = '2026-01-01';

export const dayQueries = {
  'service.days': (db: Db) =>
    daysQuery(db, {
      serviceId: 'svc',
      fromOn: sampleDay,
      toOn: sampleDay,
      now: new Date(0),
      leadMinutes: 0,
      allocation: 'first_come',
      occupied: ['slt'],
    }),
};
