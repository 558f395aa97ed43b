import type { Page } from 'playwright-core';
import { look, openStage, sealedCity, monday } from './stage';

const stage = openStage(monday, sealedCity);

const dialog = (page: Page) => page.getByRole('dialog').locator('visible=true');
const row = (page: Page, name: RegExp) => page.getByRole('button', { name }).locator('visible=true').first();
const isAt = (page: Page, path: string) => page.waitForFunction((at) => location.hash.startsWith(`#${at}`), path);
const later = (page: Page) => page.clock.fastForward(600);
/** What the stage.browser holds of this tab. */
const entries = (page: Page) => page.evaluate(() => history.length);

async function openRoles(page: Page): Promise<void> {
  await later(page);
  await row(page, /^切换身份/).tap();
  await dialog(page).waitFor();
}

/** 我的, of somebody with a role to switch to. */
async function open(): Promise<Page> {
  const page = await stage.open('/pages/mine/index', { as: 'staff-huatai' });
  await row(page, /^切换身份/).waitFor();
  return page;
}

test('the back button closes the sheet and leaves the page in view; the next one leaves it', async () => {
  const page = await open();
  await later(page);
  await row(page, /^设置/).tap();
  await isAt(page, '/features/account/settings');
  await later(page);
  await row(page, /^电脑端登录/).tap();
  await isAt(page, '/features/desk-login/sessions');
  await page.goBack();
  await isAt(page, '/features/account/settings');
  await page.goBack();
  await isAt(page, '/pages/mine/index');
  const before = await page.evaluate(() => document.querySelectorAll('.taro_page').length);
  await openRoles(page);
  await page.goBack();
  await dialog(page).waitFor({ state: 'detached' });
  await isAt(page, '/pages/mine/index');
  await row(page, /^切换身份/).waitFor();
  expect(await page.evaluate(() => document.querySelectorAll('.taro_page').length)).toBe(before);
  // Forward: a sheet that was closed is not opened again, and the page stays as it is.
  await page.goForward();
  await isAt(page, '/pages/mine/index');
  expect(await dialog(page).count()).toBe(0);
  await openRoles(page);
  await page.goBack();
  await dialog(page).waitFor({ state: 'detached' });
});

test('a sheet closed by hand leaves no step behind, and what it leads to is one step away', async () => {
  const page = await open();
  await later(page);
  await row(page, /^设置/).tap();
  await isAt(page, '/features/account/settings');
  await later(page);
  await page.goBack();
  await isAt(page, '/pages/mine/index');
  await openRoles(page);
  await dialog(page).getByRole('button', { name: '关闭' }).tap();
  await dialog(page).waitFor({ state: 'detached' });
  const steps = await entries(page);
  await openRoles(page);
  await later(page);
  await dialog(page)
    .getByRole('button', { name: /^工作人员/ })
    .tap();
  await dialog(page).waitFor({ state: 'detached' });
  expect(await entries(page)).toBe(steps);
  await later(page);
  await row(page, /^设置/).tap();
  await isAt(page, '/features/account/settings');
  await page.goBack();
  await isAt(page, '/pages/mine/index');
  expect(await dialog(page).count()).toBe(0);
});

test('what was said a moment ago makes room for the sheet that is opened next', async () => {
  const page = await open();
  await openRoles(page);
  await later(page);
  await dialog(page).getByRole('button', { name: /^居民/ }).tap();
  await page.locator('.ui-notice').locator('visible=true').waitFor();
  await row(page, /^切换身份/).tap();
  await dialog(page).waitFor();
  expect(await page.locator('.ui-notice').locator('visible=true').count()).toBe(0);
});

test('where a sheet leads on to another page, back leads past it', async () => {
  const page = await stage.open('/features/family/index', { as: 'lin-xiaowen' });
  await later(page);
  await row(page, /苏小满/).tap();
  await dialog(page).waitFor();
  await later(page);
  await dialog(page)
    .getByRole('button', { name: /监护人/ })
    .first()
    .tap();
  await isAt(page, '/features/family/add');
  await page.goBack();
  await isAt(page, '/features/family/index');
  expect(await dialog(page).count()).toBe(0);
});

const code = '**/js/*.js';

test('a page whose code comes late is not put over the one that somebody has gone back to', async () => {
  const page = await open();
  await later(page);
  await row(page, /^设置/).tap();
  await isAt(page, '/features/account/settings');
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((done) => (letGo = done));
  await page.route(code, async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest(code);
  await later(page);
  await row(page, /^电脑端登录/).tap();
  const late = (await asked).response();
  await page.goBack();
  await isAt(page, '/pages/mine/index');
  letGo();
  await (await late)?.finished();
  await row(page, /^设置/).tap();
  await isAt(page, '/features/account/settings');
  await later(page);
  await row(page, /^电脑端登录/).tap();
  await isAt(page, '/features/desk-login/sessions');
});

test('a page that does not come leaves the one in view, and says so; with a newer version there, it offers that', async () => {
  const page = await open();
  await page.route(code, (route) => route.abort());
  await later(page);
  await row(page, /^设置/).tap();
  await page.getByText('网络不通，页面没有打开，请稍后再点一次').locator('visible=true').waitFor();
  await isAt(page, '/pages/mine/index');
  await page.unroute(code);
  await later(page);
  await row(page, /^设置/).tap();
  await isAt(page, '/features/account/settings');
  await page.route(code, (route) => route.fulfill({ status: 404 }));
  await page.route('**/', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace(/js\/app\.\w+/, 'js/app.newer') });
  });
  await later(page);
  await row(page, /^电脑端登录/).tap();
  await dialog(page).getByText('请更新到新版本').waitFor();
  await look(page, 'page-newer');
});
