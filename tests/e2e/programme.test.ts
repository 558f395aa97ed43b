import type { Page } from 'playwright-core';
import { buildChild, buildProgramme } from '../support/build-programme';
import { violations } from './axe';
import { button, openBookingStage, type BookingStage } from './booking-stage';
import { clipped } from './phone';
import { sessionFor } from './visit';

/** A holiday programme, walked: staff makes and publishes it, a guardian enrols a child, staff takes the roll. */
let stage: BookingStage;
beforeAll(async () => {
  stage = await openBookingStage();
}, 120_000);
afterEach(async () => expect(await stage.reset()).toEqual([]));
afterAll(() => stage.close());

const shots = process.env['LINLI_SHOTS'];
const shoot = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
};
const sound = async (page: Page): Promise<void> => {
  expect(await clipped(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
};

const programmePage = '/features/programme/programme?serviceId=svc_huatai_season';

/** Somebody with a child of eight, and staff of Huatai. */
async function family() {
  const { server } = stage;
  const mother = await server.build.resident({ name: '林晓雯' });
  await buildChild(server, [mother], { name: '苏小满' });
  const worker = await server.build.staff('ctr_huatai');
  const kept = async (who: typeof mother) => ({
    session: await sessionFor(server, server.standin.codes.give(who.openid)),
  });
  return { mother, worker, kept };
}

test('a guardian finds the programme under services and enrols a child; staff ticks the roll, and the guardian reads it', async () => {
  const { mother, worker, kept } = await family();
  const size = { viewport: { width: 375, height: 812 } };
  const { page, tap } = await stage.open('/features/programme/index', await kept(mother), size);
  await page.getByText('小候鸟周末班').waitFor();
  await shoot(page, 'list-375');
  await sound(page);
  await tap(page.getByText('小候鸟周末班'));
  await button(page, '给苏小满报名').waitFor();
  await shoot(page, 'programme-375');
  await sound(page);
  await tap(button(page, '给苏小满报名'));
  await tap(button(page, '确定报名'));
  const enrolled = page.getByRole('dialog', { name: '苏小满报上名了' });
  await enrolled.waitFor();
  await shoot(page, 'others-375');
  await sound(page);
  await tap(enrolled.getByRole('button', { name: '加一个接送人' }));
  await page.getByRole('textbox', { name: '姓名或称呼' }).fill('外婆');
  await page.getByRole('textbox', { name: '手机后四位' }).fill('8001');
  await tap(button(page, '加上'));
  await page.getByText('手机尾号 8001').waitFor();
  await page.getByText('苏小满的到课').waitFor();
  await page.getByText('已报名').waitFor();
  await shoot(page, 'enrolled-375');
  await sound(page);
  await tap(button(page, '看报名和退出：苏小满'));
  await page.getByText('每一课和到课情况').waitFor();
  await shoot(page, 'booking-375');
  await sound(page);

  stage.server.clock.set('2026-12-05T02:00:00.000Z');
  const desk = await stage.open('/features/programme/season?serviceId=svc_huatai_season', await kept(worker), size);
  await desk.page.getByText('已报 1/24').waitFor();
  await shoot(desk.page, 'season-375');
  await sound(desk.page);
  await desk.tap(button(desk.page, '点名 12月5日 周六'));
  const child = desk.page.locator('.ui-card:visible', { hasText: '苏*满' });
  await child.waitFor();
  await desk.tap(child.getByRole('checkbox', { name: '苏*满 来了' }));
  await desk.page.getByText('来了 1 · 没来 0 · 请假 0').waitFor();
  await shoot(desk.page, 'roll-375');
  await sound(desk.page);

  const later = await stage.open(programmePage, await kept(mother), size);
  const first = later.page.locator('.season-session:visible', { hasText: '12月5日' });
  await first.getByText('来了').waitFor();
  await shoot(later.page, 'attendance-375');
  await sound(later.page);
}, 90_000);

test('in care mode at 320 nothing is cut off, and who has no child in the app is led to add one', async () => {
  const someone = await stage.server.build.resident({ name: '王强' });
  const session = await sessionFor(stage.server, stage.server.standin.codes.give(someone.openid));
  const { page } = await stage.open(
    programmePage,
    { session, settings: { care: true } },
    { viewport: { width: 320, height: 690 } },
  );
  await page.getByText('先把孩子加到“家人”里').waitFor();
  await shoot(page, 'care-320');
  await sound(page);
});

test('staff makes a programme, publishes it and calls one session off, told whom that hits', async () => {
  const { worker } = await family();
  const { server } = stage;
  const wide = { viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false };
  const session = await sessionFor(server, server.standin.codes.give(worker.openid), wide);
  const { page } = await stage.open('/features/programme/desk?centreId=ctr_huatai', { session }, wide);
  await page.getByText('小候鸟周末班').waitFor();
  await shoot(page, 'desk-1280');
  await sound(page);
  await button(page, '新开一期').click();
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  await field('名称').fill('小候鸟寒假班');
  await button(page, '存草稿').click();
  await page.getByText('请检查标出的地方').waitFor();
  await field('一句话介绍').fill('写作业、读书、做手工');
  await field('详细介绍').fill('工作日上午开，有老师和志愿者。');
  await field('上课地点').fill('二楼儿童之家');
  await field('英文名称').fill('Winter holiday club');
  const day = (name: string) => page.getByLabel(name, { exact: true });
  await day('报名开始日期').fill('2026-11-24');
  await day('第一天').fill('2026-12-07');
  await day('最后一天').fill('2026-12-11');
  await page.getByText('一共 5 课').waitFor();
  await day('不上课的日期（选填）').fill('2026-12-10');
  await button(page, '加上').click();
  await page.getByText('一共 4 课').waitFor();
  await button(page, '12月10日 周四 照常上课').waitFor();
  await shoot(page, 'edit-1280');
  await sound(page);
  // The same button does nothing for half a second: that would be a double tap.
  await page.clock.fastForward(600);
  await button(page, '存草稿').click();
  await button(page, '发布').waitFor();
  await shoot(page, 'draft-1280');
  await button(page, '发布').click();
  await page.getByText('发布这一期？').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
  await page.getByText('发布了，居民能看到了').waitFor();
  await button(page, '停办这一课：12月9日 周三').click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('现在没有孩子报名，不用通知。').waitFor();
  await sheet.getByRole('textbox').fill('老师外出培训');
  await shoot(page, 'off-1280');
  await sheet.getByRole('button', { name: '停办这一课：12月9日 周三', exact: true }).click();
  await page.locator('.season-session:visible', { hasText: '老师外出培训' }).waitFor();
  await sheet.waitFor({ state: 'hidden' });
  await shoot(page, 'season-1280');
  await sound(page);
}, 90_000);

/** One of its own, from Saturday on for eight days, so that no other journey has enrolled anybody. */
async function season() {
  const { server } = stage;
  const made = await buildProgramme(server, { centreId: 'ctr_huatai', firstOn: '2026-12-05', days: 8 });
  const slot = server.db.selectFrom('slot').selectAll().where('id', '=', made.slotId);
  return { ...made, slot: await slot.executeTakeFirstOrThrow() };
}

test('staff makes up for a session called off, moves another and adds one, and is told first whom that hits', async () => {
  const { server } = stage;
  const mother = await server.build.resident({ name: '林晓雯' });
  const child = await buildChild(server, [mother], { name: '苏小满' });
  const { serviceId, slot } = await season();
  await server.build.booking(slot, child);
  const visit = await server.build.service({ centre_id: 'ctr_huatai' });
  const busy = await server.build.slot({
    service_id: visit.id,
    start_at: new Date('2026-12-30T06:00:00.000Z'),
    end_at: new Date('2026-12-30T07:00:00.000Z'),
  });
  await server.build.booking(busy, child);
  const worker = await server.build.staff('ctr_huatai');
  const size = { viewport: { width: 375, height: 812 } };
  const kept = async (who: typeof mother) => ({
    session: await sessionFor(server, server.standin.codes.give(who.openid)),
  });
  const { page, tap } = await stage.open(`/features/programme/season?serviceId=${serviceId}`, await kept(worker), size);
  await page.getByText('已报 1/10').waitFor();
  await tap(button(page, '停办这一课：12月6日 周日'));
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('textbox').fill('老师生病');
  await tap(sheet.getByRole('button', { name: '停办这一课：12月6日 周日', exact: true }));
  const off = page.locator('.season-session:visible', { hasText: '老师生病' });
  await off.waitFor();
  await sheet.waitFor({ state: 'hidden' });
  await shoot(page, 'called-off-375');

  await tap(button(page, '给 12月6日 周日 补课'));
  await sheet.getByText('停办的那一课').waitFor();
  await tap(sheet.getByRole('button', { name: '看影响到谁', exact: true }));
  await sheet.getByText('请选一天').waitFor();
  const field = (name: string) => sheet.getByLabel(name, { exact: true });
  await field('哪一天').fill('2026-12-30');
  await field('几点开始').fill('14:30');
  await field('几点结束').fill('16:30');
  await field('地点').fill('四楼活动室');
  await shoot(page, 'make-up-375');
  await sound(page);
  await page.clock.fastForward(600);
  await tap(sheet.getByRole('button', { name: '看影响到谁', exact: true }));
  await sheet.getByText('1 个孩子那时另有安排').waitFor();
  await sheet.getByText('苏*满').waitFor();
  await shoot(page, 'make-up-preview-375');
  await sound(page);
  await tap(sheet.getByRole('button', { name: '排上补课', exact: true }));
  await sheet.waitFor({ state: 'hidden' });
  await page.locator('.season-session:visible', { hasText: '补 12月6日 周日 的课' }).waitFor();

  await tap(button(page, '改时间：12月12日 周六'));
  await field('几点开始').fill('13:00');
  await field('几点结束').fill('15:30');
  await field('原因（家长会看到）').fill('上午消防演练');
  await tap(sheet.getByRole('button', { name: '看影响到谁', exact: true }));
  await sheet.getByText('没有孩子那时另有安排').waitFor();
  await shoot(page, 'move-preview-375');
  await tap(sheet.getByRole('button', { name: '改好并通知', exact: true }));
  await sheet.waitFor({ state: 'hidden' });
  await page.locator('.season-session:visible', { hasText: '原定 12月12日 周六 09:00' }).waitFor();
  await shoot(page, 'season-changed-375');
  await sound(page);

  const later = await stage.open(`/features/programme/programme?serviceId=${serviceId}`, await kept(mother), size);
  await later.page.locator('.season-session:visible', { hasText: '上午消防演练' }).waitFor();
  await later.page.locator('.season-session:visible', { hasText: '12月30日 周三 14:30–16:30 补课' }).waitFor();
  await shoot(later.page, 'changed-375');
  await sound(later.page);
}, 90_000);

test('staff is shown whom fewer places hit; nobody enrolled loses theirs', async () => {
  const { server } = stage;
  const wide = { viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false };
  const { serviceId, slot } = await season();
  for (const name of ['苏小满', '林小鱼', '陈小米'])
    await server.build.booking(slot, await buildChild(server, [], { name }));
  const worker = await server.build.staff('ctr_huatai');
  const session = await sessionFor(server, server.standin.codes.give(worker.openid), wide);
  const { page } = await stage.open(`/features/programme/edit?serviceId=${serviceId}`, { session }, wide);
  const places = page.getByRole('textbox', { name: '名额', exact: true });
  await places.waitFor();
  await places.fill('2');
  await shoot(page, 'edit-published-1280');
  await button(page, '保存修改').click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('现在已报 3 个，候补 0 个。').waitFor();
  await sheet.getByText('比新的名额多 1 个').waitFor();
  await shoot(page, 'places-1280');
  await sound(page);
  await sheet.getByRole('button', { name: '就这样保存', exact: true }).click();
  await sheet.waitFor({ state: 'hidden' });
  const desk = await stage.open(`/features/programme/season?serviceId=${serviceId}`, { session }, wide);
  await desk.page.getByText('名额会随着有人退出减到 2 个').waitFor();
  await desk.page.getByText('已报 3/2').waitFor();
  await shoot(desk.page, 'shrinking-1280');
  await sound(desk.page);
}, 60_000);

test('a guardian names who else may come; staff notes who takes the child home, takes it back, and the guardian reads it', async () => {
  const { server } = stage;
  const { serviceId, sessionIds, slot } = await season();
  const mother = await server.build.resident({ name: '林晓雯' });
  const child = await buildChild(server, [mother], { name: '苏小满' });
  const bookingId = await server.build.booking(slot, child);
  await server.db
    .updateTable('booking')
    .set({ actor_account_id: mother.accountId })
    .where('id', '=', bookingId)
    .execute();
  const worker = await server.build.staff('ctr_huatai');
  const size = { viewport: { width: 320, height: 690 } };
  const kept = async (who: typeof mother) => ({
    session: await sessionFor(server, server.standin.codes.give(who.openid)),
  });
  const path = `/features/programme/programme?serviceId=${serviceId}`;
  const { page, tap } = await stage.open(path, await kept(mother), size);
  await page.getByText('谁可以接苏小满').waitFor();
  await tap(button(page, '加一个接送人'));
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('textbox', { name: '姓名或称呼', exact: true }).fill('外婆');
  await sheet.getByRole('textbox', { name: '手机后四位', exact: true }).fill('041');
  await tap(sheet.getByRole('button', { name: '加上', exact: true }));
  await sheet.getByText('请填 4 个数字').waitFor();
  await shoot(page, 'picker-sheet-320');
  await sound(page);
  await sheet.getByRole('textbox', { name: '手机后四位', exact: true }).fill('0417');
  await page.clock.fastForward(600);
  await tap(sheet.getByRole('button', { name: '加上', exact: true }));
  await sheet.waitFor({ state: 'hidden' });
  await page.getByText('手机尾号 0417').waitFor();
  await shoot(page, 'pickers-320');
  await sound(page);

  server.clock.set('2026-12-05T03:05:00.000Z');
  const wide = { viewport: { width: 375, height: 812 } };
  const roll = await stage.open(`/features/programme/roll?sessionId=${sessionIds[0] ?? ''}`, await kept(worker), wide);
  await roll.tap(roll.page.getByRole('checkbox', { name: '苏*满 来了' }));
  await roll.tap(button(roll.page, '苏*满：谁接走'));
  const choice = roll.page.getByRole('dialog');
  await choice.getByText('林*雯').waitFor();
  await choice.getByText('外婆').click();
  await shoot(roll.page, 'pick-up-375');
  await sound(roll.page);
  await roll.tap(choice.getByRole('button', { name: '记下接走', exact: true }));
  await choice.waitFor({ state: 'hidden' });
  await roll.page.getByText('11:05 由外婆接走').waitFor();
  await shoot(roll.page, 'picked-up-375');
  await sound(roll.page);
  await server.worker.runDue();
  const later = await stage.open(path, await kept(mother), wide);
  await later.page.getByText('11:05 由外婆接走').waitFor();
  await shoot(later.page, 'picked-up-guardian-375');
  await sound(later.page);
  await roll.tap(button(roll.page, '撤销接走：苏*满'));
  await choice.getByRole('textbox').fill('点错人了');
  await roll.tap(choice.getByRole('button', { name: '撤销接走：苏*满', exact: true }));
  await choice.waitFor({ state: 'hidden' });
  await button(roll.page, '苏*满：谁接走').waitFor();
}, 90_000);
