import { addDays } from '../../shared/time/civil';
import { startServer, type TestServer } from '../support/app';
import { activityPlan } from '../support/build-activity';
import { programmePlan } from '../support/build-programme';
import type { Client } from '../support/client';

/** What managers write in English of an activity or a programme, and residents read. */
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(() => server.clock.set('2026-11-23T02:00:00.000Z'));

const today = '2026-11-23';
const english = {
  nameEn: "Neighbours' festival",
  summaryEn: 'A shared meal, old crafts and an evening show',
  detailEn: 'Bring a dish at noon; stay for the show.',
  placeEn: 'Main square',
  bringEn: 'Your own cup',
  hostEn: 'Residents of Yongfuli',
};
const none = { nameEn: '', summaryEn: '', detailEn: '', placeEn: '', bringEn: '', hostEn: '' };
const read = { name: english.nameEn, summary: english.summaryEn, place: english.placeEn };
const readWhole = { ...read, detail: english.detailEn, bring: english.bringEn, host: english.hostEn };

/** Planning and publishing of either kind by the manager of a centre, and what a visitor gets of it. */
const kinds = {
  activity: (manager: Client, centreId: string) => {
    const plan = activityPlan(addDays(today, 7), addDays(today, -1));
    return {
      create: (over: object) => manager.call('deskActivity.create', { body: { ...plan, centreId, ...over } }),
      publish: (serviceId: string) => manager.call('deskActivity.publish', { params: { serviceId } }),
      change: (serviceId: string, version: number, over: object) =>
        manager.call('deskActivity.change', { params: { serviceId }, body: { ...plan, version, ...over } }),
      get: (serviceId: string) => server.visitor.call('activity.get', { params: { serviceId } }),
      list: () => server.visitor.call('activity.list', { query: { centreId } }),
    };
  },
  programme: (manager: Client, centreId: string) => {
    const plan = programmePlan('2026-12-10');
    return {
      create: (over: object) => manager.call('deskProgramme.create', { body: { ...plan, centreId, ...over } }),
      publish: (serviceId: string) => manager.call('deskProgramme.publish', { params: { serviceId } }),
      change: (serviceId: string, version: number, over: object) =>
        manager.call('deskProgramme.change', { params: { serviceId }, body: { ...plan, version, ...over } }),
      get: (serviceId: string) => server.visitor.call('programme.get', { params: { serviceId } }),
      list: () => server.visitor.call('programme.list', { query: { centreId } }),
    };
  },
};

describe.each(['activity', 'programme'] as const)('an %s', (kind) => {
  async function desk() {
    const centreId = (await server.build.centre()).id;
    const manager = await server.as(await server.build.staff(centreId, { role: 'manager' }));
    return kinds[kind](manager, centreId);
  }

  test('is read in English where its manager has written it, in the list and on its page', async () => {
    const { create, publish, get, list } = await desk();
    const draft = await create(english);
    expect(draft.body).toMatchObject(english);
    await publish(draft.body?.id ?? '');
    expect((await get(draft.body?.id ?? '')).body?.english).toMatchObject(readWhole);
    expect((await list()).body?.items).toMatchObject([{ english: read }]);
  });

  test('keeps its English where a phone sends none, and loses it where somebody empties the fields', async () => {
    const { create, change } = await desk();
    const draft = await create(english);
    const id = draft.body?.id ?? '';
    const kept = await change(id, draft.body?.version ?? 0, { name: '街坊节' });
    expect(kept.body).toMatchObject({ name: '街坊节', ...english });
    const emptied = await change(id, kept.body?.version ?? 0, none);
    expect(emptied.body).toMatchObject(none);
  });

  test('has none where none was written, and none that may not be shown', async () => {
    const { create } = await desk();
    expect((await create({})).body).toMatchObject(none);
    const risky = await create({ ...english, detailEn: 'To win, 加微信返现找我' });
    expect(risky.problem).toMatchObject({ code: 'content.risky', fields: [{ path: 'body.nameEn' }] });
    expect((await create({ nameEn: 'x'.repeat(101) })).problem?.code).toBe('input.invalid');
  });
});
