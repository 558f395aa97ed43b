import { limits } from '../limits';

/** What a manager may set of a service: least and most of each number, and of the characters of each text. */
export const serviceRanges = {
  name: [2, 60],
  summary: [2, 120],
  detail: [2, 1000],
  place: [1, 60],
  bring: [0, 200],
  host: [0, 60],
  nameEn: [0, 100],
  summaryEn: [0, 240],
  detailEn: [0, 2000],
  bringEn: [0, 400],
  hostEn: [0, 100],
  placeEn: [0, 100],
  /** Place in the centre's list, smaller first. */
  position: [1, 9999],
  openDays: [0, limits.openDaysMax],
  opensMinute: [0, 1439],
  leadMinutes: [0, 10_080],
  cancelMinutes: [0, 20_160],
  maxPerDay: [1, 20],
  maxPerWeek: [1, 50],
  maxPerMonth: [1, 100],
  partyMax: [1, limits.partyMax],
  waitlistMax: [0, 500],
  offerMinutes: [5, 1440],
  minAge: [0, 120],
  maxAge: [0, 120],
  approvalMinutes: [30, 20_160],
  releaseMinutes: [5, 240],
  priceMinutes: [0, 600],
} as const;
