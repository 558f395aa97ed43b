import type { Insertable } from 'kysely';
import type { ActScope, PowerEnder, PowerKind } from '../../../shared/enums';
import { limits } from '../../../shared/limits';
import type { acting_power } from '../../db/types';
import type { Db, Reader, Tx } from '../../kernel/db';
import { inAreas } from './in-areas';
import type { After } from './residence-store';

const columns = { view: 'may_view', book: 'may_book', cancel: 'may_cancel' } as const satisfies Record<
  ActScope,
  string
>;

const inForceQuery = (reader: Reader, actorId: string, beneficiaryId: string, scope: ActScope, now: Date) =>
  reader
    .selectFrom('acting_power')
    .select('id')
    .where('actor_id', '=', actorId)
    .where('beneficiary_id', '=', beneficiaryId)
    .where('live_key', '=', '')
    .where(columns[scope], '=', 1)
    .where('starts_at', '<=', now)
    .where('ends_at', '>', now)
    .limit(1);

/**
 * Whether a power is in force now. Asked of the database each time, never remembered: one that was taken back is
 * refused from the next request on, by every process.
 */
export async function isInForce(
  reader: Reader,
  actorId: string,
  beneficiaryId: string,
  scope: ActScope,
  now: Date,
): Promise<boolean> {
  return (await inForceQuery(reader, actorId, beneficiaryId, scope, now).executeTakeFirst()) !== undefined;
}

/** Whether somebody is guardian of this child now: under 14, and not taken back. A proxy is none, whatever they may do. */
export async function isGuardian(reader: Reader, actorId: string, childId: string, now: Date): Promise<boolean> {
  const query = inForceQuery(reader, actorId, childId, 'view', now).where('kind', '=', 'guardian');
  return (await query.executeTakeFirst()) !== undefined;
}

const actorsQuery = (reader: Reader, beneficiaryIds: readonly string[], scope: ActScope, now: Date) =>
  reader
    .selectFrom('acting_power')
    .select(['actor_id', 'beneficiary_id', 'kind'])
    .where('beneficiary_id', 'in', [...beneficiaryIds])
    .where('live_key', '=', '')
    .where(columns[scope], '=', 1)
    .where('starts_at', '<=', now)
    .where('ends_at', '>', now)
    .limit(limits.actForMax * beneficiaryIds.length);

/** Person ids of who may act and as what, by the one who is acted for. */
type Actors = Map<string, Map<string, PowerKind>>;

/** Who may do this now for each of these people, themselves left out. */
export async function findActorsFor(
  reader: Reader,
  beneficiaryIds: readonly string[],
  scope: ActScope,
  now: Date,
): Promise<Actors> {
  return beneficiaryIds.length === 0
    ? new Map()
    : actorsOf(await actorsQuery(reader, beneficiaryIds, scope, now).execute());
}

/** The same where something is done for them: whoever takes a power back meanwhile waits, or was first and it is gone. */
export async function lockActorsFor(
  tx: Tx,
  beneficiaryIds: readonly string[],
  scope: ActScope,
  now: Date,
): Promise<Actors> {
  if (beneficiaryIds.length === 0) return new Map();
  return actorsOf(await actorsQuery(tx, beneficiaryIds, scope, now).forUpdate().execute());
}

function actorsOf(rows: readonly { actor_id: string; beneficiary_id: string; kind: PowerKind }[]): Actors {
  const found: Actors = new Map();
  for (const { actor_id: actorId, beneficiary_id: beneficiaryId, kind } of rows) {
    const actors = found.get(beneficiaryId) ?? new Map<string, PowerKind>();
    // Who is both acts as guardian.
    if (actors.get(actorId) !== 'guardian') actors.set(actorId, kind);
    found.set(beneficiaryId, actors);
  }
  return found;
}

const held = (reader: Reader, actorId: string, now: Date) =>
  reader
    .selectFrom('acting_power')
    .selectAll()
    .where('actor_id', '=', actorId)
    .where('live_key', '=', '')
    .where('starts_at', '<=', now)
    .where('ends_at', '>', now)
    .orderBy('beneficiary_id')
    .limit(limits.actForMax);

const given = (reader: Reader, beneficiaryIds: readonly string[], now: Date) =>
  reader
    .selectFrom('acting_power')
    .selectAll()
    .where('beneficiary_id', 'in', [...beneficiaryIds])
    .where('live_key', '=', '')
    .where('starts_at', '<=', now)
    .where('ends_at', '>', now)
    .orderBy('beneficiary_id')
    .limit(limits.actForMax);

