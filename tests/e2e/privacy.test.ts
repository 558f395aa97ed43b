import { readFileSync } from 'node:fs';
import type { BrowserContextOptions } from 'playwright-core';
import type { TestServer } from '../support/app';
import { villageCode, type Resident } from '../support/build';
import { violations } from './axe';
import { desk, look, openStage, phone as phoneOf } from './stage';
import { misfits } from './visit';

const phone = phoneOf(390, 844);
const stage = openStage();
let server: TestServer;
beforeAll(() => {
  server = stage.server;
});

const open = (as: Resident, path: string, options: BrowserContextOptions, kept: Record<string, unknown> = {}) =>
  stage.open(`/features/${path}`, { as, options, kept });

test('what the desk opens with a reason, the resident reads with who it was', async () => {
  const centre = await server.build.centre({ name: '永福里邻里中心' });
  const service = await server.build.service({ centre_id: centre.id });
  const slot = await server.build.slot({ service_id: service.id, start_at: new Date('2026-11-23T02:30:00.000Z') });
  const staff = await server.build.staff(centre.id);
  const resident = await server.build.resident({ name: '陈秀兰', bornOn: '1950-03-09' });
  await server.build.booking(slot, resident);

  const page = await open(staff, 'desk/index', desk);
  await page.getByText('陈*兰').waitFor();
  expect(await page.getByText('陈秀兰').count()).toBe(0);
  await page.getByRole('button', { name: '查看陈*兰的信息' }).click();
  const sheet = page.getByRole('dialog');
  await page.clock.fastForward(600);
  await sheet.getByRole('button', { name: '查看', exact: true }).click();
  await sheet.getByText('请先选一个原因').waitFor();
  await look(page, 'reveal-ask');
  await sheet.getByRole('radio', { name: '核对身份' }).click();
  await page.clock.fastForward(600);
  await sheet.getByRole('button', { name: '查看', exact: true }).click();
  await sheet.getByText('陈秀兰').waitFor();
  await look(page, 'reveal-open');
  await page.clock.fastForward(600);
  await sheet.getByRole('button', { name: '看完了' }).click();
  await page.getByText('陈秀兰').waitFor({ state: 'detached' });

  const mine = await open(resident, 'privacy/index', phone);
  await look(mine, 'privacy-390');
  await mine.getByRole('button', { name: /谁看过我的信息/ }).tap();
  await mine.getByText('看了姓名', { exact: true }).waitFor();
  await mine.getByText('陈美清').waitFor();
  await mine.getByText('原因：核对身份').waitFor();
  await mine
    .getByText(/永福里邻里中心/)
    .first()
    .waitFor();
  await look(mine, 'accesses-390');
  for (const [name, options, kept] of [
    ['accesses-320-care', { ...phone, viewport: { width: 320, height: 700 } }, { 'linli.settings': { care: true } }],
    ['accesses-414-dark', { ...phone, viewport: { width: 414, height: 896 }, colorScheme: 'dark' }, {}],
  ] as const) {
    if (process.env['LINLI_SHOTS'] === undefined) continue;
    const other = await open(resident, 'privacy/accesses', options, kept);
    await other.getByText('看了姓名', { exact: true }).waitFor();
    await look(other, name);
  }
}, 120_000);

test('a guardian reads who on staff opened the details of their child, and of nobody else', async () => {
  const centre = await server.build.centre({ name: '永福里邻里中心' });
  const service = await server.build.service({ centre_id: centre.id });
  const slot = await server.build.slot({ service_id: service.id });
  const mother = await server.build.resident({ name: '林晓雯' });
  const client = await server.as(mother);
  const children = [];
  for (const [name, bornOn] of [
    ['林一诺', '2016-09-01'],
    ['欧阳若溪', '2020-02-11'],
    ['林子安', '2023-12-30'],
  ] as const) {
    const body = { name, bornOn, relation: 'child' as const, textVersion: '2026-11' as const };
    children.push((await client.call('family.addChild', { body })).body?.personId ?? '');
  }
  const [first = ''] = children;
  await server.build.booking(slot, { ...mother, personId: first });
  const staff = await server.as(await server.build.staff(centre.id));
  const opened = await staff.call('person.reveal', {
    params: { personId: first },
    body: { what: ['name'], reason: '核对报名的孩子' },
  });
  expect(opened.status).toBe(200);
  for (const [name, options, kept] of [
    ['child-375', { ...phone, viewport: { width: 375, height: 667 } }, {}],
    ['child-320-care', { ...phone, viewport: { width: 320, height: 700 } }, { 'linli.settings': { care: true } }],
    ['child-414-dark', { ...phone, viewport: { width: 414, height: 896 }, colorScheme: 'dark' }, {}],
  ] as const) {
    const page = await open(mother, 'privacy/accesses', options, kept);
    await page.getByText('没有人看过', { exact: true }).waitFor();
    await look(page, `${name}-mine`);
    await page.getByRole('radio', { name: '林一诺' }).tap();
    await page.getByText('原因：核对报名的孩子').waitFor();
    await look(page, name);
    await page.clock.fastForward(600);
    await page.getByRole('radio', { name: '欧阳若溪' }).tap();
    await page.getByText('没有人看过欧阳若溪的信息', { exact: true }).waitFor();
    await look(page, `${name}-empty`);
    expect(await misfits(page, 44)).toEqual([]);
    expect(await violations(page)).toEqual([]);
  }
}, 120_000);

