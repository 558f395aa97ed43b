import type { Tx } from '../../server/kernel/db';
import { capacityStore, type CapacityStore, type SlotRow } from '../../server/modules/capacity';

/** Some who have read what there is wait for each other before any of them writes. */
export interface Meeting {
  /** The next so many wait for each other; who comes after them goes on. */
  of(count: number): void;
  come(): Promise<void>;
}

export function openMeeting(): Meeting {
  let expected = 0;
  let met: (() => void)[] = [];
  return {
    of: (count) => void (expected = count),
    come: () =>
      new Promise<void>((resolve) => {
        if (expected === 0) return resolve();
        met.push(resolve);
        if (met.length < expected) return;
        for (const go of met) go();
        [expected, met] = [0, []];
      }),
  };
}

/**
 * What careless software does with slots: reads them without a lock, and writes the counters that it makes of what it saw.
 * Proves that a test of who is first would notice.
 */
export function carelessCapacity(meeting: Pick<Meeting, 'come'> = openMeeting()): CapacityStore {
  const seen = new WeakMap<Tx, Map<string, SlotRow>>();
  const read: CapacityStore['lockSlots'] = async (tx, slotIds) => {
    const rows =
      slotIds.length === 0 ? [] : await tx.selectFrom('slot').selectAll().where('id', 'in', slotIds).execute();
    const known = seen.get(tx) ?? new Map<string, SlotRow>();
    // What it has changed itself it knows from before.
    for (const row of rows) if (!known.has(row.id)) known.set(row.id, { ...row });
    seen.set(tx, known);
    return new Map(rows.map((row) => [row.id, { ...row, ...known.get(row.id) }]));
  };
  const changeSlots: CapacityStore['changeSlots'] = async (tx, changes) => {
    for (const [id, { taken, waiting, numbers }] of changes) {
      const slot = seen.get(tx)?.get(id);
      if (slot === undefined) continue;
      slot.taken += taken;
      slot.waiting += waiting;
      slot.line_last += numbers;
      const { taken: counted, waiting: inLine, line_last } = slot;
      await tx.updateTable('slot').set({ taken: counted, waiting: inLine, line_last }).where('id', '=', id).execute();
    }
  };
  return {
    ...capacityStore,
    lockSlots: async (tx, slotIds) => {
      const slots = await read(tx, slotIds);
      await meeting.come();
      return slots;
    },
    lockSlot: async (tx, slotId) => (await read(tx, [slotId])).get(slotId),
    changeSlots,
    changeSlot: (tx, slotId, change) =>
      changeSlots(tx, new Map([[slotId, { taken: 0, waiting: 0, numbers: 0, ...change }]])),
  };
}
