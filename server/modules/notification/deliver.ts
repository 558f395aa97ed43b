import type { JobLog, Pump } from '../../jobs';
import { inTransaction, type Db, type Tx } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import type { TemplateName } from '../../../shared/enums';
import { consentId, insertChanges, lockOpen, takeFrom } from './consent-store';
import { insertMessages } from './message-store';
import { publish } from './publish';
import { expiryOf, messageData, pageOfMessage, tellBy, templateOf } from './rules';
import { listUndelivered, lockUndelivered, markDelivered, undeliveredSeen, type EntryRow } from './store';
import { templates } from './templates';

/** Notices in one transaction: enough to be quick, few enough that a lock is short. */
const share = 100;

export interface DeliverDeps {
  db: Db;
  log: JobLog;
  /** An urgent notice that no message can carry: somebody at the centre calls, if there is a number. */
  callInstead: (tx: Tx, entry: Urgent) => Promise<void>;
}

export interface Urgent {
  accountId: string;
  kind: EntryRow['kind'];
  facts: Record<string, string>;
  bookingId: string | null;
  toldBy: Date;
  at: Date;
}

/**
 * Makes notices visible and, where the person allowed it, queues their WeChat copies: inbox, consent taken and message
 * commit together. No lease: two workers meet on the rows' locks, and what a killed one held is free at once.
 */
export function deliverPump(deps: DeliverDeps): Pump {
  return {
    name: 'notification.deliver',
    seen: (now) => undeliveredSeen(deps.db, now),
    async run({ now }) {
      const ids = await listUndelivered(deps.db, share);
      if (ids.length === 0) return 0;
      try {
        await inTransaction(deps.db, (tx) => deliver(tx, deps, ids, now));
      } catch (error) {
        if (ids.length === 1) throw error;
        // One bad row hurts itself only.
        deps.log.warn({ err: error, entries: ids.length }, 'notification.deliver: one by one');
        for (const id of ids) await deliverAlone(deps, id, now);
      }
      return ids.length;
    },
  };
}

async function deliverAlone(deps: DeliverDeps, id: string, now: Date): Promise<void> {
  try {
    await inTransaction(deps.db, (tx) => deliver(tx, deps, [id], now));
  } catch (error) {
    // The inbox is the truth: a notice whose copy can't be made is shown without one.
    deps.log.error({ err: error, entry: id }, 'notification.deliver: no copy');
    await inTransaction(deps.db, (tx) => markDelivered(tx, [id], now));
  }
}

async function deliver(tx: Tx, deps: DeliverDeps, ids: readonly string[], now: Date): Promise<void> {
  const entries = await lockUndelivered(tx, ids);
  if (entries.length === 0) return;
  await markDelivered(
    tx,
    entries.map((entry) => entry.id),
    now,
  );
  const uncopied = await copy(tx, entries, now);
  for (const entry of uncopied) {
    const facts = factsOf(entry);
    const toldBy = tellBy(entry.kind, facts, now);
    if (toldBy === null) continue;
    const { account_id: accountId, kind, booking_id: bookingId } = entry;
    await deps.callInstead(tx, { accountId, kind, facts, bookingId, toldBy, at: now });
  }
  await publish(
    tx,
    entries.map((entry) => ({ accountId: entry.account_id })),
    now,
  );
}

const factsOf = (entry: EntryRow): Record<string, string> => JSON.parse(entry.facts) as Record<string, string>;

/** Queues a message for each entry that still has a consent; returns those without. */
async function copy(tx: Tx, entries: readonly EntryRow[], now: Date): Promise<EntryRow[]> {
  const wanted = entries.flatMap((entry) => {
    const template = templateOf(entry.kind);
    return template === null ? [] : [{ entry, template, consent: consentId(entry.account_id, template) }];
  });
  const left = await lockOpen(tx, [...new Set(wanted.map(({ consent }) => consent))]);
  const taken = new Map<string, number>();
  const chosen = wanted.filter(({ consent }) => {
    const already = taken.get(consent) ?? 0;
    if (already >= (left.get(consent) ?? 0)) return false;
    taken.set(consent, already + 1);
    return true;
  });
  for (const many of new Set(taken.values())) {
    const ids = [...taken].filter(([, count]) => count === many).map(([id]) => id);
    await takeFrom(tx, ids, many, now);
  }
  const messages = chosen.map(({ entry, template, consent }) => ({ consent, row: messageRow(entry, template, now) }));
  await insertMessages(
    tx,
    messages.map(({ row }) => row),
  );
  await insertChanges(
    tx,
    messages.map(({ consent, row }) => ({
      ...{ consentId: consent, kind: 'taken' as const, source: 'server' as const, delta: -1 },
      ...{ cause: `message:${row.id}`, at: now },
    })),
  );
  const copied = new Set(chosen.map(({ entry }) => entry.id));
  return entries.filter((entry) => !copied.has(entry.id));
}

function messageRow(entry: EntryRow, template: TemplateName, now: Date) {
  const id = newId('msg');
  const made = templates[template];
  return {
    id,
    entry_id: entry.id,
    account_id: entry.account_id,
    template,
    state: 'queued' as const,
    data: JSON.stringify(messageData(made, factsOf(entry), entry.created_at)),
    page: pageOfMessage(made, entry.booking_id),
    due_at: now,
    expires_at: expiryOf(made, entry.created_at, factsOf(entry)),
    flight_key: id,
    created_at: now,
  };
}
