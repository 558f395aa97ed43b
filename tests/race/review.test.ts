import { systemClock } from '../../server/kernel/clock';
import { villageCode } from '../support/build';
import { buildContent } from '../support/build-content';
import { at as asAt } from './rush';
import { startProcesses, type Processes } from '../support/processes';

const items = 25;

/** Two reviewers, each at an API process of their own, say the opposite of each item in the same moment. */
async function decideTwice(our: Processes) {
  const centre = await our.build.centre();
  const author = await our.build.staff(centre.id);
  const grant = { role: 'reviewer', scopeKind: 'area' } as const;
  const [first, second] = [
    await our.as(await our.build.staff('3505', grant)),
    await our.as(await our.build.staff('3505', grant)),
  ];
  const outcomes = { decided: 0, told: 0, other: [] as string[] };
  const place = { areaCode: villageCode, centreId: centre.id };
  for (let n = 0; n < items; n += 1) {
    const { itemId } = await buildContent(our.db, systemClock, author, place);
    const params = { itemId };
    const answers = await Promise.all([
      asAt(first, our.apis[0]?.url ?? '').call('review.decide', { params, body: { verdict: 'pass' } }),
      asAt(second, our.apis[1]?.url ?? '').call('review.decide', {
        params,
        body: { verdict: 'refuse', reason: 'advertising' },
      }),
    ]);
    for (const answer of answers) {
      if (answer.ok) outcomes.decided += 1;
      else if (answer.problem.code === 'review.decided_already') outcomes.told += 1;
      else outcomes.other.push(answer.problem.code);
    }
  }
  const [told] = await our.database.sql<{ n: number }>(
    "SELECT COUNT(*) AS n FROM inbox_entry WHERE account_id = ? AND kind IN ('content_passed', 'content_refused')",
    [author.accountId],
  );
  return { ...outcomes, notices: Number(told?.n) };
}

test('of two reviewers one decides, the other is told so, and the author hears one thing', async () => {
  const our = await startProcesses();
  try {
    expect(await decideTwice(our)).toEqual({ decided: items, told: items, other: [], notices: items });
  } finally {
    await our.stop();
  }
}, 60_000);

test('with the guard taken out both decide: the rig notices', async () => {
  const our = await startProcesses({ apis: 2, entry: 'tests/race/api-without-guard.ts' });
  try {
    expect((await decideTwice(our)).decided).toBeGreaterThan(items);
  } finally {
    await our.stop();
  }
}, 60_000);
