/**
 * Computes a draw again from the file that anybody can download, by docs/lottery.md alone: nothing of the server is used
 * here, on purpose. `npm run verify:lottery -- FILE` prints what it has computed and what of the file it agrees with.
 */
import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Fields = { [key: string]: Json };

export interface Check {
  what: string;
  ok: boolean;
  /** As computed here, where the file says something else. */
  computed: string;
}

/** RFC 8785 for text, whole numbers, lists and objects: keys in order, nothing between. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`).join(',')}}`;
}

const hex = (bytes: Buffer): string => bytes.toString('hex');
const hash = (bytes: string | Buffer): Buffer => createHash('sha256').update(bytes).digest();

/** The counter stream, as numbers of 64 bits. */
function* numbersOf(seed: Buffer): Generator<bigint, never> {
  for (let counter = 0; ; counter += 1) {
    const message = Buffer.alloc(8);
    message.writeUInt32BE(Math.floor(counter / 2 ** 32), 0);
    message.writeUInt32BE(counter % 2 ** 32, 4);
    const text = hex(createHmac('sha256', seed).update(message).digest());
    for (let from = 0; from < text.length; from += 16) yield BigInt(`0x${text.slice(from, from + 16)}`);
  }
}

function below(numbers: Generator<bigint, never>, bound: number): number {
  const all = 2n ** 64n;
  for (;;) {
    const number = numbers.next().value;
    if (number < all - (all % BigInt(bound))) return Number(number % BigInt(bound));
  }
}

/** One after the other out of those that are left: walks along their weights to the point that was drawn. */
function orderOf(weights: readonly number[], seed: Buffer): number[] {
  const numbers = numbersOf(seed);
  const left = weights.map((weight, n) => ({ unit: n + 1, weight }));
  const order: number[] = [];
  while (left.length > 0) {
    let point = below(
      numbers,
      left.reduce((sum, one) => sum + one.weight, 0),
    );
    let at = 0;
    while (point >= (left[at]?.weight ?? 0)) {
      point -= left[at]?.weight ?? 0;
      at += 1;
    }
    order.push(...left.splice(at, 1).map((one) => one.unit));
  }
  return order;
}

function placesFor(order: readonly number[], sizes: readonly number[], places: number): number[] {
  const found: number[] = [];
  let free = places;
  for (const unit of order) {
    const size = sizes[unit - 1] ?? 0;
    if (size > free) continue;
    found.push(unit);
    free -= size;
  }
  return found;
}

const fields = (value: Json | undefined): Fields => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('Not a file of a draw');
  return value;
};
const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
const number = (value: Json | undefined): number => (typeof value === 'number' ? value : Number.NaN);
const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** Everything that can be computed of this file; of a list that is not drawn yet, its hash alone. */
export function verify(input: unknown): Check[] {
  const file = fields(input as Json);
  const checks: Check[] = [];
  const check = (what: string, computed: string, said: string): void => {
    checks.push({ what, ok: computed === said, computed });
  };
  const names = fields(file['list']);
  const units = list(names['units']).map(fields);
  const tokens = units.map((unit) => list(unit['members']).map((member) => text(fields(member)['token'])));
  const firsts = tokens.map(([first]) => first ?? '');
  const inOrder =
    [...firsts].sort().join() === firsts.join() && tokens.every((one) => [...one].sort().join() === one.join());
  check('order of the list', String(inOrder), 'true');
  check('each token once', String(new Set(tokens.flat()).size), String(tokens.flat().length));
  const listHash = hex(hash(canonical(file['list'] ?? null)));
  check('hash of the list', listHash, text(file['listHash']));
  if (file['result'] === null) return checks;
  const secret = text(file['secret']);
  check('commitment', hex(hash(Buffer.from(secret, 'hex'))), text(file['commitment']));
  const beacon = fields(file['beacon']);
  const lines = ['linli-lottery/1', text(names['draw']), listHash, secret];
  const seed = hash([...lines, text(beacon['name']), text(beacon['on']), text(beacon['value']), ''].join('\n'));
  check('seed', hex(seed), text(file['seed']));
  const weights = units.map((unit) => number(unit['weight']));
  const sizes = units.map((unit) =>
    list(unit['members']).reduce((sum: number, one) => sum + number(fields(one)['people']), 0),
  );
  const order = orderOf(weights, seed);
  const won = placesFor(order, sizes, number(names['places']));
  const others = order.filter((unit) => !won.includes(unit));
  const result = { order, reserve: placesFor(others, sizes, number(names['reserve'])), won };
  check('result', canonical(result), canonical(file['result'] ?? null));
  check('hash of the result', hex(hash(canonical(result))), text(file['resultHash']));
  return checks;
}

function main(path: string | undefined): void {
  if (path === undefined) {
    console.error('npm run verify:lottery -- FILE');
    process.exitCode = 2;
    return;
  }
  const checks = verify(JSON.parse(readFileSync(path, 'utf8')));
  for (const { what, ok, computed } of checks) console.log(`${ok ? 'right' : 'WRONG'}  ${what}: ${computed}`);
  const wrong = checks.filter(({ ok }) => !ok).length;
  const drawn = checks.some(({ what }) => what === 'result');
  console.log(
    wrong > 0 ? `${wrong} of ${checks.length} are wrong` : drawn ? 'The draw is as published' : 'Not drawn yet',
  );
  process.exitCode = wrong > 0 ? 1 : 0;
}

if (require.main === module) main(process.argv[2]);
