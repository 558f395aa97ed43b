import { sql, type Insertable, type Selectable } from 'kysely';
import type { lottery_draw, lottery_entry, service_lottery } from '../../db/types';
import type { Db, Reader, Tx } from '../../kernel/db';

export type DrawRow = Selectable<lottery_draw>;
export type EntryRow = Selectable<lottery_entry>;
export type RulesRow = Selectable<service_lottery>;

const chunk = 500;

/** Pieces of a long list, for statements of a bounded length. */
export function* piecesOf<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < list.length; from += chunk) yield list.slice(from, from + chunk);
}

export function findDraw(reader: Reader, slotId: string): Promise<DrawRow | undefined> {
  return reader.selectFrom('lottery_draw').selectAll().where('slot_id', '=', slotId).executeTakeFirst();
}

/** Draws by slot; slots without one are absent. */
export async function findDraws(reader: Reader, slotIds: readonly string[]): Promise<Map<string, DrawRow>> {
  if (slotIds.length === 0) return new Map();
  const rows = await reader
    .selectFrom('lottery_draw')
    .selectAll()
    .where('slot_id', 'in', [...slotIds])
    .execute();
  return new Map(rows.map((row) => [row.slot_id, row]));
}

/** Nobody else changes this draw, and nobody enters it, until the transaction ends. */
function lockDraw(tx: Tx, slotId: string): Promise<DrawRow | undefined> {
  return tx.selectFrom('lottery_draw').selectAll().where('slot_id', '=', slotId).forUpdate().executeTakeFirst();
}

/** The draw stays as it is until the transaction ends; others may enter beside. */
function holdDraw(tx: Tx, slotId: string): Promise<DrawRow | undefined> {
  return (
    tx
      .selectFrom('lottery_draw')
      .selectAll()
      .where('slot_id', '=', slotId)
      // MariaDB knows no FOR SHARE; this is the same in both.
      .modifyEnd(sql`LOCK IN SHARE MODE`)
      .executeTakeFirst()
  );
}

const slotsFromQuery = (reader: Reader, serviceId: string, fromOn: string) =>
  reader.selectFrom('slot').select('id').where('service_id', '=', serviceId).where('on_day', '>=', fromOn);

/** Slots of a service whose draws take entries, by id. */
export async function openDrawsOf(reader: Reader, serviceId: string, fromOn: string): Promise<string[]> {
  const slots = await slotsFromQuery(reader, serviceId, fromOn).execute();
  const draws = await findDraws(
    reader,
    slots.map(({ id }) => id),
  );
  return [...draws.values()].flatMap(({ slot_id: id, state }) => (state === 'open' ? [id] : [])).sort();
}

/** The guards of a draw; a test passes others, to prove that it would notice. */
export const drawLocks = { lockDraw, holdDraw };
export type DrawLocks = typeof drawLocks;

/** False where the slot has its draw already. */
export async function insertDraw(tx: Tx, row: Insertable<lottery_draw>): Promise<boolean> {
  const done = await tx.insertInto('lottery_draw').ignore().values(row).executeTakeFirst();
  return (done.numInsertedOrUpdatedRows ?? 0n) === 1n;
}

export async function changeDraw(tx: Tx, slotId: string, change: Partial<DrawRow>): Promise<void> {
  await tx.updateTable('lottery_draw').set(change).where('slot_id', '=', slotId).execute();
}

export async function findRules(reader: Reader, serviceId: string): Promise<RulesRow | undefined> {
  return reader.selectFrom('service_lottery').selectAll().where('service_id', '=', serviceId).executeTakeFirst();
}

export async function putRules(tx: Tx, row: RulesRow): Promise<void> {
  const { service_id: _id, ...rest } = row;
  await tx.insertInto('service_lottery').values(row).onDuplicateKeyUpdate(rest).execute();
}

const lotteryServicesQuery = (reader: Reader, afterId: string, limit: number) =>
  reader
    .selectFrom('service')
    .select('id')
    .where('allocation', '=', 'lottery')
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit);

