import type { BrowserContextOptions, Page } from 'playwright-core';
import { atMinute } from '../../shared/time/civil';
import type { Resident } from '../support/build';
import { buildHeldNeeds, buildNeeds, buildResource } from '../support/build-resource';
import { actsOn, on, timetableStage, type Stage } from '../support/timetable-stage';
import { violations } from './axe';
import { look, openStage } from './stage';

const city = openStage();
let stage: Stage;
let otherId: string;

/** A pottery class with its room and teacher, a colleague who can do the same, and a hall to hire. */
beforeEach(async () => {
  stage = await timetableStage(city.server);
  const { db } = city.server;
  const { centreId, serviceId } = stage;
  const staff = { kind: 'staff' as const, skill: '陶艺' };
  const room = await buildResource(db, centreId, { name: '陶艺室', position: 1 });
  const teacher = await buildResource(db, centreId, { ...staff, name: '吴老师', who: '陶艺社社员', position: 2 });
  otherId = (await buildResource(db, centreId, { ...staff, name: '郭老师', position: 3 })).id;
  await buildHeldNeeds(db, serviceId, [teacher.id, room.id]);
});

const { slotAt, book, tasks } = actsOn(
  () => city.server,
  () => stage,
);

const wide = { viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false };

const at = (as: Resident, path: string, options: BrowserContextOptions, settings: object = {}): Promise<Page> =>
  city.open(path, { as, options, kept: { 'linli.settings': settings } });

const desk = async (role: 'staff' | 'manager', more: object, settings: object = {}) => {
  const clerk = await city.server.build.staff(stage.centreId, { role });
  return at(clerk, `/features/facility/index?centreId=${stage.centreId}`, more, settings);
};

test('a teacher is ill: chosen by keys, whom it hits is seen first, one time has a substitute, the other is called off', async () => {
  await book(stage.resident, 540);
  await book(stage.resident, 660);
  const page = await desk('staff', wide);
  await page.getByRole('radio', { name: /吴老师/ }).click();
  const grid = page.getByRole('group', { name: /^吴老师的一周安排/ });
  await grid.getByText('健身房').first().waitFor();
  await grid.focus();
  // Wednesday, from nine (the grid opens at eight) to twelve.
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  for (let n = 0; n < 5; n += 1) await page.keyboard.press('ArrowDown');
  await page.getByText('已选 周三 11月25日 09:00–12:00，回车停用这段').waitFor();
  expect(await violations(page)).toEqual([]);
  await look(page, 'facility-keys-1280', true);
  await page.keyboard.press('Enter');
  await page.getByPlaceholder('如：老师生病、墙面重刷').fill('老师生病');
  await page.getByRole('button', { name: '看看影响' }).click();
  await page.getByText('这次停用影响 2 个预约、1 位居民').waitFor();
  await page
    .getByRole('radiogroup', { name: /09:00–10:00由谁替换/ })
    .getByRole('radio', { name: '郭老师' })
    .click();
  expect(await violations(page)).toEqual([]);
  await look(page, 'facility-preview-1280', true);
  await page.getByRole('button', { name: '停用，并逐个联系这 1 个预约' }).click();
  await page.getByText('已停用，1 个预约等着联系').waitFor();
  await page.getByText('请假缺勤', { exact: false }).first().waitFor();
  await look(page, 'facility-blocked-1280', true);
  expect(await tasks()).toMatchObject([{ hit: 'gone', reason: '老师生病', startAt: atMinute(on, 660).toISOString() }]);
  expect(await slotAt(540)).toMatchObject({ state: 'open' });
  const held = await city.server.db.selectFrom('slot_substitute').selectAll().execute();
  expect(held).toMatchObject([{ resource_id: otherId }]);

  await page.getByRole('button', { name: /老师生病.*恢复使用/ }).click();
  await page.getByRole('button', { name: '恢复', exact: true }).click();
  await page.getByText('已恢复，2 个时段重新开出').waitFor();
  expect(await tasks()).toEqual([]);
});

