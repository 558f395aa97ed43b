import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { buildHeldNeeds, buildResource } from '../support/build-resource';
import { actsOn, on, timetableStage, type Stage } from '../support/timetable-stage';
import { violations } from './axe';
import { look, openStage } from './stage';

const city = openStage();
let stage: Stage;
let otherRoomId: string;

/** A pottery class at nine, ten and eleven with its room and teacher, and a second room. */
beforeEach(async () => {
  stage = await timetableStage(city.server);
  const { db } = city.server;
  const { centreId, serviceId } = stage;
  const room = await buildResource(db, centreId, { name: '陶艺室', position: 1 });
  otherRoomId = (await buildResource(db, centreId, { name: '手工室', position: 2 })).id;
  const teacher = await buildResource(db, centreId, { kind: 'staff', skill: '陶艺', name: '吴老师', position: 3 });
  await buildHeldNeeds(db, serviceId, [teacher.id, room.id]);
});

const { slotAt, book, tasks } = actsOn(
  () => city.server,
  () => stage,
);

const wide = { viewport: { width: 1280, height: 1000 }, isMobile: false, hasTouch: false };

async function desk(options: BrowserContextOptions, settings: object = {}): Promise<Page> {
  const as = await city.server.build.staff(stage.centreId, { role: 'staff' });
  const kept = { 'linli.settings': settings };
  return city.open(`/features/facility/index?centreId=${stage.centreId}`, { as, options, kept });
}

/** Draws a box by so many pixels; `seen` is looked at before it is let go. */
async function draw(page: Page, box: Locator, [right, down]: [number, number], seen: () => Promise<unknown>) {
  await box.scrollIntoViewIfNeeded();
  const at = await box.boundingBox();
  if (at === null) throw new Error('The box is in view');
  const [x, y] = [at.x + at.width / 2, at.y + 12];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + right / 2, y + down / 2, { steps: 3 });
  await page.mouse.move(x + right, y + down, { steps: 3 });
  await seen();
  await page.mouse.up();
}

const hour = 56;

test('a class is drawn to the afternoon: why not is said on the way, then whom it hits, then it is done', async () => {
  await book(stage.resident, 660);
  const page = await desk(wide);
  const column = page.locator(`[data-on='${on}']`);
  const box = column.getByRole('button', { name: /健身房 11:00/ });
  // Over its own ten o'clock it can't be.
  await draw(page, box, [0, -hour / 2], async () => {
    await page.getByText('周三 11月25日 10:30 · 这个服务那时已有另一个时段').waitFor();
    await look(page, 'move-impossible-1280', true);
  });
  await page.getByRole('status').getByText('这个服务那时已有另一个时段').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await draw(page, box, [0, 3 * hour], () => page.getByText('周三 11月25日 14:00', { exact: true }).waitFor());
  await page.getByRole('textbox', { name: '改到几点开始' }).waitFor();
  expect(await page.getByRole('textbox', { name: '改到几点开始' }).inputValue()).toBe('14:00');
  await page.getByPlaceholder('如：老师上午有事、房间漏水').fill('老师上午有事');
  expect(await violations(page)).toEqual([]);
  await look(page, 'move-form-1280', true);
  await page.getByRole('button', { name: '看看影响' }).click();
  await page.getByText('这次移动影响 1 个预约、1 位居民').waitFor();
  expect(await violations(page)).toEqual([]);
  await look(page, 'move-preview-1280', true);
  await page.getByRole('button', { name: '移动，并逐个联系这 1 个预约' }).click();
  await page.getByText('已移动，1 个预约等着联系').waitFor();
  await column.getByRole('button', { name: /健身房 14:00/ }).waitFor();
  expect(await tasks()).toMatchObject([{ hit: 'gone', reason: '老师上午有事' }]);
});

