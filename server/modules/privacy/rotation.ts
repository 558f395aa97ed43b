import { sql } from 'kysely';
import type { DB } from '../../db/types';
import type { Db } from '../../kernel/db';
import type { SealedPlace, Vault } from '../../kernel/vault';

/** A field that is stored sealed; each module's door names its own. */
export interface SealedField {
  table: keyof DB;
  /** The column of the row's id, which is part of the place. */
  id: string;
  sealed: string;
  key: string;
  /** Where the vault is told that the value lies. */
  column: SealedPlace['column'];
}

interface SealedRow {
  id: string;
  text: string;
  key: string;
}

/** The statements of a rotation; handed over so that a test can leave the guard out. */
export interface RotationStore {
  countByKey(field: SealedField): Promise<Map<string, number>>;
  /** Only which, without counting: a jump through the index. */
  listKeys(field: SealedField): Promise<string[]>;
  listOn(field: SealedField, keyId: string, afterId: string, limit: number): Promise<SealedRow[]>;
  /** Puts the same value under another key, if nobody has written a new one since it was read. */
  reseal(field: SealedField, was: SealedRow, now: { text: string; keyId: string }): Promise<boolean>;
}

export const openRotationStore = (db: Db): RotationStore => ({
  async countByKey(field) {
    const rows = await sql<{ key: string; n: number }>`
      SELECT ${sql.ref(field.key)} AS \`key\`, COUNT(*) AS n FROM ${sql.table(field.table)}
      WHERE ${sql.ref(field.key)} IS NOT NULL GROUP BY ${sql.ref(field.key)}`.execute(db);
    return new Map(rows.rows.map((row) => [row.key, Number(row.n)]));
  },
  async listKeys(field) {
    const rows = await sql<{ key: string }>`
      SELECT DISTINCT ${sql.ref(field.key)} AS \`key\` FROM ${sql.table(field.table)}
      WHERE ${sql.ref(field.key)} IS NOT NULL`.execute(db);
    return rows.rows.map((row) => row.key);
  },
  async listOn(field, keyId, afterId, limit) {
    const rows = await sql<SealedRow>`
      SELECT ${sql.ref(field.id)} AS id, ${sql.ref(field.sealed)} AS \`text\`, ${sql.ref(field.key)} AS \`key\`
      FROM ${sql.table(field.table)}
      WHERE ${sql.ref(field.key)} = ${keyId} AND ${sql.ref(field.id)} > ${afterId}
      ORDER BY ${sql.ref(field.id)} LIMIT ${limit}`.execute(db);
    return rows.rows;
  },
  async reseal(field, was, now) {
    const done = await sql`
      UPDATE ${sql.table(field.table)}
      SET ${sql.ref(field.sealed)} = ${now.text}, ${sql.ref(field.key)} = ${now.keyId}
      WHERE ${sql.ref(field.id)} = ${was.id} AND ${sql.ref(field.key)} = ${was.key}
        AND ${sql.ref(field.sealed)} = ${was.text}`.execute(db);
    return done.numAffectedRows === 1n;
  },
});

export interface RotationReport {
  resealed: number;
  /** Rows that can't be opened, as `<column>:<id>`; at most 100 are named. */
  unreadable: string[];
  /** Rows on each key after the run, by column. */
  left: Record<string, Record<string, number>>;
  /** Whether the current key is the only one in use. */
  done: boolean;
}

const batchRows = 200;
/** Rows that were written anew while they were read are looked at again; more rounds than these would be a fault. */
const roundsMax = 20;
const namedMax = 100;

/**
 * Puts every sealed value under the current key, in batches by id. Readers always find a row whole: value and key
 * change in one statement. A value written meanwhile wins, since the statement asks for what was read. It can be stopped
 * and started again anywhere, and several processes may run it at once.
 */
export async function rotateKeys(
  vault: Vault,
  fields: readonly SealedField[],
  store: RotationStore,
  signal?: AbortSignal,
): Promise<RotationReport> {
  const report: RotationReport = { resealed: 0, unreadable: [], left: {}, done: true };
  for (const field of fields) {
    await rotateField(vault, field, store, report, signal);
    const counts = await store.countByKey(field);
    report.left[field.column] = Object.fromEntries(counts);
    if ([...counts.keys()].some((key) => key !== vault.currentKeyId)) report.done = false;
  }
  return report;
}

async function rotateField(
  vault: Vault,
  field: SealedField,
  store: RotationStore,
  report: RotationReport,
  signal?: AbortSignal,
): Promise<void> {
  const unreadable = new Set<string>();
  for (let round = 0; round < roundsMax; round += 1) {
    const old = (await store.listKeys(field)).filter((key) => key !== vault.currentKeyId);
    let seen = 0;
    for (const keyId of old) {
      for (let after = ''; signal?.aborted !== true;) {
        const rows = await store.listOn(field, keyId, after, batchRows);
        for (const row of rows) {
          after = row.id;
          if (unreadable.has(row.id)) continue;
          seen += 1;
          const fresh = reopened(vault, field, row);
          if (fresh === null) unreadable.add(row.id);
          else if (await store.reseal(field, row, fresh)) report.resealed += 1;
        }
        if (rows.length < batchRows) break;
      }
    }
    if (seen === 0 || signal?.aborted === true) break;
  }
  for (const id of unreadable) {
    if (report.unreadable.length < namedMax) report.unreadable.push(`${field.column}:${id}`);
  }
}

/** The value under the current key; null if it can't be opened: its key is missing, or somebody changed it. */
function reopened(vault: Vault, field: SealedField, row: SealedRow): { text: string; keyId: string } | null {
  const place = { column: field.column, rowId: row.id };
  try {
    return vault.seal(place, vault.open(place, { text: row.text, keyId: row.key }));
  } catch {
    return null;
  }
}

/** Keys that rows were sealed with but this process does not have: it could not read them. */
export async function missingKeys(
  fields: readonly SealedField[],
  store: RotationStore,
  known: ReadonlySet<string>,
): Promise<string[]> {
  const missing = new Set<string>();
  for (const field of fields) {
    for (const key of await store.listKeys(field)) if (!known.has(key)) missing.add(key);
  }
  return [...missing].sort();
}
