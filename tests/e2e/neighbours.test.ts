import type { Page } from 'playwright-core';
import { openFamily } from '../support/household-things';
import { violations } from './axe';
import { openStage, sealedCity, monday } from './stage';
import { misfits, type Visit } from './visit';

/** Pictures to look at, when a folder for them is given. */
const shots = process.env['LINLI_SHOTS'];

const stage = openStage(monday, sealedCity);

const path = '/features/neighbours/index';
const open = (who: Visit): Promise<Page> => stage.open(path, who);
const text = (page: Page, words: string | RegExp) => page.getByText(words).locator('visible=true').first();
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).locator('visible=true').first();
const desk = { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false };

async function looksRight(page: Page, least = 44, name?: string): Promise<void> {
  if (shots !== undefined && name !== undefined) await page.screenshot({ path: `${shots}/neighbours-${name}.png` });
  expect(await misfits(page, least)).toEqual([]);
  expect(await violations(page)).toEqual([]);
}

/** Somebody new near 华泰邻里中心, who has filed where they live. */
async function resident(name: string, detail: string) {
  const who = await stage.server.build.resident({ name });
  const client = await stage.server.as(who);
  const filed = await client.call('residence.file', { body: { areaCode: '350582004015', detail } });
  expect(filed.status).toBe(201);
  return client;
}

it('a grid worker opens an address on the phone and confirms it; the resident is told, and reads who looked', async () => {
  const client = await resident('欧阳海', '华泰国际新城 9 幢 901 室');
  const page = await open({ as: 'grid-huatai' });
  await looksRight(page);
  await button(page, /^欧/).tap();
  await text(page, '华泰国际新城 9 幢 901 室').waitFor();
  await text(page, '欧阳海').waitFor();
  await looksRight(page);
  await button(page, '确认住在这里').tap();
  await text(page, '住址已确认，居民会收到消息').waitFor();
  await button(page, /^欧/).waitFor({ state: 'detached' });
  await stage.server.worker.runDue();
  const inbox = await client.call('inbox.list');
  expect(inbox.body?.items[0]?.kind).toBe('residence_confirmed');
  expect((await client.call('residence.mine')).body?.residence?.state).toBe('confirmed');
  const notes = await client.call('access.mine');
  expect(notes.body?.items[0]).toMatchObject({ reason: '核对住址' });
});

it('staff refuse at the desk with a reason that the resident reads; who comes later is told that it is done', async () => {
  const client = await resident('司徒明', '华泰国际新城 7 幢');
  const page = await open({ as: 'staff-huatai', options: desk });
  const late = await open({ as: 'manager-huatai', options: desk });
  await button(late, /^核对司/).click();
  await text(late, '华泰国际新城 7 幢').waitFor();
  await looksRight(page, 32);
  await button(page, /^核对司/).click();
  await button(page, '核对不上').click();
  await button(page, '告诉居民').click();
  await text(page, '请先选一个原因').waitFor();
  await page.getByRole('radio', { name: '住址写得不完整' }).locator('visible=true').click();
  await looksRight(page, 32);
  await button(page, '告诉居民').click();
  await text(page, '已退回，居民会收到原因').waitFor();
  await stage.server.worker.runDue();
  const [first] = (await client.call('inbox.list')).body?.items ?? [];
  expect(first).toMatchObject({ kind: 'residence_refused', facts: { reason: '住址写得不完整' } });

  await button(late, '确认住在这里').click();
  await text(late, '同事刚刚办好了这一条').waitFor();
  await button(late, '回名单').click();
  await button(late, /^核对司/).waitFor({ state: 'detached' });
});

it('a grid worker records how a father without WeChat agreed; his son may act for him then', async () => {
  const page = await open({ as: 'grid-huatai' });
  await page.getByRole('tab', { name: '待问' }).locator('visible=true').tap();
  await button(page, /父母：王/).tap();
  await text(page, '王德厚').waitFor();
  await looksRight(page);
  await button(page, '本人同意').tap();
  await text(page, '请先选本人是怎么同意的').waitFor();
  await page
    .getByRole('radio', { name: /^当面同意/ })
    .locator('visible=true')
    .tap();
  // The same button does nothing for half a second: that would be a double tap.
  await page.clock.fastForward(600);
  await button(page, '本人同意').tap();
  await text(page, '没有等着核实的家人').waitFor();
  await looksRight(page);
  await stage.server.worker.runDue();
  const son = await stage.server.as('wang-qiang');
  expect((await son.call('inbox.list')).body?.items[0]?.kind).toBe('consent_confirmed');
  expect((await son.call('family.list')).body?.items).toMatchObject([{ name: '王德厚', kind: 'proxy' }]);
});

