import { readFileSync } from 'node:fs';
import Koa from 'koa';
import { createPool, type RowDataPacket } from 'mysql2/promise';
import { tokenHash } from '../../server/modules/identity/token-hash';
import type { Overheard } from './overheard';

/** The least that could answer: Koa, mysql2 and the product's own statements, without anything that makes it a product. */
const heard = JSON.parse(readFileSync(process.env['LINLI_HEARD'] ?? '', 'utf8')) as Overheard[];
const byPath = new Map(heard.map((one) => [one.path, one]));
const pool = createPool({
  uri: process.env['DATABASE_URL'],
  timezone: 'Z',
  dateStrings: ['DATE'],
  charset: 'utf8mb4_unicode_ci',
  connectionLimit: 16,
});

/** Who asks, in place of whom the statements were overheard from. */
function textsFor({ texts, hash, personId, accountId }: Overheard, mine: string, asker: RowDataPacket | undefined) {
  const put = (text: string): string =>
    text
      .replaceAll(hash, mine)
      .replaceAll(`'${personId}'`, `'${String(asker?.['person_id'])}'`)
      .replaceAll(`'${accountId}'`, `'${String(asker?.['account_id'])}'`);
  return texts.map((text) => () => put(text));
}

const app = new Koa();
app.use(async (ctx) => {
  if (ctx.path === '/healthz') return void (ctx.body = 'ok');
  const one = byPath.get(ctx.url);
  if (one === undefined) return void (ctx.status = 404);
  const mine = tokenHash(ctx.get('Authorization').slice('Bearer '.length));
  const answers: RowDataPacket[][] = [];
  for (let n = 0; n < one.texts.length; n += 1) {
    const text = textsFor(one, mine, answers[0]?.[0])[n]?.() ?? '';
    answers.push((await pool.query<RowDataPacket[]>(text))[0]);
  }
  ctx.body = { items: answers.slice(1) };
});
app.listen(Number(process.env['PORT']), '127.0.0.1');
