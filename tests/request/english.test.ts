import { newId } from '../../server/kernel/ids';
import { startServer, type TestServer } from '../support/app';
import type { Client } from '../support/client';
import { hall } from '../support/hall';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const noEnglish = { nameEn: '', summaryEn: '', detailEn: '', bringEn: '', hostEn: '', placeEn: '' };

/** A centre with an English name, its manager, and an open service of theirs. */
async function stage(over: object = {}) {
  const centre = await server.build.centre({ name_en: 'Renli Centre', address_en: '66 Minsheng Road' });
  const manager = await server.as(await server.build.staff(centre.id, { role: 'manager' }));
  const body = { requestKey: newId('key'), ...hall, ...over };
  const made = await manager.call('catalogue.create', { params: { centreId: centre.id }, body });
  const serviceId = made.body?.id ?? '';
  await manager.call('catalogue.setState', { params: { serviceId }, body: { version: 1, state: 'open' } });
  return { centreId: centre.id, serviceId, manager, made };
}
const change = (who: Client, serviceId: string, version: number, over: object) =>
  who.call('catalogue.change', { params: { serviceId }, body: { version, ...hall, ...over } });

test('what a manager writes in English stands beside the Chinese for everybody, with its centre; what is empty is empty', async () => {
  const { centreId, serviceId, made } = await stage();
  expect(made.body).toMatchObject({ nameEn: hall.nameEn, detailEn: '', placeEn: hall.placeEn });
  const one = await server.visitor.call('service.get', { params: { serviceId } });
  expect(one.body).toMatchObject({ name: hall.name, place: hall.place, detail: hall.detail });
  expect(one.body?.english).toEqual({
    ...{ centreName: 'Renli Centre', address: '66 Minsheng Road' },
    ...{ name: hall.nameEn, summary: hall.summaryEn, place: hall.placeEn, bring: 'A cup', detail: '', host: '' },
  });
  const list = await server.visitor.call('service.list', { query: { centreId } });
  expect(list.body?.items[0]?.english).toEqual({
    ...{ centreName: 'Renli Centre', name: hall.nameEn, summary: hall.summaryEn, place: hall.placeEn },
  });
  const centre = await server.visitor.call('centre.get', { params: { centreId } });
  expect(centre.body?.english).toEqual({
    ...{ name: 'Renli Centre', address: '66 Minsheng Road', intro: '', founding: '', transport: '' },
  });
});

test('a booking, its notice and the home page carry the English names', async () => {
  const { serviceId, centreId } = await stage({ minAge: null, maxAge: null, residentsOf: null, approvalMinutes: null });
  const start_at = new Date(server.clock.now().getTime() + 86_400_000);
  const slot = await server.build.slot({ service_id: serviceId, start_at });
  const resident = await server.as(await server.build.resident());
  const answers = [{ questionId: 'q1', value: '排练' }];
  const booked = await resident.call('booking.book', {
    params: { slotId: slot.id },
    body: { requestKey: newId('key'), partySize: 1, answers },
  });
  expect(booked.problem).toBeNull();
  expect(booked.body?.english).toEqual({
    ...{ serviceName: hall.nameEn, centreName: 'Renli Centre', place: hall.placeEn, address: '66 Minsheng Road' },
  });
  const home = await resident.call('home.get', { query: { centreId } });
  expect(home.body?.nextBooking?.english.serviceName).toBe(hall.nameEn);
  expect(home.body?.centre?.english.name).toBe('Renli Centre');
  await server.worker.runDue();
  const inbox = await resident.call('inbox.list', { query: {} });
  expect(inbox.body?.items[0]?.facts).toMatchObject({
    ...{ service: hall.name, serviceEn: hall.nameEn, centreEn: 'Renli Centre', placeEn: hall.placeEn },
  });
});

test('a notice of what has no English name says nothing of one', async () => {
  const slot = await server.build.slot();
  const resident = await server.as(await server.build.resident());
  await resident.call('booking.book', { params: { slotId: slot.id }, body: { requestKey: newId('key') } });
  await server.worker.runDue();
  const inbox = await resident.call('inbox.list', { query: {} });
  const [notice] = inbox.body?.items ?? [];
  expect(notice?.facts).toMatchObject({ place: '二楼健身房' });
  expect(Object.keys(notice?.facts ?? {}).filter((key) => key.endsWith('En'))).toEqual([]);
});

test('a search finds a service by its English name or sentence, however the letters are written', async () => {
  const word = newId('w').slice(-8);
  const { centreId, serviceId } = await stage({ nameEn: `Lecture hall ${word}`, summaryEn: 'With a projector' });
  const found = async (words: string) =>
    (await server.visitor.call('service.list', { query: { centreId, words } })).body?.items.map(({ id }) => id);
  expect(await found(word.toUpperCase())).toEqual([serviceId]);
  expect(await found('lecture HALL')).toEqual([serviceId]);
  expect(await found('projector')).toEqual([serviceId]);
  expect(await found('swimming')).toEqual([]);
});

