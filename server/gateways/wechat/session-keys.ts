import { createHmac } from 'node:crypto';
import type { Db, Tx } from '../../kernel/db';
import type { SealedPlace, Vault } from '../../kernel/vault';

const column = 'wechat_session.key';

export const sealedFields = [
  { table: 'wechat_session', id: 'openid', sealed: 'key_sealed', key: 'key_key', column },
] as const;

const place = (openid: string): SealedPlace => ({ column, rowId: openid });

/** Session keys leave this file only as signatures. */
export interface SessionKeys {
  keep(openid: string, key: string, at: Date): Promise<void>;
  /** Proves to WeChat that we hold the key: HMAC-SHA256 over nothing, as a GET has no body; null without a key. */
  signatureOf(openid: string): Promise<string | null>;
  forget(tx: Tx, openid: string): Promise<void>;
}

export const openSessionKeys = (db: Db, vault: Vault): SessionKeys => ({
  async keep(openid, key, at) {
    const { text, keyId } = vault.seal(place(openid), key);
    const values = { key_sealed: text, key_key: keyId, given_at: at };
    await db
      .insertInto('wechat_session')
      .values({ openid, ...values })
      .onDuplicateKeyUpdate(values)
      .execute();
  },
  async signatureOf(openid) {
    const row = await db.selectFrom('wechat_session').selectAll().where('openid', '=', openid).executeTakeFirst();
    if (row === undefined) return null;
    return sessionSignature(vault.open(place(openid), { text: row.key_sealed, keyId: row.key_key }));
  },
  async forget(tx, openid) {
    await tx.deleteFrom('wechat_session').where('openid', '=', openid).execute();
  },
});

/** WeChat takes the key's text as it is, not the bytes that its base64 stands for. */
export const sessionSignature = (key: string, body = ''): string =>
  createHmac('sha256', key).update(body).digest('hex');
