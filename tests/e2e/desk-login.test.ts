import type { Page } from 'playwright-core';
import { generateSync } from 'otplib';
import { limits } from '../../shared/limits';
import type { Resident } from '../support/build';
import { openClient, type Client } from '../support/client';
import { enterDesk } from '../support/desk';
import { violations } from './axe';
import { look, openStage } from './stage';
import { misfits } from './visit';

const wide = { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false };

const stage = openStage();

async function worker() {
  const centre = await stage.server.build.centre({ name: '永福里邻里中心' });
  const who = await stage.server.build.staff(centre.id);
  return { who, phone: await stage.server.as(who) };
}

/** Time passes on the server's wall and in the stage.browser, whose own asking happens meanwhile. */
async function pass(page: Page, seconds: number): Promise<void> {
  stage.server.clock.pass(seconds / 60);
  await page.clock.fastForward(seconds * 1000);
}

const openDesk = (more = {}) => stage.open('/features/desk/index', { options: { ...wide, ...more } });
const keyOn = async (page: Page): Promise<string> => (await page.locator('.desk-key__text').innerText()).trim();

/** A phone with somebody's session, at the page where keys are typed. */
async function openPhone(who: Resident, path = '/features/desk-login/scan'): Promise<Page> {
  const session = await stage.server.visitor.call('identity.login', {
    body: { code: stage.server.standin.codes.give(who.openid) },
  });
  const page = await stage.open('/pages/home/index');
  await page.evaluate((kept) => localStorage.setItem('linli.session', kept), JSON.stringify({ data: session.body }));
  await page.goto(`${stage.server.url}/?phone#${path}`);
  await page.reload();
  return page;
}

test('desk login by QR: the stage.browser shows a key, the phone names stage.browser and role, confirms, and the desk opens', async () => {
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

  await hand.goto(`${stage.server.url}/?again#/features/desk-login/sessions`);
  await hand.getByRole('button', { name: /^结束 / }).tap();
  await hand.getByRole('button', { name: '结束', exact: true }).last().tap();
  await hand.getByText('没有登录着的电脑').waitFor();
  expect((await phone.call('deskSession.list')).body?.items).toEqual([]);
});

