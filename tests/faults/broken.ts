import { newId } from '../../server/kernel/ids';
import { seededRandom } from '../../server/demo/random';
import { tokenOf } from '../load/gun';
import { startProcesses, type OurProcess, type Processes } from '../support/processes';
import { slotTruth, userAt, type Measured, type Stand } from './stand';

const sends = 10;
const slotCount = 6;
/** One line in so many is cut by the phone. */
const cutOneIn = 5;
const atOnce = 40;
/** Nobody who has won something in the crowd: its times would be in the way. */
const firstUser = 2001;

interface Claim {
  user: number;
  key: string;
  slotId: string;
  /** Bookings that it was told of. */
  told: Set<string>;
}

interface Counts {
  sent: number;
  answered: number;
  cut: number;
  unanswered: number;
  bugs: number;
}

/**
 * Measure 5: each claim is sent ten times with one key, a fifth of the lines are cut, an API process is killed ten times
 * and the database twice. Afterwards each key has one booking or none, everybody was always told the same, and nobody was
 * told of one that is not there.
 */
export async function broken(stand: Stand, plan: { claims: number; apiKills: number; databaseKills: number }) {
  const processes = await startProcesses({ apis: 2, database: stand.database });
  const counts: Counts = { sent: 0, answered: 0, cut: 0, unanswered: 0, bugs: 0 };
  try {
    const claims = await stage(processes, plan.claims);
    const apis = [...processes.apis];
    const chaos = breakThings(stand, processes, apis, plan);
    await sendAll(apis, claims, counts, chaos);
    await chaos.done;
    // Once more, by whoever never heard: the same key finds what became of it.
    const finals = await inTurns(claims, (claim, n) => askUntilAnswered(apis[n % 2], claim, counts));
    return await judge(stand, claims, finals, counts, chaos.killed);
  } finally {
    await processes.stop();
  }
}

async function stage({ build }: Processes, count: number): Promise<Claim[]> {
  const service = await build.service();
  const slots: string[] = [];
  for (let n = 0; n < slotCount; n += 1) {
    // Places for most: some keys end without a booking.
    const slot = await build.slot({ service_id: service.id, capacity: Math.ceil((count / slotCount) * 0.8) });
    slots.push(slot.id);
  }
  return Array.from({ length: count }, (_, n) => ({
    user: firstUser + n,
    key: newId('key'),
    slotId: slots[n % slotCount] ?? '',
    told: new Set<string>(),
  }));
}

interface Chaos {
  done: Promise<void>;
  killed: { apis: number; databases: number };
  isOver(): boolean;
}

/** Kills one process after the other, each as soon as all are well again. */
function breakThings(
  stand: Stand,
  processes: Processes,
  apis: OurProcess[],
  { apiKills, databaseKills }: { apiKills: number; databaseKills: number },
): Chaos {
  const killed = { apis: 0, databases: 0 };
  let over = false;
  const run = async (): Promise<void> => {
    for (let n = 0; n < apiKills; n += 1) {
      await pause(300);
      const victim = apis[n % 2];
      const port = Number(new URL(victim?.url ?? '').port);
      await victim?.kill();
      killed.apis += 1;
      apis[n % 2] = await processes.start('api', port);
      if ((n + 1) % Math.ceil(apiKills / databaseKills) === 0) {
        await stand.killDatabase();
        killed.databases += 1;
      }
    }
  };
  const done = run().finally(() => void (over = true));
  return { done, killed, isOver: () => over };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const random = seededRandom(5);

/** Every claim ten times in an order of its own, spread over the time in which things break. */
async function sendAll(apis: readonly OurProcess[], claims: readonly Claim[], counts: Counts, chaos: Chaos) {
  const all = random.shuffled(claims.flatMap((claim) => Array.from({ length: sends }, () => claim)));
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async (_, lane) => {
      while (next < all.length) {
        const claim = all[next] as Claim;
        next += 1;
        const cutAfter = random.between(1, cutOneIn) === 1 ? random.between(1, 60) : 0;
        await ask(apis[(next + lane) % 2], claim, cutAfter, counts);
        // As slowly as it takes to be there for all that happens.
        if (!chaos.isOver()) await pause(random.between(50, 400));
      }
    }),
  );
}

