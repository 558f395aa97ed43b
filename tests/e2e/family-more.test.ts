import type { Browser, Page } from 'playwright-core';
import { loadDemo } from '../../server/demo/load';
import { openVault } from '../../server/kernel/vault';
import { startServer, type TestServer } from '../support/app';
import { violations } from './axe';
import { launch, misfits, visit, type Visit } from './visit';

/** 10:00 in Shanghai, a Monday. */
const now = '2026-11-23T02:00:00.000Z';
/** Pictures to look at, when a folder for them is given. */
const shots = process.env['LINLI_SHOTS'];
const small = { care: true, options: { viewport: { width: 320, height: 640 } } };
const wide = { dark: true, options: { viewport: { width: 414, height: 896 } } };

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  server = await startServer({ at: now });
  // The keys of the test server: it opens what the demo city has sealed.
  const keys = { keys: new Map([['k1', Buffer.alloc(32, 9)]]), currentKeyId: 'k1' };
  await loadDemo(server.db, server.clock.now(), openVault(keys, Buffer.alloc(32, 7)));
  browser = await launch();
}, 120_000);
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const open = (path: string, who?: Visit): Promise<Page> => visit(server, browser, `/features/family/${path}`, who);
const text = (page: Page, words: string | RegExp) => page.getByText(words).locator('visible=true').first();
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).locator('visible=true').first();
const box = (page: Page, name: string) => page.getByRole('textbox', { name }).locator('visible=true').first();

/** The whole page: it scrolls inside the window, so the window grows for the picture. */
async function shoot(page: Page, path: string): Promise<void> {
  const { width = 390, height = 844 } = page.viewportSize() ?? {};
  const whole = await page.evaluate(() => {
    const pages = Array.from(document.querySelectorAll<HTMLElement>('.taro_page'));
    return (pages.find((one) => one.offsetParent !== null) ?? document.body).scrollHeight;
  });
  await page.setViewportSize({ width, height: Math.max(whole, height) });
  await page.screenshot({ path });
  await page.setViewportSize({ width, height });
}

async function looksRight(page: Page, name: string): Promise<void> {
  if (shots !== undefined) await shoot(page, `${shots}/more-${name}.png`);
  expect(await misfits(page, 44)).toEqual([]);
  expect(await violations(page)).toEqual([]);
}

async function codeFor(as: string, name: string): Promise<string> {
  const client = await server.as(as);
  const made = await client.call('family.invite', { body: { kind: 'member', relation: 'parent', name } });
  if (!made.ok) throw new Error(made.problem.code);
  return made.body.code;
}

it.each([
  ['in care mode at 320', 'care', small],
  ['at 375', '375', { options: { viewport: { width: 375, height: 667 } } }],
  ['in the dark at 414', 'dark', wide],
])(
  'an invitation is shown as a picture, a code and a link, which opens who asks, %s',
  async (_how, key, look) => {
    const asker = await open('add', { as: 'lin-xiaowen', ...look });
    await asker.getByRole('radio', { name: /^有微信的家人/ }).tap();
    await looksRight(asker, `add-${key}`);
    await box(asker, '家人的姓名').fill('陈秀兰');
    await button(asker, '生成邀请码').tap();
    await asker.getByRole('img', { name: '邀请二维码' }).locator('visible=true').waitFor();
    // The top of the page, not where the button of the longer form stood.
    const title = await text(asker, '把邀请码给陈秀兰').boundingBox();
    expect(title?.y).toBeGreaterThan(0);
    const code = ((await text(asker, /^[0-9A-Z]{4} [0-9A-Z]{4}$/).textContent()) ?? '').replace(' ', '');
    await looksRight(asker, `code-${key}`);

    const own = await open(`accept?code=${code}`, { as: 'lin-xiaowen', ...look });
    await text(own, '这是您自己发出的邀请，请让家人来打开').waitFor();
    expect(await box(own, '邀请码').inputValue()).toBe(code);
    const beyond = await box(own, '邀请码').evaluate((field) => field.scrollWidth - field.clientWidth);
    expect(beyond).toBeLessThanOrEqual(0);
    await looksRight(own, `own-${key}`);

    const hers = await open(`accept?code=${code}`, look);
    await text(hers, '登录后看家人的邀请').waitFor();
    await looksRight(hers, `signed-out-${key}`);
    await button(hers, '登录').tap();
    await hers.getByRole('button', { name: /^陈秀兰，/ }).tap();
    await text(hers, '林晓雯请您登记为同一户家人').waitFor();
    await looksRight(hers, `offer-${key}`);
    await button(asker, '好了').tap();
    const client = await server.as('lin-xiaowen');
    const [made] = (await client.call('family.get')).body?.invitations ?? [];
    await client.call('familyInvite.withdraw', { params: { inviteId: made?.id ?? '' } });
  },
  120_000,
);

it('a pasted link is read as its code; a wrong one says what to do', async () => {
  const code = await codeFor('lin-xiaowen', '陈秀兰');
  const page = await open('accept', { as: 'chen-xiulan' });
  await box(page, '邀请码').fill('ABCD 2345');
  await button(page, '看看邀请').tap();
  await text(page, '邀请码不对，或已用过、已过期，请家人重新发一个').waitFor();
  await box(page, '邀请码').fill(`${server.url}/#/features/family/accept?code=${code}`);
  expect(await box(page, '邀请码').inputValue()).toBe(code);
  await page.waitForTimeout(600);
  await button(page, '看看邀请').tap();
  await text(page, '林晓雯请您登记为同一户家人').waitFor();
});
