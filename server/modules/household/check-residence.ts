import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import { ageOn, civilDay } from '../../../shared/time/civil';
import { openReasons } from '../../../shared/words/open-reasons';
import { decodeCursor, pageOf } from '../../kernel/pages';
import { auditAsk } from '../audit';
import { accountsOfPeople, findPeople, maskName } from '../identity';
import type { HouseholdDeps } from './deps';
import { familyOf } from './family';
import { mayDecideOn } from './policy';
import { findResidenceIn, stepResidence, waitingResidences } from './residence-store';
import { coverOf, neighbourAreas } from './scope';
import { residenceView } from './view';

/** Addresses that wait in the areas of whoever asks. */
export async function waiting(deps: HouseholdDeps, ask: Ask<'residence.waiting'>): Promise<Reply<'residence.waiting'>> {
  const { cursor, limit } = ask.query;
  const values = decodeCursor(cursor, ['number', 'string']);
  const after = values === null ? null : ([new Date(values[0]), values[1]] as const);
  const areas = await neighbourAreas(deps, ask.actor);
  const rows = await waitingResidences(deps.db, areas, after, limit + 1).execute();
  const [names, people, own] = await Promise.all([
    deps.grid.areaNames(rows.map((row) => row.area_code)),
    findPeople(deps.db, [...new Set(rows.map((row) => row.person_id))]),
    familyOf(deps.db, ask.actor.personId),
  ]);
  return pageOf(
    rows,
    limit,
    (row) => ({
      id: row.id,
      personName: maskName(people.get(row.person_id)?.name ?? null) ?? '',
      areaName: names.get(row.area_code)?.path ?? row.area_code,
      filedAt: row.filed_at.toISOString(),
      may: { decide: mayDecideOn(own, [row.person_id]) },
    }),
    (row) => [row.filed_at.getTime(), row.id],
  );
}

/** The whole address, for the one who checks it. Whose it is can read later who looked. */
export async function open(deps: HouseholdDeps, ask: Ask<'residence.open'>): Promise<Reply<'residence.open'>> {
  const { actor, now } = ask;
  const row = await findResidenceIn(deps.db, ask.params.residenceId, await neighbourAreas(deps, actor));
  // What was decided is no longer the business of those who check.
  if (row?.state !== 'filed') ask.refuse('not_found');
  await ask.write(async (tx) => {
    await deps.noteAccess(tx, {
      ...coverOf(actor, row.area_code),
      personId: row.person_id,
      actorAccountId: actor.accountId,
      what: ['name', 'address'],
      reason: openReasons.residence,
      at: now,
    });
    await auditAsk(tx, ask, 'residence', row.id);
  });
  const [names, people, own] = await Promise.all([
    deps.grid.areaNames([row.area_code]),
    findPeople(deps.db, [row.person_id]),
    familyOf(deps.db, actor.personId),
  ]);
  const person = people.get(row.person_id);
  return {
    ...residenceView(deps.vault, row, names),
    personId: row.person_id,
    personName: person?.name ?? '',
    age: person?.bornOn == null ? null : ageOn(person.bornOn, civilDay(now)),
    may: { decide: mayDecideOn(own, [row.person_id]) },
  };
}

/** Confirms or refuses; of two who decide at once one does, and nobody does it for their own family. */
export async function decide(deps: HouseholdDeps, ask: Ask<'residence.decide'>): Promise<Reply<'residence.decide'>> {
  const { actor, now } = ask;
  const { decision, reason } = ask.body;
  const row = await findResidenceIn(deps.db, ask.params.residenceId, await neighbourAreas(deps, actor));
  if (row === undefined) ask.refuse('not_found');
  if (!mayDecideOn(await familyOf(deps.db, actor.personId), [row.person_id])) ask.refuse('residence.own_family');
  if (decision === 'refuse' && reason === undefined) ask.refuse('residence.reason_needed');
  const state = decision === 'confirm' ? 'confirmed' : 'refused';
  const names = await deps.grid.areaNames([row.area_code]);
  await ask.write(async (tx) => {
    const moved = await stepResidence(tx, row.id, 'filed', { state, at: now, by: actor.accountId, reason });
    if (!moved) ask.refuse('residence.decided');
    await auditAsk(tx, ask, 'residence', row.id, { state });
    const accounts = (await accountsOfPeople(tx, [row.person_id])).get(row.person_id) ?? [];
    for (const accountId of accounts) {
      await deps.notify(tx, {
        accountId,
        kind: decision === 'confirm' ? 'residence_confirmed' : 'residence_refused',
        facts: { place: names.get(row.area_code)?.name ?? '', ...(reason === undefined ? {} : { reason }) },
        at: now,
      });
    }
  });
  return { done: true };
}
