import type { Handler } from '../../http/ask';
import { pumpsSeen, type Pump } from '../../jobs';
import type { Db } from '../../kernel/db';
import { troublesSince } from './message-store';

const dayMs = 86_400_000;

/** For the system's keeper: queues that stand still and messages that did not go out. Nobody is named. */
export const messageTroubles =
  (db: Db, pumps: readonly Pump[]): Handler<'message.troubles'> =>
  async ({ query, now }) => {
    const since = new Date(now.getTime() - query.days * dayMs);
    const [queues, rows] = await Promise.all([pumpsSeen(pumps, now), troublesSince(db, since).execute()]);
    return {
      since: since.toISOString(),
      queues,
      troubles: rows.map(({ template, state, errcode, trouble, count, last_at: lastAt }) => ({
        template,
        state,
        errcode,
        trouble,
        count: Number(count),
        lastAt: new Date(lastAt ?? since).toISOString(),
      })),
    };
  };
