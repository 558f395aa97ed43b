import { mayActFor } from '../../server/modules/household';
import { startServer, type TestServer } from '../support/app';
import { villageCode, type Resident } from '../support/build';

/** The day before the one on which who was born on 25 November 2012 is 14. */
const now = '2026-11-23T02:00:00.000Z';
const textVersion = '2026-11' as const;
const lastOn = '2027-06-30';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ at: now });
  await server.build.areas();
});
afterAll(() => server.close());

test('who has turned 14 is asked themselves: until staff has heard their yes, those who were guardians act no more', async () => {
  const mother = await server.build.resident({ name: '林晓雯', bornOn: '1992-06-18' });
  const mum = await server.as(mother);
  await mum.call('residence.file', { body: { areaCode: villageCode, detail: '永福里 3 号' } });
  const filed = server.db.updateTable('residence').set({ state: 'confirmed', prior_state: 'filed' });
  await filed.where('person_id', '=', mother.personId).execute();
  const who = await server.build.staff(villageCode, { role: 'grid_worker', scopeKind: 'area' });
  const father = await server.build.resident({ name: '王强' });
  const dad = await server.as(father);
  const kid = { name: '林一诺', bornOn: '2012-11-25', relation: 'child' as const, textVersion };
  const childId = (await mum.call('family.addChild', { body: kid })).body?.personId ?? '';
  const offer = { kind: 'guardian' as const, relation: 'spouse' as const, childId };
  const code = (await mum.call('family.invite', { body: offer })).body?.code ?? '';
  await dad.call('familyInvite.answer', { body: { code, answer: 'yes', textVersion } });
  const scopes = ['view', 'book', 'cancel'] as const;
  const allowed = async (actor: Resident) =>
    Promise.all(scopes.map((scope) => mayActFor(server.db, actor.personId, childId, scope, server.clock.now())));
  server.clock.set('2026-11-24T15:59:59.000Z');
  expect(await allowed(mother)).toEqual([true, true, true]);

  server.clock.set('2026-11-24T16:00:00.000Z');
  for (const guardian of [mother, father]) expect(await allowed(guardian)).toEqual([false, false, false]);
  // The job and then the delivery, each due at this moment.
  await server.worker.runDue();
  await server.worker.runDue();
  for (const guardian of [mother, father]) {
    const inbox = (await (await server.as(guardian)).call('inbox.list')).body?.items ?? [];
    expect(inbox.find(({ kind }) => kind === 'child_turned_14')?.facts).toEqual({ name: '林一诺' });
  }
  const mumLater = await server.as(mother);
  const home = await mumLater.call('family.get');
  const grown = home.body?.members.find(({ personId }) => personId === childId);
  expect(grown).toMatchObject({ isChild: false, age: 14, may: { askInPerson: true, inviteGuardian: false } });

  const asked = {
    memberId: grown?.memberId ?? '',
    relation: 'child' as const,
    textVersion,
    scopes: [...scopes],
    lastOn,
  };
  const request = await mumLater.call('family.askInPerson', { body: asked });
  expect(await allowed(mother)).toEqual([false, false, false]);
  const clerk = await server.as(who);
  const params = { requestId: request.body?.id ?? '' };
  expect((await clerk.call('agreement.open', { params })).body).toMatchObject({ personName: '林一诺', age: 14 });
  const heard = { decision: 'confirm' as const, method: 'on_site' as const };
  expect((await clerk.call('agreement.decide', { params, body: heard })).status).toBe(200);
  expect(await allowed(mother)).toEqual([true, true, true]);
  expect(await allowed(father)).toEqual([false, false, false]);
  const [kept] = await server.database.sql<{ given_by: string; witness_id: string }>(
    "SELECT given_by, witness_id FROM agreement WHERE kind = 'proxy' AND person_id = ?",
    [childId],
  );
  expect(kept).toMatchObject({ given_by: childId, witness_id: expect.any(String) as string });
});
