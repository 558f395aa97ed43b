import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Resident } from '../support/build';
import { openStage, lookSound, pastDoubleTap } from './stage';

/** A manager writes a service, opens it and changes its rules; residents read and book by them. */
const city = openStage();

const wide = { viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false };
const phone = { viewport: { width: 375, height: 812 } };
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

const at = (as: Resident, path: string, options: BrowserContextOptions, settings: object = {}): Promise<Page> =>
  city.open(path, { as, options, kept: { 'linli.settings': settings } });

async function managed() {
  const centre = await city.server.build.centre({ name: '永福里邻里中心' });
  const manager = await city.server.build.staff(centre.id, { role: 'manager' });
  return { centreId: centre.id, manager, client: await city.server.as(manager) };
}

test('a manager writes a service with a question, opens it, and a resident reads its rules', async () => {
  const { centreId, manager, client } = await managed();
  const page = await at(manager, `/features/catalogue/index?centreId=${centreId}`, wide);
  await page.getByText('还没有服务项目').waitFor();
  await button(page, '新增项目').click();
  await box(page, '名称').waitFor();
  await button(page, '保存为草稿').click();
  await page.getByText('至少 2 个字').first().waitFor();
  await lookSound(page, 'catalogue-needed-1280');
  await box(page, '名称').fill('舞蹈教室');
  await box(page, '一句话介绍').fill('有镜子和把杆的教室');
  await box(page, '详细介绍').fill('社区舞蹈队和居民都能用，用完请关灯。');
  await box(page, '在哪里').fill('三楼舞蹈室');
  await box(page, '每人每周最多几次').fill('2');
  await page.getByRole('radio', { name: '要中心同意' }).click();
  await button(page, '加一个问题').click();
  await box(page, '问题 1：问什么').fill('几个人来跳');
  await page.getByRole('radio', { name: '填数字' }).click();
  await page.getByText('每人每天最多 1 次，每周最多 2 次').waitFor();
  await lookSound(page, 'catalogue-new-1280');
  await pastDoubleTap(page);
  await button(page, '保存为草稿').click();
  await page.getByText('草稿已保存。接着排时间，再开放给居民。').waitFor();
  await pastDoubleTap(page);
  await button(page, '开放给居民').click();
  await button(page, '开放').click();
  await page.getByText('已开放，居民可以预约了').waitFor();
  await lookSound(page, 'catalogue-open-1280');

  const [made] = (await client.call('catalogue.list', { query: { centreId } })).body?.items ?? [];
  expect(made).toMatchObject({
    state: 'open',
    maxPerWeek: 2,
    approvalMinutes: 1440,
    questions: [{ kind: 'number', label: '几个人来跳', required: true }],
  });
  const resident = await city.server.build.resident();
  const seen = await at(resident, `/features/booking/service?serviceId=${made?.id ?? ''}`, phone);
  await seen.getByText('舞蹈教室').first().waitFor();
  await seen.getByText('查看介绍与须知').tap();
  await seen.getByText('每人每天最多 1 次，每周最多 2 次').waitFor();
});

/** Another manager of the same centre has changed the service meanwhile. */
async function colleague(centreId: string, serviceId: string, change: object) {
  const other = await city.server.as(
    await city.server.build.staff(centreId, {
      role: 'manager',
      who: await city.server.build.resident({ name: '林志远' }),
    }),
  );
  const [item] = (await other.call('catalogue.list', { query: { centreId } })).body?.items ?? [];
  if (item === undefined) throw new Error('no service');
  const { id: _i, centreId: _c, state: _s, residentsName: _r, ahead: _a, paused: _p, changed: _w, ...rest } = item;
  const { allocation: _l, holidayRule: _h, ...settings } = rest;
  const body = { ...settings, ...change };
  const answer = await other.call('catalogue.change', { params: { serviceId }, body });
  if (!answer.ok) throw new Error(answer.problem.code);
}

