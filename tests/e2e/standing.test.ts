import type { BrowserContextOptions, Page } from 'playwright-core';
import type { TestServer } from '../support/app';
import type { Resident } from '../support/build';
import { violations } from './axe';
import { desk as wide, look, openStage, phone } from './stage';
import { misfits, type Visit } from './visit';

const stage = openStage();
let server: TestServer;
beforeAll(() => {
  server = stage.server;
});

const open = (as: Resident, path: string, options: BrowserContextOptions, how: Pick<Visit, 'care' | 'dark'> = {}) =>
  stage.open(`/${path}`, { as, options, ...how });
/** Buttons are deaf to a second tap for a moment. */
const later = (page: Page) => page.clock.fastForward(600);
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });

/** Somebody who was not seen at visits so many days ago, to which others have come. */
async function missed(daysAgo: readonly number[]) {
  const centre = await server.build.centre({ name: '永福里邻里中心' });
  const scarce = { no_shows_count_from: new Date(0), is_scarce: 1 };
  const service = await server.build.service({ centre_id: centre.id, name: '陶艺体验课', ...scarce });
  const who = await server.build.resident({ name: '林晓雯' });
  for (const days of daysAgo) {
    const start_at = new Date(server.clock.now().getTime() - days * 86_400_000);
    const slot = await server.build.slot({ service_id: service.id, start_at });
    const past = { prior_state: 'confirmed', booked_at: new Date(start_at.getTime() - 86_400_000) };
    await server.build.booking(slot, await server.build.resident(), { state: 'attended', ...past });
    await server.build.booking(slot, who, { state: 'no_show', ...past });
  }
  return { service, centre, who };
}

test('what was missed is told in plain words, explained on the phone, answered at the desk, and no longer counts', async () => {
  const { centre, who } = await missed([2, 9]);
  const clerk = await server.build.staff(centre.id);
  const page = await open(who, 'features/standing/index', phone(375));
  await page.getByText('受限', { exact: true }).waitFor();
  await page.getByText('名额紧张的服务，现在只能约今天和明天的').waitFor();
  await page.getByText('吃饭、托幼、养老的服务不记爽约').waitFor();
  await look(page, 'standing-375');
  expect(await misfits(page, 44)).toEqual([]);
  expect(await violations(page)).toEqual([]);
  await button(page, '说明原因').first().tap();
  const words = page.getByRole('textbox', { name: '原因' });
  await words.fill('忙');
  await button(page, '提交').tap();
  await page.getByText('请多写几个字').waitFor();
  await look(page, 'say-375');
  await words.fill('孩子半夜发烧，带去了医院');
  // What was typed is there again after a restart.
  await page.reload();
  await button(page, '说明原因').first().tap();
  expect(await words.inputValue()).toBe('孩子半夜发烧，带去了医院');
  await later(page);
  await button(page, '提交').tap();
  await page.getByText('等中心答复').first().waitFor();
  await page.getByText('提醒', { exact: true }).first().waitFor();

  const desk = await open(clerk, 'features/standing/review', wide);
  await desk.getByText('孩子半夜发烧，带去了医院').waitFor();
  await desk.getByText('1 条待答复').waitFor();
  await look(desk, 'review-1280');
  expect(await violations(desk)).toEqual([]);
  await button(desk, /^不接受/)
    .first()
    .click();
  await desk.getByText('没有提前说，也没有凭证').click();
  await look(desk, 'refuse-1280');
  await later(desk);
  await button(desk, '确认不接受').click();
  await desk.getByText('都答复完了').waitFor();

  await page.reload();
  await page.getByText('没有接受：没有提前说，也没有凭证').waitFor();
  await look(page, 'refused-375');
  await button(page, '申诉，请另一位重新看').tap();
  await words.fill('挂号单在这里，请再看看');
  await later(page);
  await button(page, '提交').tap();
  await page.getByText('挂号单在这里，请再看看').first().waitFor();
  await desk.reload();
  await desk.getByText('这一条要由另一位同事来答复').waitFor();
  await look(desk, 'appeal-1280');
  const colleague = await open(await server.build.staff(centre.id), 'features/standing/review', phone(375));
  await look(colleague, 'review-375');
  await button(colleague, /^接受/).tap();
  await colleague.getByText('都答复完了').waitFor();
  await page.reload();
  await page.getByText('接受了，这一次不算').waitFor();
});

test.each([
  ['care at 320', 320, { care: true }, 'care-320'],
  ['dark at 414', 414, { dark: true }, 'dark-414'],
] as const)('fits in %s', async (_title, width, how, name) => {
  const { who, centre } = await missed([2, 9]);
  const page = await open(who, 'features/standing/index', phone(width), how);
  await page.getByText('怎么算').waitFor();
  await look(page, `standing-${name}`);
  expect(await misfits(page, 44)).toEqual([]);
  expect(await violations(page)).toEqual([]);
  await page.goto(`${server.url}/#/features/account/reminders`);
  await page.getByText('开始前 1 小时').waitFor();
  await look(page, `reminders-${name}`);
  expect(await misfits(page, 44)).toEqual([]);
  expect(await violations(page)).toEqual([]);
  const desk = await open(await server.build.staff(centre.id), 'features/standing/review', phone(width), how);
  await desk.getByText('都答复完了').waitFor();
  expect(await misfits(desk, 44)).toEqual([]);
});

test('a visit is reminded of when one chooses: usual for all, and otherwise for one', async () => {
  const { service, who } = await missed([]);
  const start_at = new Date('2026-11-25T06:30:00.000Z');
  const bookingId = await server.build.booking(await server.build.slot({ service_id: service.id, start_at }), who);
  const page = await open(who, 'features/account/reminders', phone(375));
  await page.getByRole('checkbox', { name: /前一天晚上/ }).tap();
  await page.getByText('已保存').waitFor();
  await page.goto(`${server.url}/#/features/booking/booking?bookingId=${bookingId}`);
  await page.getByText('前 1 小时').first().waitFor();
  await look(page, 'booking-375');
  await page.getByText('到时提醒我').tap();
  await page.getByRole('checkbox', { name: /开始前 2 小时/ }).tap();
  await look(page, 'reminder-sheet-375');
  await later(page);
  await button(page, '保存').tap();
  await page.getByText('前 2 小时、前 1 小时').waitFor();
  const client = await server.as(who);
  expect((await client.call('reminder.get')).body?.times).toEqual(['one_hour']);
  const own = await client.call('reminder.ofBooking', { params: { bookingId } });
  expect(own.body).toEqual({ times: ['two_hours', 'one_hour'], own: true });
});
