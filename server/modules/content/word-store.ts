import type { Insertable } from 'kysely';
import type { DB } from '../../db/types';
import { isDuplicate, type Db, type Reader, type Tx } from '../../kernel/db';

/** As many words of its own as a city may have; all are read for each check. */
export const wordsMost = 2000;

export function listAllWords(reader: Reader) {
  return reader.selectFrom('blocked_word').select(['word', 'reason']).limit(wordsMost).execute();
}

export interface WordMark {
  createdAt: Date;
  id: string;
}

/** Later than any word: a bound in every case, so that the index is read from its end and no further than asked. */
const beginning: WordMark = { createdAt: new Date('9999-12-31T00:00:00Z'), id: '' };

function wordsQuery(reader: Reader, after: WordMark | null, limit: number) {
  const { createdAt, id } = after ?? beginning;
  return reader
    .selectFrom('blocked_word')
    .selectAll()
    .where('created_at', '<=', createdAt)
    .where((eb) =>
      eb.or([eb('created_at', '<', createdAt), eb.and([eb('created_at', '=', createdAt), eb('id', '<', id)])]),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
}

export const listWords = (...asked: Parameters<typeof wordsQuery>) => wordsQuery(...asked).execute();

export async function countWords(reader: Reader): Promise<number> {
  const row = await reader
    .selectFrom('blocked_word')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** False when the list has the word already. */
export async function insertWord(tx: Tx, row: Insertable<DB['blocked_word']>): Promise<boolean> {
  try {
    await tx.insertInto('blocked_word').values(row).execute();
    return true;
  } catch (error) {
    if (isDuplicate(error, 'blocked_word_word_key')) return false;
    throw error;
  }
}

export async function deleteWord(tx: Tx, id: string): Promise<boolean> {
  const result = await tx.deleteFrom('blocked_word').where('id', '=', id).executeTakeFirst();
  return result.numDeletedRows === 1n;
}

const sampleMark = { createdAt: new Date('2026-11-23T02:00:00Z'), id: 'x' };

/** The first page of a table this small is read as cheaply without the index. */
export const wordQueries = {
  'blockedWord.list next': (db: Db) => wordsQuery(db, sampleMark, 20),
};
