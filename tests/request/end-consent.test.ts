import { mayActFor } from '../../server/modules/household';
import { startServer, type TestServer } from '../support/app';
import { otherVillageCode, villageCode, type Resident } from '../support/build';
import { openFamily } from '../support/household-things';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await server.build.areas();
});
afterAll(() => server.close());

type Person = Pick<Resident, 'personId'>;
const may = (actor: Person, beneficiary: Person, scope: 'view') =>
  mayActFor(server.db, actor.personId, beneficiary.personId, scope, server.clock.now());

describe('agreement.inForce and agreement.end', () => {
  async function heard() {
    const [daughter, mother] = await Promise.all([
      server.build.resident({ name: '林晓雯' }),
      server.build.resident({ name: '陈秀兰' }),
    ]);
    const [child, parent] = await Promise.all([server.as(daughter), server.as(mother)]);
    const family = await openFamily(server.db, server.clock.now());
    await family.household(daughter.personId, [mother.personId]);
    const elder = await family.heardMember(daughter, villageCode);
    for (const actor of [daughter, mother]) {
      await family.proxy(actor.personId, elder.personId, { area_code: villageCode });
    }
    const who = await server.build.staff(villageCode, { role: 'grid_worker', scopeKind: 'area' });
    return {
      daughter,
      mother,
      child,
      parent,
      family,
      elder,
      clerk: await server.as(who),
      params: { requestId: elder.id },
      who,
    };
  }
  const body = { reason: '本人来电要求' };

  test('whom staff has heard is taken out by staff: nobody of the household acts for them any more, and each is told', async () => {
    const { daughter, mother, child, parent, family, elder, clerk, params } = await heard();
    const waiting = await family.request(daughter, villageCode);
    await server.database.sql('UPDATE agreement_request SET person_id = ? WHERE id = ?', [elder.personId, waiting]);
    const list = await clerk.call('agreement.inForce', { query: { limit: 50 } });
    expect(list.body?.items.find(({ id }) => id === elder.id)).toMatchObject({
      personName: '陈*婆',
      askerName: '林*雯',
      relation: 'parent',
      may: { end: true },
    });
    expect(await may(mother, elder, 'view')).toBe(true);
    expect((await clerk.call('agreement.end', { params, body })).status).toBe(200);
    expect([await may(daughter, elder, 'view'), await may(mother, elder, 'view')]).toEqual([false, false]);
    expect((await child.call('family.get')).body?.members.map(({ name }) => name)).not.toContain('陈阿婆');
    const [row] = await server.database.sql('SELECT state FROM agreement_request WHERE id = ?', [waiting]);
    expect(row).toEqual({ state: 'withdrawn' });
    await server.worker.runDue();
    for (const client of [child, parent]) {
      const [told] = (await client.call('inbox.list')).body?.items ?? [];
      expect(told).toMatchObject({ kind: 'family_left', facts: { name: '陈阿婆', reason: '本人来电要求' } });
    }
    expect((await clerk.call('agreement.end', { params, body })).status).toBe(200);
    const after = await clerk.call('agreement.inForce', { query: { limit: 50 } });
    expect(after.body?.items.map(({ id }) => id)).not.toContain(elder.id);
  });

  test('not by staff of another area, nor by family; members who came by their own WeChat are not listed', async () => {
    const { family, elder, clerk, params, who, mother } = await heard();
    const away = await server.as(
      await server.build.staff(otherVillageCode, { role: 'grid_worker', scopeKind: 'area' }),
    );
    expect((await away.call('agreement.end', { params, body })).problem?.code).toBe('not_found');
    const list = await clerk.call('agreement.inForce', { query: { limit: 50 } });
    expect(list.body?.items.filter(({ personName }) => personName === '陈*兰')).toEqual([]);
    expect(mother.personId).not.toBe(elder.personId);
    await family.household(who.personId);
    const own = await family.heardMember(who, villageCode, '颜阿公');
    const mine = await clerk.call('agreement.end', { params: { requestId: own.id }, body });
    expect(mine.problem?.code).toBe('residence.own_family');
  });
});
