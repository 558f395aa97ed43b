import type { Reader } from '../../kernel/db';
import { whoMayActFor } from '../household';
import { accountsOfPeople, findPeople, peopleOfAccounts } from '../identity';
import type { BookingRow } from './store';

type Concerned = Pick<BookingRow, 'id' | 'actor_account_id' | 'beneficiary_id'>;

/** An account that hears of a booking. */
export interface Told {
  accountId: string;
  /**
   * `for`: whom the visit is for, where it is somebody else; `by`: who has done it, where it was somebody else; `desk`: they
   * are staff of the centre.
   */
  facts: { for?: string; by?: string; desk?: string };
}

interface Happening {
  now: Date;
  /** The resident's account that has done what is told; null where it was the centre, or the time that came. */
  by: string | null;
  /** Whether that was staff at the desk. */
  atDesk?: boolean;
}

/**
 * Who hears of what happens to these bookings, by booking: the person served on each account of theirs, and who booked
 * for them, as long as they may still see it. Four reads however many bookings, one where everybody booked for
 * themselves.
 */
export async function toldOf(
  reader: Reader,
  rows: readonly Concerned[],
  { now, by, atDesk = false }: Happening,
): Promise<Map<string, Told[]>> {
  const own = await accountsOfPeople(reader, distinct(rows.map((row) => row.beneficiary_id)));
  const isOwn = (row: Concerned, accountId: string) => own.get(row.beneficiary_id)?.includes(accountId) === true;
  const foreign = rows.filter((row) => !isOwn(row, row.actor_account_id));
  const isForeignDoer = by !== null && rows.some((row) => foreign.includes(row) || !isOwn(row, by));
  const served = distinct(foreign.map((row) => row.beneficiary_id));
  const [doers, viewers, people] = await Promise.all([
    peopleOfAccounts(reader, distinct([...foreign.map((row) => row.actor_account_id), ...(isForeignDoer ? [by] : [])])),
    whoMayActFor(reader, served, 'view', now),
    findPeople(reader, served),
  ]);
  const desk = atDesk ? { desk: 'yes' } : {};
  const byWhom = (isTheirs: boolean) => (by === null || isTheirs ? {} : { by: doers.get(by)?.name ?? '', ...desk });

  return new Map(
    rows.map((row) => {
      const accounts = own.get(row.beneficiary_id) ?? [];
      const told: Told[] = accounts.map((accountId) => ({ accountId, facts: byWhom(by !== null && isOwn(row, by)) }));
      const actor = row.actor_account_id;
      const actorId = doers.get(actor)?.personId ?? '';
      if (foreign.includes(row) && viewers.get(row.beneficiary_id)?.has(actorId) === true) {
        const name = people.get(row.beneficiary_id)?.name ?? '';
        told.push({ accountId: actor, facts: { for: name, ...byWhom(by === actor) } });
      }
      return [row.id, told];
    }),
  );
}

const distinct = (ids: readonly string[]): string[] => [...new Set(ids)];
