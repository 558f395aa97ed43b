import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Resident } from '../support/build';
import { on, timetableStage } from '../support/timetable-stage';
import { lookSound, openStage, pastDoubleTap } from './stage';

/** From the desk to the resident and back: a changed rule is read and booked by, an ended service shows first whom it hits. */
const stage = openStage();

const wide = { viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false };
const phone = { viewport: { width: 375, height: 812 } };
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).locator('visible=true');
const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const text = (page: Page, words: string) => page.getByText(words, { exact: false }).locator('visible=true').first();

const at = (as: Resident, path: string, options: BrowserContextOptions, settings: object = {}): Promise<Page> =>
  stage.open(path, { as, options, kept: { 'linli.settings': settings } });

test('a manager changes rules, a resident reads and books by them, and ending the service shows whom it hits', async () => {
  const { centreId, serviceId, who } = await timetableStage(stage.server);
  const manager = await stage.server.build.staff(centreId, { role: 'manager' });
  const page = await at(manager, `/features/catalogue/index?centreId=${centreId}`, wide);
  await page.locator('.ui-row', { hasText: '开放中' }).first().click();
  await box(page, '一次最多几个人').fill('2');
  await box(page, '开始前多少分钟停止预约').fill('120');
  await box(page, '每天几点放出').fill('7:58');
  await text(page, '每天 07:58 放出新的一天').waitFor();
  await button(page, '换一个图标').click();
  await page.getByRole('radio', { name: '书法', exact: true }).waitFor();
  await lookSound(page, 'catalogue-icons-1280');
  await page.getByRole('radio', { name: '书法', exact: true }).click();
  await pastDoubleTap(page);
  await button(page, '保存').click();
  await text(page, '已保存').waitFor();
  await lookSound(page, 'catalogue-elsewhere-1280');

  const seen = await at(who, `/features/booking/service?serviceId=${serviceId}&on=${on}`, phone);
  await text(seen, '查看介绍与须知').tap();
  await text(seen, '一次最多约 2 人').waitFor();
  await text(seen, '开始前 2 小时停止预约').waitFor();
  await text(seen, '每天 07:58 放出新的一天').waitFor();
  await seen.locator('.ui-slot:visible', { hasText: /^09:00/ }).tap();
  await seen.locator('.ui-stepper__button:visible').last().tap();
  await button(seen, '预约 09:00').tap();
  await button(seen, '确认预约').tap();
  await seen.getByRole('img', { name: /^签到二维码/ }).waitFor();
  const booked = await stage.server.db
    .selectFrom('booking')
    .select('party_size')
    .where('service_id', '=', serviceId)
    .execute();
  expect(booked).toEqual([{ party_size: 2 }]);

  await page.reload();
  await page.locator('.ui-row', { hasText: '开放中' }).first().click();
  await button(page, '停办这个项目').click();
  await text(page, '已经约好的 2 人照常来').waitFor();
  await lookSound(page, 'catalogue-end-1280');
  await button(page, '看会影响哪些预约').click();
  await text(page, '这次修改影响 1 个预约、1 位居民').waitFor();
  await lookSound(page, 'catalogue-end-hits-1280');
}, 60_000);

test('the editor leads to where the rest is set, with the rules of that very service open', async () => {
  const { centreId } = await timetableStage(stage.server);
  const manager = await stage.server.build.staff(centreId, { role: 'manager' });
  const page = await at(manager, `/features/catalogue/index?centreId=${centreId}`, wide);
  await page.locator('.ui-row', { hasText: '开放中' }).first().click();
  await text(page, '名额怎么给').click();
  await page.getByRole('dialog').getByText('先到先得').first().waitFor();
  await lookSound(page, 'catalogue-to-lottery-1280');
  const again = await at(manager, `/features/catalogue/index?centreId=${centreId}`, wide);
  await again.locator('.ui-row', { hasText: '开放中' }).first().click();
  await text(again, '每周时间和法定节假日').click();
  await text(again, '按周日办').waitFor();
  await lookSound(again, 'catalogue-to-timetable-1280');
});

test.each([
  ['320', { viewport: { width: 320, height: 700 } }, {}],
  ['375-en', phone, { language: 'en' }],
  ['320-en', { viewport: { width: 320, height: 700 } }, { language: 'en' }],
] as const)('all rules of a service fit: %s', async (name, more, settings) => {
  const { centreId, serviceId, who } = await timetableStage(stage.server);
  await stage.server.db
    .updateTable('service')
    .set({ guardian_only: 1, is_scarce: 1, no_shows_count_from: new Date(0), waitlist_max: 10, approval_minutes: 1440 })
    .where('id', '=', serviceId)
    .execute();
  const seen = await at(who, `/features/booking/service?serviceId=${serviceId}&on=${on}`, more, settings);
  await text(seen, 'language' in settings ? 'About and rules' : '查看介绍与须知').tap();
  await text(seen, 'language' in settings ? 'Good to know' : '预约须知').waitFor();
  await seen.setViewportSize({ ...more.viewport, height: 1600 });
  await lookSound(seen, `rules-service-${name}`);
  const manager = await stage.server.build.staff(centreId, { role: 'manager' });
  const page = await at(manager, `/features/catalogue/index?centreId=${centreId}`, more, settings);
  await page
    .getByRole('button', { name: /健身房/ })
    .locator('visible=true')
    .first()
    .tap();
  await text(page, 'language' in settings ? 'The rules as residents read them' : '居民会看到的规则').waitFor();
  await page.setViewportSize({ ...more.viewport, height: 3600 });
  await lookSound(page, `rules-editor-${name}`);
});
