const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** A 32-bit number to another one and no two to the same (the finisher of MurmurHash3). */
export function scattered(value: number): number {
  let mixed = value >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

const fiveBits = 31;
/** Characters of an id after its prefix, as the product's own have. */
const length = 20;
const lanes = 4;
const charactersOfLane = length / lanes;

/**
 * Ids that look like the product's, lie as scattered in its indexes and are the same for the same seed. The n-th of a
 * prefix differs from all its others: five characters hold the first half of a scattered number, five the second.
 */
export function seededIds(seed: number): (prefix: string) => string {
  const counts = new Map<string, number>();
  return (prefix) => {
    const n = (counts.get(prefix) ?? 0) + 1;
    counts.set(prefix, n);
    const own = scattered(n ^ scattered(seed));
    const parts = [own >>> 16, own & 0xffff, scattered(n + seed), scattered(own ^ 0x5bd1e995)];
    let text = `${prefix}_`;
    for (let part of parts) {
      for (let i = 0; i < charactersOfLane; i += 1) {
        text += alphabet[part & fiveBits];
        part >>>= 5;
      }
    }
    return text;
  };
}