/** Services that draw, page by page. */
export const listLotteryServices = (reader: Reader, afterId: string, limit: number) =>
  lotteryServicesQuery(reader, afterId, limit).execute();

const undrawnQuery = (reader: Reader, serviceId: string, fromOn: string, limit: number) =>
  reader
    .selectFrom('slot as s')
    .leftJoin('lottery_draw as d', 'd.slot_id', 's.id')
    .select('s.id')
    .where('s.service_id', '=', serviceId)
    .where('s.on_day', '>=', fromOn)
    .where('s.allocation', 'is', null)
    .where('s.state', '=', 'open')
    .where('d.slot_id', 'is', null)
    .orderBy('s.on_day')
    .orderBy('s.start_at')
    .limit(limit);

/** Slots of a service that draws, without a draw yet. */
export const listUndrawn = (reader: Reader, serviceId: string, fromOn: string, limit: number) =>
  undrawnQuery(reader, serviceId, fromOn, limit).execute();

export type After = readonly [Date, string] | null;

/** Draws at some centres, the last to close first. */
export function drawsOfCentresQuery(reader: Reader, centreIds: readonly string[], after: After, limit: number) {
  let query = reader.selectFrom('lottery_draw').selectAll().where('centre_id', 'in', centreIds);
  if (after !== null) {
    const [at, id] = after;
    query = query.where((is) =>
      is.or([is('closes_at', '<', at), is.and([is('closes_at', '=', at), is('slot_id', '<', id)])]),
    );
  }
  return query.orderBy('closes_at', 'desc').orderBy('slot_id', 'desc').limit(limit);
}

export interface CountRow {
  slot_id: string;
  entries: number;
  people: number;
}

/** How many have entered, of draws whose lists are open or fixed. */
export async function countEntries(
  reader: Reader,
  slotIds: readonly string[],
): Promise<Map<string, { entries: number; people: number }>> {
  if (slotIds.length === 0) return new Map();
  const rows = await reader
    .selectFrom('lottery_entry')
    .select((eb) => [
      'slot_id',
      eb.fn.countAll<number>().as('entries'),
      eb.fn.sum<number | null>('party_size').as('people'),
    ])
    .where('slot_id', 'in', [...slotIds])
    .where('state', '!=', 'withdrawn')
    .groupBy('slot_id')
    .execute();
  return new Map(rows.map((row) => [row.slot_id, { entries: Number(row.entries), people: Number(row.people ?? 0) }]));
}

export interface ValueRow {
  slot_id: string;
  person_id: string;
  account_id: string;
  value: string;
  entered_at: Date;
}

export async function listValues(reader: Reader, slotIds: readonly string[]): Promise<ValueRow[]> {
  if (slotIds.length === 0) return [];
  return reader
    .selectFrom('lottery_value')
    .selectAll()
    .where('slot_id', 'in', [...slotIds])
    .orderBy('slot_id')
    .orderBy('entered_at')
    .execute();
}

/** One value a person; they may correct theirs until two agree. */
export async function putValue(tx: Tx, row: ValueRow): Promise<void> {
  const { account_id, value, entered_at } = row;
  await tx.insertInto('lottery_value').values(row).onDuplicateKeyUpdate({ account_id, value, entered_at }).execute();
}

export const setAllocationOf = async (
  tx: Tx,
  serviceId: string,
  allocation: 'first_come' | 'lottery',
): Promise<void> => {
  await tx.updateTable('service').set({ allocation }).where('id', '=', serviceId).execute();
};

const sampleAt = new Date('2026-11-28T10:00:00.000Z');

export const drawQueries = {
  'lottery.services': (db: Db) => lotteryServicesQuery(db, '', 50),
  'lottery.openDraws': (db: Db) => slotsFromQuery(db, 'svc', '2026-01-01'),
  'lottery.undrawn': (db: Db) => undrawnQuery(db, 'svc', '2026-01-01', 50),
  'lottery.list': (db: Db) => drawsOfCentresQuery(db, ['ctr'], [sampleAt, ''], 20),
};
