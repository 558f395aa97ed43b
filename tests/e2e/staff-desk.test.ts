import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Resident } from '../support/build';
import type { Client } from '../support/client';
import { shownAt, twinsAt } from '../support/twin-codes';
import { violations } from './axe';
import { desk, look, openStage, pastDoubleTap, phone as phoneOf, monday } from './stage';

const stage = openStage();
const phone = phoneOf(390, 844);

/** A centre with a fitness room from 10:30 to 11:15 today, its staff, and an older resident. */
async function arrange() {
  const { build } = stage.server;
  const centre = await build.centre({ name: '永福里邻里中心' });
  const service = await build.service({ centre_id: centre.id });
  const slot = await build.slot({ service_id: service.id, start_at: new Date('2026-11-23T02:30:00.000Z') });
  const staff = await build.staff(centre.id);
  const resident = await build.resident({ name: '陈秀兰', bornOn: '1950-03-09' });
  const client = await stage.server.as(resident);
  const book = async () => {
    const booked = await client.call('booking.book', {
      params: { slotId: slot.id },
      body: { requestKey: `key-${slot.id}` },
    });
    if (!booked.ok) throw new Error(booked.problem.code);
    return { id: booked.body.id, code: booked.body.checkInCode ?? '' };
  };
  return { centre, service, slot, staff, resident, client, book };
}

const open = (as: Resident | null, path: string, options: BrowserContextOptions): Promise<Page> =>
  stage.open(`/features/desk/${path}`, { ...(as === null ? {} : { as }), options });

/** The desk asks again every ten seconds. */
const untilRefresh = (page: Page) => page.clock.fastForward('00:11');
const codeField = (page: Page) => page.getByLabel(/签到码：/);
const stateOf = async (bookingId: string) =>
  stage.server.db
    .selectFrom('booking')
    .select(['state', 'ended_by', 'end_reason', 'check_in_method'])
    .where('id', '=', bookingId)
    .executeTakeFirstOrThrow();

async function inboxOf(client: Client) {
  await stage.server.worker.runDue();
  const inbox = await client.call('inbox.list');
  return inbox.body?.items ?? [];
}

