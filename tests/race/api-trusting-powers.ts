import pino from 'pino';
import { openApp } from '../../server/app';
import { readConfig } from '../../server/config';
import { systemClock } from '../../server/kernel/clock';
import { openDb } from '../../server/kernel/db';

/** What careless software does: whoever might act when they asked is believed to still when it is written. */
const config = readConfig();
const { db } = openDb(config.databaseUrl, config.poolSize);
const log = pino({ level: config.logLevel });
const app = openApp({
  config,
  db,
  clock: systemClock,
  log,
  async lockPowers(tx) {
    const ever = await tx.selectFrom('acting_power').select(['actor_id', 'beneficiary_id', 'kind']).execute();
    return new Map(ever.map((row) => [row.beneficiary_id, new Map([[row.actor_id, row.kind]])]));
  },
});
app.koa.listen(config.port, config.host);
