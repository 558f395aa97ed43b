import type { Insertable, Selectable } from 'kysely';
import type { ChangeTaskState } from '../../../shared/enums';
import type { change_task } from '../../db/types';
import type { Db, Reader, Tx } from '../../kernel/db';

export type TaskRow = Selectable<change_task>;

/** Rows of one INSERT. */
const chunk = 500;

/** Makes tasks; where one of the same booking is open already, the newer change takes its place. */
export async function putTasks(tx: Tx, rows: readonly Insertable<change_task>[]): Promise<void> {
  for (let i = 0; i < rows.length; i += chunk) {
    await tx
      .insertInto('change_task')
      .values(rows.slice(i, i + chunk))
      .onDuplicateKeyUpdate(({ fn }) => ({
        hit: fn('VALUES', ['hit']),
        slot_id: fn('VALUES', ['slot_id']),
        reason: fn('VALUES', ['reason']),
        suggested_slot_id: fn('VALUES', ['suggested_slot_id']),
        start_at: fn('VALUES', ['start_at']),
        made_by: fn('VALUES', ['made_by']),
        made_at: fn('VALUES', ['made_at']),
      }))
      .execute();
  }
}

type After = readonly [Date, string] | null;

/** States in which there is still something to settle: who has cancelled or come has settled it themselves. */
const unsettled = ['confirmed', 'pending'] as const;

export const isUnsettled = (booking: { state: string }): boolean => unsettled.some((state) => state === booking.state);

/** Tasks of some centres: open ones by the time of the visit, whose booking still stands; done ones the latest visit first. */
export function tasksQuery(
  reader: Reader,
  ask: { centreIds: readonly string[]; state: ChangeTaskState; after: After; limit: number },
) {
  const isOpen = ask.state === 'open';
  let query = reader
    .selectFrom('change_task as t')
    .selectAll('t')
    .where('t.centre_id', 'in', ask.centreIds)
    .where('t.state', '=', ask.state);
  if (isOpen) {
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('booking as b')
          .select('b.id')
          .whereRef('b.id', '=', 't.booking_id')
          .where('b.state', 'in', unsettled),
      ),
    );
  }
  if (ask.after !== null) {
    const [at, id] = ask.after;
    const further = isOpen ? '>' : '<';
    query = query.where((eb) =>
      eb.or([eb('t.start_at', further, at), eb.and([eb('t.start_at', '=', at), eb('t.id', further, id)])]),
    );
  }
  const order = isOpen ? 'asc' : 'desc';
  return query.orderBy('t.start_at', order).orderBy('t.id', order).limit(ask.limit);
}

export async function countOpen(reader: Reader, centreId: string): Promise<number> {
  const row = await reader
    .selectFrom('change_task as t')
    .innerJoin('booking as b', 'b.id', 't.booking_id')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('t.centre_id', '=', centreId)
    .where('t.state', '=', 'open')
    .where('b.state', 'in', unsettled)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** A task at one of these centres; scope stands in the query. */
export function findTask(reader: Reader, taskId: string, centreIds: readonly string[]): Promise<TaskRow | undefined> {
  if (centreIds.length === 0) return Promise.resolve(undefined);
  return reader
    .selectFrom('change_task')
    .selectAll()
    .where('id', '=', taskId)
    .where('centre_id', 'in', centreIds)
    .executeTakeFirst();
}

/** What is open about a booking. */
export const openOf = (reader: Reader, bookingId: string): Promise<TaskRow | undefined> =>
  reader
    .selectFrom('change_task')
    .selectAll()
    .where('booking_id', '=', bookingId)
    .where('open_key', '=', '')
    .executeTakeFirst();

/** Ends a task; false where somebody was quicker. */
export async function endTask(
  tx: Tx,
  taskId: string,
  done: Pick<TaskRow, 'outcome' | 'done_by' | 'done_at'>,
): Promise<boolean> {
  const ended = await tx
    .updateTable('change_task')
    .set({ state: 'done', open_key: taskId, ...done })
    .where('id', '=', taskId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return ended.numUpdatedRows === 1n;
}

/** Ends what is open about a slot that the timetable has again. */
export async function endTasksOfSlot(tx: Tx, slotId: string, accountId: string, at: Date): Promise<void> {
  await tx
    .updateTable('change_task')
    .set((eb) => ({
      state: 'done' as const,
      open_key: eb.ref('id'),
      outcome: 'restored' as const,
      done_by: accountId,
      done_at: at,
    }))
    .where('slot_id', '=', slotId)
    .where('state', '=', 'open')
    .execute();
}

/** Notes something about an open task; false where it is none any more. */
export async function noteTask(
  tx: Tx,
  taskId: string,
  note: Partial<Pick<TaskRow, 'tries' | 'tried_at' | 'suggested_slot_id'>>,
): Promise<boolean> {
  const noted = await tx
    .updateTable('change_task')
    .set(note)
    .where('id', '=', taskId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return noted.numUpdatedRows === 1n;
}

const sample = { centreIds: ['ctr'], after: [new Date(0), ''] as const, limit: 20 };

export const taskQueries = {
  'changeTask.list': (db: Db) => tasksQuery(db, { ...sample, state: 'open' }),
  'changeTask.list done': (db: Db) => tasksQuery(db, { ...sample, state: 'done' }),
};
