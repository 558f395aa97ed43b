import type { Ask } from '../../http/ask';
import type { ItemOf, Reply } from '../../../shared/contract/types';
import { ageOn, civilDay } from '../../../shared/time/civil';
import { isDuplicate, type Tx } from '../../kernel/db';
import { openReasons } from '../../../shared/words/open-reasons';
import { decodeCursor, pageOf } from '../../kernel/pages';
import { auditAsk } from '../audit';
import { findPeople, maskName, type Person } from '../identity';
import type { AreaName } from '../grid';
import { giveProxy, join } from './bind';
import type { HouseholdDeps } from './deps';
import { familyOf } from './family';
import { livingKey } from './family-store';
import { mayDecideOn } from './policy';
import { findRequestIn, settleRequest, waitingRequests, type RequestRow } from './request-store';
import { decideLastDay } from './rules';
import { coverOf, neighbourAreas } from './scope';
import { scopesOf } from './view';

/** People without WeChat whom staff of these areas is to see or call. */
export async function waiting(deps: HouseholdDeps, ask: Ask<'agreement.waiting'>): Promise<Reply<'agreement.waiting'>> {
  const { cursor, limit } = ask.query;
  const values = decodeCursor(cursor, ['number', 'string']);
  const after = values === null ? null : ([new Date(values[0]), values[1]] as const);
  const areas = await neighbourAreas(deps, ask.actor);
  const rows = await waitingRequests(deps.db, areas, after, limit + 1).execute();
  const around = await aroundOf(deps, rows, ask.actor.personId);
  return pageOf(
    rows,
    limit,
    (row) => viewOf(row, around, maskName),
    (row) => [row.asked_at.getTime(), row.id],
  );
}

/** The question in full, for the one who asks it. */
export async function open(deps: HouseholdDeps, ask: Ask<'agreement.open'>): Promise<Reply<'agreement.open'>> {
  const { actor, now } = ask;
  const row = await findRequestIn(deps.db, ask.params.requestId, await neighbourAreas(deps, actor));
  if (row?.state !== 'waiting') ask.refuse('not_found');
  await ask.write(async (tx) => {
    for (const personId of [row.person_id, row.asked_by]) {
      await deps.noteAccess(tx, {
        ...coverOf(actor, row.area_code),
        personId,
        actorAccountId: actor.accountId,
        what: ['name'],
        reason: openReasons.consent,
        at: now,
      });
    }
    await auditAsk(tx, ask, 'agreement_request', row.id);
  });
  const around = await aroundOf(deps, [row], actor.personId);
  const bornOn = around.people.get(row.person_id)?.bornOn ?? null;
  return {
    ...viewOf(row, around, (name) => name),
    askerId: row.asked_by,
    age: bornOn === null ? null : ageOn(bornOn, civilDay(now)),
    textVersion: row.text_version as Reply<'agreement.open'>['textVersion'],
  };
}

/** Records what the person said. A yes names how it was heard; nobody records it for their own family. */
export async function decide(deps: HouseholdDeps, ask: Ask<'agreement.decide'>): Promise<Reply<'agreement.decide'>> {
  const { actor, now, body } = ask;
  const row = await findRequestIn(deps.db, ask.params.requestId, await neighbourAreas(deps, actor));
  if (row === undefined) ask.refuse('not_found');
  if (!mayDecideOn(await familyOf(deps.db, actor.personId), [row.asked_by, row.person_id])) {
    ask.refuse('residence.own_family');
  }
  const yes = body.decision === 'confirm';
  if (yes && body.method === undefined) ask.refuse('agreement.method_needed');
  if (!yes && body.reason === undefined) ask.refuse('residence.reason_needed');
  const name = (await findPeople(deps.db, [row.person_id])).get(row.person_id)?.name ?? '';
  const work = async (tx: Tx) => {
    const state = yes ? 'confirmed' : 'refused';
    const settled = await settleRequest(tx, row.id, { state, at: now, by: actor.accountId, reason: body.reason });
    if (!settled) ask.refuse('agreement.decided');
    if (yes) await grant(tx, ask, row);
    await auditAsk(tx, ask, 'agreement_request', row.id, { state, method: body.method ?? null });
    await deps.notify(tx, {
      accountId: row.asker_account,
      kind: yes ? 'consent_confirmed' : 'consent_refused',
      facts: { name, ...(body.reason === undefined ? {} : { reason: body.reason }) },
      at: now,
    });
  };
  await ask.write(work).catch((error: unknown) => {
    if (isDuplicate(error, livingKey)) ask.refuse('family.in_another');
    throw error;
  });
  return { done: true };
}

async function grant(tx: Tx, ask: Ask<'agreement.decide'>, row: RequestRow): Promise<void> {
  const { actor, now, body } = ask;
  const said = {
    given_by: row.person_id,
    method: body.method ?? 'on_site',
    text_version: row.text_version,
    given_at: now,
    witness_id: actor.accountId,
    note: body.reason ?? null,
  };
  const { person_id: personId, relation, asked_by: addedBy } = row;
  if (row.household_id !== null) {
    const joined = await join(tx, { householdId: row.household_id, personId, relation, addedBy, said });
    if (!joined) ask.refuse('family.full');
  }
  const scopes = scopesOf(row);
  if (scopes.length === 0 || row.power_ends_on === null) return;
  if (!decideLastDay(row.power_ends_on, civilDay(now)).ok) ask.refuse('family.power_too_long');
  await giveProxy(tx, {
    actorId: addedBy,
    beneficiaryId: personId,
    scopes,
    lastOn: row.power_ends_on,
    said,
    endedBy: actor.accountId,
    areaCode: row.area_code,
  });
}

interface Around {
  people: ReadonlyMap<string, Person>;
  names: ReadonlyMap<string, AreaName>;
  own: ReadonlySet<string>;
}

async function aroundOf(deps: HouseholdDeps, rows: readonly RequestRow[], me: string): Promise<Around> {
  const [people, names, own] = await Promise.all([
    findPeople(deps.db, [...new Set(rows.flatMap((row) => [row.person_id, row.asked_by]))]),
    deps.grid.areaNames(rows.map((row) => row.area_code)),
    familyOf(deps.db, me),
  ]);
  return { people, names, own };
}

const viewOf = (
  row: RequestRow,
  { people, names, own }: Around,
  shown: (name: string | null) => string | null,
): ItemOf<'agreement.waiting'> => ({
  id: row.id,
  personName: shown(people.get(row.person_id)?.name ?? null) ?? '',
  askerName: shown(people.get(row.asked_by)?.name ?? null) ?? '',
  relation: row.relation,
  areaName: names.get(row.area_code)?.path ?? row.area_code,
  scopes: scopesOf(row),
  lastOn: row.power_ends_on,
  joins: row.household_id !== null,
  askedAt: row.asked_at.toISOString(),
  may: { decide: mayDecideOn(own, [row.asked_by, row.person_id]) },
});
