import pino from 'pino';
import { openApp } from '../../server/app';
import { readConfig } from '../../server/config';
import { systemClock } from '../../server/kernel/clock';
import { openDb } from '../../server/kernel/db';

/** What careless software does: reads the balance, and writes what it makes of it without having held it. */
const config = readConfig();
const { db } = openDb(config.databaseUrl, config.poolSize);
const log = pino({ level: config.logLevel });
const app = openApp({
  config,
  db,
  clock: systemClock,
  log,
  async lockConsent(tx, accountId, template, at) {
    const id = `${accountId}:${template}`;
    const known = tx.selectFrom('consent').select(['id', 'template', 'left_count', 'state']).where('id', '=', id);
    const row = await known.executeTakeFirst();
    if (row !== undefined) return row;
    const first = { id, template, left_count: 0, state: 'open' as const };
    await tx
      .insertInto('consent')
      .values({ ...first, account_id: accountId, changed_at: at })
      .ignore()
      .execute();
    return first;
  },
});
app.koa.listen(config.port, config.host);
