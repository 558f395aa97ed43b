import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** Where a sealed value lies: it opens nowhere else, so a value copied to another row or column is not believed. */
export interface SealedPlace {
  /** `<table>.<column>` */
  column: `${string}.${string}`;
  rowId: string;
}

export interface SealedValue {
  /** Base64 of iv, tag and ciphertext: at most 40 + 4/3 of the text's UTF-8 bytes, rounded up to 4. */
  text: string;
  /** The key it was sealed with; stands in a column of its own, for the rotation to find. */
  keyId: string;
}

/** Encrypts fields that a stolen copy of the database must not tell: phones, ID numbers, addresses. */
export interface Vault {
  /** The key that new values get. */
  readonly currentKeyId: string;
  /** All keys that it can open with. */
  readonly keyIds: ReadonlySet<string>;
  seal(place: SealedPlace, plain: string): SealedValue;
  /** @throws if the key is not known or the value was changed or moved. Its message holds no value. */
  open(place: SealedPlace, sealed: SealedValue): string;
  /**
   * What equal values have in common without telling them, for look-up (64 hex characters). It does not change when
   * keys rotate. Give the value in its one canonical form (a phone as E.164, an ID number in capitals).
   */
  blindIndex(kind: 'phone' | 'phone_end' | 'id_number', canonical: string): string;
}

export interface FieldKeys {
  /** 32 bytes each, by id; old ones stay until the rotation has left none of their rows. */
  keys: ReadonlyMap<string, Buffer>;
  currentKeyId: string;
}

/** @param secret from which the index key is derived; changing it would blind every index */
export function openVault({ keys, currentKeyId }: FieldKeys, secret: Buffer): Vault {
  const indexKey = Buffer.from(hkdfSync('sha256', secret, '', 'linli blind index', 32));
  const keyOf = (id: string): Buffer => {
    const key = keys.get(id);
    if (key === undefined) throw new Error(`The field key ${id} is not configured`);
    return key;
  };
  return {
    currentKeyId,
    keyIds: new Set(keys.keys()),
    seal(place, plain) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv(algorithm, keyOf(currentKeyId), iv);
      cipher.setAAD(placeBytes(place, currentKeyId));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return { text: Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64'), keyId: currentKeyId };
    },
    open(place, { text, keyId }) {
      const bytes = Buffer.from(text, 'base64');
      const decipher = createDecipheriv(algorithm, keyOf(keyId), bytes.subarray(0, ivBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(placeBytes(place, keyId));
      decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
      return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8');
    },
    blindIndex: (kind, canonical) => createHmac('sha256', indexKey).update(`${kind}:${canonical}`).digest('hex'),
  };
}

const placeBytes = ({ column, rowId }: SealedPlace, keyId: string): Buffer =>
  Buffer.from(`${keyId}\n${column}\n${rowId}`, 'utf8');
