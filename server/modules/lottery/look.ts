import type { Ask } from '../../http/ask';
import { decodeCursor, pageOf } from '../../kernel/pages';
import type { ItemOf, Reply } from '../../../shared/contract/types';
import type { Reader } from '../../kernel/db';
import { mayActFor, whomIMayActFor } from '../household';
import { findPeople, peopleOfAccounts } from '../identity';
import { drawList, listFile, listHashOf, listVersion, type List, type Result } from './drawing';
import type { LotteryDeps } from './deps';
import { entriesOf, listed, mineQuery, unitPeopleOf } from './entry-store';
import { countEntries, findDraw, findDraws, type DrawRow, type EntryRow } from './store';
import { drawView, entryView, mayEnter, type Around, type DrawView, type EntryView } from './view';

interface Viewer {
  now: Date;
  actor: { personId: string };
}

/** What stands around some draws, in three reads however many. A draw whose slot is gone is left out. */
export async function aroundOf(deps: LotteryDeps, draws: readonly DrawRow[]): Promise<Map<string, Around>> {
  const [slots, services, counts] = await Promise.all([
    deps.capacity.findSlots(
      deps.db,
      draws.map((draw) => draw.slot_id),
    ),
    deps.centre.servicesOf(draws.map((draw) => draw.service_id)),
    countEntries(
      deps.db,
      draws.map((draw) => draw.slot_id),
    ),
  ]);
  return new Map(
    draws.flatMap((draw) => {
      const slot = slots.get(draw.slot_id);
      const service = services.get(draw.service_id);
      const around = { slot, service, counts: counts.get(draw.slot_id) ?? { entries: 0, people: 0 } };
      return slot === undefined || service === undefined ? [] : [[draw.slot_id, { ...around, slot, service }] as const];
    }),
  );
}

/** The draw of a slot with what is published of it, and what the asker has in it. */
export async function get(deps: LotteryDeps, ask: Ask<'lottery.get'>): Promise<Reply<'lottery.get'>> {
  const draw = await findDraw(deps.db, ask.params.slotId);
  if (draw === undefined) ask.refuse('not_found');
  const around = (await aroundOf(deps, [draw])).get(draw.slot_id);
  if (around === undefined) ask.refuse('not_found');
  const { actor, now } = ask;
  return {
    ...drawView(draw, around),
    mine: actor === null ? null : await mineIn(deps, draw, { actor, now }),
    may: { enter: around.service.paused === null && mayEnter(draw, around.slot, now) },
  };
}

async function mineIn(deps: LotteryDeps, draw: DrawRow, viewer: Viewer): Promise<EntryView[]> {
  const people = [viewer.actor.personId, ...(await whomIMayActFor(deps.db, viewer.actor.personId, 'view', viewer.now))];
  const rows = await entriesOf(deps.db, draw.slot_id, people);
  return entryViews(deps, rows, new Map([[draw.slot_id, draw]]), viewer);
}

/** Entries as somebody sees them who may; their draws are given. */
export async function entryViews(
  deps: Pick<LotteryDeps, 'db'>,
  rows: readonly EntryRow[],
  draws: ReadonlyMap<string, DrawRow>,
  { now, actor }: Viewer,
): Promise<EntryView[]> {
  const [people, doers, units] = await Promise.all([
    findPeople(deps.db, [...new Set(rows.map((row) => row.beneficiary_id))]),
    peopleOfAccounts(deps.db, [...new Set(rows.map((row) => row.actor_account_id))]),
    unitPeopleOf(deps.db, rows),
  ]);
  const served = [...new Set(rows.map((row) => row.beneficiary_id))];
  const mayWithdraw = new Set<string>();
  for (const personId of served) {
    if (await mayActFor(deps.db, actor.personId, personId, 'cancel', now)) mayWithdraw.add(personId);
  }
  return rows.flatMap((row) => {
    const draw = draws.get(row.slot_id);
    if (draw === undefined) return [];
    const doer = doers.get(row.actor_account_id);
    return entryView(row, {
      draw,
      personName: people.get(row.beneficiary_id)?.name ?? null,
      enteredByName: doer === undefined || doer.personId === row.beneficiary_id ? null : (doer.name ?? ''),
      unitPeople: row.unit === null ? null : (units.get(`${row.slot_id} ${row.unit}`) ?? null),
      mayWithdraw: mayWithdraw.has(row.beneficiary_id),
      now,
    });
  });
}

export async function mine(deps: LotteryDeps, ask: Ask<'lottery.mine'>): Promise<Reply<'lottery.mine'>> {
  const { actor, now, query } = ask;
  const people = [actor.personId, ...(await whomIMayActFor(deps.db, actor.personId, 'view', now))];
  const mark = decodeCursor(query.cursor, ['number', 'string']);
  const after = mark === null ? null : ([new Date(mark[0]), mark[1]] as const);
  const rows = await mineQuery(deps.db, people, after, query.limit + 1).execute();
  const draws = await findDraws(deps.db, [...new Set(rows.map((row) => row.slot_id))]);
  const around = await aroundOf(deps, [...draws.values()]);
  const entries = new Map((await entryViews(deps, rows, draws, { actor, now })).map((view) => [view.id, view]));
  const drawOf = (row: EntryRow): DrawView => {
    const [draw, beside] = [draws.get(row.slot_id), around.get(row.slot_id)];
    if (draw === undefined || beside === undefined) throw new Error(`No draw ${row.slot_id} for an entry in it`);
    return drawView(draw, beside);
  };
  return pageOf(
    rows,
    query.limit,
    (row) => ({ entry: entries.get(row.id) as ItemOf<'lottery.mine'>['entry'], draw: drawOf(row) }),
    (row) => [row.start_at.getTime(), row.id],
  );
}

/** What was published, whole: the list from when it was fixed, secret, value and result once drawn. It names nobody. */
export async function file(deps: LotteryDeps, ask: Ask<'lottery.file'>): Promise<Reply<'lottery.file'>> {
  const draw = await findDraw(deps.db, ask.params.slotId);
  if (draw === undefined) ask.refuse('not_found');
  const { list_hash: listHash } = draw;
  if (listHash === null) ask.refuse('lottery.no_list');
  const list = await listOf(deps.db, draw);
  if (listHashOf(list) !== listHash) throw new Error(`The list of draw ${draw.slot_id} is not what was published`);
  return {
    beacon: { name: draw.beacon, on: draw.beacon_on, value: draw.value },
    commitment: draw.commitment,
    list: listFile(list),
    listHash,
    result: draw.seed === null ? null : resultOf(list, draw.seed),
    resultHash: draw.result_hash,
    secret: draw.secret,
    seed: draw.seed,
    version: listVersion,
  };
}

/** The list that was fixed, as its rows still say. */
export async function listOf(reader: Reader, draw: DrawRow): Promise<List> {
  return listFrom(draw, await listed(reader, draw.slot_id));
}

export function listFrom(draw: DrawRow, rows: readonly EntryRow[]): List {
  const units = new Map<number, EntryRow[]>();
  for (const row of rows) units.set(row.unit ?? 0, [...(units.get(row.unit ?? 0) ?? []), row]);
  return {
    draw: draw.slot_id,
    places: draw.places ?? 0,
    reserve: draw.reserve_max,
    units: [...units.values()].map((members) => ({
      members: members.map((row) => ({ people: row.party_size, token: row.token })),
      weight: members[0]?.weight ?? 1,
    })),
  };
}

const resultOf = (list: List, seed: string): Result => drawList(list, Buffer.from(seed, 'hex'));