export type PowerRow = Awaited<ReturnType<typeof listHeld>>[number];

/** What somebody may do for others. */
export const listHeld = (reader: Reader, actorId: string, now: Date) => held(reader, actorId, now).execute();
/** Who may act for these people. */
export const listGiven = async (reader: Reader, beneficiaryIds: readonly string[], now: Date) =>
  beneficiaryIds.length === 0 ? [] : given(reader, beneficiaryIds, now).execute();

export async function insertPower(tx: Tx, row: Omit<Insertable<acting_power>, 'live_key'>): Promise<void> {
  await tx
    .insertInto('acting_power')
    .values({ ...row, live_key: '' })
    .execute();
}

interface Ending {
  at: Date;
  by: string | null;
  as: PowerEnder;
  reason?: string;
}

const endingOf = ({ at, by, as, reason }: Ending) => ({
  ended_at: at,
  ended_by: by,
  ended_as: as,
  end_reason: reason ?? null,
});

/** Ends one power; false when it was ended before. */
export async function endPower(tx: Tx, powerId: string, ending: Ending): Promise<boolean> {
  const done = await tx
    .updateTable('acting_power')
    .set((is) => ({ ...endingOf(ending), live_key: is.ref('id') }))
    .where('id', '=', powerId)
    .where('live_key', '=', '')
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Ends what one person may do for another, of one kind or of both. */
export async function endPowersBetween(
  tx: Tx,
  between: { actorId?: string; beneficiaryId: string; kind?: PowerKind },
  ending: Ending,
): Promise<void> {
  let query = tx
    .updateTable('acting_power')
    .set((is) => ({ ...endingOf(ending), live_key: is.ref('id') }))
    .where('beneficiary_id', '=', between.beneficiaryId)
    .where('live_key', '=', '');
  if (between.actorId !== undefined) query = query.where('actor_id', '=', between.actorId);
  if (between.kind !== undefined) query = query.where('kind', '=', between.kind);
  await query.execute();
}

/** A proxy of somebody who is one of its two people, or what they hold as guardian. */
export function findOwnPower(reader: Reader, powerId: string, personId: string) {
  return reader
    .selectFrom('acting_power')
    .selectAll()
    .where('id', '=', powerId)
    .where((is) =>
      is.or([is('actor_id', '=', personId), is.and([is('kind', '=', 'proxy'), is('beneficiary_id', '=', personId)])]),
    )
    .executeTakeFirst();
}

/** A proxy that staff of these areas may end. */
export function findPowerIn(reader: Reader, powerId: string, areas: readonly string[]) {
  return reader
    .selectFrom('acting_power')
    .selectAll()
    .where('id', '=', powerId)
    .where('kind', '=', 'proxy')
    .where(inAreas(areas))
    .executeTakeFirst();
}

/** Proxies in force in some areas, newest first. */
export function powersInAreas(reader: Reader, areas: readonly string[], now: Date, after: After, limit: number) {
  let query = reader
    .selectFrom('acting_power')
    .selectAll()
    .where('kind', '=', 'proxy')
    .where('live_key', '=', '')
    .where(inAreas(areas))
    .where('ends_at', '>', now);
  if (after !== null) {
    const [at, id] = after;
    query = query.where((is) =>
      is.or([is('starts_at', '<', at), is.and([is('starts_at', '=', at), is('id', '<', id)])]),
    );
  }
  return query.orderBy('starts_at', 'desc').orderBy('id', 'desc').limit(limit);
}

/** Powers whose time is over and that nobody has ended yet. */
const overQuery = (reader: Reader, now: Date, limit: number) =>
  reader
    .selectFrom('acting_power')
    .selectAll()
    .where('live_key', '=', '')
    .where('ends_at', '<=', now)
    .orderBy('ends_at')
    .limit(limit);
export const listOver = (reader: Reader, now: Date, limit: number) => overQuery(reader, now, limit).execute();

const sample = new Date('2026-11-20T00:00:00Z');
export const powerQueries = {
  'power.inForce': (db: Db) => inForceQuery(db, 'per', 'per_7', 'view', sample),
  'power.actorsFor': (db: Db) => actorsQuery(db, ['per', 'per_7'], 'view', sample),
  'family.list': (db: Db) => held(db, 'per', sample),
  'family.get actForMe': (db: Db) => given(db, ['per'], sample),
  'proxy.inArea': (db: Db) => powersInAreas(db, ['350582001'], sample, [sample, ''], 20),
  'household.endPowers': (db: Db) => overQuery(db, sample, 100),
};
