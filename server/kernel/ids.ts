import { randomBytes, randomFillSync } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const length = 20;
/** Random bytes come by the page: asking the system for twenty costs as much as asking for all of them. */
const page = Buffer.alloc(length * 200);
let used = page.length;

/** A random id such as `bkg_4t8…`: 100 bits, never guessable, the prefix says what it names. */
export function newId(prefix: string): string {
  if (used === page.length) {
    randomFillSync(page);
    used = 0;
  }
  let text = '';
  for (const end = used + length; used < end; used += 1) text += alphabet[(page[used] ?? 0) & 31];
  return `${prefix}_${text}`;
}

/** A secret for tokens: 256 random bits, URL-safe. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
