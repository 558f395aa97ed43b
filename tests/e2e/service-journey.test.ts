import type { Browser, Page } from 'playwright-core';
import { startServer, type TestServer } from '../support/app';
import { on, timetableStage } from '../support/timetable-stage';
import { violations } from './axe';
import { clipped, openPhone } from './phone';
import { launch, sessionFor } from './visit';

/** From the desk to the resident and back: a changed rule is read and booked by, an ended service shows first whom it hits. */
let server: TestServer;
let browser: Browser;
const faults: string[] = [];
beforeAll(async () => {
  server = await startServer({ at: '2026-11-23T02:00:00.000Z' });
  browser = await launch();
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  expect(faults.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const shots = process.env['LINLI_SHOTS'];
const look = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
  expect(await clipped(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
};
const wide = { viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false };
const phone = { viewport: { width: 375, height: 812 } };
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).locator('visible=true');
const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const text = (page: Page, words: string) => page.getByText(words, { exact: false }).locator('visible=true').first();
/** The same button does nothing for half a second: that would be a double tap. */
const later = (page: Page) => page.clock.fastForward(600);

async function at(openid: string, path: string, more: object, settings: object = {}) {
  const session = await sessionFor(server, server.standin.codes.give(openid), more);
  const kept = { session, settings };
  return openPhone({ browser, url: `${server.url}/#${path}`, at: server.clock.now(), kept, faults, more });
}

test('a manager changes rules, a resident reads and books by them, and ending the service shows whom it hits', async () => {
  const { centreId, serviceId, who } = await timetableStage(server);
  const manager = await server.build.staff(centreId, { role: 'manager' });
  const { page } = await at(manager.openid, `/features/catalogue/index?centreId=${centreId}`, wide);
  await page.locator('.ui-row', { hasText: '开放中' }).first().click();
  await box(page, '一次最多几个人').fill('2');
  await box(page, '开始前多少分钟停止预约').fill('120');
  await box(page, '每天几点放出').fill('7:58');
  await text(page, '每天 07:58 放出新的一天').waitFor();
  await button(page, '换一个图标').click();
  await page.getByRole('radio', { name: '书法', exact: true }).waitFor();
  await look(page, 'catalogue-icons-1280');
  await page.getByRole('radio', { name: '书法', exact: true }).click();
  await later(page);
  await button(page, '保存').click();
  await text(page, '已保存').waitFor();
  await look(page, 'catalogue-elsewhere-1280');

  const seen = await at(who.openid, `/features/booking/service?serviceId=${serviceId}&on=${on}`, phone);
  await seen.tap(text(seen.page, '查看介绍与须知'));
  await text(seen.page, '一次最多约 2 人').waitFor();
  await text(seen.page, '开始前 2 小时停止预约').waitFor();
  await text(seen.page, '每天 07:58 放出新的一天').waitFor();
  await seen.tap(seen.page.locator('.ui-slot:visible', { hasText: /^09:00/ }));
  await seen.tap(seen.page.locator('.ui-stepper__button:visible').last());
  await seen.tap(button(seen.page, '预约 09:00'));
  await seen.tap(button(seen.page, '确认预约'));
  await seen.page.getByRole('img', { name: /^签到二维码/ }).waitFor();
  const booked = await server.db
    .selectFrom('booking')
    .select('party_size')
    .where('service_id', '=', serviceId)
    .execute();
  expect(booked).toEqual([{ party_size: 2 }]);

  await page.reload();
  await page.locator('.ui-row', { hasText: '开放中' }).first().click();
  await button(page, '停办这个项目').click();
  await text(page, '已经约好的 2 人照常来').waitFor();
  await look(page, 'catalogue-end-1280');
  await button(page, '看会影响哪些预约').click();
  await text(page, '这次修改影响 1 个预约、1 位居民').waitFor();
  expect(await clipped(page)).toEqual([]);
}, 60_000);

test('the editor leads to where the rest is set, with the rules of that very service open', async () => {
  const { centreId } = await timetableStage(server);
  const manager = await server.build.staff(centreId, { role: 'manager' });
  const { page } = await at(manager.openid, `/features/catalogue/index?centreId=${centreId}`, wide);
  await page.locator('.ui-row', { hasText: '开放中' }).first().click();
  await text(page, '名额怎么给').click();
  await page.getByRole('dialog').getByText('先到先得').first().waitFor();
  await look(page, 'catalogue-to-lottery-1280');
  const again = (await at(manager.openid, `/features/catalogue/index?centreId=${centreId}`, wide)).page;
  await again.locator('.ui-row', { hasText: '开放中' }).first().click();
  await text(again, '每周时间和法定节假日').click();
  await text(again, '按周日办').waitFor();
  await look(again, 'catalogue-to-timetable-1280');
});

test.each([
  ['320', { viewport: { width: 320, height: 700 } }, {}],
  ['375-en', phone, { language: 'en' }],
  ['320-en', { viewport: { width: 320, height: 700 } }, { language: 'en' }],
] as const)('all rules of a service fit: %s', async (name, more, settings) => {
  const { centreId, serviceId, who } = await timetableStage(server);
  await server.db
    .updateTable('service')
    .set({ guardian_only: 1, is_scarce: 1, no_shows_count_from: new Date(0), waitlist_max: 10, approval_minutes: 1440 })
    .where('id', '=', serviceId)
    .execute();
  const seen = await at(who.openid, `/features/booking/service?serviceId=${serviceId}&on=${on}`, more, settings);
  await seen.tap(text(seen.page, 'language' in settings ? 'About and rules' : '查看介绍与须知'));
  await text(seen.page, 'language' in settings ? 'Good to know' : '预约须知').waitFor();
  await seen.page.setViewportSize({ ...more.viewport, height: 1600 });
  await look(seen.page, `rules-service-${name}`);
  const manager = await server.build.staff(centreId, { role: 'manager' });
  const { page, tap } = await at(manager.openid, `/features/catalogue/index?centreId=${centreId}`, more, settings);
  await tap(page.locator('.ui-row:visible').first());
  await text(page, 'language' in settings ? 'The rules as residents read them' : '居民会看到的规则').waitFor();
  await page.setViewportSize({ ...more.viewport, height: 3600 });
  await look(page, `rules-editor-${name}`);
});
