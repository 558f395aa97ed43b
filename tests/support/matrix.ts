import { callers, type Caller } from '../../shared/contract/route';
import { routeNames, routes, type RouteName } from '../../shared/contract/routes';
import type { Asker, Side } from './askers';
import { faultsOf, codesOf, send, type Sent } from './send';
import { absentThings } from './things';
import type { Walk } from './walk';

/** What the matrix has found, and how much it has looked at. */
export interface Findings {
  /** Requests sent: one for every route, asker and side whose things the route can name. */
  cells: number;
  /** One line for each reply that is not as the contract lets expect. */
  wrong: string[];
  /** Of these, replies that held something of somebody else. */
  leaks: number;
}

type Expected = 'auth.required' | 'forbidden' | 'not_found' | 'reached';

interface Cell {
  name: RouteName;
  asker: Asker;
  side: Side;
  expected: Expected;
}

const isRead = (name: RouteName): boolean => routes[name].kind === 'read';
const holds = (asker: Asker, caller: Caller): boolean =>
  asker.role !== null && (callers[caller] as readonly string[]).includes(asker.role);

/** What the contract says of this asker, this route and this side's things: the gate first, then whose they are. */
function expectedOf(walk: Walk, { name, asker, side }: Omit<Cell, 'expected'>): Expected {
  const { who } = routes[name] as { who: Caller | 'anyone' | 'signed_in' };
  if (who !== 'anyone' && asker.token === null) return 'auth.required';
  const group = who === 'anyone' || who === 'signed_in' ? null : who;
  if (group !== null && !holds(asker, group)) return 'forbidden';
  const { of, alsoFor } = walk.inputs[name];
  if (of === 'everybody' || of === 'asker') return 'reached';
  if (of === 'owner' && asker.owns === side) return 'reached';
  const scoped = of === 'scope' ? group : alsoFor;
  return scoped != null && holds(asker, scoped) && asker.scope === side ? 'reached' : 'not_found';
}

/** Whether the route names a thing at all; else asking about one side is enough. */
const namesThings = (walk: Walk, name: RouteName): boolean =>
  JSON.stringify(walk.requestFor(name, walk.own.things, null)) !==
  JSON.stringify(walk.requestFor(name, walk.others.things, null));

/**
 * Asks every route as everybody, about both sides' things. Reads come first, then the writes that must be refused, so
 * that all that is looked at is still there; last the writes that go through.
 */
export async function walkMatrix(walk: Walk, askers: readonly Asker[], names = routeNames): Promise<Findings> {
  const cells = names.flatMap((name) => {
    const sides: Side[] = namesThings(walk, name) ? ['own', 'others'] : ['own'];
    return askers.flatMap((asker) =>
      sides.map((side) => ({ name, asker, side, expected: expectedOf(walk, { name, asker, side }) })),
    );
  });
  const found: Findings = { cells: cells.length, wrong: [], leaks: 0 };
  for (const cell of cells.filter(({ name }) => isRead(name))) await look(walk, cell, found);
  const before = await everyTable(walk);
  const refused = cells.filter(({ name, expected }) => !isRead(name) && expected !== 'reached');
  for (const cell of refused) await look(walk, cell, found);
  const changed = changesBetween(before, await everyTable(walk));
  if (changed.length > 0) found.wrong.push(`refused writes have changed ${changed.join(', ')}`);
  for (const cell of cells.filter(({ name, expected }) => !isRead(name) && expected === 'reached')) {
    await look(walk, cell, found);
  }
  return found;
}

async function look(walk: Walk, cell: Cell, found: Findings): Promise<void> {
  const { name, asker, side, expected } = cell;
  let sent = await ask(walk, cell);
  if (expected === 'reached' && asker.token !== null && sent.problem?.code === 'auth.required') {
    await asker.renew();
    sent = await ask(walk, cell);
  }
  const leaked = leaksIn(walk, cell, sent.text);
  if (leaked.length > 0) found.leaks += 1;
  const faults = [...leaked, ...outcomeFaults(walk, cell, sent)];
  const what = `${name} of ${side} by ${asker.title}`;
  if (faults.length > 0) found.wrong.push(`${what}: ${faults.join('; ')} [${sent.status} ${sent.problem?.code ?? ''}]`);
}

