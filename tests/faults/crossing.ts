import { seededRandom } from '../../server/demo/random';
import { newId } from '../../server/kernel/ids';
import { openFamily } from '../support/household-things';
import { startProcesses, type Processes } from '../support/processes';
import { slotTruth, userAt, type Measured, type Stand } from './stand';

const families = 12;
const members = 4;
const slotCount = 8;
const workers = 40;
const mays = { may_view: 1, may_book: 1, may_cancel: 1 };

/**
 * Measure 3: 40 workers book whole households and single members for slots of two services, name the people in opposite
 * orders, give back and book again, at two processes. Whoever has to wait for rows may wait; no request may be lost to a
 * deadlock, whichever member asks, and afterwards every counter is right. Where the machine may be busy with others
 * (`judgesBusy` false), an answer that says so is no loss as long as the database has met no deadlock.
 */
export async function crossing(stand: Stand, seconds: number, judgesBusy: boolean): Promise<Measured> {
  const processes = await startProcesses({ apis: 2, database: stand.database });
  try {
    const slots = await stage(processes);
    const until = Date.now() + seconds * 1000;
    const counts = { requests: 0, won: 0, lost: 0, busy: 0 };
    const codes = new Map<string, number>();
    await Promise.all(
      Array.from({ length: workers }, async (_, worker) => {
        while (Date.now() < until) await once(processes, slots, worker, counts, codes);
      }),
    );
    const truths = await Promise.all(slots.map((id) => slotTruth(stand.database, id)));
    const wrong = truths.filter((one) => one.taken !== one.placed || one.waiting !== one.inLine).length;
    const [seen] = await stand.database.sql<{ Value: string }>("SHOW GLOBAL STATUS LIKE 'Innodb_deadlocks'");
    const deadlocks = Number(seen?.Value ?? 0);
    const lost = counts.lost + (judgesBusy || deadlocks > 0 ? counts.busy : 0);
    return {
      name: `households in opposite orders, ${workers} workers, ${seconds} s`,
      figures: {
        requests: counts.requests,
        'that won something': counts.won,
        'lost (5xx, no answer)': counts.lost,
        'answered that it is busy': counts.busy,
        'counters wrong': wrong,
        'deadlocks met and tried again': deadlocks,
        ...Object.fromEntries([...codes].map(([code, n]) => [`refused: ${code}`, n])),
      },
      targets: { '0 requests lost': lost === 0, 'counters right': wrong === 0, 'some won': counts.won > 0 },
    };
  } finally {
    await processes.stop();
  }
}

/** Families whose members act for each other, and slots at four times of one day, so that some times overlap. */
async function stage({ db, build }: Processes): Promise<string[]> {
  const family = await openFamily(db, new Date());
  for (let first = 1; first <= families * members; first += members) {
    const own = Array.from({ length: members }, (_, n) => `per_${first + n}`);
    for (const actor of own) for (const served of own) if (actor !== served) await family.proxy(actor, served, mays);
  }
  const centre = await build.centre();
  const service = () => build.service({ centre_id: centre.id, party_max: 4, waitlist_max: 20, offer_minutes: 60 });
  const services = [await service(), await service()];
  const tomorrow = Math.floor(Date.now() / 86_400_000) * 86_400_000 + 2 * 86_400_000;
  const slots: string[] = [];
  for (let n = 0; n < slotCount; n += 1) {
    const start_at = new Date(tomorrow + Math.floor(n / 2) * 3_600_000);
    slots.push((await build.slot({ service_id: services[n % 2]?.id, capacity: 16, start_at })).id);
  }
  return slots;
}

const random = seededRandom(11);

interface Counts {
  requests: number;
  won: number;
  lost: number;
  busy: number;
}

/** Whether nothing came of a request, for a reason that is not the asker's. */
function isLost(answer: { status: number; problem: { code: string } | null } | null, counts: Counts): boolean {
  if (answer !== null && answer.status < 500) return false;
  counts[answer?.problem?.code === 'busy' ? 'busy' : 'lost'] += 1;
  return true;
}

async function once(
  { apis }: Processes,
  slots: readonly string[],
  worker: number,
  counts: Counts,
  codes: Map<string, number>,
): Promise<void> {
  const first = random.between(0, families - 1) * members + 1;
  const own = random.shuffled(Array.from({ length: members }, (_, n) => first + n));
  const client = userAt(apis[worker % 2], own[0] ?? 1);
  const params = { slotId: slots[random.between(0, slotCount - 1)] ?? '' };
  const people = own.slice(0, random.between(2, members)).map((n) => ({ personId: `per_${n}` }));
  const requestKey = newId('key');
  const isAlone = random.between(0, 2) === 0;
  counts.requests += 1;
  const answer = await (
    isAlone
      ? client.call('booking.book', { params, body: { requestKey, orWait: true, beneficiaryId: `per_${own[1]}` } })
      : client.call('booking.bookTogether', { params, body: { requestKey, orWait: true, people } })
  ).catch(() => null);
  if (isLost(answer, counts) || answer === null) return;
  if (!answer.ok) return void codes.set(answer.problem.code, (codes.get(answer.problem.code) ?? 0) + 1);
  counts.won += 1;
  const ids = 'items' in answer.body ? answer.body.items.map(({ id }) => id) : [answer.body.id];
  await Promise.all(
    random.shuffled(ids).map(async (bookingId) => {
      counts.requests += 1;
      const given = await userAt(apis[(worker + 1) % 2], own[0] ?? 1)
        .call('booking.cancel', { params: { bookingId } })
        .catch(() => null);
      isLost(given, counts);
    }),
  );
}
