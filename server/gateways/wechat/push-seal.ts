import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

/** What is set at WeChat under 消息推送, in secure mode (安全模式) with JSON. */
export interface PushKeys {
  appid: string;
  token: string;
  /** EncodingAESKey: 43 characters of base64. */
  aesKey: string;
}

const randomBytes = 16;
const lengthBytes = 4;
const blockBytes = 32;

/** Whether a signature is SHA-1 over these parts in order of their bytes, compared in constant time. */
export function isSigned(signature: string, parts: readonly string[]): boolean {
  const right = createHash('sha1')
    .update([...parts].sort().join(''))
    .digest();
  const given = Buffer.from(signature, 'hex');
  return given.length === right.length && timingSafeEqual(given, right);
}

/**
 * Opens what WeChat sealed: AES-256-CBC, the key's own start as IV, PKCS#7 to 32 bytes; inside 16 random bytes, the length
 * of the message, the message and the appid that it is for. Null when any of it is not so. To be called for what is
 * rightly signed only, so that nobody learns from its answers.
 */
export function unseal({ appid, aesKey }: Omit<PushKeys, 'token'>, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length === 0 || bytes.length % blockBytes !== 0) return null;
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const plain = withoutPadding(Buffer.concat([decipher.update(bytes), decipher.final()]));
  const start = randomBytes + lengthBytes;
  if (plain === null || plain.length < start) return null;
  const end = start + plain.readUInt32BE(randomBytes);
  if (end > plain.length) return null;
  const isForUs = sameBytes(plain.subarray(end), Buffer.from(appid, 'utf8'));
  return isForUs ? plain.subarray(start, end).toString('utf8') : null;
}

function withoutPadding(plain: Buffer): Buffer | null {
  const padding = plain.at(-1) ?? 0;
  if (padding < 1 || padding > blockBytes) return null;
  const end = plain.length - padding;
  return plain.subarray(end).every((byte) => byte === padding) ? plain.subarray(0, end) : null;
}

const sameBytes = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
