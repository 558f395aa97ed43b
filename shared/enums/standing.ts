/**
 * What a person's record of visits allows: `good` everything, `reminded` the same with a word of caution, `limited` scarce
 * services only close to their day.
 */
export const standingGrades = ['good', 'reminded', 'limited'] as const;
export type StandingGrade = (typeof standingGrades)[number];

/** Why a visit that was missed does not count. */
export const uncountedReasons = ['service', 'closed', 'no_check_ins', 'excuse_waits', 'excused', 'faded'] as const;
export type UncountedReason = (typeof uncountedReasons)[number];

/** `filed` and `appealed` wait for staff; `upheld`: somebody else has looked again and it stays refused. */
export const excuseStates = ['filed', 'accepted', 'refused', 'appealed', 'upheld'] as const;
export type ExcuseState = (typeof excuseStates)[number];

/** What people live by and nobody is kept from: no visit missed there is ever counted, and nobody is limited. */
export const essentialNearby = ['canteen', 'childcare', 'elder_care'] as const;
export const essentialFunctions = ['elder', 'child'] as const;
