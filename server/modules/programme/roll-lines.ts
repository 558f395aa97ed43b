import type { ItemOf } from '../../../shared/contract/types';
import type { Db, Reader } from '../../kernel/db';
import { whoMayActFor } from '../household';
import { findPeople } from '../identity';
import { pickupPeopleOf, pickupsOf } from './pickup-store';
import { rollQuery, type ProgrammeRow, type RollRow, type SessionRow } from './store';
import { rollView } from './view';

type Line = ItemOf<'programmeSession.roll'>;

/** The guardians of these children, by child. */
export async function guardiansOf(
  reader: Reader,
  childIds: readonly string[],
  now: Date,
): Promise<Map<string, string[]>> {
  const acting = await whoMayActFor(reader, childIds, 'book', now);
  return new Map(
    childIds.map((id) => [
      id,
      [...(acting.get(id) ?? [])].filter(([, kind]) => kind === 'guardian').map(([personId]) => personId),
    ]),
  );
}

/** Lines of a roll with who may take each child home, and who has; in five reads however many they are. */
export async function linesOf(
  { db }: { db: Db },
  rows: readonly RollRow[],
  session: Pick<SessionRow, 'id' | 'on_day'>,
  now: Date,
): Promise<(row: RollRow) => Line> {
  const children = [...new Set(rows.map((row) => row.beneficiary_id))];
  const bookingIds = rows.map(({ id }) => id);
  const [guardians, named, pickups] = await Promise.all([
    guardiansOf(db, children, now),
    pickupPeopleOf(db, bookingIds),
    pickupsOf(db, { sessionId: session.id, bookingIds }),
  ]);
  const adults = [...[...guardians.values()].flat(), ...pickups.flatMap((one) => one.guardian_id ?? [])];
  const people = await findPeople(db, [...new Set([...children, ...adults])]);
  return (row) =>
    rollView(row, {
      people,
      on: session.on_day,
      guardians: guardians.get(row.beneficiary_id) ?? [],
      named: named.filter((one) => one.booking_id === row.id),
      pickup: pickups.find((one) => one.booking_id === row.id),
    });
}

/** One line, read anew; undefined once the child is not enrolled any more. */
export async function lineOf(
  deps: { db: Db },
  { session, programme, bookingId }: { session: SessionRow; programme: ProgrammeRow; bookingId: string },
  now: Date,
): Promise<Line | undefined> {
  const of = { slotId: programme.id, sessionId: session.id, after: null, limit: 1, bookingId };
  const row = await rollQuery(deps.db, of).executeTakeFirst();
  return row === undefined ? undefined : (await linesOf(deps, [row], session, now))(row);
}
