export const residenceStates = ['filed', 'confirmed', 'refused', 'withdrawn', 'ended'] as const;
export type ResidenceState = (typeof residenceStates)[number];

/** What somebody is to the one who adds them. */
export const relations = ['parent', 'spouse', 'child', 'grandparent', 'grandchild', 'sibling', 'other'] as const;
export type Relation = (typeof relations)[number];

/** What somebody may do for another: see their bookings, book, give a place back. */
export const actScopes = ['view', 'book', 'cancel'] as const;
export type ActScope = (typeof actScopes)[number];

export const powerKinds = ['guardian', 'proxy'] as const;
export type PowerKind = (typeof powerKinds)[number];

/** Who ended a power; `replaced` by a newer one of the same two people. */
export const powerEnders = ['beneficiary', 'actor', 'staff', 'time', 'replaced', 'removed'] as const;
export type PowerEnder = (typeof powerEnders)[number];

/** `record`: that a centre notes somebody without WeChat, to book for them. */
export const consentKinds = ['household', 'guardian', 'proxy', 'record'] as const;
export type ConsentKind = (typeof consentKinds)[number];

/** How staff heard the yes of somebody without WeChat. */
export const witnessMethods = ['signed_paper', 'call_back', 'on_site'] as const;
export type WitnessMethod = (typeof witnessMethods)[number];

/** How a consent was given: in one's own WeChat, or before staff. */
export const consentMethods = ['own_wechat', ...witnessMethods] as const;
export type ConsentMethod = (typeof consentMethods)[number];

/** Versions of the words that people agree to (shared/words/family-consent.ts); the last is shown. */
export const consentTexts = ['2026-11'] as const;
export const currentConsentText = consentTexts[consentTexts.length - 1];

export const requestStates = ['waiting', 'confirmed', 'refused', 'withdrawn'] as const;
export type RequestState = (typeof requestStates)[number];

export const invitationKinds = ['member', 'proxy', 'guardian'] as const;
export type InvitationKind = (typeof invitationKinds)[number];

export const invitationStates = ['open', 'accepted', 'declined', 'withdrawn'] as const;
export type InvitationState = (typeof invitationStates)[number];
