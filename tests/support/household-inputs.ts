import type { RightInputs } from './right-inputs';
import type { Things } from './things';

type HouseholdRoute = Extract<
  keyof RightInputs,
  `${'residence' | 'family' | 'familyInvite' | 'agreement' | 'proxy'}.${string}`
>;

const nothing = {};
const blank = { params: nothing, query: nothing, body: nothing };
const textVersion = '2026-11' as const;
const scopes = ['view' as const];

/** The part of the right requests that is about homes and families. */
export const householdInputs = (things: Things): Pick<RightInputs, HouseholdRoute> => {
  const { areaCode, residenceId, memberId, proxyId, inviteId, requestId, consentId, agreedId } = things;
  return {
    'residence.mine': { ...blank, of: 'asker' },
    'residence.file': { ...blank, of: 'asker', body: { areaCode, detail: '永福里 20 号' } },
    'residence.withdraw': { ...blank, of: 'asker' },
    'residence.waiting': { ...blank, of: 'asker' },
    'residence.open': { ...blank, of: 'scope', showsNames: true, params: { residenceId } },
    'residence.decide': { ...blank, of: 'scope', params: { residenceId }, body: { decision: 'confirm' } },
    'family.get': { ...blank, of: 'asker' },
    'family.list': { ...blank, of: 'asker' },
    'family.invite': { ...blank, of: 'asker', body: { kind: 'member', relation: 'parent' } },
    'family.addChild': {
      ...blank,
      of: 'asker',
      body: { name: '林一诺', bornOn: '2019-05-04', relation: 'child', textVersion },
    },
    'family.askInPerson': { ...blank, of: 'asker', body: { name: '陈秀兰', relation: 'parent', textVersion } },
    'family.withdrawRequest': { ...blank, of: 'owner', params: { requestId } },
    'family.remove': { ...blank, of: 'owner', params: { memberId } },
    'familyInvite.open': { ...blank, of: 'everybody', body: { code: 'ABCD2345' } },
    'familyInvite.answer': { ...blank, of: 'everybody', body: { code: 'ABCD2345', answer: 'no', textVersion } },
    'familyInvite.withdraw': { ...blank, of: 'owner', params: { inviteId } },
    'agreement.waiting': { ...blank, of: 'asker' },
    'agreement.open': { ...blank, of: 'scope', showsNames: true, params: { requestId: consentId } },
    'agreement.decide': {
      ...blank,
      of: 'scope',
      params: { requestId: consentId },
      body: { decision: 'confirm', method: 'on_site' },
    },
    'agreement.inForce': { ...blank, of: 'asker' },
    'agreement.end': { ...blank, of: 'scope', params: { requestId: agreedId }, body: { reason: '本人要求' } },
    'proxy.give': { ...blank, of: 'owner', body: { memberId, scopes, lastOn: '2027-06-30', textVersion } },
    'proxy.end': { ...blank, of: 'owner', params: { proxyId } },
    'proxy.inArea': { ...blank, of: 'asker' },
    'proxy.stop': { ...blank, of: 'scope', params: { proxyId }, body: { reason: '本人要求' } },
  };
};
