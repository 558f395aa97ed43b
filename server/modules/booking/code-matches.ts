import { limits } from '../../../shared/limits';
import { findPeople, peopleOfAccounts, whosePhoneEndsIn } from '../identity';
import type { BookingDeps } from './deps';
import { codeCandidates } from './roster-store';
import type { After } from './store';
import { bookingsById } from './visit-store';

/** Bookings compared at once; between two such steps others are answered. */
const step = 2000;

interface Digits {
  centreIds: readonly string[];
  /** Day of the bookings. */
  on: string;
  /** Whether the digits are those of a booking, at the time they were shown. */
  isOf: (bookingId: string) => boolean;
  /** What the person has said besides: their whole name, or the last four digits of their telephone number. */
  who?: string | undefined;
}

type Found = { id: string } | { code: 'roster.code_unknown' | 'roster.code_ambiguous' };

/**
 * The booking that six typed digits belong to. Digits that are wrong hit somebody else's by chance, the sooner the more
 * bookings the day has: beyond `limits.codeAloneMost` of them, and where two share the digits, they count only together with
 * a name or the end of a telephone number, of whoever is served or has booked for them. Nobody is ever guessed. Goes through
 * all of the day, also where thousands come to one activity.
 */
export async function bookingOfDigits(deps: Pick<BookingDeps, 'db' | 'vault'>, digits: Digits): Promise<Found> {
  const { ids, among } = await matchesOf(deps, digits);
  const [first] = ids;
  if (first === undefined) return { code: 'roster.code_unknown' };
  if (digits.who === undefined) {
    return ids.length > 1 || among > limits.codeAloneMost ? { code: 'roster.code_ambiguous' } : { id: first };
  }
  const [one, ...more] = await theirsOf(deps, ids, digits.who);
  if (one === undefined) return { code: 'roster.code_unknown' };
  return more.length > 0 ? { code: 'roster.code_ambiguous' } : { id: one };
}

async function matchesOf(
  { db }: Pick<BookingDeps, 'db'>,
  { centreIds, on, isOf }: Digits,
): Promise<{ ids: string[]; among: number }> {
  const ids: string[] = [];
  let among = 0;
  for (let after: After = null; ;) {
    const rows = await codeCandidates(db, centreIds, on, { after, limit: step });
    ids.push(...rows.map(({ id }) => id).filter(isOf));
    among += rows.length;
    const last = rows.at(-1);
    if (last === undefined || rows.length < step) return { ids, among };
    after = [last.start_at, last.id];
  }
}

/** Of these bookings, those of somebody, or booked by somebody, with this name or number. */
async function theirsOf(
  { db, vault }: Pick<BookingDeps, 'db' | 'vault'>,
  ids: readonly string[],
  who: string,
): Promise<string[]> {
  const rows = await bookingsById(db, ids);
  const actors = await peopleOfAccounts(db, [...new Set(rows.map((row) => row.actor_account_id))]);
  const peopleOf = (row: (typeof rows)[number]): string[] => {
    const actor = actors.get(row.actor_account_id)?.personId;
    return actor === undefined ? [row.beneficiary_id] : [row.beneficiary_id, actor];
  };
  const all = [...new Set(rows.flatMap(peopleOf))];
  const theirs = /^\d{4}$/.test(who)
    ? await whosePhoneEndsIn(db, vault, all, who)
    : new Set([...(await findPeople(db, all))].flatMap(([id, { name }]) => (name === who ? [id] : [])));
  return rows.filter((row) => peopleOf(row).some((id) => theirs.has(id))).map(({ id }) => id);
}
