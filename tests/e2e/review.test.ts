import sharp from 'sharp';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { TestServer } from '../support/app';
import type { Resident } from '../support/build';
import { urlOf } from '../support/client';
import { formOf } from '../support/form';
import { send } from '../support/send';
import { violations } from './axe';
import { desk, look, openStage, phone as phoneOf } from './stage';
import { misfits } from './visit';

const phone = phoneOf();
const stage = openStage();
let server: TestServer;
beforeAll(() => {
  server = stage.server;
});

const open = (as: Resident, options: BrowserContextOptions, dark = false) =>
  stage.open('/features/review/index', { as, options, dark });
const later = (page: Page) => page.clock.fastForward(600);
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
const reviewer = () => server.build.staff('3505', { role: 'reviewer', scopeKind: 'area' });

/** Names that the machine doubts, and a picture. */
async function fill(): Promise<{ names: Resident[]; painter: Resident }> {
  const names: Resident[] = [];
  for (const name of ['代购小王', '代购小陈', '代购小林']) {
    const author = await server.build.resident({ name: '旧名字' });
    await (await server.as(author)).call('identity.rename', { body: { name } });
    names.push(author);
    server.clock.pass(1);
  }
  const painter = await server.build.resident({ name: '王强' });
  const client = await server.as(painter);
  const file = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#668899' } })
    .jpeg()
    .toBuffer();
  server.standin.images.plan({ match: '/files/', suggest: 'review', label: 20013 });
  await send(server.url + urlOf('file.upload', {}, { purpose: 'avatar' }), {
    method: 'POST',
    token: client.token ?? '',
    ...formOf({ file, type: 'image/jpeg' }),
  });
  await server.worker.runDue();
  server.clock.pass(1);
  await server.standin.pushes.deliverDue();
  await server.worker.runDue();
  return { names, painter };
}
const nameOf = async (who: Resident) => (await (await server.as(who)).call('identity.me')).body?.name;

test('a reviewer works through what waits: passes, refuses with a reason, goes on by itself, and blocks a word', async () => {
  const { names, painter } = await fill();
  const me = await reviewer();
  const page = await open(me, desk);
  await page.getByText('4 条等待审核').waitFor();
  await look(page, 'review-queue-1280');
  expect(await violations(page)).toEqual([]);
  await later(page);
  await button(page, /居民的称呼\s*代购小王/).click();
  await page.getByText('机器判断').waitFor();
  await look(page, 'review-case-1280');
  expect(await violations(page)).toEqual([]);
  await later(page);
  await button(page, '通过').click();
  await page.getByText('已通过，马上显示').waitFor();
  expect(await nameOf(names[0]!)).toBe('代购小王');

  // The next one is open without a way back to the list.
  await page.locator('.review-case__text', { hasText: '代购小陈' }).waitFor();
  await later(page);
  await page.keyboard.press('n');
  await button(page, '确认不通过').click();
  await page.getByText('请选一个原因').waitFor();
  await page.getByRole('radio', { name: '像广告或带联系方式' }).click();
  await look(page, 'review-refuse-1280');
  expect(await violations(page)).toEqual([]);
  await later(page);
  await button(page, '确认不通过').click();
  await page.getByText('没有通过，已告诉本人原因', { exact: false }).waitFor();
  expect(await nameOf(names[1]!)).toBe('旧名字');

  // A colleague was quicker with the third.
  await page.locator('.review-case__text', { hasText: '代购小林' }).waitFor();
  const colleague = await server.as(await reviewer());
  const queue = await colleague.call('review.queue');
  const third = queue.body?.items.find(({ text }) => text === '代购小林');
  await colleague.call('review.decide', { params: { itemId: third?.id ?? '' }, body: { verdict: 'pass' } });
  await later(page);
  await page.keyboard.press('y');
  await page.getByText('这一条刚刚已由别人处理，接着看下一条').waitFor();

  await page.waitForFunction(
    () => (document.querySelector<HTMLImageElement>('.review-case__picture img')?.naturalWidth ?? 0) > 0,
  );
  await look(page, 'review-picture-1280');
  await later(page);
  await page.keyboard.press('y');
  await page.getByText('都看完了').waitFor();
  expect((await (await server.as(painter)).call('content.profile')).body?.avatar.url).toEqual(expect.any(String));

  await page.getByRole('link', { name: '本市敏感词' }).click();
  await page.getByText('还没有本市的词').waitFor();
  await page.getByRole('textbox', { name: '词', exact: true }).fill('高价回收');
  await later(page);
  await button(page, '加入').click();
  await page.getByText('已加入“高价回收”').waitFor();
  await look(page, 'review-words-1280');
  expect(await violations(page)).toEqual([]);
  const refused = await (await server.as(painter)).call('identity.rename', { body: { name: '高 价 回收' } });
  expect(refused.ok).toBe(false);
  await later(page);
  await button(page, '去掉“高价回收”').click();
  await later(page);
  await button(page, '去掉').click();
  await page.getByText('还没有本市的词').waitFor();
});

test('an appeal: whoever refused may not decide it, a colleague on the phone does', async () => {
  const author = await server.build.resident({ name: '旧名字' });
  const client = await server.as(author);
  await client.call('identity.rename', { body: { name: '代购阿姨' } });
  const item = (await client.call('content.mine')).body?.items[0];
  const params = { itemId: item?.id ?? '' };
  const first = await reviewer();
  await (await server.as(first)).call('review.decide', { params, body: { verdict: 'refuse', reason: 'advertising' } });
  await client.call('content.appeal', { params, body: { text: '大家都这样叫我，不卖东西' } });

  const own = await open(first, desk, true);
  await button(own, /居民的称呼\s*代购阿姨.*申诉/s).click();
  await own.getByText('要由另一位审核员来看', { exact: false }).waitFor();
  expect(await button(own, '通过').count()).toBe(0);
  await look(own, 'review-own-1280-dark');
  expect(await violations(own)).toEqual([]);

  const page = await open(await reviewer(), phone);
  await button(page, /居民的称呼\s*代购阿姨.*申诉/s).waitFor();
  await look(page, 'review-queue-375');
  expect(await misfits(page, 44)).toEqual([]);
  await later(page);
  await button(page, /居民的称呼\s*代购阿姨.*申诉/s).click();
  await page.getByText('大家都这样叫我，不卖东西').waitFor();
  await look(page, 'review-appeal-375');
  expect(await misfits(page, 44)).toEqual([]);
  await later(page);
  await button(page, '通过').click();
  await page.getByText('都看完了').waitFor();
  expect(await nameOf(author)).toBe('代购阿姨');
});
