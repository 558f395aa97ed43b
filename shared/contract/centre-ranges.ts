/** Least and most characters of what a centre says of itself in English. */
export const centreEnglishRanges = {
  nameEn: [0, 100],
  addressEn: [0, 240],
  transportEn: [0, 400],
  introEn: [0, 2000],
  foundingEn: [0, 400],
} as const;
