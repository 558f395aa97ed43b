import Router from '@koa/router';
import Koa from 'koa';
import { createPool, type RowDataPacket } from 'mysql2/promise';
import { tokenHash } from '../../server/modules/identity/token-hash';
import { bareStatements } from './bare-statements';

/** The least that could answer: Koa, its router, mysql2 and the same statements, without anything that makes it a product. */
const pool = createPool({
  uri: process.env['DATABASE_URL'],
  timezone: 'Z',
  dateStrings: ['DATE'],
  charset: 'utf8mb4_unicode_ci',
  connectionLimit: 16,
});
const router = new Router();
for (const [path, statements] of Object.entries(bareStatements)) {
  router.get(path, async (ctx) => {
    const token = ctx.get('Authorization').slice('Bearer '.length);
    const params = ctx['params'] as Record<string, string>;
    let answer: RowDataPacket[] = [];
    let asker: RowDataPacket | undefined;
    for (const { text, values } of statements) {
      [answer] = await pool.query<RowDataPacket[]>(
        text,
        values({ hash: tokenHash(token), now: new Date(), params, asker }),
      );
      asker ??= answer[0];
    }
    ctx.body = { items: answer };
  });
}
router.get('/healthz', (ctx) => void (ctx.body = 'ok'));
const app = new Koa();
app.use(router.routes());
app.listen(Number(process.env['PORT']), '127.0.0.1');
