import type { BrowserContextOptions, Page } from 'playwright-core';
import { newId } from '../../server/kernel/ids';
import type { TestServer } from '../support/app';
import type { Resident } from '../support/build';
import { violations } from './axe';
import { desk, look, openStage, phone as phoneOf } from './stage';
import { misfits } from './visit';

const phone = phoneOf();
const stage = openStage();
let server: TestServer;
beforeAll(() => {
  server = stage.server;
});

const open = (as: Resident, path: string, options: BrowserContextOptions) => stage.open(`/${path}`, { as, options });
/** Buttons are deaf to a second tap for a moment. */
const later = (page: Page) => page.clock.fastForward(600);

test('a call: from the desk one takes it, opens the number with a reason and says how it went; a colleague sees who has it', async () => {
  const centre = await server.build.centre({ name: '永福里邻里中心' });
  const [clerk, other] = [await server.build.staff(centre.id), await server.build.staff(centre.id)];
  const elder = await server.build.resident({ name: '陈秀兰', bornOn: '1950-03-09' });
  const neighbour = await server.build.resident({ name: '王强' });
  const empty = await open(clerk, 'features/calls/index', phone);
  await empty.getByText('没有要打的电话').waitFor();
  await look(empty, 'calls-empty-375');
  await server.build.call(centre.id, elder, { told_by_at: new Date('2026-11-23T01:30:00.000Z') });
  await server.build.call(centre.id, neighbour);

  const page = await open(clerk, 'features/desk/index', desk);
  await page.getByRole('link', { name: '待电话告知 1' }).click();
  await page.getByText('1 个已超时，请先打').waitFor();
  await page
    .getByText(/办不成了，原因是教练生病/)
    .first()
    .waitFor();
  expect(await page.getByText('陈秀兰').count()).toBe(0);
  await page.getByRole('button', { name: '我来打：陈*兰' }).click();
  await page.getByText('您来打，为您留到 10:15').waitFor();
  await look(page, 'calls-1280');
  expect(await violations(page)).toEqual([]);

  const colleague = await open(other, 'features/desk/index', phone);
  await colleague.getByRole('button', { name: /待电话告知/ }).tap();
  await colleague.getByText('同事正在打，留到 10:15').waitFor();
  await look(colleague, 'calls-375');
  expect(await misfits(colleague, 44)).toEqual([]);

  await page.getByRole('button', { name: '看姓名和号码：陈*兰' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('radio', { name: '联系本人' }).click();
  await later(page);
  await sheet.getByRole('button', { name: '查看', exact: true }).click();
  await sheet.getByText('没有登记').waitFor();
  await later(page);
  await sheet.getByRole('button', { name: '看完了' }).click();
  await page.getByRole('button', { name: '登记结果：陈*兰' }).click();
  await later(page);
  await sheet.getByRole('button', { name: '登记', exact: true }).click();
  await sheet.getByText('请先选一个结果').waitFor();
  await look(page, 'calls-outcome-1280');
  await sheet.getByRole('radio', { name: /打通了/ }).click();
  await later(page);
  await sheet.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByText('陈*兰', { exact: true }).waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: '打过的' }).click();
  await page.getByText('打通了，已告知').waitFor();
  await look(page, 'calls-done-1280');
}, 120_000);

test('a parked job: the keeper of the system comes from 我的, reads why in classes, and lets it run with a reason', async () => {
  const keeper = await server.build.staff('3505', { role: 'system', scopeKind: 'area' });
  const at = new Date('2026-11-23T01:00:00.000Z');
  const failed = { state: 'parked' as const, failures: 5, last_error: 'WechatError rate 45009' };
  const id = newId('job');
  await server.db
    .insertInto('job')
    .values({ id, kind: 'audit.seal', payload: '{}', due_at: at, created_at: at, ...failed })
    .execute();
  const mine = await open(keeper, 'pages/mine/index', phone);
  await mine.getByRole('button', { name: /进入系统运行/ }).tap();
  await mine.getByText('WechatError rate 45009').waitFor();
  await mine.getByText('近 7 天没有发送失败的消息').waitFor();
  await look(mine, 'system-375');
  expect(await misfits(mine, 44)).toEqual([]);

  const page = await open(keeper, 'features/system/index', desk);
  await page.getByText('WechatError rate 45009').waitFor();
  await look(page, 'system-1280');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '重跑audit.seal' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('radio', { name: '微信已恢复' }).click();
  await later(page);
  await look(page, 'system-retry-1280');
  await sheet.getByRole('button', { name: '重跑', exact: true }).click();
  await page.getByText('没有搁置的任务').waitFor();
  await server.worker.runDue();
  const row = await server.db.selectFrom('job').select('state').where('id', '=', id).executeTakeFirst();
  expect(row?.state).toBe('done');
}, 120_000);
