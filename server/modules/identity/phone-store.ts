import type { Db, Reader, Tx } from '../../kernel/db';
import type { Vault } from '../../kernel/vault';

/** For the rotation of keys. */
export const sealedFields = [
  { table: 'person', id: 'id', sealed: 'phone_sealed', key: 'phone_key', column: 'person.phone' },
] as const;

const place = (personId: string) => ({ column: 'person.phone', rowId: personId }) as const;

export interface KnownPhone {
  /** E.164 */
  phone: string;
  since: Date | null;
}

/** A person's number in full: only for themselves, for a message to them, or behind a reveal with its reason. */
export async function findPhone(reader: Reader, vault: Vault, personId: string): Promise<KnownPhone | null> {
  const row = await reader
    .selectFrom('person')
    .select(['phone_sealed', 'phone_key', 'phone_at'])
    .where('id', '=', personId)
    .executeTakeFirst();
  if (row === undefined || row.phone_sealed === null || row.phone_key === null) return null;
  return { phone: vault.open(place(personId), { text: row.phone_sealed, keyId: row.phone_key }), since: row.phone_at };
}

export async function setPhone(tx: Tx, vault: Vault, personId: string, phone: string, now: Date): Promise<void> {
  const sealed = vault.seal(place(personId), phone);
  await tx
    .updateTable('person')
    .set({
      phone_sealed: sealed.text,
      phone_key: sealed.keyId,
      phone_index: vault.blindIndex('phone', phone),
      phone_at: now,
    })
    .where('id', '=', personId)
    .execute();
}

/** Returns whether there was one. */
export async function clearPhone(tx: Tx, personId: string): Promise<boolean> {
  const result = await tx
    .updateTable('person')
    .set({ phone_sealed: null, phone_key: null, phone_index: null, phone_at: null })
    .where('id', '=', personId)
    .where('phone_sealed', 'is not', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** Whether somebody could be called at all; the number itself stays sealed. */
export async function hasPhone(reader: Reader, personId: string): Promise<boolean> {
  const row = await reader.selectFrom('person').select('phone_key').where('id', '=', personId).executeTakeFirst();
  return row !== undefined && row.phone_key !== null;
}

/** People who have this number, by its blind index; a household may share one. */
const phoneQuery = (reader: Reader, index: string, limit: number) =>
  reader.selectFrom('person').select('id').where('phone_index', '=', index).orderBy('id').limit(limit);

export async function findByPhone(reader: Reader, vault: Vault, phone: string, limit: number): Promise<string[]> {
  const rows = await phoneQuery(reader, vault.blindIndex('phone', phone), limit).execute();
  return rows.map(({ id }) => id);
}

/**
 * Of these people, those whose number ends in these digits. The numbers are opened one by one and leave this function never;
 * what it answers is less than a masked number shows.
 */
export async function whosePhoneEndsIn(
  reader: Reader,
  vault: Vault,
  personIds: readonly string[],
  digits: string,
): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const rows = await reader
    .selectFrom('person')
    .select(['id', 'phone_sealed', 'phone_key'])
    .where('id', 'in', [...personIds])
    .where('phone_sealed', 'is not', null)
    .execute();
  const isOf = (row: (typeof rows)[number]): boolean =>
    row.phone_sealed !== null &&
    row.phone_key !== null &&
    vault.open(place(row.id), { text: row.phone_sealed, keyId: row.phone_key }).endsWith(digits);
  return new Set(rows.filter(isOf).map(({ id }) => id));
}

const nameQuery = (reader: Reader, name: string, bornOn: string, limit: number) =>
  reader
    .selectFrom('person')
    .select('id')
    .where('born_on', '=', bornOn)
    .where('name', '=', name)
    .orderBy('id')
    .limit(limit);

export async function findByName(reader: Reader, name: string, bornOn: string, limit: number): Promise<string[]> {
  return (await nameQuery(reader, name, bornOn, limit).execute()).map(({ id }) => id);
}

export const phoneQueries = {
  'deskBooking.find by phone': (db: Db) => phoneQuery(db, 'x'.repeat(64), 5),
  'deskBooking.find by name': (db: Db) => nameQuery(db, '林小满', '1990-05-20', 5),
};
