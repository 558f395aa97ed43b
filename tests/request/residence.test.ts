import { householdOf, residentArea } from '../../server/modules/household';
import { startServer, type TestServer } from '../support/app';
import { otherVillageCode, villageCode, type Resident } from '../support/build';
import { openFamily } from '../support/household-things';
import { limits } from '../../shared/limits';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await server.build.areas();
});
afterAll(() => server.close());

const address = '永福里 18 号楼 302 室';
const worker = (areaCode = villageCode) =>
  server.build.staff(areaCode, { role: 'grid_worker', scopeKind: 'area' }).then((who) => server.as(who));

async function filed(who?: Resident, areaCode = villageCode) {
  const resident = who ?? (await server.build.resident({ name: '王强' }));
  const client = await server.as(resident);
  const answer = await client.call('residence.file', { body: { areaCode, detail: address } });
  return { resident, client, id: answer.body?.residence?.id ?? '', answer };
}

describe('residence.file, residence.mine and residence.withdraw', () => {
  test('file an address that lies sealed in the database and in no log', async () => {
    const { resident, client, id, answer } = await filed();
    expect([answer.status, answer.body?.residence?.state]).toEqual([201, 'filed']);
    expect((await client.call('residence.mine')).body?.residence).toMatchObject({ id, detail: address });
    const [row] = await server.database.sql<{ detail_sealed: string }>('SELECT * FROM residence WHERE id = ?', [id]);
    expect(JSON.stringify(row)).not.toContain('永福里');
    expect(JSON.stringify(server.log)).not.toContain('302 室');
    expect(await residentArea(server.db, resident.personId)).toBeNull();
  });

  test('one person lives in one place: filing anew ends the address before', async () => {
    const { resident, client, id } = await filed();
    const clerk = await worker();
    await clerk.call('residence.decide', { params: { residenceId: id }, body: { decision: 'confirm' } });
    expect(await residentArea(server.db, resident.personId)).toBe(villageCode);
    server.clock.pass(1);
    await filed(resident);
    const rows = await server.database.sql('SELECT state, live_key FROM residence WHERE person_id = ? ORDER BY state', [
      resident.personId,
    ]);
    expect(rows).toEqual([
      { state: 'ended', live_key: id },
      { state: 'filed', live_key: '' },
    ]);
    expect(await residentArea(server.db, resident.personId)).toBeNull();
    expect((await client.call('residence.withdraw')).body?.residence?.state).toBe('withdrawn');
    expect((await client.call('residence.withdraw')).problem?.code).toBe('residence.none');
  });

  test('two filings at once leave one live address', async () => {
    const resident = await server.build.resident();
    const client = await server.as(resident);
    const body = { areaCode: villageCode, detail: address };
    await Promise.all([client.call('residence.file', { body }), client.call('residence.file', { body })]);
    const rows = await server.database.sql("SELECT id FROM residence WHERE person_id = ? AND live_key = ''", [
      resident.personId,
    ]);
    expect(rows).toHaveLength(1);
  });

  test('knows villages only, and takes so many filings a day', async () => {
    const client = await server.as(await server.build.resident());
    const codes = [];
    for (const areaCode of ['350582', '999999999999', ...Array<string>(limits.filingsPerDay + 1).fill(villageCode)]) {
      const sent = await client.call('residence.file', { body: { areaCode, detail: address } });
      codes.push(sent.problem?.code ?? sent.status);
    }
    expect(codes).toEqual(['residence.area_unknown', 'residence.area_unknown', 201, 201, 201, 'residence.too_many']);
  });
});

describe('residence.waiting, residence.open and residence.decide', () => {
  test('show names masked and addresses to nobody else; opening is noted for the resident', async () => {
    const { client, id } = await filed();
    const clerk = await worker();
    const list = await clerk.call('residence.waiting', { query: { limit: 50 } });
    const item = list.body?.items.find((one) => one.id === id);
    expect(item).toMatchObject({ personName: '*强', may: { decide: true } });
    expect(JSON.stringify(list.body)).not.toContain('302');
    const opened = await clerk.call('residence.open', { params: { residenceId: id } });
    expect(opened.body).toMatchObject({ personName: '王强', detail: address });
    expect((await client.call('access.mine')).body?.items[0]).toMatchObject({ reason: '核对住址' });
  });

  test('by staff of a centre there and by grid workers above; other areas do not find it', async () => {
    const centre = await server.build.centre();
    const desk = await server.as(await server.build.staff(centre.id));
    const { client, id } = await filed();
    const params = { residenceId: id };
    const stranger = await worker(otherVillageCode);
    expect((await stranger.call('residence.waiting')).body?.items.some((one) => one.id === id)).toBe(false);
    expect((await stranger.call('residence.open', { params })).problem?.code).toBe('not_found');
    const body = { decision: 'confirm' as const };
    expect((await stranger.call('residence.decide', { params, body })).problem?.code).toBe('not_found');
    expect((await client.call('residence.decide', { params, body })).problem?.code).toBe('forbidden');
    expect((await server.visitor.call('residence.open', { params })).problem?.code).toBe('auth.required');
    expect((await desk.call('residence.decide', { params, body })).status).toBe(200);
    const county = await worker('350582');
    expect((await county.call('residence.decide', { params, body })).problem?.code).toBe('residence.decided');
    expect((await county.call('residence.open', { params })).problem?.code).toBe('not_found');
    await server.worker.runDue();
    expect((await client.call('inbox.list')).body?.items[0]?.kind).toBe('residence_confirmed');
  });

  test('a refusal says why; the resident files again', async () => {
    const { resident, client, id } = await filed();
    const clerk = await worker();
    const params = { residenceId: id };
    const bare = await clerk.call('residence.decide', { params, body: { decision: 'refuse' } });
    expect(bare.problem?.code).toBe('residence.reason_needed');
    await clerk.call('residence.decide', { params, body: { decision: 'refuse', reason: '没有这个门牌' } });
    expect((await client.call('residence.mine')).body).toMatchObject({
      residence: { state: 'refused', reason: '没有这个门牌' },
      may: { file: true, withdraw: false },
    });
    expect((await filed(resident)).answer.status).toBe(201);
  });

  test('nobody decides for themselves or their own household', async () => {
    const who = await server.build.staff(villageCode, { role: 'grid_worker', scopeKind: 'area' });
    const mother = await server.build.resident({ name: '陈秀兰' });
    const family = await openFamily(server.db, server.clock.now());
    await family.household(who.personId, [mother.personId]);
    expect(await householdOf(server.db, mother.personId)).not.toBeNull();
    const clerk = await server.as(who);
    for (const person of [who, mother]) {
      const { id } = await filed(person);
      const answer = await clerk.call('residence.decide', {
        params: { residenceId: id },
        body: { decision: 'confirm' },
      });
      expect(answer.problem?.code).toBe('residence.own_family');
      const list = await clerk.call('residence.waiting', { query: { limit: 50 } });
      expect(list.body?.items.find((one) => one.id === id)?.may.decide).toBe(false);
    }
  });

  test('of two who decide at once, one does', async () => {
    const { id } = await filed();
    const [one, two] = await Promise.all([worker(), worker()]);
    const params = { residenceId: id };
    const answers = await Promise.all([
      one.call('residence.decide', { params, body: { decision: 'confirm' } }),
      two.call('residence.decide', { params, body: { decision: 'refuse', reason: '没有这个门牌' } }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});
