import type { BrowserContextOptions, Page } from 'playwright-core';
import { atMinute } from '../../shared/time/civil';
import { buildBlock, buildHeldNeeds, buildNeeds, buildResource } from '../support/build-resource';
import { actsOn, on, timetableStage, type Stage } from '../support/timetable-stage';
import { editing } from '../support/wish';
import { violations } from './axe';
import { openStage, lookSound, pastDoubleTap } from './stage';

/** A manager says how long a room is kept free, how many it is enough for and when somebody works; what that hits is seen first. */
const city = openStage();
let stage: Stage;

beforeEach(async () => {
  stage = await timetableStage(city.server);
  const { db } = city.server;
  const { centreId, serviceId } = stage;
  const staff = { kind: 'staff' as const, skill: '陶艺' };
  const room = await buildResource(db, centreId, { name: '陶艺室', position: 1 });
  const teacher = await buildResource(db, centreId, { ...staff, name: '吴老师', position: 2 });
  await buildResource(db, centreId, { ...staff, name: '郭老师', position: 3 });
  await buildHeldNeeds(db, serviceId, [teacher.id, room.id]);
});

const { slotAt, book, tasks } = actsOn(
  () => city.server,
  () => stage,
);

const wide = { viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false };
const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function desk(options: BrowserContextOptions, settings: object = {}): Promise<Page> {
  const as = await city.server.build.staff(stage.centreId, { role: 'manager' });
  const kept = { 'linli.settings': settings };
  const page = await city.open(`/features/facility/index?centreId=${stage.centreId}`, { as, options, kept });
  await page.getByText('健身房').first().waitFor();
  return page;
}

test('a teacher comes less often: whom it hits is seen first, one time has a colleague, the other becomes a task', async () => {
  await book(stage.resident, 540);
  await book(stage.resident, 660);
  const page = await desk(wide);
  await page.getByRole('radio', { name: '吴老师' }).click();
  await page.getByText('专长：陶艺').waitFor();
  await button(page, '修改').click();
  await page.getByRole('radio', { name: '另定时间' }).click();
  // Free on Wednesdays but for an hour at ten; all day otherwise.
  for (const day of ['周六', '周日']) await button(page, `${day}加一段`).click();
  await box(page, '周三第 1 段开始').fill('10:00');
  await box(page, '周三第 1 段结束').fill('09:00');
  await button(page, '保存').click();
  await page.getByText('至少要有一段', { exact: false }).waitFor();
  await lookSound(page, 'resource-hours-wrong-1280');
  await box(page, '周三第 1 段结束').fill('11:00');
  await pastDoubleTap(page);
  await button(page, '保存').click();
  await page.getByText('这次修改影响 2 个预约、1 位居民').waitFor();
  await page.getByText('吴老师这时不能用').first().waitFor();
  await page
    .getByRole('radiogroup', { name: /09:00–10:00由谁替换/ })
    .getByRole('radio', { name: '郭老师' })
    .click();
  await button(page, '保存，并逐个联系这 1 个预约').click();
  await page.getByText('如：老师改了上班时间、要留时间打扫').waitFor();
  await lookSound(page, 'resource-preview-1280');
  await box(page, '原因（受影响的居民会看到）').fill('老师改了上班时间');
  await pastDoubleTap(page);
  await button(page, '保存，并逐个联系这 1 个预约').click();
  await page.getByText('已保存，1 个预约等着联系').waitFor();
  await page.getByText('每周能用 7 段时间', { exact: false }).waitFor();
  await lookSound(page, 'resource-saved-1280');
  expect(await tasks()).toMatchObject([{ hit: 'gone', startAt: atMinute(on, 660).toISOString() }]);
  expect(await slotAt(540)).toMatchObject({ state: 'open', taken: 1 });
});

