import type { BrowserContextOptions, Page } from 'playwright-core';
import { atMinute } from '../../shared/time/civil';
import { buildHeldNeeds, buildResource } from '../support/build-resource';
import { on, timetableStage } from '../support/timetable-stage';
import { openStage, lookSound, pastDoubleTap } from './stage';

/** A manager says whose account a teacher has, so that the teacher is told; by the people of the centre, and by number. */
const city = openStage();
let centreId: string;

beforeEach(async () => {
  city.server.clock.set('2026-11-23T02:00:00.000Z');
  const { build, db } = city.server;
  centreId = (await build.centre()).id;
  await buildResource(db, centreId, { kind: 'staff', name: '郭老师', skill: '书法', position: 1 });
  await buildResource(db, centreId, { name: '书法室', position: 2 });
  await build.staff(centreId, { who: await build.resident({ name: '郭亚明' }) });
  await build.staff(centreId, { role: 'volunteer', who: await build.resident({ name: '柯美玲' }) });
});

const wide = { viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false };
const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** The list of rooms and people, with the teacher chosen. */
async function desk(options: BrowserContextOptions, settings: object = {}): Promise<Page> {
  const as = await city.server.build.staff(centreId, { role: 'manager' });
  const kept = { 'linli.settings': settings };
  const page = await city.open(`/features/facility/index?centreId=${centreId}`, { as, options, kept });
  await page.getByRole('radio', { name: '郭老师' }).click();
  await page.getByText('专长：书法', { exact: false }).waitFor();
  return page;
}
const personOf = async () =>
  (
    await city.server.db
      .selectFrom('resource as r')
      .leftJoin('person as p', 'p.id', 'r.person_id')
      .select('p.name')
      .where('r.centre_id', '=', centreId)
      .where('r.name', '=', '郭老师')
      .executeTakeFirst()
  )?.name;

test('a colleague is linked at the desk, the form goes on, and the link is taken back', async () => {
  const page = await desk(wide);
  await page.getByText('没有关联账号，代课要打电话告诉本人', { exact: false }).waitFor();
  await button(page, '修改').click();
  await page.getByText('还没有关联', { exact: true }).waitFor();
  await box(page, '专长（可不填）').fill('书法、国画');
  await lookSound(page, 'account-none-1280');
  await button(page, '关联账号').click();
  await page.getByRole('radio', { name: '柯美玲' }).waitFor();
  await lookSound(page, 'account-colleagues-1280');
  await button(page, '关联账号').click();
  await page.getByText('请先选一位').waitFor();
  await page.getByRole('radio', { name: '郭亚明' }).click();
  await pastDoubleTap(page);
  await button(page, '关联账号').click();
  await page.getByText('已关联：郭*明').waitFor();
  await button(page, '取消关联').waitFor();
  await lookSound(page, 'account-linked-1280');
  expect(await personOf()).toBe('郭亚明');
  // What was typed before is still there, and is saved on top of the link.
  await pastDoubleTap(page);
  await button(page, '保存').click();
  await page.getByText('专长：书法、国画', { exact: false }).waitFor();
  await page.getByText('消息发给：郭*明', { exact: false }).waitFor();
  await lookSound(page, 'account-week-1280');
  await pastDoubleTap(page);
  await button(page, '修改').click();
  await button(page, '取消关联').click();
  const asked = page.getByRole('dialog').filter({ hasText: '以后代课、换人不再发消息告诉本人。' });
  await asked.getByRole('button', { name: '取消关联', exact: true }).click();
  await page.getByText('还没有关联', { exact: true }).waitFor();
  expect(await personOf()).toBeNull();
});

test('a talent of the neighbourhood is found by the whole number: on the phone, and at 320 in care mode and dark', async () => {
  const who = await city.server.build.resident({ name: '王建国' });
  const code = city.server.standin.phones.give(who.openid, '13512340077');
  await (await city.server.as(who)).call('phone.bind', { body: { code } });
  const page = await desk({ viewport: { width: 375, height: 800 } });
  await button(page, '修改').click();
  await button(page, '关联账号').click();
  await page.getByRole('radio', { name: '柯美玲' }).waitFor();
  await page.getByRole('tab', { name: '按手机号' }).click();
  await box(page, '手机号码').fill('13512340078');
  await button(page, '查找').click();
  await page.getByText('没有找到。', { exact: false }).waitFor();
  await lookSound(page, 'account-not-found-375');
  await box(page, '手机号码').fill('13512340077');
  await pastDoubleTap(page);
  await button(page, '查找').click();
  await page.getByRole('radio', { name: '王*国' }).click();
  await lookSound(page, 'account-phone-375');
  await button(page, '关联账号').click();
  await page.getByText('已关联：王*国').waitFor();
  await button(page, '取消关联').waitFor();
  await lookSound(page, 'account-linked-375');
  expect(await personOf()).toBe('王建国');

  const small = await desk({ viewport: { width: 320, height: 700 }, colorScheme: 'dark' as const }, { care: true });
  await button(small, '修改').click();
  await button(small, '换一个').waitFor();
  await lookSound(small, 'account-linked-care-320');
  await button(small, '换一个').click();
  await small.getByRole('radio', { name: '柯美玲' }).waitFor();
  await lookSound(small, 'account-colleagues-care-320');
});

test('who stands in reads it all in the messages, as somebody without any role: at 375, and at 320 in care mode and dark', async () => {
  const { build, db } = city.server;
  const stage = await timetableStage(city.server);
  const guo = await build.resident({ name: '郭亚明' });
  const staff = { kind: 'staff' as const, skill: '书法' };
  const wu = await buildResource(db, stage.centreId, { ...staff, name: '吴老师', position: 1 });
  const of = { ...staff, name: '郭老师', position: 2, person_id: guo.personId };
  const standIn = await buildResource(db, stage.centreId, of);
  await buildHeldNeeds(db, stage.serviceId, [wu.id]);
  const params = { resourceId: wu.id };
  const time = { startAt: atMinute(on, 540).toISOString(), endAt: atMinute(on, 720).toISOString() };
  const seen = (await stage.staff.call('block.preview', { params, body: time })).body;
  const instead = (seen?.slots ?? []).map(({ slotId }) => ({ slotId, resourceId: standIn.id }));
  const more = { kind: 'absence' as const, reason: '老师生病', instead, basis: seen?.basis ?? '' };
  expect((await stage.staff.call('block.save', { params, body: { ...time, ...more } })).problem).toBeNull();
  await city.server.worker.runDue();
  for (const [name, more, settings] of [
    ['duty-inbox-375', { viewport: { width: 375, height: 800 } }, {}],
    ['duty-inbox-care-320', { viewport: { width: 320, height: 700 }, colorScheme: 'dark' as const }, { care: true }],
    ['duty-inbox-en-375', { viewport: { width: 375, height: 800 } }, { language: 'en' }],
  ] as const) {
    const kept = { 'linli.settings': settings };
    const page = await city.open('/features/account/inbox', { as: guo, options: more, kept });
    const title = name.includes('-en-') ? 'You stand in for 吴老师, 3 times' : '您将代替吴老师，共 3 场';
    await page.getByText(title).waitFor();
    await lookSound(page, name);
  }
});
