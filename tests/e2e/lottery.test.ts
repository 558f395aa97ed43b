import type { Locator, Page } from 'playwright-core';
import { closesAt, openLotteryStage, valueOutAt } from '../support/lottery-stage';
import { openFamily } from '../support/household-things';
import { violations } from './axe';
import { button, openBookingStage, servicePage, type BookingStage } from './booking-stage';
import { clipped, smallestType } from './phone';
import { sessionFor } from './visit';

/** Pictures to look at, when a folder for them is given. */
const shots = process.env['LINLI_SHOTS'];
const look = async (page: Page, name: string): Promise<void> => {
  if (shots === undefined) return;
  const usual = page.viewportSize() ?? { width: 390, height: 844 };
  // Pages scroll within themselves: a tall window shows all of one.
  if (usual.width < 1024) await page.setViewportSize({ ...usual, height: 2400 });
  await page.screenshot({ path: `${shots}/${name}.png` });
  await page.setViewportSize(usual);
};

const drawPage = (slotId: string): string => `/features/lottery/draw?slotId=${slotId}`;
const deskSize = { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false };

let stage: BookingStage;
beforeAll(async () => {
  stage = await openBookingStage();
}, 120_000);
afterEach(async () => {
  expect(await stage.reset()).toEqual([]);
});
afterAll(() => stage?.close());

it('a resident finds the draw on the service’s page, enters, sees number, list and result, and comes to the booking', async () => {
  const lottery = await openLotteryStage(stage.server, { capacity: 2, reserveMax: 2, partyMax: 1 });
  const { session } = await stage.persona('wang-qiang');
  const small = { viewport: { width: 375, height: 812 } };
  const { page, tap } = await stage.open(servicePage(lottery.service.id), { session }, small);
  await page.getByText('名额摇号，点开报名或看结果').waitFor();
  await look(page, 'service-375');
  await tap(page.locator('.ui-slot:visible', { hasText: '14:00' }));
  await page.getByText('报名到 周四 18:00').first().waitFor();
  await look(page, 'draw-open-375');
  expect(await violations(page)).toEqual([]);
  await tap(button(page, '报名摇号'));
  await page.getByText('截止前都可以撤回').first().waitFor();
  await look(page, 'draw-entered-375');
  expect(await violations(page)).toEqual([]);

  // Out and in again, as long as the list is open.
  await tap(button(page, '撤回报名'));
  await tap(page.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }));
  await button(page, '报名摇号').waitFor();
  // Buttons are deaf to a second tap for a moment.
  await page.clock.fastForward(600);
  await tap(button(page, '报名摇号'));
  await page.getByText('截止前都可以撤回').first().waitFor();

  await lottery.comes();
  await lottery.at(closesAt);
  const again = await stage.persona('wang-qiang');
  const closed = await stage.open(drawPage(lottery.slotId), { session: again.session }, small);
  await closed.page.getByText('名单已封存，等开奖').waitFor();
  await closed.page.getByText(/^名单第 \d 号，权重 1$/).waitFor();
  await look(closed.page, 'draw-closed-375');
  expect(await violations(closed.page)).toEqual([]);

  await lottery.drawn();
  const last = await stage.persona('wang-qiang');
  const drawn = await stage.open(drawPage(lottery.slotId), { session: last.session }, small);
  await drawn.page.getByText('已开奖').waitFor();
  await drawn.page.getByText('摇中了').waitFor();
  await drawn.tap(drawn.page.getByText('看承诺、指纹和种子'));
  await drawn.page.getByText('372', { exact: true }).waitFor();
  await look(drawn.page, 'draw-won-375');
  expect(await violations(drawn.page)).toEqual([]);
  await drawn.tap(button(drawn.page, '看预约'));
  await drawn.page.getByRole('img', { name: /^签到二维码/ }).waitFor();
  await drawn.page.getByText('后天 14:00–14:45').filter({ visible: true }).first().waitFor();
});