test('a room is to be tidied and holds fewer: on the phone, at 320 in care mode and dark', async () => {
  await book(stage.resident, 540, { partySize: 3 });
  await book(await city.server.as(await city.server.build.resident({ name: '陈大海' })), 600);
  const page = await desk({ viewport: { width: 375, height: 800 } });
  await button(page, '修改').click();
  await box(page, '用后留几分钟').fill('7');
  await button(page, '保存').click();
  await page.getByText('写 0 到 240，是 5 的倍数').waitFor();
  await lookSound(page, 'resource-form-375');
  await box(page, '用后留几分钟').fill('15');
  await box(page, '最多容纳多少人（可不填）').fill('2');
  await pastDoubleTap(page);
  await button(page, '保存').click();
  await page.getByText('这次修改影响 1 个预约、1 位居民').waitFor();
  await page.getByText('1 个时段仍按原来的间隔').waitFor();
  await lookSound(page, 'resource-preview-375');
  await box(page, '原因（受影响的居民会看到）').fill('桌椅少了');
  await button(page, '保存，并逐个联系这 1 个预约').click();
  await page.getByText('已保存，1 个预约等着联系').waitFor();
  await page.getByText('容纳 2 人 · 用后留 15 分钟', { exact: false }).waitFor();
  expect(await tasks()).toMatchObject([{ hit: 'over' }]);

  const narrow = { viewport: { width: 320, height: 700 }, colorScheme: 'dark' as const };
  const small = await desk(narrow, { care: true });
  await button(small, '修改').click();
  await small.getByRole('radio', { name: '另定时间' }).click();
  await box(small, '周一第 1 段开始').waitFor();
  await lookSound(small, 'resource-form-care-320');
  await box(small, '周一第 1 段结束').fill('10:00');
  await button(small, '保存').click();
  await small.getByText('没有预约受影响。').waitFor();
  await lookSound(small, 'resource-preview-care-320');
});

test('a hall is made of its two halves at the desk, and a half that is part of it says so', async () => {
  const { db, build } = city.server;
  const { centreId } = stage;
  const hall = await buildResource(db, centreId, { name: '大厅', position: 4 });
  const east = await buildResource(db, centreId, { name: '东半厅', position: 5 });
  await buildResource(db, centreId, { name: '西半厅', position: 6 });
  const at = { start_at: atMinute(on, 840), end_at: atMinute(on, 900), capacity: 5 };
  const lend = async (name: string, resourceId: string) => {
    const service = await build.service({ centre_id: centreId, name });
    await buildNeeds(db, service.id, [resourceId]);
    return (await build.slot({ service_id: service.id, ...at })).id;
  };
  const slots = [await lend('大厅借用', hall.id), await lend('半厅借用', east.id)];
  for (const slotId of slots) {
    const by = await city.server.as(await build.resident());
    await by.call('booking.book', { params: { slotId }, body: { requestKey: `key_${slotId}` } });
  }
  const page = await desk(wide);
  await page.getByRole('radio', { name: '大厅', exact: true }).click();
  await page.getByText('用它的服务：大厅借用').waitFor();
  await button(page, '修改').click();
  await page.getByRole('checkbox', { name: '东半厅' }).click();
  await page.getByRole('checkbox', { name: '西半厅' }).click();
  await lookSound(page, 'resource-parts-1280');
  await button(page, '保存').click();
  await page.getByText('这次修改影响 1 个预约、1 位居民').waitFor();
  // Which of the two gives way is decided by their ids.
  await page.getByText(/这时已被“[大半]厅借用”占用/).waitFor();
  await box(page, '原因（受影响的居民会看到）').fill('大厅隔成两半');
  await lookSound(page, 'resource-parts-preview-1280');
  await pastDoubleTap(page);
  await button(page, '保存，并逐个联系这 1 个预约').click();
  await page.getByText('已保存，1 个预约等着联系').waitFor();
  await page.getByText('包括东半厅、西半厅', { exact: false }).waitFor();
  await page.getByRole('radio', { name: '西半厅' }).click();
  await page.getByText('是大厅的一部分', { exact: false }).waitFor();
  await button(page, '修改').click();
  await page.getByText('它是大厅的一部分，不能再分').waitFor();
  expect(await violations(page)).toEqual([]);
});

