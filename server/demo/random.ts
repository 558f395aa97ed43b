export interface Random {
  /** From 0 up to 1. */
  next(): number;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  chance(share: number): boolean;
  pick<T>(items: readonly T[]): T | undefined;
  shuffled<T>(items: readonly T[]): T[];
  id(prefix: string): string;
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Numbers that look random and come out the same for the same seed (mulberry32), so that every demo city is alike. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    chance: (share) => next() < share,
    pick: (items) => items[between(0, items.length - 1)],
    shuffled: (items) => {
      const order = items.map((item) => [next(), item] as const);
      return order.sort((a, b) => a[0] - b[0]).map(([, item]) => item);
    },
    id: (prefix) => `${prefix}_${Array.from({ length: 20 }, () => alphabet[between(0, 31)]).join('')}`,
  };
}
