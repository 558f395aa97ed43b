import type { Db, Reader, Tx } from '../../kernel/db';

const entriesMost = 5000;

/** Everything that was told to a person. */
export async function exportOf(reader: Reader, personId: string): Promise<object> {
  const rows = await reader
    .selectFrom('inbox_entry as e')
    .innerJoin('account as a', 'a.id', 'e.account_id')
    .select(['e.kind', 'e.facts', 'e.created_at as at', 'e.read_at as readAt'])
    .where('a.person_id', '=', personId)
    .orderBy('e.created_at', 'desc')
    .limit(entriesMost)
    .execute();
  const consents = await reader
    .selectFrom('consent_change as c')
    .innerJoin('consent as b', 'b.id', 'c.consent_id')
    .innerJoin('account as a', 'a.id', 'b.account_id')
    .select(['b.template', 'c.kind', 'c.delta', 'c.at'])
    .where('a.person_id', '=', personId)
    .orderBy('c.at', 'desc')
    .limit(entriesMost)
    .execute();
  const messages = await reader
    .selectFrom('wechat_message as m')
    .innerJoin('account as a', 'a.id', 'm.account_id')
    .select(['m.template', 'm.state', 'm.data', 'm.created_at as at'])
    .where('a.person_id', '=', personId)
    .orderBy('m.created_at', 'desc')
    .limit(entriesMost)
    .execute();
  const calls = await reader
    .selectFrom('call_task')
    .select(['reason', 'facts', 'state', 'outcome', 'created_at as at', 'ended_at as endedAt'])
    .where('person_id', '=', personId)
    .limit(entriesMost)
    .execute();
  return {
    entries: rows.map((row) => ({ ...row, facts: JSON.parse(row.facts) as object })),
    consents,
    messages: messages.map((row) => ({ ...row, data: JSON.parse(row.data) as object })),
    calls: calls.map((row) => ({ ...row, facts: JSON.parse(row.facts) as object })),
  };
}

/** Of the ledger, the balances go; its lines then lead to nobody. */
export async function eraseOf(tx: Tx, personId: string): Promise<void> {
  const accounts = await tx.selectFrom('account').select('id').where('person_id', '=', personId).execute();
  for (const { id } of accounts) {
    await tx.deleteFrom('inbox_entry').where('account_id', '=', id).execute();
    await tx.deleteFrom('wechat_message').where('account_id', '=', id).execute();
    await tx.deleteFrom('consent').where('account_id', '=', id).execute();
  }
  await tx.deleteFrom('call_task').where('person_id', '=', personId).execute();
}

const keepDays = 365;

/** For the table of what is kept how long. */
export const retentionOf = (db: Db) => [
  { kind: 'inbox' as const, days: keepDays, remove: (before: Date, limit: number) => removeOld(db, before, limit) },
];

async function removeOld(db: Db, before: Date, limit: number): Promise<number> {
  const old = db.deleteFrom('inbox_entry').where('created_at', '<', before).orderBy('created_at').limit(limit);
  return Number((await old.executeTakeFirst()).numDeletedRows);
}
