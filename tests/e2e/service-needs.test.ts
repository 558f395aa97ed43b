import type { BrowserContextOptions, Page } from 'playwright-core';
import { inTransaction } from '../../server/kernel/db';
import { holdSlots } from '../../server/modules/resource';
import { atMinute } from '../../shared/time/civil';
import { buildHeldNeeds, buildNeeds, buildResource } from '../support/build-resource';
import { needing } from '../support/needs';
import { actsOn, on, timetableStage, type Stage } from '../support/timetable-stage';
import { openStage, lookSound, pastDoubleTap } from './stage';

/** A manager says which rooms and people a service needs; what that hits is seen first. */
const city = openStage();
let stage: Stage;
let rooms: Record<'陶艺室' | '书法教室' | '大厅' | '吴老师', string>;

beforeEach(async () => {
  stage = await timetableStage(city.server);
  const { db, build } = city.server;
  const { centreId, serviceId } = stage;
  const staff = { kind: 'staff' as const, skill: '陶艺' };
  const room = await buildResource(db, centreId, { name: '陶艺室', position: 1 });
  const calligraphy = await buildResource(db, centreId, { name: '书法教室', places: 30, position: 2 });
  const hall = await buildResource(db, centreId, { name: '大厅', position: 4, parts: [room.id, calligraphy.id] });
  const teacher = await buildResource(db, centreId, { ...staff, name: '吴老师', who: '陶艺社社员', position: 3 });
  rooms = { 陶艺室: room.id, 书法教室: calligraphy.id, 大厅: hall.id, 吴老师: teacher.id };
  await buildHeldNeeds(db, serviceId, [teacher.id, room.id]);
  const other = await build.service({ centre_id: centreId, name: '书法课' });
  await buildNeeds(db, other.id, [calligraphy.id], 'slot');
  const at = { start_at: atMinute(on, 600), end_at: atMinute(on, 660), capacity: 5 };
  const lesson = await build.slot({ service_id: other.id, ...at });
  await inTransaction(db, (tx) => holdSlots(tx, [lesson]));
});

const { slotAt, book, tasks } = actsOn(
  () => city.server,
  () => stage,
);

const wide = { viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false };
const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const need = (page: Page, name: string | RegExp) => page.getByRole('checkbox', { name });

async function open(path: string, options: BrowserContextOptions, settings: object = {}): Promise<Page> {
  const as = await city.server.build.staff(stage.centreId, { role: 'manager' });
  return city.open(path, { as, options, kept: { 'linli.settings': settings } });
}
const ofNeeds = () => `/features/facility/needs?serviceId=${stage.serviceId}`;

test('a class goes to another room: from the room’s page, what it hits is seen, one time becomes a task', async () => {
  await book(stage.resident, 540);
  await book(stage.resident, 600);
  const page = await open(`/features/facility/index?centreId=${stage.centreId}`, wide);
  await page.getByRole('radio', { name: '陶艺室' }).click();
  await page.getByText('用它的服务：健身房').waitFor();
  await button(page, '用它的服务').click();
  const sheet = page.getByRole('dialog', { name: '用陶艺室的服务' });
  await sheet.getByText('让别的服务用它').waitFor();
  await lookSound(page, 'needs-used-by-1280');
  await sheet.getByRole('button', { name: '健身房' }).click();
  await page.getByText('“健身房”要用的场地和人').first().waitFor();
  await need(page, '陶艺室').waitFor();
  expect(await need(page, '陶艺室').getAttribute('aria-checked')).toBe('true');
  await lookSound(page, 'needs-1280');
  await need(page, '陶艺室').click();
  await need(page, /书法教室/).click();
  await button(page, '看看影响并保存').click();
  await page.getByText('这次修改影响 1 个预约、1 位居民').waitFor();
  await page.getByText('书法教室这时已被“书法课”占用').waitFor();
  await page.getByText('1 个有人预约的时段换地方或换人').waitFor();
  await page.getByText('陶艺室换成书法教室', { exact: false }).waitFor();
  await lookSound(page, 'needs-preview-1280');
  await button(page, '保存，并逐个联系这 1 个预约').click();
  await page.getByText('如：老师改了上班时间、要留时间打扫').waitFor();
  await box(page, '原因（受影响的居民会看到）').fill('陶艺室要装修');
  await pastDoubleTap(page);
  await button(page, '保存，并逐个联系这 1 个预约').click();
  await page.getByText('已保存，1 个预约等着联系').waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await need(page, '陶艺室').getAttribute('aria-checked')).toBe('false');
  expect(await need(page, /书法教室/).getAttribute('aria-checked')).toBe('true');
  expect(await tasks()).toMatchObject([{ hit: 'gone', startAt: atMinute(on, 600).toISOString() }]);
  expect(await slotAt(540)).toMatchObject({ state: 'open', taken: 1 });
  await button(page, '返回').click();
  await page.getByText('还没有服务用它').waitFor();
});

