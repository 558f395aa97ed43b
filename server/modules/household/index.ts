import type { ActScope } from '../../../shared/enums';
import type { Actor, Grant, HandlersOf } from '../../http/ask';
import type { JobHandler, Schedule } from '../../jobs';
import type { Reader } from '../../kernel/db';
import { addChild } from './add-child';
import * as answering from './answer';
import { askInPerson, withdrawRequest } from './ask-in-person';
import * as consents from './check-consent';
import * as ending from './end-consent';
import * as residences from './check-residence';
import type { HouseholdDeps } from './deps';
import * as family from './family';
import { familyQueries } from './family-store';
import { invite, withdrawInvitation } from './invite';
import { invitationQueries } from './invitation-store';
import { householdJobs, householdSchedules } from './jobs';
import { isInForce, powerQueries } from './power-store';
import * as proxies from './proxy';
import { remove } from './remove';
import { requestQueries } from './request-store';
import * as residence from './residence';
import { residenceQueries } from './residence-store';
import { waitingCase } from './waiting-case';

export { familyOf, peopleIMayActFor, whomIMayActFor } from './family';
export {
  findHouseholdOf as householdOf,
  findHouseholdsOf as householdsOf,
  listMembers as membersOf,
} from './family-store';
export { noteRecord } from './bind';
export { addressOf, eraseOf, exportOf, sealedFields } from './own-data';
export { findActorsFor as whoMayActFor, isGuardian, lockActorsFor } from './power-store';
export { findConfirmedArea as residentArea, findConfirmedAreas as residentAreas } from './residence-store';
export type { HouseholdDeps } from './deps';

/**
 * Whether somebody may do this for a person: for themselves always, for others as guardian or proxy. One indexed query,
 * each time; what is taken back is refused from the next request on.
 */
export async function mayActFor(
  reader: Reader,
  actorPersonId: string,
  beneficiaryId: string,
  scope: ActScope,
  now: Date,
): Promise<boolean> {
  return actorPersonId === beneficiaryId || isInForce(reader, actorPersonId, beneficiaryId, scope, now);
}

export interface Household {
  handlers: HandlersOf<'residence' | 'family' | 'familyInvite' | 'agreement' | 'proxy'>;
  jobs: Record<string, JobHandler>;
  schedules: Schedule[];
  /** The role in which somebody has to check something for a person; null: nothing waits for them. */
  waitingCase(actor: Pick<Actor, 'grants' | 'personId'>, personId: string): Promise<Grant | null>;
}

/** Where people live, with whom, and who may act for whom. */
export function openHousehold(deps: HouseholdDeps): Household {
  return {
    handlers: {
      'residence.mine': (ask) => residence.mine(deps, ask),
      'residence.file': (ask) => residence.file(deps, ask),
      'residence.withdraw': (ask) => residence.withdraw(deps, ask),
      'residence.waiting': (ask) => residences.waiting(deps, ask),
      'residence.open': (ask) => residences.open(deps, ask),
      'residence.decide': (ask) => residences.decide(deps, ask),
      'family.get': (ask) => family.get(deps, ask),
      'family.list': (ask) => family.list(deps, ask),
      'family.invite': (ask) => invite(deps, ask),
      'family.addChild': (ask) => addChild(deps, ask),
      'family.askInPerson': (ask) => askInPerson(deps, ask),
      'family.withdrawRequest': (ask) => withdrawRequest(deps, ask),
      'family.remove': (ask) => remove(deps, ask),
      'familyInvite.open': (ask) => answering.open(deps, ask),
      'familyInvite.answer': (ask) => answering.answer(deps, ask),
      'familyInvite.withdraw': (ask) => withdrawInvitation(deps, ask),
      'agreement.waiting': (ask) => consents.waiting(deps, ask),
      'agreement.open': (ask) => consents.open(deps, ask),
      'agreement.decide': (ask) => consents.decide(deps, ask),
      'agreement.inForce': (ask) => ending.inForce(deps, ask),
      'agreement.end': (ask) => ending.end(deps, ask),
      'proxy.give': (ask) => proxies.give(deps, ask),
      'proxy.end': (ask) => proxies.end(deps, ask),
      'proxy.inArea': (ask) => proxies.inArea(deps, ask),
      'proxy.stop': (ask) => proxies.stop(deps, ask),
    },
    jobs: householdJobs(deps),
    schedules: householdSchedules,
    waitingCase: (actor, personId) => waitingCase(deps, actor, personId),
  };
}

export const listQueries = {
  ...residenceQueries,
  ...familyQueries,
  ...powerQueries,
  ...invitationQueries,
  ...requestQueries,
};
