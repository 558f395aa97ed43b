import { limits } from '../../shared/limits';
import { startServer, type Options } from '../support/app';
import { buildResource } from '../support/build-resource';
import { watching } from './watching';

/**
 * Somebody is being forgotten: what centres knew of them is gone already, their account not yet. In that moment a manager,
 * who found them before, links them. What the manager is answered, and whom the list names afterwards.
 */
async function linkedAmidErasure(options: Options) {
  const server = await startServer(options);
  try {
    const { build, db, clock, worker } = server;
    const centreId = (await build.centre()).id;
    const helper = await build.staff(centreId, { role: 'volunteer', who: await build.resident({ name: '郭亚明' }) });
    const teacher = await buildResource(db, centreId, { kind: 'talent', name: '郭老师' });
    const self = await server.as(helper);
    expect((await self.call('erasure.request')).problem).toBeNull();
    clock.pass(limits.erasureDays * 24 * 60 + 60);
    const manager = await server.as(await build.staff(centreId, { role: 'manager' }));
    const { body } = await manager.call('resource.colleagues', { params: { centreId } });
    const found = body?.items.find(({ personName }) => personName === '郭亚明')?.found ?? '';
    const { until, close } = await watching(server);
    const { erasing, linking } = await db.transaction().execute(async (tx) => {
      await tx.selectFrom('account').select('id').where('id', '=', helper.accountId).forUpdate().execute();
      const forgetting = worker.runDue();
      await until('select%from `account`%for update');
      let isAnswered = false;
      const sent = manager
        .call('resource.link', { params: { resourceId: teacher.id }, body: { found, version: 1 } })
        .finally(() => void (isAnswered = true));
      await until('select%from `person`%for update', () => isAnswered);
      return { erasing: forgetting, linking: sent };
    });
    await erasing;
    const { problem } = await linking;
    await close();
    const rows = await db.selectFrom('resource').select('person_id').where('id', '=', teacher.id).execute();
    const { openid } = await db
      .selectFrom('account')
      .select('openid')
      .where('id', '=', helper.accountId)
      .executeTakeFirstOrThrow();
    return {
      isErased: openid.startsWith('erased:'),
      answer: problem?.code ?? 'linked',
      isNamed: rows.some(({ person_id: id }) => id === helper.personId),
    };
  } finally {
    await server.close();
  }
}

test('who is being forgotten is not linked: the manager waits, and is told that there is no account', async () => {
  expect(await linkedAmidErasure({})).toEqual({ isErased: true, answer: 'resource.no_account', isNamed: false });
}, 60_000);

test('without the lock of the person the list keeps naming who is forgotten: the test above would notice', async () => {
  const outcome = await linkedAmidErasure({ lockLinked: () => Promise.resolve() });
  expect(outcome).toEqual({ isErased: true, answer: 'linked', isNamed: true });
}, 60_000);
