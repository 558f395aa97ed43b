import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import type { Tx } from '../../kernel/db';
import { auditAsk } from '../audit';
import { foundToken, readFound } from '../booking';
import { accountsOfPeople, findPeople, hasAccount, lockPerson, workersAt } from '../identity';
import { isPerson, tellAccounts } from '../resource';
import type { FacilityDeps } from './deps';
import { resourceView } from './resources';
import { assertCentre, resourceOf } from './scope';
import { changeResource, type ResourceRow } from './store';

/**
 * Who works or helps at a centre now. Whoever does neither, such as a talent from the neighbourhood, is found by their
 * telephone number with `deskBooking.find`: nobody leafs through the people of a city.
 */
export async function colleagues(
  deps: FacilityDeps,
  ask: Ask<'resource.colleagues'>,
): Promise<Reply<'resource.colleagues'>> {
  const centreId = await assertCentre(deps, ask);
  const workers = await workersAt(deps.db, centreId, ask.now);
  const people = await findPeople(deps.db, [...workers.keys()]);
  const items = [...workers].map(([personId, roles]) => ({
    found: foundToken(deps.secret, ask.actor.accountId, personId, ask.now),
    personName: people.get(personId)?.name ?? '',
    roles,
  }));
  return { items: items.sort((a, b) => a.personName.localeCompare(b.personName, 'zh-CN')) };
}

/**
 * Says whose account somebody on the list has. Only who was found lately, by who links them; only somebody with an account,
 * since nobody else could be told. Another link takes the place of an earlier one. Of two colleagues the second is told of
 * the first. Locks the person, then the row: whoever is being forgotten is not linked.
 */
export async function link(deps: FacilityDeps, ask: Ask<'resource.link'>): Promise<Reply<'resource.link'>> {
  const row = await resourceOf(deps, ask);
  const { found, version } = ask.body;
  const personId = readFound(deps.secret, ask.actor.accountId, found, ask.now);
  if (personId === null) return ask.refuse('deskBooking.found_expired');
  const centre = await nameOf(deps, row.centre_id);
  await ask.write(async (tx) => {
    await (deps.lockLinked ?? lockPerson)(tx, personId);
    if (!isPerson(row.kind)) return ask.refuse('resource.not_somebody');
    if (!(await hasAccount(tx, personId))) return ask.refuse('resource.no_account');
    if (!(await changeResource(tx, { id: row.id, version }, { person_id: personId }))) {
      return ask.refuse('resource.changed');
    }
    if (row.person_id !== personId) {
      await tell(tx, deps, row, { centre, kind: 'duty_unlinked', personId: row.person_id, at: ask.now });
      await tell(tx, deps, row, { centre, kind: 'duty_linked', personId, at: ask.now });
    }
    await auditAsk(tx, ask, 'resource', row.id, { personId, was: row.person_id });
  });
  return resourceView(deps, row.centre_id, row.id);
}

/** Takes the account away again. Of two colleagues the second is told of the first. */
export async function unlink(deps: FacilityDeps, ask: Ask<'resource.unlink'>): Promise<Reply<'resource.unlink'>> {
  const row = await resourceOf(deps, ask);
  const { version } = ask.body;
  const centre = await nameOf(deps, row.centre_id);
  await ask.write(async (tx) => {
    if (row.version !== version) return ask.refuse('resource.changed');
    if (row.person_id === null) return ask.refuse('resource.not_linked');
    if (!(await changeResource(tx, { id: row.id, version }, { person_id: null }))) {
      return ask.refuse('resource.changed');
    }
    await tell(tx, deps, row, { centre, kind: 'duty_unlinked', personId: row.person_id, at: ask.now });
    await auditAsk(tx, ask, 'resource', row.id, { was: row.person_id });
  });
  return resourceView(deps, row.centre_id, row.id);
}

const nameOf = async ({ centre }: Pick<FacilityDeps, 'centre'>, id: string): Promise<string> =>
  (await centre.centresOf([id])).get(id)?.name ?? '';

interface News {
  /** Its name. */
  centre: string;
  kind: 'duty_linked' | 'duty_unlinked';
  personId: string | null;
  at: Date;
}

/** Whoever was linked by mistake learns it at once, and whom to call. */
async function tell(tx: Tx, deps: FacilityDeps, row: ResourceRow, { centre, kind, personId, at }: News): Promise<void> {
  if (personId === null) return;
  const accounts = await accountsOfPeople(tx, [personId]);
  const facts = { name: row.name, centre };
  const notices = (accounts.get(personId) ?? []).map((accountId) => ({ accountId, kind, facts, at }));
  await tellAccounts(tx, deps, notices, at);
}
