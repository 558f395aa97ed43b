import type { Page } from 'playwright-core';
import { violations } from './axe';
import { openStage, demoCity, monday } from './stage';
import { misfits, type Visit } from './visit';

const stage = openStage(monday, demoCity);

const open = (path: string, who?: Visit): Promise<Page> => stage.open(path, who);
const text = (page: Page, words: string | RegExp) => page.getByText(words).locator('visible=true').first();
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).locator('visible=true').first();
const desk = { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false };

async function looksRight(page: Page, least = 44): Promise<void> {
  expect(await misfits(page, least)).toEqual([]);
  expect(await violations(page)).toEqual([]);
}

it('an officer invites at the desk, a resident accepts on the phone, works there, and loses it again', async () => {
  const officer = await open('/features/roles/index', { as: 'security-quanzhou', options: desk });
  await text(officer, '吴雅婷').waitFor();
  await looksRight(officer, 32);
  await button(officer, '邀请上岗').click();
  await officer.getByRole('textbox', { name: '邀请谁' }).locator('visible=true').fill('林晓雯');
  await button(officer, /^华泰邻里中心/).click();
  await button(officer, '生成邀请码').click();
  const shown = text(officer, /^[0-9A-Z]{5} [0-9A-Z]{5}$/);
  await shown.waitFor();
  const code = (await shown.textContent()) ?? '';
  await button(officer, '好了').click();
  await text(officer, /林晓雯 · 工作人员/).waitFor();

  const phone = await open('/features/roles/accept', { as: 'lin-xiaowen' });
  await phone.getByRole('textbox', { name: '邀请码' }).locator('visible=true').fill(code.toLowerCase());
  await button(phone, '看看邀请').tap();
  await text(phone, '华泰邻里中心 · 工作人员').waitFor();
  await text(phone, '潘国栋 邀请您').waitFor();
  await looksRight(phone);
  await button(phone, '接受').tap();
  await button(phone, '现在切换').tap();
  await text(phone, '先找到您家附近的邻里中心').waitFor();
  await phone.getByRole('link', { name: '我的' }).locator('visible=true').first().tap();
  await text(phone, '进入工作台').waitFor();
  await button(phone, /^切换身份/).tap();
  await text(phone, '预约、报名、看自己的消息').waitFor();
  await looksRight(phone);
  await button(phone, /^居民/).tap();
  await text(phone, '现在的身份：居民').waitFor();
  await text(phone, '进入工作台').waitFor({ state: 'detached' });

  await officer.reload();
  await button(officer, '收回岗位：林晓雯').click();
  await officer.getByText('服务期结束').locator('visible=true').click();
  await looksRight(officer, 32);
  await officer.getByRole('button', { name: '收回岗位', exact: true }).locator('visible=true').last().click();
  await text(officer, '岗位已收回').waitFor();
  await stage.server.worker.runDue();
  await phone.goto(`${stage.server.url}/#/features/account/inbox`);
  await text(phone, '岗位已收回：工作人员').waitFor();
});

it.each([
  ['at 375', {}],
  ['in care mode', { care: true }],
  ['in the dark', { dark: true }],
  ['at 320', { options: { viewport: { width: 320, height: 640 } } }],
])("reads the officer's page on a phone %s", async (_how, look) => {
  const page = await open('/features/roles/index', { as: 'security-quanzhou', ...look });
  await text(page, '吴雅婷').waitFor();
  await looksRight(page);
});

it('tells a resident whose page this is', async () => {
  const page = await open('/features/roles/index', { as: 'lin-xiaowen' });
  await text(page, '这里由安全管理员和中心负责人使用').waitFor();
});
