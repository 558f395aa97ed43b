import { newId } from '../../server/kernel/ids';
import type { Answer } from '../support/client';
import { startProcesses, type Processes } from '../support/processes';
import { slotTruth, userAt, type Measured, type Stand } from './stand';

const places = 50;
const line = 100;

interface Seen {
  confirmed: number;
  waiting: number;
  refused: number;
  other: number;
  wrong: number;
}

/**
 * Measure 1: so many people claim 50 places and 100 in line at once, at two processes: exactly so many get them, everybody
 * else is told that the line is full, and nothing else is answered. Parties of one to four are never split. With the guard
 * taken out the same must come out wrong, or it would prove nothing. Where the machine may be busy with others (`judgesBusy`
 * false), who is told so asks again with the same key, as a phone does.
 */
export async function crowd(stand: Stand, people: number, judgesBusy: boolean): Promise<Measured> {
  const tries = judgesBusy ? 1 : patientTries;
  const guarded = await withApis(stand, undefined, async (processes) => [
    await rush(stand, processes, { people, tries }, () => 1),
    await rush(stand, processes, { people, tries }, (n) => 1 + (n % 4)),
  ]);
  const [alone, parties] = guarded as [Seen, Seen];
  // Two processes must look at the slot at the same moment for it: they do in most rushes, not in each.
  const careless = await withApis(stand, 'tests/race/api-without-guard.ts', async (processes) => {
    let wrong = 0;
    for (let n = 0; n < rushesMost && wrong === 0; n += 1) {
      wrong = (await rush(stand, processes, { people: Math.min(people, 500), tries }, () => 1)).wrong;
    }
    return wrong;
  });
  return {
    name: `${people} people for ${places} places and a line of ${line}`,
    figures: {
      'alone: confirmed': alone.confirmed,
      'alone: waiting': alone.waiting,
      'alone: refused': alone.refused,
      'parties: people placed': parties.confirmed,
      'parties: people in line': parties.waiting,
      'other answers': alone.other + parties.other,
      'counters or numbers wrong': alone.wrong + parties.wrong,
      'the same without the guard': careless,
    },
    targets: {
      [`${places} / ${line} / ${people - places - line}`]:
        alone.confirmed === places && alone.waiting === line && alone.refused === people - places - line,
      'the same in parties of 1 to 4': parties.confirmed === places && parties.waiting === line,
      'no other answer': alone.other + parties.other === 0,
      'counters and numbers right': alone.wrong + parties.wrong === 0,
      'wrong without the guard': careless > 0,
    },
  };
}

async function withApis<T>(stand: Stand, entry: string | undefined, use: (processes: Processes) => Promise<T>) {
  const processes = await startProcesses({ apis: 2, database: stand.database, entry });
  return use(processes).finally(() => processes.stop());
}

const patientTries = 30;
const rushesMost = 8;

async function askAgain<A extends { problem: { code: string } | null }>(tries: number, ask: () => Promise<A>) {
  let answer = await ask();
  for (let n = 1; n < tries && answer.problem?.code === 'busy'; n += 1) answer = await ask();
  return answer;
}

async function rush(
  stand: Stand,
  { build, apis }: Processes,
  { people, tries }: { people: number; tries: number },
  party: (n: number) => number,
) {
  const service = await build.service({ party_max: 4, waitlist_max: line, offer_minutes: 60 });
  const slot = await build.slot({ service_id: service.id, capacity: places });
  const answers: Answer<'booking.book'>[] = await Promise.all(
    Array.from({ length: people }, (_, n) => {
      const body = { requestKey: newId('key'), orWait: true, partySize: party(n) };
      const user = userAt(apis[n % 2], n + 1);
      return askAgain(tries, () => user.call('booking.book', { params: { slotId: slot.id }, body }));
    }),
  );
  const sum = (state: string): number =>
    answers.reduce((all, { body }) => (body?.state === state ? all + body.partySize : all), 0);
  const isFull = ({ problem }: Answer<'booking.book'>) => problem?.code === 'booking.line_full';
  const truth = await slotTruth(stand.database, slot.id);
  const wrongs = [
    truth.placed > places,
    truth.inLine > line,
    truth.taken !== truth.placed,
    truth.waiting !== truth.inLine,
    truth.last !== truth.numbers,
    truth.placed !== sum('confirmed'),
    truth.inLine !== sum('waiting'),
  ];
  const seen: Seen = {
    confirmed: sum('confirmed'),
    waiting: sum('waiting'),
    refused: answers.filter(isFull).length,
    other: answers.filter((answer) => !answer.ok && !isFull(answer)).length,
    wrong: wrongs.filter(Boolean).length,
  };
  return seen;
}
