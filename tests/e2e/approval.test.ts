import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Resident } from '../support/build';
import { openFamily } from '../support/household-things';
import { violations } from './axe';
import { look, openStage, pastDoubleTap } from './stage';
import { misfits } from './visit';

const desk: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
const phone: BrowserContextOptions = { viewport: { width: 375, height: 812 }, isMobile: true, hasTouch: true };
const small: BrowserContextOptions = { ...phone, viewport: { width: 320, height: 640 } };

const city = openStage();

const open = (as: Resident, path: string, options: BrowserContextOptions, settings: object = {}): Promise<Page> =>
  city.open(`/${path}`, { as, options, kept: { 'linli.settings': settings } });

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

const asks = [
  { id: 'q1', kind: 'text', label: '用来做什么', required: true, options: [] },
  { id: 'q2', kind: 'yes_no', label: '要不要投影', required: false, options: [] },
];

/** A hall that is lent after a yes, and a mother with her son and her own mother. */
async function stage() {
  const service = await city.server.build.service({
    name: '百姓讲堂场地',
    approval_minutes: 24 * 60,
    party_max: 4,
    questions: JSON.stringify(asks),
  });
  const start_at = new Date('2026-11-24T06:00:00.000Z');
  const slot = await city.server.build.slot({ service_id: service.id, start_at, capacity: 6 });
  const staff = await city.server.build.staff(service.centre_id);
  const mother = await city.server.build.resident({ name: '林晓雯' });
  const son = await city.server.build.resident({ name: '王小宝', bornOn: '2018-05-20' });
  const powers = await openFamily(city.server.db, city.server.clock.now());
  await powers.proxy(mother.personId, son.personId, { may_view: 1, may_book: 1, may_cancel: 1 });
  return { service, slot, staff, mother };
}

test('a family asks for a hall, answers its questions and waits; the desk sees the answers and says yes or no', async () => {
  const { service, staff, mother } = await stage();
  const page = await open(mother, `features/booking/service?serviceId=${service.id}&on=2026-11-24`, phone);
  await page.getByText('约好前要中心同意').first().waitFor();
  await page.getByRole('checkbox', { name: '王小宝' }).click();
  await page.locator('.ui-slot:visible', { hasText: /^14:00/ }).click();
  await pastDoubleTap(page);
  await look(page, 'company-375', true);
  await button(page, '预约 14:00').click();
  await pastDoubleTap(page);
  await button(page, '确认预约').click();
  expect(await page.getByText('请回答这一项').count()).toBe(2);
  await look(page, 'questions-missing-375', true);
  const what = page.getByRole('textbox', { name: '用来做什么' });
  await what.nth(0).fill('排练合唱');
  await what.nth(1).fill('跟着妈妈');
  await page.getByRole('radio', { name: '是' }).first().click();
  expect(await violations(page)).toEqual([]);
  await look(page, 'questions-375', true);
  await pastDoubleTap(page);
  await button(page, '确认预约').click();
  await page.getByText('待中心确认').first().waitFor();
  await page.getByText('接下来会怎样').waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await misfits(page, 44)).toEqual([]);
  await look(page, 'pending-375', true);

  const work = await open(staff, 'features/desk/index', desk);
  await work.getByRole('link', { name: '待审核预约 2' }).click();
  await work.getByText('排练合唱').waitFor();
  expect(await violations(work)).toEqual([]);
  await look(work, 'approvals-1280', true);
  await pastDoubleTap(work);
  await button(work, '全选').click();
  await pastDoubleTap(work);
  await look(work, 'approvals-chosen-1280', true);
  await button(work, '不同意 2 个').click();
  await pastDoubleTap(work);
  await work.getByRole('radio', { name: '这个时间中心另有安排' }).click();
  await look(work, 'approvals-refuse-1280', true);
  await pastDoubleTap(work);
  await work.getByRole('dialog').getByRole('button', { name: '不同意 2 个' }).click();
  await work.getByText('没有等着审核的预约').waitFor();
  await look(work, 'approvals-empty-1280', true);

  await page.reload();
  await page.getByText('中心没有同意').first().waitFor();
  await page.getByText('这个时间中心另有安排').first().waitFor();
  await look(page, 'refused-375', true);
});

test('care mode asks one question a screen; staff on the phone say yes', async () => {
  const { service, staff, mother } = await stage();
  const page = await open(mother, `features/booking/service?serviceId=${service.id}&on=2026-11-24`, small, {
    care: true,
  });
  await button(page, '先答几个问题').click();
  await page.getByText('第 1 个问题，共 2 个').waitFor();
  expect(await misfits(page, 44)).toEqual([]);
  await look(page, 'care-question-320', true);
  await page.getByRole('textbox', { name: '用来做什么' }).fill('下棋');
  await button(page, '下一个问题').click();
  await pastDoubleTap(page);
  await button(page, '答好了').click();
  await pastDoubleTap(page);
  await look(page, 'care-confirm-320', true);
  await button(page, '确认预约').click();
  await page.getByText('待中心确认').first().waitFor();
  expect(await misfits(page, 44)).toEqual([]);
  await look(page, 'care-pending-320', true);

  const work = await open(staff, 'features/approvals/index', { ...phone, colorScheme: 'dark' });
  await work.getByText('下棋').waitFor();
  expect(await violations(work)).toEqual([]);
  expect(await misfits(work, 44)).toEqual([]);
  await look(work, 'approvals-dark-375', true);
  await work.getByRole('button', { name: /^同意/ }).click();
  await work.getByText('没有等着审核的预约').waitFor();
  await page.reload();
  await page.getByText('位置已为您留好').first().waitFor();
});
