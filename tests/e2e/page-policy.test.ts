import type { Browser, Page } from 'playwright-core';
import { networkWords, uiWords, updateWords } from '../../shared/words/ui';
import { startServer, type TestServer } from '../support/app';
import { launch, visit } from './visit';

/** Our own pages under our own policy: nothing that they load or do is held back by it, and nothing of others gets in. */
let server: TestServer;
let browser: Browser;
let ids: { centreId: string; serviceId: string };
beforeAll(async () => {
  server = await startServer();
  const slot = await server.build.slot();
  ids = { centreId: slot.centre_id, serviceId: slot.service_id };
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** What the page's console says of the policy. */
function watch(page: Page): string[] {
  const said: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Content-Security-Policy|Permissions policy/i.test(message.text()))
      said.push(message.text());
  });
  return said;
}

test('no page of the app breaks the policy that it is served with', async () => {
  const paths = [
    '/pages/home/index',
    '/pages/services/index',
    '/pages/mine/index',
    `/features/centre/centre?centreId=${ids.centreId}`,
    '/features/centre/choose',
    `/features/booking/service?serviceId=${ids.serviceId}`,
    '/features/account/settings',
    '/features/account/privacy',
    '/features/desk/index',
  ];
  const page = await visit(server, browser, '/pages/home/index');
  const said = watch(page);
  for (const path of paths) {
    await page.goto(`${server.url}/#${path}`);
    await page.reload();
    await page.waitForFunction(() => (document.querySelector('.taro_page')?.textContent ?? '').trim().length > 10);
  }
  expect(said).toEqual([]);
  await page.context().close();
});

test('an address that no page has leads home, and says so', async () => {
  const page = await visit(server, browser, '/pages/services/index');
  await page.goto(`${server.url}/#/features/booking/nothing?id=1`);
  await page.getByText(uiWords.zh.noSuchPage).waitFor();
  await page.waitForURL(/#\/pages\/home\/index/);
  // And as the first address of all.
  const first = await page.context().newPage();
  await first.goto(`${server.url}/#/pages/nowhere/index`);
  await first.getByText(uiWords.zh.noSuchPage).waitFor();
  await first.waitForURL(/#\/pages\/home\/index/);
  await page.context().close();
});

test('the API page works under the same policy', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const said = watch(page);
  await page.goto(`${server.url}/docs`);
  await page.locator('.opblock').first().waitFor();
  expect(said).toEqual([]);
  await context.close();
});

test('a script that somebody got into the page does not run, and no other page may frame ours', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const said = watch(page);
  await page.goto(`${server.url}/#/pages/home/index`);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.stolen = true';
    document.body.append(script);
    document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.stolen = true">');
  });
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => (window as unknown as { stolen?: boolean }).stolen)).toBeUndefined();
  expect(said.length).toBeGreaterThan(0);
  await context.close();
});

test('a browser with an old page is told to load the new one, and a tap does it', async () => {
  const strict = await startServer({
    database: { ...server.database, close: () => Promise.resolve() },
    config: { leastAppVersion: '9000.0.0' },
  });
  const page = await visit(strict, browser, '/pages/home/index');
  const sheet = page.getByRole('dialog', { name: updateWords.zh.title });
  await sheet.waitFor();
  if (process.env['LINLI_SHOTS']) await page.screenshot({ path: `${process.env['LINLI_SHOTS']}/update.png` });
  const loaded = page.waitForEvent('load');
  await sheet.getByText(updateWords.zh.update, { exact: true }).click();
  await loaded;
  await page.context().close();
  await strict.close();
});

test('what could not be loaded without a network loads by itself when it is back', async () => {
  const page = await visit(server, browser, '/pages/home/index');
  await page.getByText(uiWords.zh.tabs.services, { exact: true }).waitFor();
  await page.route('**/api/**', (route) => route.abort('internetdisconnected'));
  await page.getByText(uiWords.zh.tabs.services, { exact: true }).tap();
  await page.getByText(networkWords.zh.offline).first().waitFor();
  await page.unroute('**/api/**');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await page.getByText('健身房').first().waitFor();
  expect(await page.getByText(networkWords.zh.offline).count()).toBe(0);
  await page.context().close();
});