test('by drag a free time is taken out, and a manager adds, renames and retires', async () => {
  const page = await desk('manager', wide);
  const grid = page.getByRole('group', { name: /^陶艺室的一周安排/ });
  await grid.getByText('健身房').first().waitFor();
  const column = page.locator(`[data-on='${on}']`);
  // One o'clock must be in the window for the mouse to reach it.
  await page.getByText('15:00', { exact: true }).scrollIntoViewIfNeeded();
  const box = await column.boundingBox();
  if (box === null) throw new Error('The column is in view');
  const x = box.x + box.width / 2;
  await page.mouse.move(x, box.y + 56 * 5 + 6);
  await page.mouse.down();
  await page.mouse.move(x, box.y + 56 * 6 - 6, { steps: 4 });
  await page.mouse.up();
  await page.getByPlaceholder('如：老师生病、墙面重刷').fill('墙面重刷');
  expect(await page.getByRole('textbox', { name: '开始' }).inputValue()).toBe('13:00');
  expect(await page.getByRole('textbox', { name: '结束' }).inputValue()).toBe('14:00');
  await look(page, 'facility-form-1280', true);
  await page.getByRole('radio', { name: '维修' }).click();
  await page.getByRole('button', { name: '看看影响' }).click();
  await page.getByText('没有预约受影响。').waitFor();
  await page.getByRole('button', { name: '停用', exact: true }).click();
  await page.getByText('已停用', { exact: true }).waitFor();
  await grid.getByText('墙面重刷').waitFor();

  await page.getByRole('button', { name: '新增' }).click();
  await page.getByLabel('名称').fill('投影仪');
  await page.getByRole('radio', { name: '设备' }).click();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('radio', { name: '投影仪' }).click();
  await page.getByText('还没有服务用它').waitFor();
  await page.getByRole('button', { name: '修改' }).click();
  await page.getByLabel('名称').fill('二号投影仪');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('radio', { name: '二号投影仪' }).waitFor();
  await page.getByRole('button', { name: '修改' }).click();
  await page.getByRole('button', { name: '撤掉' }).click();
  await page.getByRole('button', { name: '撤掉', exact: true }).last().click();
  await page.getByRole('radio', { name: '二号投影仪' }).waitFor({ state: 'detached' });
});

test('on the phone the same by a plain form; also at 320, in care mode and dark', async () => {
  await book(stage.resident, 540);
  const page = await desk('staff', { viewport: { width: 375, height: 800 } });
  await page.getByText('09:00–10:00 健身房').first().waitFor();
  expect(await violations(page)).toEqual([]);
  await look(page, 'facility-375', true);
  await page.getByRole('button', { name: '停用一段时间' }).tap();
  await page.getByLabel('哪一天').fill(on);
  await page.getByLabel('开始').fill('09:00');
  await page.getByLabel('结束').fill('10:00');
  await page.getByPlaceholder('如：老师生病、墙面重刷').fill('墙面重刷');
  await look(page, 'facility-form-375', true);
  await page.getByRole('button', { name: '看看影响' }).tap();
  await page.getByText('这次停用影响 1 个预约、1 位居民').waitFor();
  expect(await violations(page)).toEqual([]);
  await look(page, 'facility-preview-375', true);
  await page.getByRole('button', { name: /停用，并逐个联系/ }).tap();
  await page.getByText('已停用，1 个预约等着联系').waitFor();
  const narrow = { viewport: { width: 320, height: 700 }, colorScheme: 'dark' as const };
  const small = await desk('staff', narrow, { care: true });
  await small.getByText('09:00–10:00 墙面重刷').waitFor();
  expect(await violations(small)).toEqual([]);
  await look(small, 'facility-care-320', true);
});

test('a resident sees a hall that is taken out as taken', async () => {
  const { build, db } = city.server;
  const hall = await buildResource(db, stage.centreId, { name: '大厅', position: 4 });
  const hire = await build.service({ centre_id: stage.centreId });
  await buildNeeds(db, hire.id, [hall.id]);
  const times = { start_at: atMinute(on, 840), end_at: atMinute(on, 900) };
  await build.slot({ service_id: hire.id, capacity: 1, ...times });
  const span = { startAt: times.start_at.toISOString(), endAt: times.end_at.toISOString() };
  const params = { resourceId: hall.id };
  const seen = await stage.staff.call('block.preview', { params, body: span });
  const more = { kind: 'meeting' as const, reason: '内部会议', instead: [], basis: seen.body?.basis ?? '' };
  expect((await stage.staff.call('block.save', { params, body: { ...span, ...more } })).ok).toBe(true);
  const page = await at(stage.who, `/features/booking/service?serviceId=${hire.id}`, {});
  await page.getByText('25', { exact: true }).click();
  await page.getByText('占用', { exact: false }).first().waitFor();
  expect(await violations(page)).toEqual([]);
  await look(page, 'facility-occupied-390', true);
});