test.each([
  ['1280', wide, {}],
  ['375', { viewport: { width: 375, height: 800 } }, {}],
  ['care-320', { viewport: { width: 320, height: 700 }, colorScheme: 'dark' as const }, { care: true }],
] as const)('a hall is added whole at once: places, breaks, parts and times: %s', async (name, options, settings) => {
  await buildResource(city.server.db, stage.centreId, { name: '东半厅', position: 5 });
  const page = await desk(options, settings);
  await button(page, '新增').click();
  await box(page, '名称').fill('大厅');
  await box(page, '最多容纳多少人（可不填）').fill('60');
  await box(page, '用前留几分钟').fill('5');
  await box(page, '用后留几分钟').fill('12');
  await page.getByRole('checkbox', { name: '东半厅' }).click();
  await page.getByRole('radio', { name: '另定时间' }).click();
  await box(page, '周一第 1 段开始').fill('08:30');
  await lookSound(page, `resource-new-${name}`);
  await button(page, '保存').click();
  await page.getByText('写 0 到 240，是 5 的倍数').waitFor();
  await box(page, '用后留几分钟').fill('15');
  await pastDoubleTap(page);
  await button(page, '保存').click();
  await page.getByRole('radio', { name: '大厅' }).click();
  await page.getByText('容纳 60 人 · 用前留 5 分钟，用后留 15 分钟', { exact: false }).waitFor();
  await page.getByText('每周能用 5 段时间', { exact: false }).waitFor();
  await page.getByText('包括东半厅', { exact: false }).waitFor();
  await lookSound(page, `resource-new-saved-${name}`);
});

test.each([
  ['1280', wide],
  ['375', { viewport: { width: 375, height: 800 } }],
] as const)('the working time put back brings back what it can, and says what it cannot: %s', async (name, options) => {
  const { db } = city.server;
  const { serviceId, centreId } = stage;
  // Held with its first claim.
  await db.deleteFrom('service_need').where('service_id', '=', serviceId).execute();
  await db.deleteFrom('resource_bucket').execute();
  const [teacher, room] = [
    await buildResource(db, centreId, { kind: 'staff', name: '许老师', position: 7 }),
    await buildResource(db, centreId, { name: '书画室', position: 0 }),
  ];
  await buildNeeds(db, serviceId, [teacher.id, room.id]);
  await book(stage.resident, 540);
  await book(stage.resident, 660);
  const manager = await city.server.as(await city.server.build.staff(centreId, { role: 'manager' }));
  const { change } = editing(
    () => manager,
    () => centreId,
  );
  const hours = [{ weekday: 3, startsMinute: 600, endsMinute: 660 }];
  expect((await change(teacher.id, { hours }, { reason: '请假' })).body?.tasks).toBe(2);
  await buildBlock(db, room, { start_at: atMinute(on, 660), end_at: atMinute(on, 720), reason: '墙面重刷' });

  const page = await desk(options);
  await page.getByRole('radio', { name: '许老师' }).click();
  await page.getByText('每周能用 1 段时间', { exact: false }).waitFor();
  await button(page, '修改').click();
  await page.getByRole('radio', { name: '中心开门就能用' }).click();
  await button(page, '保存').click();
  await page.getByText('1 个取消过的时段恢复，原来的预约照常').waitFor();
  await page.getByText('1 个取消过的时段还不能恢复').waitFor();
  await page.getByText('书画室这时已被“墙面重刷”占用', { exact: false }).waitFor();
  await lookSound(page, `resource-back-${name}`);
  await pastDoubleTap(page);
  await button(page, '保存').click();
  await page.getByText('已保存', { exact: true }).waitFor();
  expect(await slotAt(540)).toMatchObject({ state: 'open', taken: 1 });
  expect(await slotAt(660)).toMatchObject({ state: 'closed', taken: 1 });
  expect(await tasks()).toMatchObject([{ startAt: atMinute(on, 660).toISOString() }]);
});
