import { openVault } from '../../server/kernel/vault';

const secret = Buffer.alloc(32, 1);
const [first, second] = [Buffer.alloc(32, 2), Buffer.alloc(32, 3)];
const old = openVault({ keys: new Map([['k1', first]]), currentKeyId: 'k1' }, secret);
const both = openVault(
  {
    keys: new Map([
      ['k1', first],
      ['k2', second],
    ]),
    currentKeyId: 'k2',
  },
  secret,
);
const place = { column: 'person.phone', rowId: 'prs_1' } as const;

test('a sealed value opens in its place, with the old key after a new one came', () => {
  const sealed = old.seal(place, '+8613800001234 林');
  expect(sealed.keyId).toBe('k1');
  expect(both.open(place, sealed)).toBe('+8613800001234 林');
  expect(both.seal(place, 'x').keyId).toBe('k2');
});

test('two sealings of one value have nothing in common', () => {
  expect(old.seal(place, 'same').text).not.toBe(old.seal(place, 'same').text);
});

test.each([
  ['moved to another row', { ...place, rowId: 'prs_2' }],
  ['moved to another column', { ...place, column: 'person.address' as const }],
])('a value %s is not believed', (_how, elsewhere) => {
  expect(() => old.open(elsewhere, old.seal(place, 'secret'))).toThrow();
});

test('a changed value, another key and an unknown key are not believed, and the fault tells nothing', () => {
  const sealed = old.seal(place, 'secret');
  const bytes = Buffer.from(sealed.text, 'base64');
  bytes[bytes.length - 1]! ^= 1;
  for (const wrong of [
    { ...sealed, text: bytes.toString('base64') },
    { ...sealed, text: '' },
    { ...sealed, keyId: 'k2' },
    { ...sealed, keyId: 'k9' },
  ]) {
    let message = '';
    try {
      both.open(place, wrong);
    } catch (error) {
      message = String(error);
    }
    expect(message).not.toBe('');
    expect(message).not.toContain('secret');
  }
});

test('a blind index is the same for the same value and kind, whatever the keys', () => {
  expect(old.blindIndex('phone', '+8613800001234')).toBe(both.blindIndex('phone', '+8613800001234'));
  expect(old.blindIndex('phone', 'x')).not.toBe(old.blindIndex('id_number', 'x'));
  expect(openVault({ keys: new Map([['k1', first]]), currentKeyId: 'k1' }, second).blindIndex('phone', 'x')).not.toBe(
    old.blindIndex('phone', 'x'),
  );
});
