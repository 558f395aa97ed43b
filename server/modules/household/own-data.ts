import { limits } from '../../../shared/limits';
import type { Reader, Tx } from '../../kernel/db';
import type { Vault } from '../../kernel/vault';
import { findLastResidence } from './residence-store';
import { lastDayOf } from './rules';
import { scopesOf } from './view';

/** For the rotation of keys. */
export const sealedFields = [
  {
    table: 'residence' as const,
    id: 'id',
    sealed: 'detail_sealed',
    key: 'detail_key',
    column: 'residence.detail' as const,
  },
];

/** The address in plain text, while it is live; for whoever may open it. */
export async function addressOf(reader: Reader, vault: Vault, personId: string): Promise<string | null> {
  const row = await findLastResidence(reader, personId);
  if (row === undefined || row.live_key !== '') return null;
  return vault.open({ column: 'residence.detail', rowId: row.id }, { text: row.detail_sealed, keyId: row.detail_key });
}

/** All that this module holds of somebody, for themselves to read. */
export const exportOf =
  (vault: Vault) =>
  async (reader: Reader, personId: string): Promise<object> => {
    const [residences, members, powers, consents] = await Promise.all([
      reader
        .selectFrom('residence')
        .selectAll()
        .where('person_id', '=', personId)
        .orderBy('filed_at', 'desc')
        .limit(limits.exportRows)
        .execute(),
      reader
        .selectFrom('household_member')
        .select(['relation', 'joined_at as startsAt', 'ended_at as endedAt'])
        .where('person_id', '=', personId)
        .limit(limits.exportRows)
        .execute(),
      reader
        .selectFrom('acting_power')
        .selectAll()
        .where((is) => is.or([is('actor_id', '=', personId), is('beneficiary_id', '=', personId)]))
        .limit(limits.exportRows)
        .execute(),
      reader
        .selectFrom('agreement')
        .select(['kind', 'method', 'text_version as textVersion', 'given_at as at', 'note as reason'])
        .where((is) => is.or([is('person_id', '=', personId), is('given_by', '=', personId)]))
        .limit(limits.exportRows)
        .execute(),
    ]);
    return {
      residences: residences.map((row) => ({
        area: row.area_code,
        address: vault.open(
          { column: 'residence.detail', rowId: row.id },
          { text: row.detail_sealed, keyId: row.detail_key },
        ),
        state: row.state,
        askedAt: row.filed_at,
        endedAt: row.ended_at,
        reason: row.reason,
      })),
      members,
      proxies: powers.map((row) => ({
        kind: row.kind,
        actsForMe: row.beneficiary_id === personId,
        scopes: scopesOf(row).join(', '),
        startsAt: row.starts_at,
        until: lastDayOf(row.ends_at),
        endedAt: row.ended_at,
        reason: row.end_reason,
      })),
      consents,
    };
  };

/**
 * Takes somebody out of everything here: addresses and invitations are gone, memberships and powers end. Consents stay
 * as proof that what was done was allowed; they hold no name and no address.
 */
export async function eraseOf(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx.deleteFrom('residence').where('person_id', '=', personId).execute();
  await tx.deleteFrom('invitation').where('asked_by', '=', personId).execute();
  await tx
    .updateTable('agreement_request')
    .set((is) => ({ state: 'withdrawn' as const, live_key: is.ref('id'), decided_at: now }))
    .where((is) => is.or([is('asked_by', '=', personId), is('person_id', '=', personId)]))
    .where('state', '=', 'waiting')
    .execute();
  await tx
    .updateTable('household_member')
    .set((is) => ({ ended_at: now, live_key: is.ref('id') }))
    .where('person_id', '=', personId)
    .where('live_key', '=', '')
    .execute();
  await tx
    .updateTable('acting_power')
    .set((is) => ({ ended_at: now, ended_as: 'removed' as const, live_key: is.ref('id') }))
    .where((is) => is.or([is('actor_id', '=', personId), is('beneficiary_id', '=', personId)]))
    .where('live_key', '=', '')
    .execute();
}