test('English texts have lengths, and go through the check of words like the Chinese', async () => {
  const { serviceId, manager } = await stage();
  const most = await change(manager, serviceId, 2, { detailEn: 'x'.repeat(2000), nameEn: 'n'.repeat(100) });
  expect(most.body).toMatchObject({ version: 3, detailEn: 'x'.repeat(2000) });
  const long = await change(manager, serviceId, 3, { nameEn: 'x'.repeat(101), detailEn: 'x'.repeat(2001) });
  expect(long.problem).toMatchObject({ code: 'input.invalid' });
  expect(long.problem?.fields?.map(({ path }) => path).sort()).toEqual(['body.detailEn', 'body.nameEn']);
  const risky = await change(manager, serviceId, 3, { summaryEn: '私聊赚钱' });
  expect(risky.problem?.code).toBe('content.risky');
  const none = await change(manager, serviceId, 3, noEnglish);
  expect(none.body).toMatchObject({ version: 4, ...noEnglish });
});

test('who writes on an older version is told; the record names which English texts were changed', async () => {
  const { serviceId, manager } = await stage();
  expect((await change(manager, serviceId, 2, { nameEn: 'Lecture room' })).body?.nameEn).toBe('Lecture room');
  expect((await change(manager, serviceId, 2, { nameEn: 'Hall' })).problem?.code).toBe('catalogue.changed_meanwhile');
  const lines = await server.database.sql<{ detail: string }>(
    "SELECT detail FROM audit_line WHERE action = 'catalogue.change' AND subject_id = ?",
    [serviceId],
  );
  expect(lines.map(({ detail }) => JSON.parse(detail) as object)).toEqual([{ version: 3, changed: ['nameEn'] }]);
});

const noCentreEnglish = { nameEn: '', addressEn: '', transportEn: '', introEn: '', foundingEn: '' };
const put = (who: Client, centreId: string, version: number, over: object = {}) =>
  who.call('centreEnglish.change', { params: { centreId }, body: { version, ...noCentreEnglish, ...over } });

test('centreEnglish.change writes a centre in English for its manager; read by its staff, and seen by everybody at once', async () => {
  const { centreId, manager } = await stage();
  const staff = await server.as(await server.build.staff(centreId));
  const before = await staff.call('centreEnglish.get', { params: { centreId } });
  expect(before.body).toMatchObject({ version: 0, nameEn: 'Renli Centre', introEn: '', may: { edit: false } });
  const over = { nameEn: 'Silk Road Station', introEn: 'Beside the garment street', transportEn: 'Bus 5' };
  const saved = await put(manager, centreId, 0, over);
  expect(saved.body).toMatchObject({ version: 1, ...noCentreEnglish, ...over, may: { edit: true } });
  const seen = await server.visitor.call('centre.get', { params: { centreId } });
  expect(seen.body?.english).toEqual({
    ...{ name: over.nameEn, address: '', intro: over.introEn, founding: '', transport: 'Bus 5' },
  });
  const [line] = await server.database.sql<{ detail: string }>(
    "SELECT detail FROM audit_line WHERE action = 'centreEnglish.change' AND subject_id = ?",
    [centreId],
  );
  expect(JSON.parse(line?.detail ?? '')).toEqual({
    version: 1,
    changed: ['nameEn', 'addressEn', 'transportEn', 'introEn'],
  });
});

test('centreEnglish.change: of two who write at once one is told, and nothing of theirs is lost', async () => {
  const { centreId, manager } = await stage();
  const both = await Promise.all([
    put(manager, centreId, 0, { nameEn: 'One' }),
    put(manager, centreId, 0, { nameEn: 'Two' }),
  ]);
  const codes = both.map(({ problem }) => problem?.code ?? 'saved');
  expect(codes.sort()).toEqual(['centreEnglish.changed_meanwhile', 'saved']);
  const winner = both.find(({ body }) => body !== null)?.body?.nameEn;
  const now = await manager.call('centreEnglish.get', { params: { centreId } });
  expect(now.body).toMatchObject({ version: 1, nameEn: winner });
});

test('centreEnglish.get and centreEnglish.change: lengths and words are checked; others have no part in it', async () => {
  const { centreId, manager } = await stage();
  const long = await put(manager, centreId, 0, { nameEn: 'x'.repeat(101), introEn: 'x'.repeat(2001) });
  expect(long.problem?.fields?.map(({ path }) => path).sort()).toEqual(['body.introEn', 'body.nameEn']);
  expect((await put(manager, centreId, 0, { introEn: '私聊赚钱' })).problem?.code).toBe('content.risky');
  const staff = await server.as(await server.build.staff(centreId));
  expect((await put(staff, centreId, 0)).problem?.code).toBe('forbidden');
  const elsewhere = (await stage()).manager;
  expect((await put(elsewhere, centreId, 0)).problem?.code).toBe('not_found');
  expect((await elsewhere.call('centreEnglish.get', { params: { centreId } })).problem?.code).toBe('not_found');
  expect((await put(manager, centreId, 0)).body).toMatchObject({ version: 1, ...noCentreEnglish });
});
