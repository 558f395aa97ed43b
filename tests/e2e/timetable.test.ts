import type { BrowserContextOptions, Page } from 'playwright-core';
import { newId } from '../../server/kernel/ids';
import { addDays, atMinute } from '../../shared/time/civil';
import type { Resident } from '../support/build';
import { actsOn, closed, on, timetableStage, today, type Stage } from '../support/timetable-stage';
import { violations } from './axe';
import { look, openStage } from './stage';

const city = openStage();
let stage: Stage;
beforeEach(async () => {
  stage = await timetableStage(city.server);
});

const { book, save, tasks } = actsOn(
  () => city.server,
  () => stage,
);

const wide = { viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false };

const at = (as: Resident, path: string, options: BrowserContextOptions, settings: object = {}): Promise<Page> =>
  city.open(path, { as, options, kept: { 'linli.settings': settings } });

test('staff closes a day after having seen whom it hits; the resident takes another time, and the list is done', async () => {
  const bookingId = await book(stage.resident, 540);
  const clerk = await city.server.build.staff(stage.centreId);
  const page = await at(clerk, `/features/timetable/index?centreId=${stage.centreId}`, wide);
  await page.getByText('哪天怎么开，为什么').waitFor();
  await page.getByText('11月25日', { exact: false }).first().click();
  await page.getByText('由“每周时间”决定').waitFor();
  await page.getByPlaceholder('如：消防检修，下午两点恢复').fill('消防检修');
  await page.getByRole('button', { name: '看看影响' }).last().click();
  await page.getByText('这次修改影响 1 个预约、1 位居民').waitFor();
  await page.getByText('林*满 · 健身房').waitFor();
  expect(await violations(page)).toEqual([]);
  await look(page, 'preview-1280', true);
  await page.getByRole('button', { name: /保存，并逐个联系/ }).click();
  await page.getByText('已保存，1 个预约等着联系').waitFor();
  expect(await tasks()).toMatchObject([{ bookingId, hit: 'gone' }]);
  await look(page, 'editor-1280', true);
  await page.getByRole('link', { name: /受影响的预约/ }).click();
  await page.getByText('时段取消').first().waitFor();
  expect(await violations(page)).toEqual([]);
  await look(page, 'tasks-1280', true);

  const mobile = await at(stage.who, `/features/booking/booking?bookingId=${bookingId}`, {});
  await mobile.getByText('这个时间中心取消了').waitFor();
  await mobile.getByText('原因：消防检修').waitFor();
  expect(await violations(mobile)).toEqual([]);
  await look(mobile, 'change-390', true);
  await mobile.getByRole('button', { name: /^改到/ }).first().tap();
  await mobile.getByText('这个时间中心取消了').waitFor({ state: 'hidden' });
  expect(await tasks()).toEqual([]);
});

test('a service’s week, an event of the lunar calendar, and a year without a notice marked provisional', async () => {
  const clerk = await city.server.build.staff(stage.centreId);
  const page = await at(clerk, `/features/timetable/index?centreId=${stage.centreId}`, wide);
  await page.getByRole('radio', { name: '健身房' }).click();
  await page.getByRole('button', { name: '加一个' }).click();
  await page.getByPlaceholder('名称，如 腊八施粥').fill('腊八施粥');
  // The day's layers come by themselves; what is clicked meanwhile may move.
  await page.getByText('12月27日', { exact: false }).waitFor();
  await page.getByRole('button', { name: '看看影响' }).nth(1).click();
  await page.getByText('没有预约受影响').waitFor();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('下一次 2027年1月15日', { exact: false }).waitFor();
  await page.getByRole('button', { name: '后五周' }).click();
  await page.getByText('2027年1月15日', { exact: false }).last().waitFor();
  await page.getByText('暂定').first().waitFor();
  expect(await violations(page)).toEqual([]);
  await look(page, 'service-1280', true);
});

test('a resident sees days of a year without a notice as provisional', async () => {
  city.server.clock.set('2026-12-28T02:00:00.000Z');
  const page = await at(stage.who, `/features/booking/service?serviceId=${stage.serviceId}`, {});
  const slotDay = addDays('2026-12-28', 5);
  const startAt = atMinute(slotDay, 540);
  await city.server.build.slot({ id: newId('slt'), service_id: stage.serviceId, start_at: startAt });
  await page.reload();
  await page.getByText('2', { exact: true }).last().click();
  await page.getByText('暂定', { exact: false }).first().waitFor();
});

test('in care mode, at 320 and dark, the change is one card of plain choices; staff settle it on the phone too', async () => {
  const bookingId = await book(stage.resident, 540);
  await save(closed());
  const narrow = { viewport: { width: 320, height: 700 }, colorScheme: 'dark' as const };
  const path = `/features/booking/booking?bookingId=${bookingId}`;
  const page = await at(stage.who, path, narrow, { care: true });
  await page.getByText('这个时间中心取消了').waitFor();
  expect(await violations(page)).toEqual([]);
  await look(page, 'change-care-320', true);
  const clerk = await city.server.build.staff(stage.centreId);
  const staff = await at(clerk, `/features/timetable/index?centreId=${stage.centreId}&part=tasks`, {
    viewport: { width: 375, height: 800 },
  });
  await staff.getByRole('button', { name: '改到别的时间 林*满' }).click();
  await staff.getByRole('radio').first().click();
  await look(staff, 'move-375', true);
  await staff.getByRole('button', { name: '改到别的时间', exact: true }).click();
  await staff.getByText('没有要联系的预约').waitFor();
  expect(today).toBe('2026-11-23');
  expect(on).toBe('2026-11-25');
});
