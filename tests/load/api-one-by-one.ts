import pino from 'pino';
import { openApp } from '../../server/app';
import { readConfig } from '../../server/config';
import { systemClock } from '../../server/kernel/clock';
import { openDb } from '../../server/kernel/db';
import type { GroupQueueOptions } from '../../server/kernel/group-queue';

/** The usual API, but every claim is a transaction of its own, as many at a time as the pool has lines. */
const oneByOne = <E, R>({ write }: GroupQueueOptions<E, R>) => ({
  async add(entry: E): Promise<R> {
    const [outcome] = await write([entry]);
    if (outcome?.ok === true) return outcome.result;
    throw outcome?.error;
  },
  waiting: () => 0,
});

const config = readConfig();
const { db } = openDb(config.databaseUrl, config.poolSize);
const app = openApp({ config, db, clock: systemClock, log: pino({ level: config.logLevel }), queue: oneByOne });
app.koa.listen(config.port, config.host);
