import type { Selectable } from 'kysely';
import type { service } from '../../db/types';

type RuleColumn =
  | 'open_days'
  | 'opens_minute'
  | 'lead_minutes'
  | 'cancel_minutes'
  | 'max_per_day'
  | 'max_per_week'
  | 'max_per_month'
  | 'party_max'
  | 'waitlist_max'
  | 'offer_minutes'
  | 'release_minutes'
  | 'min_age'
  | 'max_age'
  | 'no_shows_count_from'
  | 'is_scarce'
  | 'guardian_only'
  | 'approval_minutes'
  | 'check_in'
  | 'price_minutes';

/** The rules of a service as its row has them: what residents book by and what its manager sets are read in this one place. */
export const rulesOf = (row: Pick<Selectable<service>, RuleColumn>) => ({
  openDays: row.open_days,
  opensMinute: row.opens_minute,
  leadMinutes: row.lead_minutes,
  cancelMinutes: row.cancel_minutes,
  maxPerDay: row.max_per_day,
  maxPerWeek: row.max_per_week,
  maxPerMonth: row.max_per_month,
  partyMax: row.party_max,
  waitlistMax: row.waitlist_max,
  offerMinutes: row.offer_minutes,
  releaseMinutes: row.release_minutes,
  minAge: row.min_age,
  maxAge: row.max_age,
  countsNoShows: row.no_shows_count_from !== null,
  isScarce: row.is_scarce === 1,
  guardianOnly: row.guardian_only === 1,
  approvalMinutes: row.approval_minutes,
  checkIn: row.check_in,
  priceMinutes: row.price_minutes,
});
