import { createCipheriv, createHash, randomBytes } from 'node:crypto';

/** What a mini-program sets at WeChat for pushed events, in secure mode with JSON. */
export interface PushKeys {
  appid: string;
  token: string;
  /** EncodingAESKey: 43 characters of base64. */
  aesKey: string;
}

const block = 32;

export const signatureOf = (parts: readonly string[]): string =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');

/** WXBizMsgCrypt's way: 16 random bytes, length, message, appid, padded to 32, AES-256-CBC with the key's own start as IV. */
export function seal(keys: PushKeys, message: string, random = randomBytes(16)): string {
  const key = Buffer.from(`${keys.aesKey}=`, 'base64');
  const text = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const plain = Buffer.concat([random, length, text, Buffer.from(keys.appid, 'utf8')]);
  const padding = block - (plain.length % block);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(padding, padding)), cipher.final()]).toString(
    'base64',
  );
}