test('from the service’s editor on the phone: nothing is taken any more, and the editor says so', async () => {
  const page = await open(`/features/catalogue/index?centreId=${stage.centreId}`, {
    viewport: { width: 375, height: 812 },
  });
  await page.getByRole('button', { name: /^健身房/ }).click();
  const row = page.getByRole('button', { name: /^要用的场地和人/ });
  await page.getByText('陶艺室、吴老师').waitFor();
  await row.scrollIntoViewIfNeeded();
  await lookSound(page, 'needs-row-375');
  await row.click();
  await need(page, '陶艺室').waitFor();
  await lookSound(page, 'needs-375');
  await button(page, '看看影响并保存').click();
  await page.getByText('和现在一样，没有要保存的').waitFor();
  // The hall is made of the room: both are not chosen together.
  await need(page, '大厅').click();
  await page.getByText('陶艺室和大厅是整体和部分，只留了大厅').waitFor();
  expect(await need(page, '陶艺室').getAttribute('aria-checked')).toBe('false');
  await need(page, '大厅').click();
  await need(page, /吴老师/).click();
  await page.getByText('不用占场地和人').waitFor();
  await pastDoubleTap(page);
  await button(page, '看看影响并保存').click();
  await page.getByText('已保存', { exact: true }).waitFor();
  await lookSound(page, 'needs-none-375');
  await page.goBack();
  await page.getByRole('button', { name: /^要用的场地和人.*不用占场地和人/ }).waitFor();
});

test('at 320 in care mode and dark, and of two editors the second sees the first one’s change', async () => {
  await book(stage.resident, 540);
  const narrow = { viewport: { width: 320, height: 700 }, colorScheme: 'dark' as const };
  const page = await open(ofNeeds(), narrow, { care: true });
  await need(page, '陶艺室').waitFor();
  const colleague = await city.server.as(await city.server.build.staff(stage.centreId, { role: 'manager' }));
  const { change, read } = needing(
    () => colleague,
    () => stage.serviceId,
  );
  expect((await change([rooms['吴老师']])).ok).toBe(true);
  await need(page, '陶艺室').click();
  await need(page, /书法教室/).click();
  await lookSound(page, 'needs-care-320');
  await button(page, '看看影响并保存').click();
  await page.getByText('您刚才选的没有保存：书法教室、吴老师', { exact: false }).waitFor();
  expect(await need(page, '陶艺室').getAttribute('aria-checked')).toBe('false');
  expect(await need(page, /书法教室/).getAttribute('aria-checked')).toBe('false');
  await lookSound(page, 'needs-theirs-care-320');
  await need(page, '陶艺室').click();
  await page.getByRole('radio', { name: /有人预约才占住/ }).click();
  await pastDoubleTap(page);
  await button(page, '看看影响并保存').click();
  await page.getByText('已保存', { exact: true }).waitFor();
  expect(await read()).toMatchObject({ occupies: 'claim', resourceIds: [rooms['陶艺室'], rooms['吴老师']] });
  await need(page, '陶艺室').click();
  await need(page, /书法教室/).click();
  await pastDoubleTap(page);
  await button(page, '看看影响并保存').click();
  await page.getByText('1 个预约换地方或换人，会发通知').waitFor();
  await lookSound(page, 'needs-preview-care-320');
});

test.each([
  ['320', { viewport: { width: 320, height: 700 } }],
  ['1280', wide],
] as const)('in English, at %s: the same form and the same effects', async (name, more) => {
  await book(stage.resident, 540);
  await book(stage.resident, 600);
  const page = await open(ofNeeds(), more, { language: 'en' });
  await need(page, '陶艺室').waitFor();
  await lookSound(page, `needs-en-${name}`);
  await need(page, '陶艺室').click();
  await need(page, /书法教室/).click();
  await button(page, 'See the effects and save').click();
  await page.getByText('This hits 1 booking of 1 resident').waitFor();
  await page.getByText('书法教室 is taken by “书法课” then').waitFor();
  await lookSound(page, `needs-preview-en-${name}`);
});

test('who may not change it reads it; a centre with nothing yet shows the way there', async () => {
  const clerk = await city.server.build.staff(stage.centreId);
  const page = await city.open(ofNeeds(), { as: clerk, options: wide });
  await page.getByText('由中心负责人修改，这里只能看。').waitFor();
  await page.getByText('陶艺室、吴老师').waitFor();
  expect(await page.getByRole('checkbox').count()).toBe(0);
  await lookSound(page, 'needs-read-only-1280');

  const bare = await city.server.build.centre();
  const service = await city.server.build.service({ centre_id: bare.id });
  const manager = await city.server.build.staff(bare.id, { role: 'manager' });
  const phone = { viewport: { width: 375, height: 812 } };
  const path = `/features/facility/needs?serviceId=${service.id}`;
  const empty = await city.open(path, { as: manager, options: phone });
  await empty.getByText('本中心还没有场地和人员').waitFor();
  await lookSound(empty, 'needs-empty-375');
  await button(empty, '去加场地与人员').click();
  await empty.getByText('还没有场地和人员', { exact: true }).waitFor();
});
