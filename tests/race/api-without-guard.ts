import pino from 'pino';
import { openApp } from '../../server/app';
import { readConfig } from '../../server/config';
import { systemClock } from '../../server/kernel/clock';
import { openDb } from '../../server/kernel/db';
import { capacityStore, type CapacityStore, type SlotRow } from '../../server/modules/capacity';
import type { DecisionStore } from '../../server/modules/content';
import type { ExcuseStore } from '../../server/modules/standing';

/** What careless software does: look whether there is room, then write what it believes. Proves that the rig would notice. */
const seen = new WeakMap<object, Map<string, SlotRow>>();
const lockSlots: CapacityStore['lockSlots'] = async (tx, slotIds) => {
  const rows = await tx.selectFrom('slot').selectAll().where('id', 'in', slotIds).execute();
  const slots = new Map(rows.map((row) => [row.id, row]));
  seen.set(tx, new Map(slots));
  return slots;
};
const changeSlots: CapacityStore['changeSlots'] = async (tx, changes) => {
  for (const [id, change] of changes) {
    const slot = seen.get(tx)?.get(id);
    const taken = (slot?.taken ?? 0) + change.taken;
    const waiting = (slot?.waiting ?? 0) + change.waiting;
    await tx.updateTable('slot').set({ taken, waiting }).where('id', '=', id).execute();
  }
};

/** A decision is written wherever the item stands by now. */
const decisions: DecisionStore = {
  insertDecision: () => Promise.resolve(true),
  async moveItem(tx, itemId, _from, to) {
    await tx.updateTable('content_item').set(to).where('id', '=', itemId).execute();
    return true;
  },
};

/** The same for an excuse. */
const excuses: ExcuseStore = {
  async step(tx, id, _from, to) {
    await tx
      .updateTable('excuse')
      .set({ prior_state: 'filed', ...to })
      .where('id', '=', id)
      .execute();
    return true;
  },
};

const config = readConfig();
const { db } = openDb(config.databaseUrl, config.poolSize);
const log = pino({ level: config.logLevel });
const capacity = { ...capacityStore, lockSlots, changeSlots };
const app = openApp({ config, db, clock: systemClock, log, capacity, decisions, excuses });
app.koa.listen(config.port, config.host);
