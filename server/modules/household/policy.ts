import type { ResidenceState } from '../../../shared/enums';

export interface MemberFacts {
  personId: string;
  addedBy: string;
  isChild: boolean;
  hasWechat: boolean;
}

/** Children of the one who asks: those for whom they act as guardian now. */
export interface Asker {
  personId: string;
  wards: ReadonlySet<string>;
}

/** One leaves oneself; others are taken out by whoever added them, children by their guardian. */
export const mayRemove = (asker: Asker, member: MemberFacts): boolean =>
  member.personId === asker.personId ||
  (member.isChild ? asker.wards.has(member.personId) : member.addedBy === asker.personId);

export function mayOfMember(asker: Asker, member: MemberFacts, mayAskStaff: boolean) {
  const other = member.personId !== asker.personId;
  return {
    remove: mayRemove(asker, member),
    inviteGuardian: member.isChild && asker.wards.has(member.personId),
    /** Somebody grown without WeChat: staff hears their yes. */
    askInPerson: other && !member.isChild && !member.hasWechat && mayAskStaff,
    beProxy: other && !member.isChild && member.hasWechat,
  };
}

export const mayOfResidence = (state: ResidenceState | null) => ({
  file: true,
  withdraw: state === 'filed' || state === 'confirmed',
});

/** Nobody decides about themselves or those they live with. */
export const mayDecideOn = (deciderFamily: ReadonlySet<string>, personIds: readonly string[]): boolean =>
  !personIds.some((personId) => deciderFamily.has(personId));