it('enters for the family at once, each named where it can’t be; in care mode at 320 px nothing is cut', async () => {
  const lottery = await openLotteryStage(stage.server, { capacity: 6, partyMax: 3 });
  const { session, personId } = await stage.persona('lin-xiaowen');
  const { build, db, clock } = stage.server;
  const mother = await build.resident({ name: '陈秀兰', bornOn: '1954-03-09' });
  const family = await openFamily(db, clock.now());
  await family.proxy(personId, mother.personId);
  await family.household(personId, [mother.personId]);
  const care = { session, settings: { care: true } };
  const { page, tap } = await stage.open(drawPage(lottery.slotId), care, { viewport: { width: 320, height: 640 } });
  await page.getByText('报名到 周四 18:00').first().waitFor();
  await look(page, 'draw-open-320-care');
  expect(await clipped(page)).toEqual([]);
  expect(
    await smallestType(page, '.draw-head__next, .draw-step__title, .draw-rule__words, .entry__hint'),
  ).toBeGreaterThanOrEqual(16);
  await tap(page.getByRole('checkbox', { name: '陈秀兰' }));
  await look(page, 'draw-choose-320-care');
  await page.clock.fastForward(600);
  await tap(button(page, '为 2 人报名'));
  await page.getByText('截止前都可以撤回').first().waitFor();
  await look(page, 'draw-entered-320-care');
  expect(await clipped(page)).toEqual([]);

  const dark = { viewport: { width: 414, height: 896 }, colorScheme: 'dark' as const };
  const other = await stage.open(drawPage(lottery.slotId), { session }, dark);
  await other.page.getByText('我的报名').waitFor();
  await look(other.page, 'draw-entered-414-dark');
  await other.page.goto(`${stage.server.url}/#/features/lottery/mine`);
  await other.page.getByText('截止前都可以撤回').first().waitFor();
  await look(other.page, 'mine-414-dark');
  expect(await violations(other.page)).toEqual([]);

  const english = await stage.open(
    drawPage(lottery.slotId),
    { session, settings: { language: 'en' } },
    {
      viewport: { width: 320, height: 640 },
    },
  );
  await english.page.getByText('How it is drawn').waitFor();
  await look(english.page, 'draw-320-en');
  expect(await clipped(english.page)).toEqual([]);
});

it('two of the staff enter the public number at the desk, each without the other’s, and the draw is held', async () => {
  const lottery = await openLotteryStage(stage.server, { capacity: 2 });
  await lottery.comes();
  await lottery.comes();
  await lottery.at(closesAt);
  stage.server.clock.set(valueOutAt);
  const sessionOf = async (who: { openid: string }) => {
    const code = stage.server.standin.codes.give(who.openid);
    const login = await stage.server.visitor.call('identity.login', { body: { code } });
    if (!login.ok) throw new Error(login.problem.code);
    return login.body;
  };
  const desk = `/features/lottery/desk?centreId=${lottery.slot.centre_id}`;
  const narrow = { viewport: { width: 390, height: 844 } };
  const one = await stage.open(desk, { session: await sessionOf(lottery.staff.first) }, narrow);
  await one.tap(button(one.page, '登记号码'));
  await one.page.getByRole('textbox', { name: '号码' }).fill('37');
  await one.tap(button(one.page, '登记'));
  await one.page.getByText('不像是这种彩票的开奖号码，请对照官网核对后再填').waitFor();
  await look(one.page, 'desk-value-390');
  await one.page.getByRole('textbox', { name: '号码' }).fill('372');
  await one.page.clock.fastForward(600);
  await one.tap(button(one.page, '登记'));
  await one.page.getByText('还要另一位同事登记').waitFor();
  await look(one.page, 'desk-second-390');
  expect(await violations(one.page)).toEqual([]);

  const two = await stage.open(desk, { session: await sessionOf(lottery.staff.second) }, narrow);
  await two.tap(button(two.page, '登记号码'));
  await two.page.getByRole('textbox', { name: '号码' }).fill('372');
  await two.tap(button(two.page, '登记'));
  await two.page.getByText('两人一致，正在开奖').waitFor();
  await stage.server.worker.runDue();
  await two.page.reload();
  await two.page.getByText('已开奖').waitFor();
  await look(two.page, 'desk-drawn-390');
});

it('the manager lets a service be drawn by lot, at a desk 1280 wide', async () => {
  const lottery = await openLotteryStage(stage.server, { capacity: 2 });
  await lottery.comes();
  const other = await stage.server.build.service({
    centre_id: lottery.slot.centre_id,
    name: '亲子游泳',
    open_days: 14,
  });
  const manager = await stage.server.build.staff(lottery.slot.centre_id, { role: 'manager' });
  const code = stage.server.standin.codes.give(manager.openid);
  const session = await sessionFor(stage.server, code, deskSize);
  const address = `/features/lottery/desk?centreId=${lottery.slot.centre_id}`;
  const { page } = await stage.open(address, { session }, deskSize);
  const tap = (what: Locator) => what.click();
  await page.getByText('周四 18:00 封存名单').waitFor();
  await look(page, 'desk-draws-1280');
  expect(await violations(page)).toEqual([]);
  await tap(page.getByRole('tab', { name: '哪些服务摇号' }));
  await page.getByText('亲子游泳').waitFor();
  await look(page, 'desk-services-1280');
  await tap(button(page, '设置：亲子游泳'));
  await tap(page.getByRole('radio', { name: /^摇号/ }));
  await look(page, 'desk-rules-1280');
  expect(await violations(page)).toEqual([]);
  await tap(button(page, '保存'));
  await page.getByText('已保存').waitFor();
  const row = await stage.server.db
    .selectFrom('service')
    .select('allocation')
    .where('id', '=', other.id)
    .executeTakeFirst();
  expect(row?.allocation).toBe('lottery');
});
