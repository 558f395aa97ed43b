import { createHash, createHmac } from 'node:crypto';

/**
 * The draw itself, to the byte as docs/lottery.md says it: from a list and a seed to an order, and from the order to who has
 * places. No clock, no random source, no database: whoever has the file computes the same.
 */

/** A unit comes together or not at all: one person with their guests, or a household. */
export interface Unit {
  /** In the order of their tokens. */
  members: readonly { people: number; token: string }[];
  weight: number;
}

/** What is fixed, and whose hash is published, when entering ends. Its units stand in the order of their first token. */
export interface List {
  draw: string;
  /** Places to be given. */
  places: number;
  /** People who may stand in reserve. */
  reserve: number;
  units: readonly Unit[];
}

/** Numbers of units in the list, counted from 1. */
export interface Result {
  /** All of them, as they were drawn. */
  order: number[];
  won: number[];
  reserve: number[];
}

export interface Beacon {
  name: string;
  /** The civil day whose value counts. */
  on: string;
  value: string;
}

export const listVersion = 1;

/** Members and units in the one order that the list has, whatever the order of their coming. */
export function orderedUnits(units: readonly Unit[]): Unit[] {
  const byToken = (a: { token: string }, b: { token: string }): number => (a.token < b.token ? -1 : 1);
  return units
    .map((unit) => ({ ...unit, members: [...unit.members].sort(byToken) }))
    .sort((a, b) => ((a.members[0]?.token ?? '') < (b.members[0]?.token ?? '') ? -1 : 1));
}

/** The list as it is hashed and downloaded; its keys stand in the order of RFC 8785. */
export const listFile = ({ draw, places, reserve, units }: List) => ({
  draw,
  places,
  reserve,
  units: units.map(({ members, weight }) => ({
    members: members.map(({ people, token }) => ({ people, token })),
    weight,
  })),
  version: listVersion,
});

/** RFC 8785 for what these files hold: keys already in order, ASCII text and whole numbers. */
const sha256 = (text: string | Buffer): Buffer => createHash('sha256').update(text).digest();

export const listHashOf = (list: List): string => sha256(JSON.stringify(listFile(list))).toString('hex');

export const resultHashOf = ({ order, reserve, won }: Result): string =>
  sha256(JSON.stringify({ order, reserve, won })).toString('hex');

/** Published before entering ends: who knows the secret later can't change it. */
export const commitmentOf = (secret: string): string => sha256(Buffer.from(secret, 'hex')).toString('hex');

export function seedOf(draw: string, facts: { listHash: string; secret: string; beacon: Beacon }): Buffer {
  const { listHash, secret, beacon } = facts;
  const lines = ['linli-lottery/1', draw, listHash, secret, beacon.name, beacon.on, beacon.value];
  return sha256(lines.map((line) => `${line}\n`).join(''));
}

/** Whole numbers below a bound, each as likely as the other, from HMAC-SHA-256 over a counter. */
function openStream(seed: Buffer): (bound: number) => number {
  let counter = 0n;
  let block = Buffer.alloc(0);
  let used = 0;
  const next64 = (): bigint => {
    if (used === block.length) {
      const message = Buffer.alloc(8);
      message.writeBigUInt64BE(counter);
      block = createHmac('sha256', seed).update(message).digest();
      counter += 1n;
      used = 0;
    }
    used += 8;
    return block.readBigUInt64BE(used - 8);
  };
  const span = 1n << 64n;
  return (bound) => {
    const size = BigInt(bound);
    // What lies beyond the last whole multiple would make small numbers likelier: it is thrown away.
    const limit = span - (span % size);
    for (;;) {
      const number = next64();
      if (number < limit) return Number(number % size);
    }
  };
}

/** Sums of weights in a tree, so that drawing n units takes n log n steps and not n². */
export function openWeights(weights: readonly number[]) {
  const size = weights.length;
  const tree = new Array<number>(size + 1).fill(0);
  let total = 0;
  const add = (index: number, by: number): void => {
    total += by;
    for (let i = index + 1; i <= size; i += i & -i) tree[i] = (tree[i] ?? 0) + by;
  };
  weights.forEach((weight, index) => add(index, weight));
  const top = 2 ** Math.floor(Math.log2(Math.max(1, size)));
  return {
    total: () => total,
    remove: (index: number) => add(index, -(weights[index] ?? 0)),
    /** The first unit at which the sum from the beginning exceeds this. */
    at(point: number): number {
      let index = 0;
      let left = point;
      for (let step = top; step >= 1; step /= 2) {
        const sum = tree[index + step];
        if (index + step <= size && sum !== undefined && sum <= left) {
          index += step;
          left -= sum;
        }
      }
      return index;
    },
  };
}

/** All units one after the other, each time by their weights among those that are left. */
export function drawOrder(units: readonly Pick<Unit, 'weight'>[], seed: Buffer): number[] {
  const below = openStream(seed);
  const weights = openWeights(units.map(({ weight }) => weight));
  return units.map(() => {
    const index = weights.at(below(weights.total()));
    weights.remove(index);
    return index + 1;
  });
}

const peopleIn = (unit: Unit | undefined): number => (unit?.members ?? []).reduce((sum, { people }) => sum + people, 0);

/** In the order of the draw, places for every unit for whom they still suffice; then the reserve in the same way. */
export function drawList({ places, reserve, units }: List, seed: Buffer): Result {
  const order = drawOrder(units, seed);
  const fill = (numbers: readonly number[], room: number): number[] => {
    let left = room;
    return numbers.filter((number) => {
      const people = peopleIn(units[number - 1]);
      if (people > left) return false;
      left -= people;
      return true;
    });
  };
  const won = fill(order, places);
  const winners = new Set(won);
  const others = order.filter((number) => !winners.has(number));
  return { order, won, reserve: fill(others, reserve) };
}
