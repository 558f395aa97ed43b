import { z } from 'zod';
import type { JobHandler } from '../../jobs';
import type { Db } from '../../kernel/db';
import { deliverKind } from './notify';
import { markDelivered } from './store';

const payload = z.object({ entryIds: z.array(z.string()).min(1) });

export const notificationJobs = (db: Db): Record<string, JobHandler> => ({
  [deliverKind]: async (run) => {
    await markDelivered(db, payload.parse(run.payload).entryIds, run.now);
  },
});
