import { sql } from 'kysely';
import { newId } from '../../server/kernel/ids';
import { startServer, type TestServer } from '../support/app';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** What would end a text, begin another statement or hide the rest, if a value were ever read as one. */
const hostile = [
  "'; DELETE FROM blocked_word; -- ",
  "\\'; DELETE FROM blocked_word; -- ",
  "\\\\'; DELETE FROM blocked_word; # ",
  '"; DELETE FROM blocked_word; /*',
  "\u00bf'; DELETE FROM blocked_word; -- ",
  "\ud842\udfb7'\\",
  '?; DELETE FROM blocked_word; ?',
  '\0\u001a\n\r\t',
];

const rowOf = (word: string) => ({
  id: newId('wrd'),
  word,
  reason: 'other' as const,
  account_id: 'acc',
  created_at: new Date(0),
});

test('values of several statements in one trip stay values', async () => {
  const rows = hostile.map((text, n) => rowOf(`${n}${text}`));
  await server.db.transaction().execute(async (tx) => {
    // In one turn, so that all of it is one text for the database.
    await Promise.all(rows.map((row) => tx.insertInto('blocked_word').values(row).execute()));
    await Promise.all(
      rows.map(async (row) => {
        const found = await tx.selectFrom('blocked_word').select(['id', 'word']).where('word', '=', row.word).execute();
        expect(found).toEqual([{ id: row.id, word: row.word }]);
      }),
    );
  });
});

test('an object where a value belongs is a text, never a name of a column', async () => {
  const row = rowOf('整行');
  await server.db.insertInto('blocked_word').values(row).execute();
  const sly = { account_id: 'acc' } as unknown as string;
  const [, after] = await server.db
    .transaction()
    .execute((tx) =>
      Promise.all([
        tx.updateTable('blocked_word').set({ word: sly }).where('id', '=', row.id).execute(),
        tx.selectFrom('blocked_word').select('word').where('id', '=', row.id).execute(),
      ]),
    );
  expect(after).toEqual([{ word: '[object Object]' }]);
});

test('the session reads backslashes as the driver writes them, whatever the server was told', async () => {
  const { rows } = await sql<{ mode: string }>`SELECT @@sql_mode AS mode`.execute(server.db);
  expect(rows[0]?.mode).not.toMatch(/NO_BACKSLASH_ESCAPES|ANSI_QUOTES/);
  expect(rows[0]?.mode).toContain('STRICT_TRANS_TABLES');
});
