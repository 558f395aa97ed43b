import { sql } from 'kysely';
import type { Db } from '../../kernel/db';
import { WechatError } from './errors';

export interface AccessToken {
  token: string;
  expiresAt: Date;
  fetchedAt: Date;
}

/** Where the app's token lives between processes: one row an appid. */
export interface TokenStore {
  find(appid: string): Promise<AccessToken | null>;
  /**
   * Runs `renew` with the row as it is once nobody else renews it, and keeps what it returns.
   * @throws WechatError `transient` when the others take too long
   */
  renew(appid: string, renew: (current: AccessToken | null) => Promise<AccessToken>): Promise<AccessToken>;
}

/** As long as somebody else may be asking WeChat, and no longer than a phone waits. */
const lockWaitMostSeconds = 8;

export function openTokenStore(db: Db, lockWaitSeconds = lockWaitMostSeconds): TokenStore {
  return {
    find: (appid) => findToken(db, appid),
    // The named lock belongs to a connection, so everything under it runs on one. It is not a transaction: the call to
    // WeChat happens under it.
    renew: (appid, renew) =>
      db.connection().execute(async (connection) => {
        const name = `wechat_token:${appid}`.slice(0, 64);
        const got = await sql<{ got: number | null }>`SELECT GET_LOCK(${name}, ${lockWaitSeconds}) AS got`.execute(
          connection,
        );
        if (got.rows[0]?.got !== 1) throw new WechatError('stable_token', 'transient', null, null);
        try {
          const current = await findToken(connection, appid);
          const fresh = await renew(current);
          if (fresh !== current) await saveToken(connection, appid, fresh);
          return fresh;
        } finally {
          await sql`SELECT RELEASE_LOCK(${name})`.execute(connection);
        }
      }),
  };
}

async function findToken(db: Db, appid: string): Promise<AccessToken | null> {
  const row = await db.selectFrom('wechat_token').selectAll().where('appid', '=', appid).executeTakeFirst();
  return row ? { token: row.token, expiresAt: row.expires_at, fetchedAt: row.fetched_at } : null;
}

async function saveToken(db: Db, appid: string, { token, expiresAt, fetchedAt }: AccessToken): Promise<void> {
  const values = { token, expires_at: expiresAt, fetched_at: fetchedAt };
  await db
    .insertInto('wechat_token')
    .values({ appid, ...values })
    .onDuplicateKeyUpdate(values)
    .execute();
}
