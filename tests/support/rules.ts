import type { ServiceRules } from '../../server/modules/booking/rules';

/** A service open to everybody, a week ahead, as often as they like. */
export const plainRules: ServiceRules = {
  openDays: 7,
  opensMinute: 0,
  leadMinutes: 0,
  cancelMinutes: 0,
  maxPerDay: null,
  maxPerWeek: null,
  maxPerMonth: null,
  partyMax: 4,
  waitlistMax: 0,
  offerMinutes: 120,
  minAge: null,
  maxAge: null,
  residentsOf: null,
  approvalMinutes: null,
  checkIn: 'any',
  releaseMinutes: null,
  priceMinutes: 0,
  allocation: 'first_come',
  isScarce: false,
  guardianOnly: false,
};
