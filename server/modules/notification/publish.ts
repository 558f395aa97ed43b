import type { Tx } from '../../kernel/db';
import { insertEvents } from './live-store';

/** What a screen can wait for: all that concerns an account, or a topic such as `centre:<id>`. */
export type Topic = { accountId: string } | { topic: string };

export const topicOf = (of: Topic): string => ('topic' in of ? of.topic : `account:${of.accountId}`);

/**
 * Tells open screens to look again, once this transaction commits. Says nothing of what changed: whoever looks is shown
 * what they may see.
 */
export async function publish(tx: Tx, topics: Topic | readonly Topic[], at: Date): Promise<void> {
  const all = 'length' in topics ? topics : [topics];
  await insertEvents(tx, [...new Set(all.map(topicOf))], at);
}
