import { newId } from '../../server/kernel/ids';
import { systemClock } from '../../server/kernel/clock';
import { buildExcuse } from '../support/build-standing';
import { startProcesses, type Processes } from '../support/processes';
import { at as asAt } from './rush';

const excuses = 25;

/** Two of a centre's staff, each at an API process of their own, say the opposite to each excuse in the same moment. */
async function answerTwice(our: Processes) {
  const centre = await our.build.centre();
  const service = await our.build.service({ centre_id: centre.id, no_shows_count_from: new Date(0), is_scarce: 1 });
  const who = await our.build.resident();
  const [first, second] = [
    await our.as(await our.build.staff(centre.id)),
    await our.as(await our.build.staff(centre.id)),
  ];
  const outcomes = { decided: 0, told: 0, other: [] as string[] };
  for (let n = 0; n < excuses; n += 1) {
    const slot = await our.build.slot({ service_id: service.id });
    const bookingId = await our.build.booking(slot, who, { request_key: newId('key') });
    const excuseId = await buildExcuse(our.db, systemClock, { bookingId, centreId: centre.id, ...who });
    const params = { excuseId };
    const answers = await Promise.all([
      asAt(first, our.apis[0]?.url ?? '').call('excuse.decide', { params, body: { decision: 'accept' } }),
      asAt(second, our.apis[1]?.url ?? '').call('excuse.decide', {
        params,
        body: { decision: 'refuse', reason: '没有凭证' },
      }),
    ]);
    for (const answer of answers) {
      if (answer.ok) outcomes.decided += 1;
      else if (answer.problem.code === 'excuse.decided') outcomes.told += 1;
      else outcomes.other.push(answer.problem.code);
    }
  }
  const [told] = await our.database.sql<{ n: number }>(
    "SELECT COUNT(*) AS n FROM inbox_entry WHERE account_id = ? AND kind IN ('excuse_accepted', 'excuse_refused')",
    [who.accountId],
  );
  return { ...outcomes, notices: Number(told?.n) };
}

test('of two who answer an excuse one decides, the other is told so, and the resident hears one thing', async () => {
  const our = await startProcesses();
  try {
    expect(await answerTwice(our)).toEqual({ decided: excuses, told: excuses, other: [], notices: excuses });
  } finally {
    await our.stop();
  }
}, 60_000);

test('with the guard taken out both decide: the rig notices', async () => {
  const our = await startProcesses({ apis: 2, entry: 'tests/race/api-without-guard.ts' });
  try {
    expect((await answerTwice(our)).decided).toBeGreaterThan(excuses);
  } finally {
    await our.stop();
  }
}, 60_000);