test('a resident asks for their information, fetches it, asks to be deleted and takes it back', async () => {
  const resident = await server.build.resident({ name: '林小满' });
  const page = await open(resident, 'privacy/export', phone);
  await page.getByRole('button', { name: '申请导出' }).tap();
  await page.getByText('正在准备').waitFor();
  await server.worker.runDue();
  await page.clock.fastForward('00:05');
  await page.getByText('准备好了').waitFor();
  await look(page, 'export-390');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载文件' }).tap(),
  ]);
  const text = readFileSync(await download.path(), 'utf8');
  expect(text).toContain('林小满');
  expect(text).toContain(resident.openid);
  if (process.env['LINLI_SHOTS'] !== undefined) {
    const read = await stage.browser.newPage();
    await read.setContent(text);
    await look(read, 'export-file');
  }

  const leave = await open(resident, 'privacy/erasure', phone);
  await leave.getByRole('button', { name: '申请注销' }).tap();
  await look(leave, 'erasure-sure-390');
  await leave.getByRole('dialog').getByRole('button', { name: '申请注销' }).tap();
  await leave.getByText('11月30日注销').waitFor();
  await look(leave, 'erasure-waiting-390');
  await leave.getByRole('button', { name: '撤回，不注销了' }).tap();
  await leave.getByText('已撤回，账号和信息都还在').waitFor();
  const client = await server.as(resident);
  expect((await client.call('erasure.mine')).body?.erasure?.state).toBe('cancelled');

  const kept = await open(resident, 'privacy/retention', phone);
  await kept.getByText('不少于半年').waitFor();
  await look(kept, 'retention-390');
}, 120_000);

test("the auditor's desk finds a line, has the chain checked, and names a line that was changed", async () => {
  const auditor = await server.build.staff(villageCode.slice(0, 4), { role: 'auditor', scopeKind: 'area' });
  /** A minute later, with all that was written before it sealed. */
  const sealed = async () => {
    server.clock.pass(1);
    await server.worker.runDue();
  };
  await sealed();
  const hand = await server.as(auditor);
  const page = await open(auditor, 'audit/index', desk);
  await page.getByText('identity.login').first().waitFor();
  await sealed();
  await page.getByRole('button', { name: '现在核对' }).click();
  await page
    .getByText(/正在核对/)
    .first()
    .waitFor();
  await server.worker.runDue();
  await page.clock.fastForward('00:03');
  await page.getByText('记录完整').waitFor();
  await look(page, 'audit-whole-1280');

  await page.getByLabel('做了什么，如 person.reveal').fill('audit.verify');
  await page.getByLabel('做了什么，如 person.reveal').press('Enter');
  await page.getByText('identity.login').first().waitFor({ state: 'detached' });
  await page.getByText('audit.verify').first().waitFor();

  const [line] = await server.database.sql<{ id: number }>('SELECT MIN(id) AS id FROM audit_line');
  await server.database.sql("UPDATE audit_line SET action = 'x.y' WHERE id = ?", [line?.id]);
  await page.clock.fastForward(600);
  await sealed();
  await page.getByRole('button', { name: '现在核对' }).click();
  await page
    .getByText(/正在核对/)
    .first()
    .waitFor();
  await server.worker.runDue();
  await page.clock.fastForward('00:03');
  await page.getByText('记录有问题').waitFor();
  await page.getByText('被改动').waitFor();
  await page.getByText(String(line?.id), { exact: true }).first().waitFor();
  await look(page, 'audit-broken-1280');

  // A file of the record asks once more who sits here; the phone answers, and the file comes without another click.
  await page.getByRole('button', { name: '导出表格' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('再确认一次是您本人').waitFor();
  const key = (await sheet.locator('.desk-key__text').innerText()).replace(/\s/g, '');
  await look(page, 'step-up-1280');
  expect((await hand.call('deskLogin.look', { body: { key } })).body?.purpose).toBe('step_up');
  await hand.call('deskLogin.confirm', { body: { key, role: 'auditor' } });
  const [download] = await Promise.all([page.waitForEvent('download'), page.clock.fastForward('00:02')]);
  expect(readFileSync(await download.path(), 'utf8')).toContain('audit.verify');
  await sheet.waitFor({ state: 'detached' });
}, 120_000);