describe('the staff desk', () => {
  it('shows a fresh booking by itself and checks it in by the code typed', async () => {
    const { staff, client, book } = await arrange();
    const page = await open(staff, 'index', desk);
    await page.getByText('这个时段还没有人预约').waitFor();
    const { id, code } = await book();
    await untilRefresh(page);
    await page.getByText('陈*兰').waitFor();
    await page.getByText('长者 · 76 岁').waitFor();

    // A scanner types wherever the focus is: the field catches it.
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
    await page.getByText('陈*兰 已签到').waitFor();
    await page.getByText('已签到 10:00').waitFor();
    expect(await codeField(page).inputValue()).toBe('');
    expect(await codeField(page).evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await stateOf(id)).toMatchObject({ state: 'attended', check_in_method: 'code' });
    const seen = await client.call('booking.get', { params: { bookingId: id } });
    expect(seen.body?.state).toBe('attended');
  });

  it('says why a code was not taken, and takes the next one', async () => {
    const { staff, book } = await arrange();
    const { id, code } = await book();
    const page = await open(staff, 'index', desk);
    await page.getByText('陈*兰').waitFor();
    await codeField(page).fill('4829');
    await codeField(page).press('Enter');
    await page.getByText('签到码是六位数字，还差 2 位').waitFor();
    expect(await codeField(page).inputValue()).toBe('4829');

    stage.server.clock.pass(2);
    await codeField(page).fill(code);
    await codeField(page).press('Enter');
    await page.getByText('签到码不对或已过期，请居民刷新后再试').waitFor();
    await page.getByText('签到码 60 秒内有效').waitFor();
    expect(await codeField(page).inputValue()).toBe('');
    expect((await stateOf(id)).state).toBe('confirmed');
  });

  it('asks who it is where two show the same digits, at the desk and on the phone, and takes nobody else', async () => {
    const { centre, slot, staff } = await arrange();
    const twins = twinsAt(stage.server.clock.now(), `bkg_${slot.id.slice(-8)}`);
    const names = ['陈秀兰', '黄志明'];
    for (const [n, id] of twins.entries()) {
      await stage.server.build.booking(slot, await stage.server.build.resident({ name: names[n] ?? '' }), { id });
    }
    const { code } = shownAt(twins[0], stage.server.clock.now());
    const page = await open(staff, 'index', desk);
    await page.getByText('黄*明').waitFor();
    await codeField(page).fill(code);
    await codeField(page).press('Enter');
    await page.getByText('请问是哪一位').waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === '姓名，或手机后四位');
    const who = page.getByRole('textbox', { name: '姓名，或手机后四位' });
    await look(page, 'desk-who-1280');
    expect(await violations(page)).toEqual([]);
    await who.press('Enter');
    await page.getByText('请填写姓名或手机后四位').waitFor();
    await who.fill('林小满');
    await who.press('Enter');
    await page.getByText('没有签到', { exact: true }).waitFor();
    await codeField(page).fill(code);
    await codeField(page).press('Enter');
    await who.fill('黄志明');
    await who.press('Enter');
    await page.getByText('黄*明 已签到').waitFor();
    expect([(await stateOf(twins[0])).state, (await stateOf(twins[1])).state]).toEqual(['confirmed', 'attended']);

    const hand = await open(await stage.server.build.staff(centre.id), 'check-in', phone);
    await hand.getByLabel('六位签到码').fill(code);
    await hand.getByRole('button', { name: '签到' }).tap();
    await hand.getByRole('textbox', { name: '姓名，或手机后四位' }).fill('陈秀兰');
    await look(hand, 'check-in-who-390', true);
    expect(await violations(hand)).toEqual([]);
    await hand.getByRole('textbox', { name: '姓名，或手机后四位' }).press('Enter');
    await hand.getByText('陈*兰 已签到').waitFor();
    expect((await stateOf(twins[0])).state).toBe('attended');
  });

  it('checks in by a tick, twice with the same answer, and undoes it only with a reason', async () => {
    const { centre, staff, client, book } = await arrange();
    const { id } = await book();
    const page = await open(staff, 'index', desk);
    await page.getByRole('button', { name: '为陈*兰签到' }).click();
    await page.getByText('已签到 10:00').waitFor();
    const colleague = await stage.server.as(await stage.server.build.staff(centre.id));
    const again = await colleague.call('roster.checkIn', { body: { bookingId: id } });
    expect(again).toMatchObject({ ok: true, body: { state: 'attended', attendedAt: monday } });

    await page.getByRole('button', { name: '撤销陈*兰的签到' }).click();
    await page.getByRole('button', { name: '撤销签到' }).click();
    await page.getByText('请先选一个原因').waitFor();
    expect((await stateOf(id)).state).toBe('attended');
    await page.getByRole('radio', { name: '签错了人' }).click();
    await pastDoubleTap(page);
    await page.getByRole('button', { name: '撤销签到' }).click();
    await page.getByRole('button', { name: '为陈*兰签到' }).waitFor();
    expect((await stateOf(id)).state).toBe('confirmed');
    const told = (await inboxOf(client)).find(({ kind }) => kind === 'attendance_undone');
    expect(told?.facts['reason']).toBe('签错了人');
  });

  it('closes a slot after saying whom that hits; the resident is told why', async () => {
    const { staff, client, book } = await arrange();
    const { id } = await book();
    const page = await open(staff, 'index', desk);
    await page.getByText('陈*兰').waitFor();
    await page.getByRole('button', { name: '停办此时段' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByText('将取消 1 个预约').waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('[role=dialog]') !== null);
    await sheet.getByRole('radio', { name: '设备检修' }).click();
    await sheet.getByLabel('补充说明（选填）').fill('下午两点恢复');
    await sheet.getByRole('button', { name: '停办，并通知 1 位居民' }).click();
    await page.getByText('停办原因：设备检修：下午两点恢复').waitFor();
    expect(await stateOf(id)).toMatchObject({
      state: 'cancelled',
      ended_by: 'centre',
      end_reason: '设备检修：下午两点恢复',
    });
    const told = (await inboxOf(client)).find(({ kind }) => kind === 'slot_closed');
    expect(told).toMatchObject({ bookingId: id, facts: { reason: '设备检修：下午两点恢复' } });
  });

  it('is used by keys, and keeps day, filter and slot in its address', async () => {
    const { service, slot, staff } = await arrange();
    const later = await stage.server.build.slot({
      service_id: service.id,
      start_at: new Date('2026-11-23T06:00:00.000Z'),
    });
    const page = await open(staff, 'index', desk);
    const card = (id: string) => page.locator(`#desk-slot-${id}`);
    await card(slot.id).waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForFunction((id) => location.hash.includes(`slotId=${id}`), later.id);
    await page.keyboard.press('/');
    expect(await codeField(page).evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await codeField(page).inputValue()).toBe('');

    await page.getByRole('button', { name: '后一天' }).click();
    await page.getByText('明天 · 11月24日 周二').waitFor();
    await page.getByText('这一天没有开放的时段').waitFor();
    expect(page.url()).toContain('on=2026-11-24');
    await page.reload();
    await page.getByText('明天 · 11月24日 周二').waitFor();
    await page.getByRole('button', { name: '回到今天' }).click();
    await page.getByRole('link', { name: '名单' }).click();
    await page.getByText('这一天还没有人预约').waitFor();
    expect(page.url()).toContain('view=list');
    expect(page.url()).not.toContain('on=');
  });

  it('lets in nobody but staff, and shows the way back', async () => {
    const { resident } = await arrange();
    const page = await open(resident, 'index', phone);
    await page.getByText('这里是工作人员的工作台').waitFor();
    await page.getByRole('main').getByRole('button', { name: '回首页' }).click();
    await page.waitForFunction(() => location.hash.includes('pages/home/index'));
    const wide = await open(resident, 'index', desk);
    await wide.getByText('给工作人员用', { exact: false }).waitFor();
    await wide.getByRole('button', { name: '回首页' }).click();
    await wide.waitForFunction(() => location.hash.includes('pages/home/index'));
  });

  it.each([
    ['light', 'index'],
    ['dark', 'index'],
    ['light', 'index?view=list'],
  ] as const)('can be used by everybody: axe finds nothing in %s on %s', async (colorScheme, path) => {
    const { staff, book } = await arrange();
    const { code } = await book();
    const page = await open(staff, path, { ...desk, colorScheme });
    await page.getByText('陈*兰').waitFor();
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
    await page.getByText('陈*兰 已签到').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

describe("the staff's phone", () => {
  it('leads from the day to a slot and its people, and checks in by a tick', async () => {
    const { staff, book } = await arrange();
    const { id } = await book();
    const page = await open(staff, 'index', phone);
    await page.getByText('待到 1').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: /^健身房，10:30–11:15/ }).tap();
    await page.getByRole('button', { name: '为陈*兰签到' }).tap();
    await page.getByText('已签到 10:00').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await stateOf(id)).toMatchObject({ state: 'attended', check_in_method: 'tick' });
  });

  it('checks in by six digits, one person after the other', async () => {
    const { staff, book } = await arrange();
    const { code } = await book();
    const page = await open(staff, 'check-in', phone);
    const field = page.getByLabel('六位签到码');
    await field.fill('000000' === code ? '111111' : '000000');
    await page.getByRole('button', { name: '签到' }).tap();
    await page.getByText('没有签到').waitFor();
    await field.fill(code);
    await pastDoubleTap(page);
    await page.getByRole('button', { name: '签到' }).tap();
    await page.getByText('陈*兰 已签到').waitFor();
    await page.getByText('刚刚签到').waitFor();
    expect(await field.inputValue()).toBe('');
    expect(await violations(page)).toEqual([]);
  });
});
