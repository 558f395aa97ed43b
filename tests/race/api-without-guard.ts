import pino from 'pino';
import { openApp } from '../../server/app';
import { readConfig } from '../../server/config';
import { systemClock } from '../../server/kernel/clock';
import { openDb } from '../../server/kernel/db';
import { capacityStore, type CapacityStore } from '../../server/modules/capacity';

/** What careless software does: look whether there is room, then write what it believes. Proves that the rig would notice. */
const takePlaces: CapacityStore['takePlaces'] = async (tx, slotId, places) => {
  const slot = await capacityStore.findSlot(tx, slotId);
  if (slot === undefined || slot.state !== 'open' || slot.taken + places > slot.capacity) return false;
  await tx
    .updateTable('slot')
    .set({ taken: slot.taken + places })
    .where('id', '=', slotId)
    .execute();
  return true;
};

const config = readConfig();
const { db } = openDb(config.databaseUrl, config.poolSize);
const log = pino({ level: config.logLevel });
const app = openApp({ config, db, clock: systemClock, log, capacity: { ...capacityStore, takePlaces } });
app.koa.listen(config.port, config.host);
