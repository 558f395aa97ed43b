import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import { limits } from '../../../shared/limits';
import { atMinute, civilDay } from '../../../shared/time/civil';
import type { Reader } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import { auditAsk } from '../audit';
import { lockPerson } from '../identity';
import type { HouseholdDeps } from './deps';
import { mayOfResidence } from './policy';
import {
  countFiledSince,
  findLastResidence,
  insertResidence,
  lockLiveResidence,
  stepResidence,
} from './residence-store';
import { residenceView } from './view';

type Mine = Reply<'residence.mine'>;

export async function mine(
  deps: HouseholdDeps,
  ask: Ask<'residence.mine' | 'residence.file' | 'residence.withdraw'>,
): Promise<Mine> {
  return myResidence(deps, deps.db, ask.actor.personId);
}

async function myResidence(deps: HouseholdDeps, reader: Reader, personId: string): Promise<Mine> {
  const row = await findLastResidence(reader, personId);
  if (row === undefined) return { residence: null, may: mayOfResidence(null) };
  const names = await deps.grid.areaNames([row.area_code]);
  return { residence: residenceView(deps.vault, row, names), may: mayOfResidence(row.state) };
}

/** A village or community: twelve digits. */
const villageDigits = 12;

/**
 * Says where somebody lives, to be checked. Whoever moves files anew, which ends the address before: one person lives in
 * one place, and the unique key on the person says so to the database.
 */
export async function file(deps: HouseholdDeps, ask: Ask<'residence.file'>): Promise<Mine> {
  const { actor, now } = ask;
  const { areaCode, gridCode, detail } = ask.body;
  const known = await deps.grid.areaNames(gridCode === undefined ? [areaCode] : [areaCode, gridCode]);
  const gridFits = gridCode === undefined || (known.has(gridCode) && gridCode.startsWith(areaCode));
  if (areaCode.length !== villageDigits || !known.has(areaCode) || !gridFits) ask.refuse('residence.area_unknown');
  const id = newId('rsd');
  const sealed = deps.vault.seal({ column: 'residence.detail', rowId: id }, detail);
  await ask.write(async (tx) => {
    await lockPerson(tx, actor.personId);
    const today = atMinute(civilDay(now), 0);
    if ((await countFiledSince(tx, actor.personId, today)) >= limits.filingsPerDay) ask.refuse('residence.too_many');
    const before = await lockLiveResidence(tx, actor.personId);
    if (before !== undefined) {
      const state = before.state === 'confirmed' ? 'ended' : 'withdrawn';
      await stepResidence(tx, before.id, before.state, { state, at: now, by: actor.accountId });
    }
    await insertResidence(tx, {
      id,
      person_id: actor.personId,
      filed_by: actor.accountId,
      area_code: areaCode,
      grid_code: gridCode ?? null,
      detail_sealed: sealed.text,
      detail_key: sealed.keyId,
      state: 'filed',
      prior_state: 'new',
      live_key: '',
      filed_at: now,
    });
    await auditAsk(tx, ask, 'residence', id, { areaCode, ended: before?.id ?? null });
  });
  return myResidence(deps, deps.db, actor.personId);
}

/** Takes back what waits, ends what was confirmed. */
export async function withdraw(deps: HouseholdDeps, ask: Ask<'residence.withdraw'>): Promise<Mine> {
  const { actor, now } = ask;
  await ask.write(async (tx) => {
    const live = await lockLiveResidence(tx, actor.personId);
    if (live === undefined) ask.refuse('residence.none');
    const state = live.state === 'confirmed' ? 'ended' : 'withdrawn';
    await stepResidence(tx, live.id, live.state, { state, at: now, by: actor.accountId });
    await auditAsk(tx, ask, 'residence', live.id, { state });
  });
  return myResidence(deps, deps.db, actor.personId);
}