/** The booking's id, the refusal's code, or null where no answer came. */
async function ask(api: OurProcess | undefined, claim: Claim, cutAfter: number, counts: Counts) {
  counts.sent += 1;
  if (cutAfter > 0) {
    counts.cut += 1;
    await cutOff(api, claim, cutAfter);
    return null;
  }
  const params = { slotId: claim.slotId };
  const answer = await userAt(api, claim.user)
    .call('booking.book', { params, body: { requestKey: claim.key } })
    .catch(() => null);
  if (answer === null || answer.status === 503) {
    counts.unanswered += 1;
    return null;
  }
  counts.answered += 1;
  if (answer.status >= 500) counts.bugs += 1;
  if (answer.ok) claim.told.add(answer.body.id);
  return answer.body?.id ?? answer.problem?.code ?? null;
}

/** As a phone does that was told `busy`, for as long as the database takes to stand up again. */
async function askUntilAnswered(api: OurProcess | undefined, claim: Claim, counts: Counts): Promise<string | null> {
  for (let tries = 0; tries < 30; tries += 1) {
    const answer = await ask(api, claim, 0, counts);
    if (answer !== null) return answer;
    await pause(500);
  }
  return null;
}

async function cutOff(api: OurProcess | undefined, { slotId, user, key }: Claim, ms: number): Promise<void> {
  await fetch(`${api?.url}/api/v1/slots/${slotId}/bookings`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${tokenOf(user)}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ requestKey: key }),
    signal: AbortSignal.timeout(ms),
  }).then(
    (response) => response.text().catch(() => ''),
    () => '',
  );
}

async function inTurns<T>(claims: readonly Claim[], one: (claim: Claim, n: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let from = 0; from < claims.length; from += atOnce) {
    const some = claims.slice(from, from + atOnce);
    results.push(...(await Promise.all(some.map((claim, n) => one(claim, from + n)))));
  }
  return results;
}

async function judge(
  stand: Stand,
  claims: readonly Claim[],
  finals: readonly (string | null)[],
  counts: Counts,
  killed: Chaos['killed'],
): Promise<Measured> {
  const rows = await stand.database.sql<{ id: string; request_key: string }>(
    'SELECT id, request_key FROM booking WHERE request_key IN (?)',
    [claims.map(({ key }) => key)],
  );
  const byKey = new Map<string, string[]>();
  for (const row of rows) byKey.set(row.request_key, [...(byKey.get(row.request_key) ?? []), row.id]);
  const twice = [...byKey.values()].filter((ids) => ids.length > 1).length;
  const differing = claims.filter(({ told }) => told.size > 1).length;
  const lost = claims.filter(({ key, told }) => [...told].some((id) => byKey.get(key)?.[0] !== id)).length;
  const finalWrong = claims.filter(({ key }, n) => (byKey.get(key)?.[0] ?? 'booking.slot_full') !== finals[n]).length;
  const slotIds = [...new Set(claims.map(({ slotId }) => slotId))];
  const truths = await Promise.all(slotIds.map((id) => slotTruth(stand.database, id)));
  const wrong = truths.filter((one) => one.taken !== one.placed).length;
  return {
    name: `${claims.length} claims sent ${sends} times each while everything breaks`,
    figures: {
      ...counts,
      'API processes killed': killed.apis,
      'databases killed': killed.databases,
      bookings: rows.length,
      'keys with two bookings': twice,
      'keys with different answers': differing,
      'bookings told of and not there': lost,
      'last answers that differ from the rows': finalWrong,
      'counters wrong': wrong,
    },
    targets: {
      'one booking a key': twice === 0,
      'the same answer': differing === 0 && finalWrong === 0,
      'nothing lost that was told': lost === 0,
      'counters right': wrong === 0,
      'no bug': counts.bugs === 0,
    },
  };
}
