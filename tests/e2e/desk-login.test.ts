import type { Browser, Page } from 'playwright-core';
import { generateSync } from 'otplib';
import { limits } from '../../shared/limits';
import { startServer, type TestServer } from '../support/app';
import type { Resident } from '../support/build';
import { violations } from './axe';
import { launch, misfits, visit } from './visit';

const now = '2026-11-23T02:00:00.000Z';
const wide = { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false };

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  server = await startServer({ at: now });
  browser = await launch();
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  server.clock.set(now);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function worker() {
  const centre = await server.build.centre({ name: '永福里邻里中心' });
  const who = await server.build.staff(centre.id);
  return { who, phone: await server.as(who) };
}

/** Time passes on the server's wall and in the browser, whose own asking happens meanwhile. */
async function pass(page: Page, seconds: number): Promise<void> {
  server.clock.pass(seconds / 60);
  await page.clock.fastForward(seconds * 1000);
}

const openDesk = (more = {}) => visit(server, browser, '/features/desk/index', { options: { ...wide, ...more } });
const keyOn = async (page: Page): Promise<string> => (await page.locator('.desk-key__text').innerText()).trim();

/** A phone with somebody's session, at the page where keys are typed. */
async function openPhone(who: Resident, path = '/features/desk-login/scan'): Promise<Page> {
  const session = await server.visitor.call('identity.login', {
    body: { code: server.standin.codes.give(who.openid) },
  });
  const page = await visit(server, browser, '/pages/home/index');
  await page.evaluate((kept) => localStorage.setItem('linli.session', kept), JSON.stringify({ data: session.body }));
  await page.goto(`${server.url}/?phone#${path}`);
  await page.reload();
  return page;
}

test('desk login by QR: the browser shows a key, the phone names browser and role, confirms, and the desk opens', async () => {
  const { who, phone } = await worker();
  const desk = await openDesk();
  await desk.getByText('请用小程序扫码', { exact: false }).waitFor();
  expect(await violations(desk)).toEqual([]);
  const key = await keyOn(desk);
  const hand = await openPhone(who);
  await hand.getByLabel('登录码').fill(key);
  await hand.getByRole('button', { name: '下一步' }).tap();
  await hand.getByText('永福里邻里中心').waitFor();
  await hand.getByText('Chrome', { exact: false }).first().waitFor();
  expect(await violations(hand)).toEqual([]);
  expect(await misfits(hand, 44)).toEqual([]);
  await desk.clock.fastForward(1600);
  await desk.getByText('已扫码').waitFor();
  await hand.getByRole('button', { name: '确认登录' }).tap();
  await hand.getByText('已确认，请看电脑屏幕').waitFor();
  await desk.clock.fastForward(1600);
  await desk.waitForFunction(() => location.hash.startsWith('#/features/desk/index'));
  expect((await phone.call('deskSession.list')).body?.items).toHaveLength(1);

  await hand.goto(`${server.url}/?again#/features/desk-login/sessions`);
  await hand.getByRole('button', { name: /^结束 / }).tap();
  await hand.getByRole('button', { name: '结束', exact: true }).last().tap();
  await hand.getByText('没有登录着的电脑').waitFor();
  expect((await phone.call('deskSession.list')).body?.items).toEqual([]);
});

test('an idle desk is warned, can stay, and is signed out with the reason and the way back', async () => {
  const { phone } = await worker();
  const desk = await openDesk();
  const key = await keyOn(desk);
  await phone.call('deskLogin.confirm', { body: { key, role: 'staff' } });
  await desk.clock.fastForward(1600);
  await desk.waitForFunction(() => location.hash.startsWith('#/features/desk/index'));
  for (let minute = 0; minute < limits.deskIdleMinutes - 1; minute += 1) await pass(desk, 60);
  await desk.getByText('还在吗？').waitFor();
  await desk.getByRole('button', { name: '我还在' }).click();
  await desk.getByText('还在吗？').waitFor({ state: 'detached' });
  for (let minute = 0; minute < limits.deskIdleMinutes; minute += 1) await pass(desk, 60);
  await desk.getByText('15 分钟没有操作', { exact: false }).waitFor();
  expect(decodeURIComponent(desk.url())).toContain('next=/features/desk/index');
});

test('the phone away: name, password and code let in; a wrong code says so', async () => {
  const { phone } = await worker();
  const password = 'rain over the old bridge';
  const begun = await phone.call('deskAccess.begin', { body: { loginName: 'wu.yating', password } });
  const secret = begun.body?.secret ?? '';
  const code = () => generateSync({ secret, epoch: Math.floor(server.clock.now().getTime() / 1000) });
  await phone.call('deskAccess.confirm', { body: { code: code() } });
  server.clock.pass(1);
  const desk = await openDesk();
  await desk.getByText('密码登录').click();
  await desk.getByLabel('登录名').fill('wu.yating');
  await desk.getByLabel('密码', { exact: true }).fill(password);
  await desk.getByLabel('六位验证码').fill('000000');
  await desk.getByRole('button', { name: '登录', exact: true }).click();
  await desk.getByText('登录名、密码或验证码不对', { exact: false }).waitFor();
  await desk.clock.fastForward(600);
  await desk.getByLabel('六位验证码').fill(code());
  await desk.getByRole('button', { name: '登录', exact: true }).click();
  await desk.waitForFunction(() => location.hash.startsWith('#/features/desk/index'));
});
