import type { Db, Reader, Tx } from '../../kernel/db';
import type { Vault } from '../../kernel/vault';

/** For the rotation of keys. */
export const sealedFields = [
  { table: 'person', id: 'id', sealed: 'phone_sealed', key: 'phone_key', column: 'person.phone' },
] as const;

const place = (personId: string) => ({ column: 'person.phone', rowId: personId }) as const;

/** A person without a number. */
export const noPhone = { phone_sealed: null, phone_key: null, phone_index: null, phone_end: '', phone_at: null };

/** By so many last digits people are told apart at a desk. */
const endDigits = 4;
const filledAtOnce = 200;
const endIndex = (vault: Vault, digits: string): string => vault.blindIndex('phone_end', digits);

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
      phone_end: endIndex(vault, phone.slice(-endDigits)),
      phone_at: now,
    })
    .where('id', '=', personId)
    .execute();
}

/** Returns whether there was one. */
export async function clearPhone(tx: Tx, personId: string): Promise<boolean> {
  const result = await tx
    .updateTable('person')
    .set(noPhone)
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

/** What `person.phone_end` may hold of those whose number ends in these four digits; '' = not filled in yet, look closer. */
export const phoneEndsOf = (vault: Vault, digits: string): string[] => [endIndex(vault, digits), ''];

/**
 * Of these people, those whose number ends in these four digits, by a blind index. A number that has none yet is opened
 * here and leaves this function never; what it answers is less than a masked number shows.
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
    .select(['id', 'phone_sealed', 'phone_key', 'phone_end'])
    .where('id', 'in', [...personIds])
    .where('phone_end', 'in', phoneEndsOf(vault, digits))
    .where('phone_key', 'is not', null)
    .execute();
  const isOf = (row: (typeof rows)[number]): boolean =>
    row.phone_end !== '' || opened(vault, row)?.endsWith(digits) === true;
  return new Set(rows.filter(isOf).map(({ id }) => id));
}

interface SealedPhone {
  id: string;
  phone_sealed: string | null;
  phone_key: string | null;
}

const opened = (vault: Vault, { id, phone_sealed: text, phone_key: keyId }: SealedPhone): string | null =>
  text === null || keyId === null ? null : vault.open(place(id), { text, keyId });

const unfilledQuery = (reader: Reader, keyId: string, afterId: string, limit: number) =>
  reader
    .selectFrom('person')
    .select(['id', 'phone_sealed', 'phone_key'])
    .where('phone_end', '=', '')
    .where('phone_key', '=', keyId)
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit);

/**
 * Fills in the ends of numbers that were kept before there was a place for them; those on an old key wait for the rotation.
 * A number that is changed or taken away meanwhile keeps what its change has written; one that can't be opened is left.
 * Answers how many it has filled in. It can be stopped and started again anywhere, and run twice at once.
 */
export async function fillPhoneEnds(db: Db, vault: Vault, signal: AbortSignal): Promise<number> {
  let filled = 0;
  for (let after = ''; !signal.aborted;) {
    const rows = await unfilledQuery(db, vault.currentKeyId, after, filledAtOnce).execute();
    for (const row of rows) filled += (await fillEnd(db, vault, row)) ? 1 : 0;
    const last = rows.at(-1);
    if (last === undefined || rows.length < filledAtOnce) break;
    after = last.id;
  }
  return filled;
}

async function fillEnd(db: Db, vault: Vault, row: SealedPhone): Promise<boolean> {
  let phone: string | null;
  try {
    phone = opened(vault, row);
  } catch {
    return false;
  }
  if (phone === null) return false;
  const result = await db
    .updateTable('person')
    .set({ phone_end: endIndex(vault, phone.slice(-endDigits)) })
    .where('id', '=', row.id)
    .where('phone_sealed', '=', row.phone_sealed)
    .where('phone_end', '=', '')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
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
  'identity.fillPhoneEnds': (db: Db) => unfilledQuery(db, 'k1', 'prs', 200),
  'deskBooking.find by name': (db: Db) => nameQuery(db, '林小满', '1990-05-20', 5),
};