function ask(walk: Walk, { name, asker, side }: Cell): Promise<Sent> {
  const { url, ...options } = walk.requestFor(name, walk[side].things, asker.token);
  return send(url, options);
}

/** Everything secret in a reply that this asker may not read: ids of whom they neither are nor work for, names, numbers. */
function leaksIn(walk: Walk, { name, asker }: Cell, text: string): string[] {
  const { showsNames = false } = walk.inputs[name];
  return (['own', 'others'] as const).flatMap((side) => {
    const { ids, names } = walk[side];
    const isOwner = asker.owns === side;
    const worksThere = asker.scope === side;
    const secret = [...(isOwner || worksThere ? [] : ids), ...(isOwner || (worksThere && showsNames) ? [] : names)];
    return secret.filter((one) => text.includes(one)).map((one) => `shows ${one} of ${side}`);
  });
}

function outcomeFaults(walk: Walk, { name, expected }: Cell, sent: Sent): string[] {
  const code = sent.problem?.code;
  const shape = sent.problem === null ? [] : faultsOf(sent, codesOf(name));
  const isNo = code === 'auth.required' || code === 'forbidden' || code === 'not_found';
  if (expected === 'auth.required' || expected === 'forbidden') {
    return code === expected ? shape : [`should be ${expected}`];
  }
  if (expected === 'not_found') {
    const empty = isRead(name) && sent.status === 200 && holdsNothing(sent.text);
    return code === 'not_found' || empty ? shape : ['should not be found'];
  }
  // What belongs to nobody may be of the past; what is one's own is there.
  const lost = code === 'not_found' && ['everybody', 'asker'].includes(walk.inputs[name].of);
  // A list that is empty for everybody would prove nothing.
  if (['owner', 'scope'].includes(walk.inputs[name].of) && isRead(name) && sent.status === 200) {
    if (holdsNothing(sent.text)) return ['holds nothing, so it shows no leak either'];
  }
  return isNo && !lost ? [...shape, 'should be reached'] : shape;
}

/** A reply without a single row. */
function holdsNothing(text: string): boolean {
  if (!text.startsWith('{')) return text === '';
  const { items, ...rest } = JSON.parse(text) as { items?: unknown[] };
  return items?.length === 0 && Object.values(rest).every((value) => value === null);
}

/** Sessions are used by asking, so they alone may change. */
const mayChange: readonly string[] = ['session'];

async function everyTable({ server: { database } }: Walk): Promise<Map<string, unknown>> {
  const tables = await database.sql<{ name: string }>(
    "SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE'",
  );
  const watched = tables.map(({ name }) => name).filter((name) => !mayChange.includes(name));
  const sums = await database.sql<{ Table: string; Checksum: unknown }>(
    `CHECKSUM TABLE ${watched.map((name) => `\`${name}\``).join(', ')} EXTENDED`,
  );
  return new Map(sums.map(({ Table, Checksum }) => [Table, Checksum]));
}

const changesBetween = (before: Map<string, unknown>, after: Map<string, unknown>): string[] =>
  [...after].filter(([name, sum]) => before.get(name) !== sum).map(([name]) => name);

/** Of each route whose thing somebody else owns: the answers to that thing and to one that is not there, to the letter. */
export async function walkAbsent(walk: Walk, names = routeNames): Promise<string[]> {
  const wrong: string[] = [];
  for (const name of names.filter((one) => ['owner', 'scope'].includes(walk.inputs[one].of))) {
    const [theirs, absent] = await Promise.all(
      [walk.others.things, absentThings].map(async (things) => {
        const { url, ...options } = walk.requestFor(name, things, walk.tokenFor(name));
        const { status, text, problem } = await send(url, options);
        return JSON.stringify(problem === null ? { status, text } : { ...problem, requestId: '' });
      }),
    );
    if (theirs !== absent) wrong.push(`${name}: ${theirs} is not ${absent}`);
  }
  return wrong;
}
