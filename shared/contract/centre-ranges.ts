/** Least and most characters of what a centre says of itself; without the least it can't be found or reached. */
export const centreTextsRanges = {
  name: [2, 60],
  address: [4, 120],
  transport: [0, 200],
  phone: [5, 30],
  intro: [1, 1000],
  founding: [0, 200],
} as const;

/** A number that can be dialled: digits, grouped by spaces or hyphens. */
export const centrePhone = /^\+?\d+(?:[ -]\d+)*$/;

/** Least and most characters of what a centre says of itself in English. */
export const centreEnglishRanges = {
  nameEn: [0, 100],
  addressEn: [0, 240],
  transportEn: [0, 400],
  introEn: [0, 2000],
  foundingEn: [0, 400],
} as const;