test('by keys alone: the form says at once why not, and moves it to another day', async () => {
  const page = await desk(wide);
  const box = page.locator(`[data-on='${on}']`).getByRole('button', { name: /健身房 11:00/ });
  await box.waitFor();
  await box.focus();
  await page.keyboard.press('Enter');
  const start = page.getByRole('textbox', { name: '改到几点开始' });
  await start.fill('06:00');
  await page.getByText('不在中心开门的时间里').waitFor();
  await start.fill('15:00');
  await page.getByText('不在中心开门的时间里').waitFor({ state: 'detached' });
  await page.getByLabel('哪一天').fill('2026-11-26');
  await page.getByPlaceholder('如：老师上午有事、房间漏水').fill('老师上午有事');
  await page.getByRole('button', { name: '看看影响' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('没有预约受影响。').waitFor();
  await page.getByRole('button', { name: '移动', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('已移动', { exact: true }).waitFor();
  expect(await slotAt(900, '2026-11-26')).toMatchObject({ state: 'open' });
});

test('a day of all rooms and people: a class is drawn to another room, and its people are told', async () => {
  await book(stage.resident, 660);
  const page = await desk(wide);
  await page.getByRole('tab', { name: '看一天' }).click();
  await page.getByRole('button', { name: '后一天' }).click();
  await page.clock.fastForward(600);
  await page.getByRole('button', { name: '后一天' }).click();
  await page.getByText('周三 11月25日', { exact: true }).waitFor();
  const grid = page.getByRole('group', { name: /^周三 11月25日全部场地与人员的安排/ });
  const columns = grid.locator('.facility-grid__column');
  const box = columns.nth(0).getByRole('button', { name: /健身房 11:00/ });
  await box.waitFor();
  expect(await violations(page)).toEqual([]);
  await look(page, 'day-1280', true);
  const [from, to, person] = await Promise.all([0, 1, 2].map((n) => columns.nth(n).boundingBox()));
  if (!from || !to || !person) throw new Error('Three columns are in view');
  await draw(page, box, [person.x - from.x, 0], async () => {
    await page.getByText('吴老师 11:00 · 不是同一类或专长不同，不能换到这里').waitFor();
    await look(page, 'day-unfit-1280', true);
  });
  await draw(page, box, [to.x - from.x, 0], () => page.getByText('手工室 11:00', { exact: true }).waitFor());
  await page.getByRole('radio', { name: '手工室', checked: true }).waitFor();
  await page.getByPlaceholder('如：老师上午有事、房间漏水').fill('房间漏水');
  await look(page, 'day-form-1280', true);
  await page.getByRole('button', { name: '看看影响' }).click();
  await page.getByText('1 个预约照旧，1 位居民会收到通知').waitFor();
  await page.getByRole('button', { name: '移动', exact: true }).click();
  await page.getByText('已移动，已通知 1 个预约的居民').waitFor();
  await columns
    .nth(1)
    .getByRole('button', { name: /健身房 11:00/ })
    .waitFor();
  expect(await tasks()).toEqual([]);
  const instead = await city.server.db
    .selectFrom('slot_substitute')
    .selectAll()
    .where('resource_id', '=', otherRoomId)
    .execute();
  expect(instead).toHaveLength(1);
});

test('on the phone the same by a plain form; the day of all at 320, in care mode and dark', async () => {
  await book(stage.resident, 660);
  const page = await desk({ viewport: { width: 375, height: 800 } });
  await page
    .getByRole('button', { name: /改时间或换地方：11:00–12:00 健身房/ })
    .last()
    .tap();
  await page.getByRole('textbox', { name: '改到几点开始' }).fill('14:00');
  await page.getByPlaceholder('如：老师上午有事、房间漏水').fill('老师上午有事');
  expect(await violations(page)).toEqual([]);
  await look(page, 'move-form-375', true);
  await page.getByRole('button', { name: '看看影响' }).tap();
  await page.getByText('没有预约受影响。').waitFor();
  await look(page, 'move-preview-375', true);
  const narrow = { viewport: { width: 320, height: 700 }, colorScheme: 'dark' as const };
  const small = await desk(narrow, { care: true });
  await small.getByRole('tab', { name: '看一天' }).tap();
  await small.getByText('11:00–12:00 健身房').first().waitFor();
  expect(await violations(small)).toEqual([]);
  await look(small, 'day-care-320', true);
});
