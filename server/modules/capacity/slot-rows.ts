import type { Reader } from '../../kernel/db';

/** A slot that a timetable asks for; its counter row is made before anybody can claim it. */
export interface NewSlot {
  id: string;
  service_id: string;
  centre_id: string;
  on_day: string;
  start_at: Date;
  end_at: Date;
  capacity: number;
  opens_at?: Date | null;
}

/** Inserts slots and leaves those that are there. */
export async function insertSlots(reader: Reader, slots: readonly NewSlot[]): Promise<number> {
  if (slots.length === 0) return 0;
  const done = await reader
    .insertInto('slot')
    .ignore()
    .values(slots.map((slot) => ({ opens_at: null, ...slot, state: 'open' as const, closed_reason: null })))
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0n);
}

/** Which of these services' starts have a slot, as 'service instant'. */
export async function startsAmong(
  reader: Reader,
  slots: readonly Pick<NewSlot, 'service_id' | 'start_at'>[],
): Promise<Set<string>> {
  if (slots.length === 0) return new Set();
  const rows = await reader
    .selectFrom('slot')
    .select(['service_id', 'start_at'])
    .where('service_id', 'in', [...new Set(slots.map((slot) => slot.service_id))])
    .where(
      'start_at',
      'in',
      [...new Set(slots.map((slot) => slot.start_at.getTime()))].map((at) => new Date(at)),
    )
    .execute();
  return new Set(rows.map((row) => `${row.service_id} ${row.start_at.getTime()}`));
}
