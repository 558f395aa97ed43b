import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { violations } from './axe';
import { button, openBookingStage, type BookingStage } from './booking-stage';
import { clipped } from './phone';
import { sessionFor } from './visit';

/** Activities, walked: residents wait for the second in which booking opens and book; a manager plans, moves and calls off. */
let stage: BookingStage;
const shots = process.env['LINLI_SHOTS'];
beforeAll(async () => {
  stage = await openBookingStage();
  if (shots !== undefined) mkdirSync(shots, { recursive: true });
}, 120_000);
afterEach(async () => expect(await stage.reset()).toEqual([]));
afterAll(() => stage.close());

const shoot = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
};
const sound = async (page: Page): Promise<void> => {
  expect(await clipped(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
};

const festivalPage = '/features/booking/activity?serviceId=svc_huatai_festival';
const filmPage = '/features/booking/activity?serviceId=svc_huatai_film';
const phone = { viewport: { width: 375, height: 812 } };
const wide = { viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false };
const place = { centreId: 'ctr_huatai' };

/** Somebody signed in on a phone, at home at Huatai. */
async function resident(name: string) {
  const { server } = stage;
  const who = await server.build.resident({ name });
  return { who, kept: { session: await sessionFor(server, server.standin.codes.give(who.openid)), place } };
}

async function manager() {
  const { server } = stage;
  const who = await server.build.staff('ctr_huatai', { role: 'manager' });
  const code = server.standin.codes.give(who.openid);
  return { who, session: await sessionFor(server, code, wide) };
}

test('a resident finds the festival on the first page, books for three and holds a code for the door', async () => {
  const { kept } = await resident('林晓雯');
  const { page, tap } = await stage.open('/pages/home/index', kept, phone);
  const row = page
    .getByRole('button', { name: /五五邻里节·百家宴/ })
    .locator('visible=true')
    .first();
  await row.waitFor();
  await shoot(page, 'home-375');
  await sound(page);
  await tap(row);
  await page.getByText('还剩 5000 个名额', { exact: false }).locator('visible=true').first().waitFor();
  await button(page, '报名').waitFor();
  await shoot(page, 'festival-375');
  await sound(page);
  await tap(button(page, '增加，几个人'));
  await page.clock.fastForward(600);
  await tap(button(page, '增加，几个人'));
  await tap(button(page, '报名'));
  await page.getByText('3 人').locator('visible=true').first().waitFor();
  await shoot(page, 'confirm-375');
  await sound(page);
  await tap(button(page, '确认预约'));
  await page.getByText('五五邻里节·百家宴').locator('visible=true').first().waitFor();
  await page.getByText('位置已为您留好').locator('visible=true').first().waitFor();
  await shoot(page, 'booked-375');
  await sound(page);

  const again = await stage.open(festivalPage, kept, phone);
  await again.page.getByText('您已报名').locator('visible=true').first().waitFor();
  await again.page.getByText('还剩 4997 个名额', { exact: false }).locator('visible=true').first().waitFor();
  await shoot(again.page, 'mine-375');
  await sound(again.page);
}, 90_000);

test('the button comes alive in the second of the opening, by the clock of the server and without a reload', async () => {
  const { server } = stage;
  server.clock.set('2026-11-23T23:59:20.000Z');
  const { kept } = await resident('王强');
  const { page, tap } = await stage.open(filmPage, kept, phone);
  await page.getByText(/还有 [34]\d 秒 开始报名/).waitFor();
  await button(page, '还没开始').waitFor();
  await shoot(page, 'soon-375');
  await sound(page);
  server.clock.set('2026-11-24T00:00:01.000Z');
  await page.clock.fastForward(41_000);
  await button(page, '报名').waitFor();
  await shoot(page, 'alive-375');
  await tap(button(page, '报名'));
  await tap(button(page, '确认预约'));
  await page.getByText('露天电影夜').locator('visible=true').first().waitFor();
  await shoot(page, 'film-booked-375');
}, 90_000);

test('on a phone whose clock is ten minutes slow it opens by the time that answers have named, no answer saying so', async () => {
  const { server } = stage;
  server.clock.set('2026-11-23T23:49:30.000Z');
  const { kept } = await resident('王强');
  const { page } = await stage.open(filmPage, kept, phone);
  await page.getByText(/还有 1[01] 分钟 开始报名/).waitFor();
  await button(page, '还没开始').waitFor();
  // The next look, within half a minute, brings a time that the phone does not have.
  server.clock.set('2026-11-23T23:59:30.000Z');
  await page.clock.fastForward(31_000);
  await page.getByText(/还有 (30|2\d) 秒 开始报名/).waitFor();
  await button(page, '还没开始').waitFor();
  // Answers stay at that time from now on, and say that it is not open yet.
  await page.clock.fastForward(30_000);
  await button(page, '报名').waitFor();
}, 60_000);

test('where the service behind it can not be reached, that is said beside the activity, and asked for again', async () => {
  const { kept } = await resident('王强');
  const { page, tap } = await stage.open(festivalPage, kept, phone);
  await button(page, '报名').waitFor();
  await page.route('**/api/v1/services/svc_huatai_festival*', (route) => route.abort());
  await page.reload();
  await page.getByText('没有加载出来').waitFor();
  expect(await button(page, '报名').count()).toBe(0);
  await shoot(page, 'unreached-375');
  await page.unroute('**/api/v1/services/svc_huatai_festival*');
  await tap(button(page, '重试'));
  await button(page, '报名').waitFor();
});

test('in care mode at 320, and in the list, nothing is cut off', async () => {
  const { kept } = await resident('陈秀兰');
  const small = { viewport: { width: 320, height: 690 } };
  const care = { ...kept, settings: { care: true } };
  const home = await stage.open('/pages/home/index', care, small);
  await home.page.getByText('近期活动').waitFor();
  await shoot(home.page, 'care-home-320');
  await sound(home.page);
  const { page } = await stage.open(festivalPage, care, small);
  await button(page, '报名').waitFor();
  await shoot(page, 'care-320');
  await sound(page);
  const list = await stage.open('/features/booking/activities?centreId=ctr_huatai', kept, small);
  await list.page.getByText('露天电影夜').waitFor();
  await shoot(list.page, 'list-320');
  await sound(list.page);
  const dark = await stage.open(filmPage, { ...kept, settings: { theme: 'dark' } }, small);
  await button(dark.page, '还没开始').waitFor();
  await shoot(dark.page, 'film-dark-320');
  await sound(dark.page);
});

test('a manager plans an activity, publishes it, moves it after seeing whom that hits, and calls it off', async () => {
  const { server } = stage;
  const { session } = await manager();
  const { page } = await stage.open('/features/activity/desk?centreId=ctr_huatai', { session }, wide);
  await page.getByText('五五邻里节·百家宴').waitFor();
  await shoot(page, 'desk-1280');
  await sound(page);
  await button(page, '筹备活动').click();
  const field = (name: string) => page.getByLabel(name, { exact: true }).locator('visible=true');
  await field('名称').fill('元旦游园会');
  await button(page, '存草稿').click();
  await page.getByText('请检查标出的地方').waitFor();
  await field('一句话介绍').fill('猜灯谜、写春联、吃元宵');
  await field('详细介绍').fill('上午游园，下午写春联，带上家人一起来。');
  await field('地点').fill('中心广场');
  await field('哪一天').fill('2026-12-31');
  await field('报名开始日期').fill('2026-11-23');
  await field('报名截止日期').fill('2026-12-30');
  await field('名额（人）').fill('3000');
  await field('英文名称').fill('New Year garden party');
  await page.getByText('中文：元旦游园会').locator('visible=true').waitFor();
  await shoot(page, 'edit-1280');
  await sound(page);
  await page.clock.fastForward(600);
  await button(page, '存草稿').click();
  await button(page, '发布').waitFor();
  await shoot(page, 'draft-1280');
  await sound(page);
  await button(page, '发布').click();
  await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
  await page.getByText('发布了，居民能看到了').waitFor();

  const made = server.db.selectFrom('activity as a').innerJoin('service as s', 's.id', 'a.service_id');
  const { slot_id: slotId } = await made
    .select('a.slot_id')
    .where('s.name', '=', '元旦游园会')
    .executeTakeFirstOrThrow();
  const slot = await server.db.selectFrom('slot').selectAll().where('id', '=', slotId).executeTakeFirstOrThrow();
  for (const name of ['林晓雯', '王强', '苏禾']) {
    await server.build.booking(slot, await server.build.resident({ name }), { party_size: 2 });
  }
  await page.clock.fastForward(600);
  await button(page, '修改').click();
  expect(await field('英文名称').inputValue()).toBe('New Year garden party');
  await field('地点').fill('体育馆');
  await field('几点开始').fill('09:30');
  await button(page, '保存').click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('时间或地点变了，6 人会收到消息').waitFor();
  await sheet.getByRole('textbox').fill('下雨改到室内');
  await shoot(page, 'preview-1280');
  await sound(page);
  await sheet.getByRole('button', { name: '保存并通知', exact: true }).click();
  await sheet.waitFor({ state: 'hidden' });
  await page.getByText('3 笔报名', { exact: true }).locator('visible=true').waitFor();
  await shoot(page, 'event-1280');
  await sound(page);
  await page.clock.fastForward(600);
  await button(page, '取消活动').click();
  await sheet.getByText('3 笔报名（6 人）', { exact: false }).waitFor();
  await sheet.getByRole('radio', { name: '天气原因' }).click();
  await shoot(page, 'call-off-1280');
  await sound(page);
  await sheet.getByRole('button', { name: '取消活动', exact: true }).click();
  await page.getByText('活动取消了：天气原因').waitFor();
  await shoot(page, 'off-1280');
}, 120_000);

test('staff finds somebody in a long list by name or number, and ticks them in', async () => {
  const { server } = stage;
  const slots = server.db.selectFrom('slot').selectAll().where('id', '=', 'slt_huatai_festival');
  const slot = await slots.executeTakeFirstOrThrow();
  server.clock.set(new Date(slot.start_at.getTime() - 30 * 60_000).toISOString());
  const names = ['林晓雯', '王强', '苏禾', '陈秀兰'];
  for (let n = 0; n < 60; n += 1) {
    await server.build.booking(slot, await server.build.resident({ name: names[n % 4] ?? '' }), { party_size: 8 });
  }
  const worker = await server.build.staff('ctr_huatai');
  const code = server.standin.codes.give(worker.openid);
  const kept = { session: await sessionFor(server, code) };
  const path = '/features/desk/people?slotId=slt_huatai_festival&centreId=ctr_huatai';
  const { page, tap } = await stage.open(path, kept, phone);
  await page.locator('.desk-person:visible').first().waitFor();
  await shoot(page, 'people-375');
  await sound(page);
  const rows = page.locator('.desk-person:visible');
  await tap(button(page, '加载更多'));
  // The demo city's own party of three may stand anywhere among them.
  const sixtieth = rows.filter({ hasText: '8 人' }).nth(59);
  await sixtieth.waitFor();
  // Who is far down the list stays there when it is looked at anew.
  await tap(sixtieth.getByRole('button', { name: /签到/ }));
  await page.getByText('已到 8 人', { exact: false }).locator('visible=true').first().waitFor();
  await sixtieth.getByText('已签到', { exact: false }).waitFor();
  await page.getByRole('searchbox').fill('秀兰');
  await page.clock.fastForward(400);
  await page.getByText('王*', { exact: false }).locator('visible=true').first().waitFor({ state: 'hidden' });
  const first = page.locator('.desk-person:visible').first();
  await first.getByText('陈*兰').waitFor();
  await tap(
    rows
      .getByRole('button')
      .filter({ hasText: /^签到$/ })
      .first(),
  );
  await page.getByText('已到 16 人', { exact: false }).locator('visible=true').first().waitFor();
  await shoot(page, 'people-found-375');
  await sound(page);
  const desk = await stage.open(
    `/features/desk/slot?slotId=slt_huatai_festival&centreId=ctr_huatai&on=${slot.on_day}`,
    kept,
    phone,
  );
  await desk.page.getByText(/名单有 \d+ 人，去查找/).waitFor();
  await shoot(desk.page, 'slot-long-375');
  await sound(desk.page);
}, 90_000);

test('on a phone at 320, and with the list in a wide browser, the desk of activities is whole', async () => {
  const { server } = stage;
  const { who, session } = await manager();
  const code = server.standin.codes.give(who.openid);
  const kept = { session: await sessionFor(server, code) };
  const small = { viewport: { width: 320, height: 690 } };
  const event = await stage.open('/features/activity/event?serviceId=svc_huatai_festival', kept, small);
  await event.page.getByText('居民看到的样子').waitFor();
  await shoot(event.page, 'event-320');
  await sound(event.page);
  const edit = await stage.open('/features/activity/edit?serviceId=svc_huatai_festival', kept, small);
  await button(edit.page, '保存').waitFor();
  await shoot(edit.page, 'edit-320');
  await sound(edit.page);
  const path = '/features/desk/people?slotId=slt_huatai_festival&centreId=ctr_huatai';
  const people = await stage.open(path, { session }, wide);
  await people.page.getByRole('searchbox').waitFor();
  await people.page.getByText('五五邻里节·百家宴').waitFor();
  await shoot(people.page, 'people-1280');
  await sound(people.page);
}, 60_000);
