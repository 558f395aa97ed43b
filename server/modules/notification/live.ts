import type { Actor, Grant } from '../../http/ask';
import type { Db } from '../../kernel/db';
import { eventsAfter, floorAt } from './live-store';

/** What open screens can wait for, and who may: one's own account, and the centres one works for. */
export const liveEvents = (db: Db, centreScope: (grants: readonly Grant[]) => Promise<string[]>) => ({
  eventsAfter: (floor: number) => eventsAfter(db, floor),
  floorAt: (since: Date) => floorAt(db, since),
  hearers: {
    me: async ({ accountId }: Actor) => `account:${accountId}`,
    centre: async ({ grants }: Actor, id: string) => ((await centreScope(grants)).includes(id) ? `centre:${id}` : null),
  },
});
