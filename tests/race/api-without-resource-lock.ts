import pino from 'pino';
import { openApp } from '../../server/app';
import { readConfig } from '../../server/config';
import { systemClock } from '../../server/kernel/clock';
import { openDb } from '../../server/kernel/db';

/** What careless software does: reads who has a room without having held it, and writes what it believes. */
const config = readConfig();
const { db } = openDb(config.databaseUrl, config.poolSize);
const log = pino({ level: config.logLevel });
const app = openApp({ config, db, clock: systemClock, log, lockResources: () => Promise.resolve() });
app.koa.listen(config.port, config.host);
