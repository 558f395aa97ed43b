import type { Reader, Tx } from '../../kernel/db';
import { putSubstitute } from '../resource';

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
  /** Who stands in for what its service names. */
  instead?: ReadonlyMap<string, string> | undefined;
}

/** Inserts slots and leaves those that are there; with who stands in, in the caller's transaction. */
export async function insertSlots(reader: Reader, slots: readonly NewSlot[]): Promise<number> {
  if (slots.length === 0) return 0;
  const done = await reader
    .insertInto('slot')
    .ignore()
    .values(
      slots.map(({ instead: _instead, ...slot }) => ({
        opens_at: null,
        ...slot,
        state: 'open' as const,
        closed_reason: null,
      })),
    )
    .executeTakeFirst();
  for (const { id, instead } of slots) {
    for (const [need_id, resource_id] of instead ?? []) {
      await putSubstitute(reader as Tx, { slot_id: id, need_id, resource_id });
    }
  }
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
