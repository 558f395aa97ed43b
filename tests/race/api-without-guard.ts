import pino from 'pino';
import { openApp } from '../../server/app';
import { readConfig } from '../../server/config';
import { systemClock } from '../../server/kernel/clock';
import { openDb } from '../../server/kernel/db';
import type { DecisionStore } from '../../server/modules/content';
import type { ExcuseStore } from '../../server/modules/standing';
import { carelessCapacity } from './careless-capacity';

/** What careless software does: a decision is written wherever the item stands by now. */
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
// Slots are looked at and counted without a lock, be it one or many. Proves that the rig would notice.
const capacity = carelessCapacity();
const app = openApp({ config, db, clock: systemClock, log, capacity, decisions, excuses });
app.koa.listen(config.port, config.host);
