import { sql } from 'kysely';
import type { ConsentChangeKind, ConsentSource, ConsentState, TemplateName } from '../../../shared/enums';
import type { Reader, Tx } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import type { AcceptTold } from './rules';

export const consentId = (accountId: string, template: TemplateName): string => `${accountId}:${template}`;

export interface ConsentRow {
  id: string;
  template: TemplateName;
  left_count: number;
  state: ConsentState;
}

export const listConsents = (reader: Reader, accountId: string): Promise<ConsentRow[]> =>
  reader
    .selectFrom('consent')
    .select(['id', 'template', 'left_count', 'state'])
    .where('account_id', '=', accountId)
    .execute();

/** The balance, made if there is none, locked until the end of the transaction. */
export async function lockConsent(tx: Tx, accountId: string, template: TemplateName, now: Date): Promise<ConsentRow> {
  const id = consentId(accountId, template);
  await tx
    .insertInto('consent')
    .values({ id, account_id: accountId, template, left_count: 0, state: 'open', changed_at: now })
    .onDuplicateKeyUpdate({ id: sql`consent.id` })
    .execute();
  return tx
    .selectFrom('consent')
    .select(['id', 'template', 'left_count', 'state'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export interface Change {
  consentId: string;
  kind: ConsentChangeKind;
  source: ConsentSource;
  delta: number;
  cause: string;
  pairs?: string;
  at: Date;
}

export async function insertChanges(tx: Tx, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  await tx
    .insertInto('consent_change')
    .values(
      changes.map(({ consentId: consent_id, kind, source, delta, cause, pairs = '', at }) => ({
        id: newId('cch'),
        ...{ consent_id, kind, source, delta, cause, pairs, at },
      })),
    )
    .execute();
}

export async function hasChange(tx: Tx, id: string, cause: string): Promise<boolean> {
  const row = await tx
    .selectFrom('consent_change')
    .select('id')
    .where('consent_id', '=', id)
    .where('cause', '=', cause)
    .executeTakeFirst();
  return row !== undefined;
}

const recentMost = 100;

/** The yeses since an instant, oldest first. */
export const acceptsSince = (tx: Tx, id: string, since: Date): Promise<AcceptTold[]> =>
  tx
    .selectFrom('consent_change')
    .select(['id', 'source', 'pairs'])
    .where('consent_id', '=', id)
    .where('kind', '=', 'accept')
    .where('at', '>=', since)
    .orderBy('at')
    .orderBy('id')
    .limit(recentMost)
    .execute();

/** Moves a balance that the caller holds locked. */
export async function setConsent(tx: Tx, id: string, left: number, state: ConsentState, now: Date): Promise<void> {
  await tx
    .updateTable('consent')
    .set({ left_count: left, state, changed_at: now })
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

/** Balances with something left, locked in the order of their keys, so that two takers wait for each other. */
export async function lockOpen(tx: Tx, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('consent')
    .select(['id', 'left_count'])
    .where('id', 'in', ids)
    .where('left_count', '>', 0)
    .where('state', '=', 'open')
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.id, row.left_count]));
}

/** Takes so many from each, or nothing of any: a balance that does not have them fails the whole transaction. */
export async function takeFrom(tx: Tx, ids: readonly string[], many: number, now: Date): Promise<void> {
  const taken = await tx
    .updateTable('consent')
    .set((eb) => ({ left_count: eb('left_count', '-', many), changed_at: now }))
    .where('id', 'in', ids)
    .where('left_count', '>=', many)
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (Number(taken.numUpdatedRows) !== ids.length) throw new Error('A consent was taken twice');
}
