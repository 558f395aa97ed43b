import type { ItemOf } from '../../../shared/contract/types';
import type { HandlersOf } from '../../http/ask';
import type { Db } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import { decodeCursor, pageOf } from '../../kernel/pages';
import { auditAsk } from '../audit';
import { plainForm } from './rules';
import { countWords, deleteWord, insertWord, listWords, wordsMost } from './word-store';

type Word = ItemOf<'blockedWord.list'>;
type Row = Awaited<ReturnType<typeof listWords>>[number];

const view = (row: Row): Word => ({
  id: row.id,
  word: row.word,
  reason: row.reason,
  at: row.created_at.toISOString(),
});

/** The city's own words. What was shown before a word was added stays: the list is for what comes. */
export const blockedWords = ({ db }: { db: Db }): HandlersOf<'blockedWord'> => ({
  'blockedWord.list': async ({ query }) => {
    const last = decodeCursor(query.cursor, ['number', 'string']);
    const after = last === null ? null : { createdAt: new Date(last[0]), id: last[1] };
    const rows = await listWords(db, after, query.limit + 1);
    return pageOf(rows, query.limit, view, (row) => [row.created_at.getTime(), row.id]);
  },

  'blockedWord.add': async (ask) => {
    const { reason } = ask.body;
    const word = plainForm(ask.body.word);
    if ([...word].length < 2) {
      const message = 'two letters or more, beside blanks and marks';
      return ask.refuse('input.invalid', [{ path: 'body.word', rule: 'too_small', message }]);
    }
    const row = { id: newId('wrd'), word, reason, account_id: ask.actor.accountId, created_at: ask.now };
    await ask.write(async (tx) => {
      if ((await countWords(tx)) >= wordsMost || !(await insertWord(tx, row))) ask.refuse('blockedWord.known');
      await auditAsk(tx, ask, 'blocked_word', row.id, { reason });
    });
    return view(row);
  },

  'blockedWord.remove': async (ask) => {
    const { wordId } = ask.params;
    await ask.write(async (tx) => {
      if (!(await deleteWord(tx, wordId))) ask.refuse('not_found');
      await auditAsk(tx, ask, 'blocked_word', wordId);
    });
    return { removed: true };
  },
});