test.each([
  ['1280', wide],
  ['320', { viewport: { width: 320, height: 700 } }],
] as const)(
  'of two managers the second reads who was quicker, sees what differs, and takes of each: %s',
  async (name, more) => {
    const { centreId, manager, client } = await managed();
    const service = await city.server.build.service({ centre_id: centreId, name: '健身房', max_per_week: 7 });
    const page = await at(manager, `/features/catalogue/index?centreId=${centreId}`, more);
    await page.getByText('健身房').first().click();
    await box(page, '在哪里').fill('四楼健身房');
    await box(page, '一次最多几个人').fill('2');
    city.server.clock.pass(1);
    await colleague(centreId, service.id, { maxPerWeek: 3, place: '三楼健身房' });
    await pastDoubleTap(page);
    await button(page, '保存').click();
    const sheet = page.getByRole('dialog');
    await sheet.getByText('林*远 今天 10:01 改的。').waitFor();
    expect(await sheet.getByRole('radiogroup').count()).toBe(3);
    const side = (label: string, whose: string) =>
      sheet.getByRole('radiogroup', { name: `${label}：要哪一个` }).getByRole('radio', { name: whose, exact: true });
    // What I have not touched is theirs to begin with.
    expect(await side('每人每周最多几次', '同事的').getAttribute('aria-checked')).toBe('true');
    expect(await side('在哪里', '我的').getAttribute('aria-checked')).toBe('true');
    await side('在哪里', '同事的').click();
    await lookSound(page, `catalogue-changed-${name}`);
    await pastDoubleTap(page);
    await sheet.getByRole('button', { name: '按选好的保存' }).click();
    await page.getByText('已保存').waitFor();
    const [after] = (await client.call('catalogue.list', { query: { centreId } })).body?.items ?? [];
    expect(after).toMatchObject({ place: '三楼健身房', partyMax: 2, maxPerWeek: 3 });
    city.server.clock.pass(-1);
  },
);

test('who ends a service that a colleague has just changed sees the change first, and ends it on purpose', async () => {
  const { centreId, manager, client } = await managed();
  const service = await city.server.build.service({ centre_id: centreId, name: '健身房', max_per_week: 7 });
  const page = await at(manager, `/features/catalogue/index?centreId=${centreId}`, wide);
  await page.getByText('健身房').first().click();
  await button(page, '停办这个项目').waitFor();
  await colleague(centreId, service.id, { maxPerWeek: 3 });
  await button(page, '停办这个项目').click();
  await button(page, '停办').click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('还没有照您的意思办', { exact: false }).waitFor();
  await sheet.getByText('林*远 今天 10:00 改的。').waitFor();
  await sheet.getByText('每人每周最多几次').waitFor();
  await lookSound(page, 'catalogue-state-changed-1280');
  await sheet.getByRole('button', { name: '仍然停办这个项目' }).click();
  await page.getByText('已停办').first().waitFor();
  const [after] = (await client.call('catalogue.list', { query: { centreId } })).body?.items ?? [];
  expect(after).toMatchObject({ state: 'retired', maxPerWeek: 3 });
});

test('on the phone a manager changes a rule; staff read; leaving asks before what was written is lost', async () => {
  const { centreId, manager } = await managed();
  const service = await city.server.build.service({ centre_id: centreId, name: '烘焙课', max_per_week: 3 });
  const slot = await city.server.build.slot({ service_id: service.id, start_at: new Date('2026-11-24T06:00:00.000Z') });
  await city.server.build.booking(slot, await city.server.build.resident());
  const path = `/features/catalogue/index?centreId=${centreId}`;
  const page = await at(manager, path, phone);
  await page.getByText('后面还有 1 人约着').waitFor();
  await lookSound(page, 'catalogue-list-375');
  await page.getByText('烘焙课').first().tap();
  await page.getByText('已经约好的 1 人照样有效；签到方式和让位时间按新的。').waitFor();
  await page.getByRole('textbox', { name: '每人每月最多几次' }).fill('1');
  await button(page, '返回列表').tap();
  await page.getByText('改动还没保存，离开吗？').waitFor();
  await button(page, '接着改').tap();
  await pastDoubleTap(page);
  await button(page, '保存').tap();
  await page.getByText('每月次数不能小于每周次数').waitFor();
  await page.getByRole('textbox', { name: '每人每月最多几次' }).fill('');
  await pastDoubleTap(page);
  await button(page, '停办这个项目').tap();
  await page.getByText('请先保存改动').waitFor();
  await pastDoubleTap(page);
  await button(page, '保存').tap();
  await page.getByText('已保存').waitFor();
  await pastDoubleTap(page);
  await button(page, '停办这个项目').tap();
  await page.getByText('已经约好的 1 人照常来', { exact: false }).waitFor();
  await lookSound(page, 'catalogue-retire-375');
  await button(page, '停办').tap();
  await page.getByText('已停办').first().waitFor();

  const clerk = await city.server.build.staff(centreId);
  const staff = await at(clerk, path, { viewport: { width: 320, height: 700 } }, { care: true });
  await staff.getByText('项目由中心负责人修改，这里只能看。').waitFor();
  await lookSound(staff, 'catalogue-staff-320');
});