it('a father who has no WeChat asks staff to take him out of the household again; his son is told why', async () => {
  const wang = await stage.server.db
    .selectFrom('account')
    .select(['id', 'person_id'])
    .where('person_id', '=', 'prs_wang-qiang')
    .executeTakeFirstOrThrow();
  const family = await openFamily(stage.server.db, stage.server.clock.now());
  const asker = { personId: 'prs_wang-qiang', accountId: wang.id, openid: 'wang-qiang' };
  await family.heardMember(asker, '350582004015', '王守业');
  const page = await open({ as: 'grid-huatai' });
  await page.getByRole('tab', { name: '同住' }).locator('visible=true').tap();
  await button(page, /父母：王\*业/).waitFor();
  await looksRight(page, 44, 'members');
  const wide = await open({ as: 'staff-huatai', options: desk });
  await wide.getByRole('tab', { name: '同住' }).locator('visible=true').click();
  await button(wide, /^查看.*父母：王\*业/).waitFor();
  await looksRight(wide, 32, 'members-desk');
  await button(page, /父母：王\*业/).tap();
  await text(page, /请先问清楚是不是本人的意思/).waitFor();
  await looksRight(page, 44, 'member');
  await button(page, '帮本人退出家庭').tap();
  await page.getByRole('radio', { name: '本人来电要求' }).locator('visible=true').tap();
  await looksRight(page, 44, 'member-end');
  await button(page, '马上退出').tap();
  await text(page, '已退出，家里人会收到消息').waitFor();
  await button(page, /父母：王\*业/).waitFor({ state: 'detached' });
  await stage.server.worker.runDue();
  const phone = await stage.open('/features/account/inbox', { as: 'wang-qiang' });
  await text(phone, '王守业已不在这一户').waitFor();
  await text(phone, /工作人员办理的，原因：本人来电要求。/).waitFor();
  await looksRight(phone, 44, 'member-told');
});

it('a grid worker stops who acts for somebody, with a reason that both read; their own family is for a colleague', async () => {
  const family = await openFamily(stage.server.db, stage.server.clock.now());
  await family.proxy('prs_lin-xiaowen', 'prs_chen-xiulan', { area_code: '350582004015' });
  await family.proxy('prs_grid-huatai', 'prs_ahmed-saleh', { area_code: '350582004015' });
  const [daughter, mother] = await Promise.all([stage.server.as('lin-xiaowen'), stage.server.as('chen-xiulan')]);
  const held = async () => (await daughter.call('family.list')).body?.items.map(({ name }) => name);
  expect(await held()).toContain('陈秀兰');

  const page = await open({ as: 'grid-huatai' });
  await page.getByRole('tab', { name: '代办' }).locator('visible=true').tap();
  await button(page, /^林\*雯替陈\*兰办/).waitFor();
  await looksRight(page, 44, 'proxies');
  await button(page, /^颜\*勇替/).tap();
  await text(page, '这是您自己或家人的事，请别的工作人员办理。').waitFor();
  await button(page, '停止代办').waitFor({ state: 'detached' });
  await looksRight(page, 44, 'proxy-own');
  await page.getByLabel('关闭').locator('visible=true').tap();
  const wide = await open({ as: 'staff-huatai', options: desk });
  await wide.getByRole('tab', { name: '代办' }).locator('visible=true').click();
  await button(wide, '查看林*雯替陈*兰办').waitFor();
  await looksRight(wide, 32, 'proxies-desk');
  await button(page, /^林\*雯替陈\*兰办/).tap();
  await looksRight(page, 44, 'proxy');
  await button(page, '停止代办').tap();
  await button(page, '马上停止').tap();
  await text(page, '请先选一个原因').waitFor();
  await page.getByRole('radio', { name: '本人来电要求' }).locator('visible=true').tap();
  await looksRight(page, 44, 'proxy-stop');
  await page.clock.fastForward(600);
  await button(page, '马上停止').tap();
  await text(page, '已停止，两位都会收到消息').waitFor();
  await button(page, /^林\*雯替陈\*兰办/).waitFor({ state: 'detached' });
  expect(await held()).not.toContain('陈秀兰');
  await stage.server.worker.runDue();
  for (const [as, other] of [
    ['lin-xiaowen', '陈秀兰'],
    ['chen-xiulan', '林晓雯'],
  ] as const) {
    const phone = await stage.open('/features/account/inbox', { as });
    await text(phone, `和${other}的代办已经结束`).waitFor();
    await text(phone, '工作人员停止的，原因：本人来电要求。').waitFor();
    await looksRight(phone, 44, `proxy-told-${as}`);
  }
  expect((await mother.call('family.get')).body?.actForMe).toEqual([]);
});

it('leads there from 我的, and from the desk', async () => {
  const phone = await stage.open('/pages/mine/index', { as: 'grid-huatai' });
  await button(phone, /^核对住址与家人/).tap();
  await text(phone, /等得最久的排在最前/).waitFor();
  const wide = await stage.open('/features/desk/index', { as: 'staff-huatai', options: desk });
  await wide.getByRole('link', { name: '核对', exact: true }).locator('visible=true').click();
  await text(wide, /等得最久的排在最前/).waitFor();
});

it.each([
  ['at 375', { options: { viewport: { width: 375, height: 667 } } }],
  ['in care mode at 320', { care: true, options: { viewport: { width: 320, height: 640 } } }],
  ['in the dark', { dark: true }],
])('reads well %s', async (_how, look) => {
  const page = await open({ as: 'staff-huatai', ...look });
  await text(page, /等得最久的排在最前/).waitFor();
  await button(page, /提交/).tap();
  await text(page, '确认住在这里').waitFor();
  await looksRight(page);
});

it('tells a resident whose page this is', async () => {
  const page = await open({ as: 'lin-xiaowen' });
  await text(page, '这里由中心工作人员和网格员使用').waitFor();
});