test('a phone’s session opens no desk in a wide browser: it is told why, and over once the desk is open', async () => {
  const { who, phone } = await worker();
  const login = await stage.server.visitor.call('identity.login', {
    body: { code: stage.server.standin.codes.give(who.openid) },
  });
  const desk = await stage.open('/pages/home/index', { options: wide });
  await desk.evaluate((kept) => localStorage.setItem('linli.session', kept), JSON.stringify({ data: login.body }));
  await desk.goto(`${stage.server.url}/?again#/features/desk/index?view=list`);
  await desk.getByText('工作台能看到居民的信息，要另外登录', { exact: false }).waitFor();
  expect(await violations(desk)).toEqual([]);
  await look(desk, 'desk-by-phone-1280');
  await phone.call('deskLogin.confirm', { body: { key: await keyOn(desk), role: 'staff' } });
  await desk.clock.fastForward(1600);
  await desk.waitForFunction(() => location.hash.startsWith('#/features/desk/index?view=list'));
  await desk.getByRole('navigation').getByRole('link', { name: '退出登录' }).waitFor();
  const left = openClient(stage.server.url, login.body?.token ?? '');
  expect((await left.call('identity.me')).problem?.code).toBe('auth.required');
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

const password = 'rain over the old bridge';
/** The way by password as the phone sets it up; gives the codes of its authenticator. */
async function enrol(phone: Client): Promise<() => string> {
  const begun = await phone.call('deskAccess.begin', { body: { loginName: 'wu.yating', password } });
  const code = codesOf(begun.body?.secret ?? '');
  await phone.call('deskAccess.confirm', { body: { code: code() } });
  stage.server.clock.pass(1);
  return code;
}
const codesOf = (secret: string) => () =>
  generateSync({ secret, epoch: Math.floor(stage.server.clock.now().getTime() / 1000) });

async function fillLogin(desk: Page, code: string): Promise<void> {
  await desk.getByText('密码登录').click();
  await desk.getByLabel('登录名').fill('wu.yating');
  await desk.getByLabel('密码', { exact: true }).fill(password);
  await sendCode(desk, code);
}
async function sendCode(desk: Page, code: string): Promise<void> {
  await desk.clock.fastForward(600);
  await desk.getByLabel('六位验证码').fill(code);
  await desk.getByRole('button', { name: '登录', exact: true }).click();
}

test('the phone away: name, password and code let in; a wrong code says so', async () => {
  const { phone } = await worker();
  const code = await enrol(phone);
  const desk = await openDesk();
  await fillLogin(desk, '000000');
  await desk.getByText('登录名、密码或验证码不对', { exact: false }).waitFor();
  await sendCode(desk, code());
  await desk.waitForFunction(() => location.hash.startsWith('#/features/desk/index'));
  await phone.call('deskAccess.remove');
});

test('who holds several roles says as what they enter; the desk shows that role’s pages, and leaving leads to the login', async () => {
  const { who, phone } = await worker();
  await stage.server.build.staff('3505', { who, role: 'reviewer', scopeKind: 'area' });
  const code = await enrol(phone);
  const desk = await openDesk();
  await fillLogin(desk, code());
  await desk.getByText('以哪个岗位进入').waitFor();
  await look(desk, 'desk-role-choice-1280');
  expect(await violations(desk)).toEqual([]);
  await desk.getByRole('radio', { name: /审核员/ }).click();
  await desk.clock.fastForward(600);
  await desk.getByRole('button', { name: '登录', exact: true }).click();
  await desk.waitForFunction(() => location.hash.startsWith('#/features/review/index'));
  const ways = desk.getByRole('navigation').getByRole('link');
  await ways.first().waitFor();
  expect(await ways.allInnerTexts()).toEqual(['待审核', '本市敏感词', '回居民首页', '退出登录']);
  await look(desk, 'desk-reviewer-1280');
  await desk.clock.fastForward(600);
  await desk.getByRole('link', { name: '退出登录' }).click();
  await desk.clock.fastForward(600);
  await desk.getByRole('dialog').getByRole('button', { name: '退出登录' }).click();
  await desk.waitForFunction(() => location.hash.startsWith('#/features/desk-login/index'));
  expect((await phone.call('deskSession.list')).body?.items).toEqual([]);
  await phone.call('deskAccess.remove');
});

test('the phone sets the password up: a weak one is refused, the codes are shown once; locked, an officer opens it', async () => {
  const { who, phone } = await worker();
  const hand = await openPhone(who, '/features/desk-login/password');
  await hand.getByLabel('登录名').fill('wu.yating');
  await hand.getByLabel('密码', { exact: true }).fill('1234567890');
  await hand.getByRole('button', { name: '下一步' }).tap();
  await hand.getByText('太容易被猜到', { exact: false }).waitFor();
  await look(hand, 'desk-set-weak-390');
  await hand.getByLabel('密码', { exact: true }).fill(password);
  await hand.clock.fastForward(600);
  await hand.getByRole('button', { name: '下一步' }).tap();
  const secret = (await hand.locator('.desk-set__secret').first().innerText()).replace(/\s/g, '');
  await look(hand, 'desk-set-code-390');
  expect(await violations(hand)).toEqual([]);
  const code = codesOf(secret);
  await hand.getByLabel('六位验证码').fill(code());
  await hand.clock.fastForward(600);
  await hand.getByRole('button', { name: '完成设置' }).tap();
  await hand.getByText('只显示这一次', { exact: false }).waitFor();
  expect(await hand.locator('.desk-set__secret').count()).toBe(limits.recoveryCodes);
  await look(hand, 'desk-set-recovery-390');
  expect(await misfits(hand, 44)).toEqual([]);
  stage.server.clock.pass(1);

  const desk = await openDesk();
  await fillLogin(desk, '000000');
  for (let failure = 1; failure < limits.deskFailures; failure += 1) {
    await desk.getByText('登录名、密码或验证码不对', { exact: false }).waitFor();
    await sendCode(desk, '000000');
  }
  await desk.getByText('30 分钟', { exact: false }).waitFor();
  await look(desk, 'desk-locked-1280');

  const officer = await stage.server.build.staff('3505', { role: 'security', scopeKind: 'area' });
  const session = await enterDesk(stage.server, await stage.server.as(officer), 'security');
  const office = await stage.open('/pages/home/index', { options: wide });
  await office.evaluate((kept) => localStorage.setItem('linli.session', kept), JSON.stringify({ data: session }));
  await office.goto(`${stage.server.url}/?office#/features/roles/index`);
  await office.getByRole('button', { name: /^解锁/ }).click();
  await look(office, 'desk-unlock-1280');
  await office.clock.fastForward(600);
  await office.getByRole('dialog').getByRole('button', { name: '已核实，解锁' }).click();
  await office.getByText('已解锁', { exact: false }).first().waitFor();

  await sendCode(desk, code());
  await desk.waitForFunction(() => location.hash.startsWith('#/features/desk/index'));
  expect((await phone.call('deskAccess.get')).body).toMatchObject({ lockedUntil: null });
});
