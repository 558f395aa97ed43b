import type { Reply } from '../../../shared/contract/types';
import type { ActScope } from '../../../shared/enums';
import { mayActFor } from '../household';
import { findPeople, peopleOfAccounts } from '../identity';
import { answersOf } from './answer-store';
import { approvalsOf, type ApprovalRow } from './approval-store';
import type { BookingDeps } from './deps';
import { aheadOf } from './line-store';
import { aroundOf, surroundingsOf } from './surroundings';
import type { BookingRow } from './store';
import { usesOfBookings } from './uses';
import { bookingView } from './view';

/** Who looks, and when: an ask. */
export interface Viewer {
  now: Date;
  actor: { accountId: string; personId: string };
}

/** One booking as somebody sees it who may. */
export async function oneBooking(
  deps: Pick<BookingDeps, 'db' | 'centre' | 'secret'>,
  row: BookingRow,
  viewer: Viewer,
): Promise<Reply<'booking.get'>> {
  const [first] = await manyBookings(deps, [row], viewer);
  if (first === undefined) throw new Error('One row makes one view');
  return first;
}

/** A page of bookings in three reads; two more where others have acted or are acted for. */
export async function manyBookings(
  deps: Pick<BookingDeps, 'db' | 'centre' | 'secret'>,
  rows: readonly BookingRow[],
  viewer: Viewer,
): Promise<Reply<'booking.get'>[]> {
  const [around, people, actors, mayCancel, mayBook, ahead, approvals, answers] = await Promise.all([
    surroundingsOf(
      deps.centre,
      rows.map((row) => row.service_id),
    ),
    findPeople(deps.db, [...new Set(rows.map((row) => row.beneficiary_id))]),
    actorsOf(deps, rows, viewer),
    whomFor(deps, rows, viewer, 'cancel'),
    whomFor(
      deps,
      rows.filter((row) => row.state === 'offered'),
      viewer,
      'book',
    ),
    aheadOf(deps.db, rows),
    approvalsOf(
      deps.db,
      rows.filter(neededYes).map(({ id }) => id),
    ),
    answersOf(
      deps.db,
      rows.map(({ id }) => id),
    ),
  ]);
  const uses = await usesOfBookings(
    deps.db,
    rows.filter((row) => around.get(row.service_id)?.occupies !== 'none'),
  );
  return rows.map((row) =>
    bookingView(row, {
      around: aroundOf(around, row.service_id),
      beneficiaryName: people.get(row.beneficiary_id)?.name ?? null,
      bookedByName: nameBeside(actors, row.actor_account_id, row.beneficiary_id),
      endedByName: nameBeside(actors, row.ended_account_id, row.beneficiary_id),
      uses: uses.get(row.slot_id) ?? [],
      line: ahead.get(row.id) ?? null,
      approval: approvalView(approvals.get(row.id)),
      answers: answers.get(row.id) ?? [],
      mayCancel: mayCancel.has(row.beneficiary_id),
      mayBook: mayBook.has(row.beneficiary_id),
      secret: deps.secret,
      now: viewer.now,
    }),
  );
}

/** Only what stands pending, or has left that state last, can have something to tell of it. */
const neededYes = (row: BookingRow): boolean => row.state === 'pending' || row.prior_state === 'pending';

const approvalView = (row: ApprovalRow | undefined): Reply<'booking.get'>['approval'] =>
  row === undefined ? null : { state: row.state, until: row.until_at.toISOString() };

type Actors = Awaited<ReturnType<typeof peopleOfAccounts>>;

/** Whose accounts have booked and cancelled; of one's own bookings that oneself has made, nothing needs to be read. */
function actorsOf(deps: Pick<BookingDeps, 'db'>, rows: readonly BookingRow[], viewer: Viewer): Promise<Actors> {
  const accounts = rows
    .flatMap((row) => [row.actor_account_id, row.ended_account_id].map((id) => ({ id, of: row.beneficiary_id })))
    .filter(({ id, of }) => !(id === viewer.actor.accountId && of === viewer.actor.personId))
    .flatMap(({ id }) => id ?? []);
  return peopleOfAccounts(deps.db, [...new Set(accounts)]);
}

/** The name of who acted, if it was another than the one who is served. */
function nameBeside(actors: Actors, accountId: string | null, beneficiaryId: string): string | null {
  const actor = accountId === null ? undefined : actors.get(accountId);
  return actor === undefined || actor.personId === beneficiaryId ? null : (actor.name ?? '');
}

/** For whom of these people the viewer may do so. */
async function whomFor(
  deps: Pick<BookingDeps, 'db'>,
  rows: readonly BookingRow[],
  { actor, now }: Viewer,
  scope: ActScope,
): Promise<Set<string>> {
  const found = new Set<string>();
  for (const personId of new Set(rows.map((row) => row.beneficiary_id))) {
    if (await mayActFor(deps.db, actor.personId, personId, scope, now)) found.add(personId);
  }
  return found;
}
