/** Ages as figures tell them apart; `unknown` where no birthday is known. */
export const ageGroups = ['child', 'youth', 'adult', 'older', 'elder', 'unknown'] as const;
export type AgeGroup = (typeof ageGroups)[number];

/** From which age on each group counts. */
export const ageGroupFrom: readonly (readonly [AgeGroup, number])[] = [
  ['elder', 75],
  ['older', 60],
  ['adult', 35],
  ['youth', 14],
  ['child', 0],
];
