import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { isSigned, unseal } from '../../server/gateways/wechat/push-seal';
import { seal, signatureOf } from '../../server/standin/seal';
import { officialVectors } from './push-vectors';

describe.each(officialVectors)("WeChat's own sample $name", ({ keys, timestamp, nonce, signature, encrypt, holds }) => {
  test('is rightly signed, and any other token, time, nonce or text is not', () => {
    const parts = [keys.token, timestamp, nonce, encrypt];
    expect(isSigned(signature, parts)).toBe(true);
    for (const place of parts.keys()) {
      const wrong = parts.map((part, at) => (at === place ? `${part}1` : part));
      expect(isSigned(signature, wrong)).toBe(false);
    }
    for (const other of ['', signature.slice(2), `${signature}00`, 'zz', signature.replace(/./, 'f')]) {
      expect(isSigned(other, parts)).toBe(false);
    }
  });

  test('opens, and the stand-in would seal it to the same bytes', () => {
    const message = unseal(keys, encrypt);
    expect(message).toContain(holds);
    const plain = Buffer.from(unsealedBytes(keys.aesKey, encrypt));
    expect(seal(keys, message ?? '', plain.subarray(0, 16))).toBe(encrypt);
    expect(signatureOf([keys.token, timestamp, nonce, encrypt])).toBe(signature);
  });

  test('does not open for another appid or with another key', () => {
    expect(unseal({ ...keys, appid: 'wx0000000000000000' }, encrypt)).toBeNull();
    expect(unseal({ ...keys, aesKey: 'A'.repeat(43) }, encrypt)).toBeNull();
  });
});

/** The first block only, for its random bytes, by another road than the code under test. */
function unsealedBytes(aesKey: string, encrypt: string): Buffer {
  const key = Buffer.from(`${aesKey}=`, 'base64');

  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([decipher.update(Buffer.from(encrypt, 'base64')), decipher.final()]);
}

describe('vectors made here, with the cipher alone', () => {
  const keys = {
    appid: 'wxtest0000000001',
    token: 'tokenoftests',
    aesKey: randomBytes(32).toString('base64').slice(0, 43),
  };
  const key = Buffer.from(`${keys.aesKey}=`, 'base64');

  function sealed(message: string, { appid = keys.appid, length = -1, padding = -1, pad = -1 } = {}): string {
    const text = Buffer.from(message, 'utf8');
    const size = Buffer.alloc(4);
    size.writeUInt32BE(length === -1 ? text.length : length);
    const plain = Buffer.concat([randomBytes(16), size, text, Buffer.from(appid)]);
    const fill = padding === -1 ? 32 - (plain.length % 32) : padding;
    const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    const padded = Buffer.concat([plain, Buffer.alloc(fill, pad === -1 ? fill : pad)]);
    return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
  }

  test('open to what was sealed, whatever it says and however long it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (message) => {
        expect(unseal(keys, sealed(message))).toBe(message);
        expect(unseal(keys, seal(keys, message))).toBe(message);
      }),
    );
  });

  test('a message that fills its last block has a block of padding', () => {
    const message = 'x'.repeat(32 * 3 - 16 - 4 - keys.appid.length);
    expect(Buffer.from(sealed(message), 'base64')).toHaveLength(32 * 4);
    expect(unseal(keys, sealed(message))).toBe(message);
  });

  test.each([
    ['another appid', { appid: 'wxtest0000000002' }],
    ['an appid with something after it', { appid: `${keys.appid}x` }],
    ['no appid', { appid: '' }],
    ['a length beyond the end', { length: 9999 }],
    ['a length that leaves more than the appid', { length: 3 }],
    ['padding of zeros', { pad: 0 }],
    ['padding of 33', { pad: 33 }],
    ['padding that does not say its own length', { pad: 7 }],
  ])('do not open: %s', (_, wrong) => {
    expect(unseal(keys, sealed('{"a":1}', wrong))).toBeNull();
  });

  test('do not open when any byte is changed, cut or added', () => {
    const right = Buffer.from(sealed('{"MsgType":"event"}'), 'base64');
    // Changed bytes of the random part are not noticed by the seal: the signature is over all of them.
    for (const at of [16, 20, 40, right.length - 1]) {
      const wrong = Buffer.from(right);
      wrong[at] = (wrong[at] ?? 0) ^ 0x01;
      expect(unseal(keys, wrong.toString('base64'))).not.toBe('{"MsgType":"event"}');
    }
    for (const wrong of [right.subarray(0, -1), right.subarray(0, 16), Buffer.concat([right, Buffer.alloc(16)])]) {
      expect(unseal(keys, wrong.toString('base64'))).toBeNull();
    }
    expect(unseal(keys, '')).toBeNull();
    expect(unseal(keys, 'not base64 !')).toBeNull();
  });

  test('a signature is SHA-1 over the parts in order of their bytes', () => {
    const parts = ['token', '1700000000', 'nonce', 'Encrypt'];
    const right = createHash('sha1').update('1700000000Encryptnoncetoken').digest('hex');
    expect(isSigned(right, parts)).toBe(true);
    expect(signatureOf(parts)).toBe(right);
  });
});
