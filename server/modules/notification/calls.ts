import type { Ask, Grant } from '../../http/ask';
import type { Db, Tx } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import { decodeCursor, pageOf } from '../../kernel/pages';
import type { InboxKind } from '../../../shared/enums';
import type { ItemOf, Reply } from '../../../shared/contract/types';
import { auditAsk } from '../audit';
import { findPeople, maskName } from '../identity';
import * as store from './call-store';
import { publish } from './publish';
import { decideCallEnd, heldBy, mayEnd, mayTake, takenMinutes, type CallFacts } from './rules';

/** Which centres somebody works for, and what centres are called; centres stand to the right of this module. */
export interface CallDeps {
  db: Db;
  centre: {
    centreScope(grants: readonly Grant[]): Promise<string[]>;
    centresOf(ids: string[]): Promise<ReadonlyMap<string, { name: string }>>;
  };
}

export interface CallWanted {
  personId: string;
  centreId: string;
  reason: InboxKind;
  facts: Record<string, string>;
  /** When the person should know at the latest; a day from now unless said. */
  toldBy?: Date;
  /** Names the news, where asking twice must not make two calls. */
  cause?: string;
  at: Date;
}

const usualHours = 24;

/** Asks the centre's staff to call a person, in the transaction that has the news. */
export async function askToCall(tx: Tx, wanted: CallWanted): Promise<void> {
  const { personId, centreId, reason, facts, at } = wanted;
  const id = newId('cal');
  await store.insertCall(tx, {
    id,
    person_id: personId,
    centre_id: centreId,
    reason,
    facts: JSON.stringify(facts),
    state: 'open',
    cause: wanted.cause ?? id,
    due_at: at,
    told_by_at: wanted.toldBy ?? new Date(at.getTime() + usualHours * 3_600_000),
    created_at: at,
  });
  await publish(tx, { topic: `centre:${centreId}` }, at);
}

const factsOf = (row: store.CallRow): CallFacts => ({
  state: row.state,
  dueAt: row.due_at,
  takenBy: row.taken_by,
  takenUntil: row.taken_until,
});

export async function listCalls(deps: CallDeps, ask: Ask<'call.list'>): Promise<Reply<'call.list'>> {
  const { cursor, limit, centreId, state } = ask.query;
  const all = await deps.centre.centreScope(ask.actor.grants);
  const centreIds = centreId === undefined ? all : all.filter((id) => id === centreId);
  if (centreIds.length === 0) ask.refuse('not_found');
  const last = decodeCursor(cursor, ['number', 'string']);
  const after = last === null ? null : { toldByAt: new Date(last[0]), id: last[1] };
  const [rows, overdue] = await Promise.all([
    store.listCalls(deps.db, { centreIds, state, after, limit: limit + 1 }),
    store.countOverdue(deps.db, centreIds, ask.now),
  ]);
  const views = new Map((await viewsOf(deps, rows, ask)).map((view) => [view.id, view]));
  const page = pageOf(
    rows,
    limit,
    (row) => views.get(row.id) as ItemOf<'call.list'>,
    (row) => [row.told_by_at.getTime(), row.id],
  );
  return { ...page, overdue };
}

export async function takeCall(deps: CallDeps, ask: Ask<'call.take'>): Promise<Reply<'call.take'>> {
  const { accountId } = ask.actor;
  const row = await findMine(deps, ask);
  if (row === undefined) return ask.refuse('not_found');
  if (row.state === 'done') ask.refuse('call.done');
  if (!mayTake(factsOf(row), accountId, ask.now)) ask.refuse('call.taken');
  await ask.write(async (tx) => {
    const until = new Date(ask.now.getTime() + takenMinutes * 60_000);
    if (!(await store.takeCall(tx, row.id, accountId, ask.now, until))) ask.refuse('call.taken');
    await auditAsk(tx, ask, 'call', row.id, { centreId: row.centre_id });
    await publish(tx, { topic: `centre:${row.centre_id}` }, ask.now);
  });
  return oneCall(deps, ask, row);
}

export async function finishCall(deps: CallDeps, ask: Ask<'call.finish'>): Promise<Reply<'call.finish'>> {
  const { accountId } = ask.actor;
  const { outcome } = ask.body;
  const row = await findMine(deps, ask);
  if (row === undefined) return ask.refuse('not_found');
  if (row.state === 'done') ask.refuse('call.done');
  if (!mayEnd(factsOf(row), accountId, ask.now)) ask.refuse('call.not_mine');
  const { again } = decideCallEnd(outcome, row.tries, ask.now);
  await ask.write(async (tx) => {
    if (!(await store.finishCall(tx, row.id, { accountId, outcome, again, now: ask.now }))) ask.refuse('call.not_mine');
    await auditAsk(tx, ask, 'call', row.id, { outcome, again: again !== null });
    await publish(tx, { topic: `centre:${row.centre_id}` }, ask.now);
  });
  return oneCall(deps, ask, row);
}

type CallAsk = Ask<'call.take'> | Ask<'call.finish'>;

const findMine = async (deps: CallDeps, ask: CallAsk) =>
  store.findCall(deps.db, ask.params.callId, await deps.centre.centreScope(ask.actor.grants));

async function oneCall(deps: CallDeps, ask: CallAsk, row: store.CallRow): Promise<ItemOf<'call.list'>> {
  const after = await store.findCall(deps.db, row.id, [row.centre_id]);
  const [view] = await viewsOf(deps, [after ?? row], ask);
  if (view === undefined) throw new Error('One row makes one view');
  return view;
}

async function viewsOf(
  deps: CallDeps,
  rows: readonly store.CallRow[],
  { actor, now }: { actor: { accountId: string }; now: Date },
): Promise<ItemOf<'call.list'>[]> {
  const [people, centres] = await Promise.all([
    findPeople(deps.db, [...new Set(rows.map((row) => row.person_id))]),
    deps.centre.centresOf([...new Set(rows.map((row) => row.centre_id))]),
  ]);
  return rows.map((row) => {
    const facts = factsOf(row);
    const holder = heldBy(facts, now);
    return {
      id: row.id,
      personId: row.person_id,
      personName: maskName(people.get(row.person_id)?.name ?? null),
      centreId: row.centre_id,
      centreName: centres.get(row.centre_id)?.name ?? '',
      reason: row.reason,
      facts: JSON.parse(row.facts) as Record<string, string>,
      state: row.state,
      dueAt: row.due_at.toISOString(),
      toldByAt: row.told_by_at.toISOString(),
      overdue: row.state === 'open' && row.told_by_at < now,
      tries: row.tries,
      heldBy: holder === null ? 'nobody' : holder === actor.accountId ? 'me' : 'colleague',
      heldUntil: holder === null ? null : (row.taken_until?.toISOString() ?? null),
      outcome: row.outcome,
      endedAt: row.ended_at?.toISOString() ?? null,
      may: { take: mayTake(facts, actor.accountId, now), finish: mayEnd(facts, actor.accountId, now) },
    };
  });
}
