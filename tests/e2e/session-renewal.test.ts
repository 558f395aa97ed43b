import type { Page, Route } from 'playwright-core';
import { apiPrefix, routes } from '../../shared/contract/routes';
import { uiWords } from '../../shared/words/ui';
import { mineWords } from '../../shared/words/mine';
import { openStage, phone } from './stage';

/** A phone whose access has run out while it lay aside, and a renewal that does not come through. */
const stage = openStage();
const renewal = `**${apiPrefix}${routes['identity.refresh'].path}`;
const accessMinutes = 2 * 60 + 1;

const kept = (page: Page) =>
  page.evaluate(() => {
    const text = localStorage.getItem('linli.session');
    return text === null ? null : (JSON.parse(text) as { data: { token: string; refreshToken: string } }).data;
  });
const inView = (page: Page, words: string) => page.getByText(words).filter({ visible: true }).first();

const retry = (page: Page) => page.getByRole('button', { name: uiWords.zh.retry });

async function afterHours(answer: (route: Route) => Promise<void>) {
  const who = await stage.server.build.resident({ name: '陈秀兰' });
  const page = await stage.open('/features/booking/list', { as: who, options: phone() });
  await page.waitForResponse((response) => response.url().includes('/bookings'));
  const before = await kept(page);
  if (before === null) throw new Error('nobody is signed in');
  let asked = 0;
  await page.route(renewal, async (route) => {
    asked += 1;
    await answer(route);
  });
  stage.server.clock.pass(accessMinutes);
  await page.clock.fastForward(accessMinutes * 60_000);
  await page.reload();
  await retry(page).waitFor();
  expect(asked).toBeGreaterThan(0);
  return { page, before };
}

test.each([
  ['the network is gone', (route: Route) => route.abort('internetdisconnected')],
  ['it takes too long', (route: Route) => route.abort('timedout')],
  ['a proxy has lost the server', (route: Route) => route.fulfill({ status: 502, body: '<html>Bad Gateway</html>' })],
  ['there is too much at once', (route: Route) => route.fulfill({ status: 429, json: { code: 'rate.limited' } })],
] as const)('nobody is signed out when a renewal is not answered: %s', async (_, answer) => {
  const { page, before } = await afterHours(answer);
  expect(await kept(page)).toEqual(before);
  await page.unroute(renewal);
  await page.clock.fastForward(600);
  await retry(page).click();
  await page.waitForFunction((old) => !localStorage.getItem('linli.session')?.includes(old), before.token);
  expect((await kept(page))?.token).not.toBe(before.token);
  await page.goto(`${stage.server.url}/#/pages/mine/index`);
  await inView(page, mineWords.zh.coming).waitFor();
});

test('the word of the server that it is over does sign out', async () => {
  const who = await stage.server.build.resident();
  const page = await stage.open('/features/booking/list', { as: who, options: phone() });
  await page.waitForResponse((response) => response.url().includes('/bookings'));
  await stage.server.db.deleteFrom('session').where('account_id', '=', who.accountId).execute();
  stage.server.clock.pass(accessMinutes);
  await page.reload();
  await page.waitForFunction(() => localStorage.getItem('linli.session') === null);
});
