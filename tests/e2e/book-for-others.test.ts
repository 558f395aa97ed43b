import type { Browser, Page } from 'playwright-core';
import { loadDemo } from '../../server/demo/load';
import { startServer, type TestServer } from '../support/app';
import { openFamily } from '../support/household-things';
import { violations } from './axe';
import { launch, misfits, visit, type Visit } from './visit';

/** 10:00 in Shanghai, a Monday. */
const now = '2026-11-23T02:00:00.000Z';
/** Pictures to look at, when a folder for them is given. */
const shots = process.env['LINLI_SHOTS'];

let server: TestServer;
let browser: Browser;
let services: { elders: string; canteen: string };
beforeAll(async () => {
  server = await startServer({ at: now });
  await loadDemo(server.db, server.clock.now());
  const family = await openFamily(server.db, server.clock.now());
  await family.proxy('prs_lin-xiaowen', 'prs_chen-xiulan');
  services = {
    elders: await serviceAt('长者理发', ['15:00', '16:00'], { min_age: 60, max_per_day: 1, icon: 'scissors' }),
    canteen: await serviceAt('绘本故事会', ['15:00', '17:00'], { max_age: 12, party_max: 3, icon: 'book-open' }),
  };
  browser = await launch();
}, 120_000);
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function serviceAt(name: string, clocks: string[], over: Parameters<TestServer['build']['service']>[0]) {
  const service = await server.build.service({ name, place: '一楼', ...over });
  for (const clock of clocks) {
    const startAt = new Date(`2026-11-23T${clock}:00+08:00`);
    await server.build.slot({ service_id: service.id, start_at: startAt, capacity: 5 });
  }
  return service.id;
}

const open = (path: string, who?: Visit): Promise<Page> => visit(server, browser, `/features/booking/${path}`, who);
const text = (page: Page, words: string | RegExp) => page.getByText(words).locator('visible=true').first();
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).locator('visible=true').first();
const radio = (page: Page, name: string | RegExp) => page.getByRole('radio', { name }).locator('visible=true').first();
const slotAt = (page: Page, clock: string) => page.locator('.ui-slot:visible', { hasText: new RegExp(`^${clock}`) });
const look = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/for-${name}.png`, fullPage: true });
};

async function looksRight(page: Page, name: string): Promise<void> {
  await look(page, name);
  expect(await misfits(page, 44)).toEqual([]);
  expect(await violations(page)).toEqual([]);
}

it('a daughter books for her mother, whose phone says who did; the mother gives it back, and the daughter reads that', async () => {
  const daughter = await open(`service?serviceId=${services.elders}`, { as: 'lin-xiaowen' });
  // For herself it is not: said before a time is chosen.
  await text(daughter, /^您还不满 60 周岁，约不了这项服务/).waitFor();
  await radio(daughter, '陈秀兰').tap();
  await text(daughter, /^您还不满 60 周岁/).waitFor({ state: 'detached' });
  await slotAt(daughter, '15:00').tap();
  await looksRight(daughter, 'service');
  await button(daughter, '预约 15:00').tap();
  await text(daughter, '确认预约').waitFor();
  await look(daughter, 'confirm');
  await daughter.getByRole('button', { name: '确认预约', exact: true }).tap();
  await text(daughter, '位置已为陈秀兰留好').waitFor();
  await text(daughter, '林晓雯代办').waitFor();
  await looksRight(daughter, 'booked');

  await server.worker.runDue();
  const mother = await open('list', { as: 'chen-xiulan', options: { viewport: { width: 375, height: 700 } } });
  await text(mother, '林晓雯替您预约').waitFor();
  await looksRight(mother, 'mother-list');
  await mother.locator('.ui-card:visible', { hasText: '长者理发' }).tap();
  await text(mother, '预约信息').waitFor();
  await text(mother, '林晓雯替您预约').waitFor();
  await looksRight(mother, 'mother-booking');
  await button(mother, /^来不了？/).tap();
  await mother.getByRole('button', { name: '取消预约', exact: true }).tap();
  await text(mother, '已取消').waitFor();
  await mother.goto(`${server.url}/#/features/account/inbox`);
  await text(mother, '林晓雯替您约好了：长者理发').waitFor();
  await look(mother, 'mother-inbox');

  server.clock.pass(1);
  await server.worker.runDue();
  await daughter.goto(`${server.url}/#/features/account/inbox`);
  await text(daughter, '陈秀兰 · 已取消：长者理发').waitFor();
  await text(daughter, '陈秀兰取消了今天 15:00–15:45 的预约，位置让给了邻居。').waitFor();
  await looksRight(daughter, 'daughter-inbox');
  await daughter.goto(`${server.url}/#/features/booking/list`);
  await radio(daughter, '陈秀兰').tap();
  await daughter.getByRole('tab', { name: '以往' }).locator('visible=true').tap();
  await text(daughter, '陈秀兰 · 林晓雯代办').waitFor();
  await looksRight(daughter, 'daughter-list');
}, 180_000);

it('a guardian books for a child under 14, is told the child’s limits, and a refusal speaks of the child', async () => {
  const guardian = await server.as('wang-qiang');
  const added = await guardian.call('family.addChild', {
    body: { name: '王小明', bornOn: '2019-05-18', relation: 'child', textVersion: '2026-11' },
  });
  expect(added.ok).toBe(true);
  const page = await open(`service?serviceId=${services.canteen}`, {
    as: 'wang-qiang',
    dark: true,
    options: { viewport: { width: 414, height: 800 } },
  });
  await text(page, /^您已超过 12 周岁/).waitFor();
  await looksRight(page, 'child-age-dark');
  await radio(page, '王小明').tap();
  await slotAt(page, '15:00').tap();
  await button(page, '预约 15:00').tap();
  await page.getByRole('button', { name: '确认预约', exact: true }).tap();
  await text(page, '王强代办').waitFor();
  await looksRight(page, 'child-booked-dark');

  const people = await guardian.call('family.list');
  const personId = people.body?.items[0]?.personId ?? '';
  const twice = await open(`service?serviceId=${services.canteen}&personId=${personId}`, { as: 'wang-qiang' });
  await slotAt(twice, '15:00').tap();
  await text(twice, '王强代办').waitFor();
  await twice.close();
}, 180_000);

it('in care mode one question a screen asks for whom, and for oneself nothing is added', async () => {
  const narrow = { care: true, options: { viewport: { width: 320, height: 640 } } };
  const alone = await open(`service?serviceId=${services.elders}`, { as: 'chen-xiulan', ...narrow });
  await button(alone, '确认预约').waitFor();
  expect(await alone.getByText('给家人约').count()).toBe(0);
  await alone.close();

  const page = await open(`service?serviceId=${services.elders}`, { as: 'lin-xiaowen', ...narrow });
  await text(page, /^您还不满 60 周岁/).waitFor();
  await looksRight(page, 'care-age');
  await button(page, '给家人约').tap();
  await text(page, '给谁约').waitFor();
  await looksRight(page, 'care-who');
  await radio(page, /^陈秀兰/).tap();
  await button(page, '换个人').waitFor();
  await looksRight(page, 'care-confirm');
  await button(page, '确认预约').tap();
  await text(page, '林晓雯代办').waitFor();
  await looksRight(page, 'care-booked');
  await page.goto(`${server.url}/#/features/booking/list`);
  await radio(page, '陈秀兰').tap();
  await text(page, '陈秀兰 · 林晓雯代办').waitFor();
  await looksRight(page, 'care-list');
}, 180_000);
