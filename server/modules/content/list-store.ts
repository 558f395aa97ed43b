import { sql } from 'kysely';
import type { ContentKind } from '../../../shared/enums';
import { seenSince, type PumpSeen } from '../../jobs';
import type { Db, Reader } from '../../kernel/db';
import { prefixRange } from '../grid';
import { overdueBefore } from './rules';

/** The areas that a reviewer works for; things without a place belong to every reviewer. */
export type AreaCodes = readonly string[];

const inAreas = (areaCodes: AreaCodes) => {
  const parts = areaCodes.map((code) => {
    const { from, before } = prefixRange(code);
    return sql`(area_code >= ${from} AND area_code < ${before})`;
  });
  return sql<boolean>`(area_code = '' OR ${parts.length === 0 ? sql`FALSE` : sql.join(parts, sql` OR `)})`;
};

/** Only what the reviewer's areas hold; the rest is not there for them. */
export function findItemIn(reader: Reader, itemId: string, areaCodes: AreaCodes) {
  return reader
    .selectFrom('content_item')
    .selectAll()
    .where('id', '=', itemId)
    .where(inAreas(areaCodes))
    .executeTakeFirst();
}

export interface QueueMark {
  queuedAt: Date;
  id: string;
}

function queueQuery(
  reader: Reader,
  areaCodes: AreaCodes,
  kind: ContentKind | undefined,
  after: QueueMark | null,
  limit: number,
) {
  let query = reader.selectFrom('content_item').selectAll().where('state', '=', 'review').where(inAreas(areaCodes));
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (after !== null) {
    query = query
      .where('queued_at', '>=', after.queuedAt)
      .where((eb) =>
        eb.or([
          eb('queued_at', '>', after.queuedAt),
          eb.and([eb('queued_at', '=', after.queuedAt), eb('id', '>', after.id)]),
        ]),
      );
  }
  return query.orderBy('queued_at').orderBy('id').limit(limit);
}

/** What waits for a human, the longest waiting first. */
export const listQueue = (...asked: Parameters<typeof queueQuery>) => queueQuery(...asked).execute();

export async function countQueue(reader: Reader, areaCodes: AreaCodes, now: Date) {
  const row = await reader
    .selectFrom('content_item')
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .select(sql<string | null>`SUM(queued_at < ${overdueBefore(now)})`.as('overdue'))
    .where('state', '=', 'review')
    .where(inAreas(areaCodes))
    .executeTakeFirstOrThrow();
  return { waiting: Number(row.waiting), overdue: Number(row.overdue ?? 0) };
}

/** What waits for a reviewer in the whole city, and for how long the oldest of it has. */
export async function reviewSeen(reader: Reader, now: Date): Promise<PumpSeen> {
  const { count, oldest } = await reader
    .selectFrom('content_item')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('queued_at').as('oldest')])
    .where('state', '=', 'review')
    .executeTakeFirstOrThrow();
  return seenSince(count, oldest, now);
}

export interface MineMark {
  createdAt: Date;
  id: string;
}

function mineQuery(reader: Reader, accountId: string, after: MineMark | null, limit: number) {
  let query = reader
    .selectFrom('content_item')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('state', '<>', 'replaced');
  if (after !== null) {
    query = query
      .where('created_at', '<=', after.createdAt)
      .where((eb) =>
        eb.or([
          eb('created_at', '<', after.createdAt),
          eb.and([eb('created_at', '=', after.createdAt), eb('id', '<', after.id)]),
        ]),
      );
  }
  return query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit);
}

export const listMine = (...asked: Parameters<typeof mineQuery>) => mineQuery(...asked).execute();

const sampleMark = { queuedAt: new Date('2026-11-23T02:00:00Z'), createdAt: new Date('2026-11-23T02:00:00Z'), id: 'x' };

export const listQueries = {
  'review.queue first': (db: Db) => queueQuery(db, ['3505'], undefined, null, 20),
  'review.queue next': (db: Db) => queueQuery(db, ['3505'], 'avatar', sampleMark, 20),
  'content.mine first': (db: Db) => mineQuery(db, 'acc', null, 20),
  'content.mine next': (db: Db) => mineQuery(db, 'acc', sampleMark, 20),
};
