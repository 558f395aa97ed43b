import fc from 'fast-check';
import { isPresenceCode, presenceCode, readPresence } from '../../server/modules/capacity/presence';

const secret = Buffer.alloc(32, 7);
const at = (seconds: number) => new Date(1_800_000_000_000 + seconds * 1000);

test('a code is good in its half minute and the next, never longer than 60 s', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 29_999 }), fc.integer({ min: 0, max: 200_000 }), (madeMs, laterMs) => {
      const made = new Date(at(0).getTime() + madeMs);
      const now = new Date(made.getTime() + laterMs);
      const { code } = presenceCode(secret, 'bkg_1', made);
      const good = isPresenceCode(secret, 'bkg_1', code, now);
      if (laterMs <= 30_000) expect(good).toBe(true);
      // A later code can be the same six digits by chance, one in a million a window; the seed never meets it.
      if (laterMs >= 60_000) expect(good).toBe(false);
    }),
    { seed: 20261122 },
  );
});

test('a code of another booking or another secret is refused', () => {
  const { code } = presenceCode(secret, 'bkg_1', at(0));
  expect(isPresenceCode(secret, 'bkg_2', code, at(0))).toBe(false);
  expect(isPresenceCode(Buffer.alloc(32, 8), 'bkg_1', code, at(0))).toBe(false);
});

test('what is scanned or typed is read, anything else is not', () => {
  const { qr, code, until } = presenceCode(secret, 'bkg_1', at(0));
  expect(readPresence(qr)).toEqual({ holderId: 'bkg_1', code });
  expect(readPresence(`${code.slice(0, 3)} ${code.slice(3)}`)).toEqual({ holderId: null, code });
  expect(readPresence('https://example.org')).toBeNull();
  expect(readPresence('12345')).toBeNull();
  expect(until.getTime()).toBeGreaterThan(at(0).getTime());
});
