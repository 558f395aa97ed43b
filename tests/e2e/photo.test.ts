import sharp from 'sharp';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Resident } from '../support/build';
import { violations } from './axe';
import { look, openStage, pastDoubleTap } from './stage';
import { misfits } from './visit';

const phone: BrowserContextOptions = { viewport: { width: 375, height: 812 }, isMobile: true, hasTouch: true };

const stage = openStage();

const open = (as: Resident | null, path: string, options: BrowserContextOptions = phone, care = false): Promise<Page> =>
  stage.open(`/${path}`, { ...(as === null ? {} : { as }), options, care });

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });

/** A photograph of a door, as far as a test needs one. */
const door = (wall: string): Promise<Buffer> =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: wall } })
    .composite([
      { input: { create: { width: 220, height: 420, channels: 3, background: '#7a4a22' } }, left: 340, top: 180 },
      { input: { create: { width: 900, height: 60, channels: 3, background: '#9aa0a6' } }, left: 0, top: 540 },
    ])
    .withExif({ IFD0: { Make: 'phone' } })
    .jpeg()
    .toBuffer();

async function choose(page: Page, name: string, buffer: Buffer, mimeType = 'image/jpeg'): Promise<void> {
  await pastDoubleTap(page);
  const chooser = page.waitForEvent('filechooser');
  await button(page, name).click();
  await (await chooser).setFiles({ name: 'IMG_2041.jpg', mimeType, buffer });
}

/** WeChat's stand-in looks at what came last and says this of it; its push is a real one. */
async function verdict(suggest: 'pass' | 'risky' | 'review', label: number): Promise<void> {
  stage.server.standin.images.plan({ match: '/files/', suggest, label });
  await stage.server.worker.runDue();
  stage.server.clock.pass(1);
  await stage.server.standin.pushes.deliverDue();
  await stage.server.worker.runDue();
}

const photosAt = (page: Page, centre: string) => page.getByRole('button', { name: new RegExp(`^${centre}的照片，第`) });

test('a photo of a centre: hidden while it is checked, on the centre’s page when it has passed', async () => {
  const centre = await stage.server.build.centre({ name: '永福里邻里中心' });
  const clerk = await stage.server.build.staff(centre.id);
  const page = await open(clerk, `features/content/photos?centreId=${centre.id}`);
  await page.getByText('还没有照片').waitFor();
  await look(page, 'photos-empty-375', true);
  expect(await violations(page)).toEqual([]);
  await choose(page, '添加照片', await door('#d9c9a3'));
  await page.getByText('照片已收到，通过审核后居民就能看到').waitFor();
  await page.getByText('审核中').first().waitFor();
  await look(page, 'photos-checking-375', true);

  const resident = await open(null, `features/centre/centre?centreId=${centre.id}`);
  await resident.getByText('永福里邻里中心').first().waitFor();
  expect(await photosAt(resident, '永福里邻里中心').count()).toBe(0);
  await look(resident, 'centre-drawing-375', true);

  await verdict('pass', 100);
  // Somebody else: this phone may keep the page as it was for a minute.
  const neighbour = await open(null, `features/centre/centre?centreId=${centre.id}`);
  await photosAt(neighbour, '永福里邻里中心').first().waitFor();
  const shown = await neighbour.waitForFunction(() => {
    const image = document.querySelector<HTMLImageElement>('.centre-photos img');
    return image !== null && image.complete ? image.naturalWidth : 0;
  });
  expect(await shown.jsonValue()).toBe(900);
  await look(neighbour, 'centre-photo-375', true);
  expect(await misfits(neighbour, 44)).toEqual([]);
  expect(await violations(neighbour)).toEqual([]);

  await page.reload();
  await page.getByText('已通过').waitFor();
  await choose(page, '添加照片', await door('#a8c8e0'));
  await page.getByText('第 2 张').waitFor();
  await verdict('pass', 100);
  await page.reload();
  await page.waitForFunction(() =>
    Array.from(document.querySelectorAll('.content-photo img')).every(
      (img) => (img as HTMLImageElement).naturalWidth > 0,
    ),
  );
  await look(page, 'photos-two-375', true);
  expect(await misfits(page, 44)).toEqual([]);
  expect(await violations(page)).toEqual([]);
  await pastDoubleTap(page);
  await button(page, '往前移：第 2 张').click();
  await button(page, '往后移：第 1 张').waitFor();
  await pastDoubleTap(page);
  await button(page, '删掉：第 1 张').click();
  await pastDoubleTap(page);
  await button(page, '删掉').click();
  await page.getByText('照片已删掉').waitFor();
  expect(await page.getByText('第 2 张').count()).toBe(0);
});

test('a refused photo never shows; who sent it reads why and appeals once', async () => {
  const centre = await stage.server.build.centre({ name: '金林邻里中心' });
  const clerk = await stage.server.build.staff(centre.id);
  const page = await open(clerk, `features/content/photos?centreId=${centre.id}`);
  await choose(page, '添加照片', await door('#c05050'));
  await page.getByText('审核中').first().waitFor();
  await verdict('risky', 20008);
  await page.reload();
  await page.getByText('原因：像诈骗信息').waitFor();
  await look(page, 'photos-refused-375', true);

  const resident = await open(null, `features/centre/centre?centreId=${centre.id}`);
  await resident.getByText('金林邻里中心').first().waitFor();
  expect(await photosAt(resident, '金林邻里中心').count()).toBe(0);

  const mine = await open(clerk, 'features/content/mine');
  await mine.getByText('原因：像诈骗信息').waitFor();
  await look(mine, 'mine-refused-375', true);
  expect(await violations(mine)).toEqual([]);
  await pastDoubleTap(mine);
  await button(mine, '我要申诉').click();
  await pastDoubleTap(mine);
  await button(mine, '提交申诉').click();
  await mine.getByText('请写两个字以上的理由').waitFor();
  await mine.getByRole('textbox', { name: '为什么觉得应该通过' }).fill('这是我们中心的大门');
  await look(mine, 'mine-appeal-375', true);
  await pastDoubleTap(mine);
  await button(mine, '提交申诉').click();
  await mine.getByText('已换一位审核员复核，24 小时内答复。').waitFor();
  expect(await button(mine, '我要申诉').count()).toBe(0);
  await look(mine, 'mine-appealed-375', true);
});

test('my picture: chosen, checked, shown, changed and taken down; a wrong file says what to do', async () => {
  const elder = await stage.server.build.resident({ name: '陈秀兰', bornOn: '1950-03-09' });
  const page = await open(elder, 'features/content/avatar');
  await page.getByText('还没有放头像').waitFor();
  await look(page, 'avatar-none-375', true);
  await choose(page, '选一张照片', Buffer.from('GIF89a'), 'image/jpeg');
  await page.getByText('只支持 JPG、PNG、WebP 照片', { exact: false }).waitFor();
  await choose(page, '选一张照片', await door('#88aa66'));
  await page.getByText('照片已收到，通过审核后就换上').waitFor();
  await verdict('pass', 100);
  await page.reload();
  await page.getByText('现在别人看到的头像').waitFor();
  await page.waitForFunction(() => document.querySelector<HTMLImageElement>('.ui-avatar img')?.naturalWidth === 900);
  await look(page, 'avatar-shown-375', true);
  expect(await misfits(page, 44)).toEqual([]);
  expect(await violations(page)).toEqual([]);

  const care = await open(elder, 'pages/mine/index', { ...phone, viewport: { width: 320, height: 640 } }, true);
  await care.getByText('陈秀兰').first().waitFor();
  await care.waitForFunction(() => (document.querySelector<HTMLImageElement>('.ui-avatar img')?.naturalWidth ?? 0) > 0);
  await look(care, 'mine-320-care', true);

  await choose(page, '换一张', await door('#aa4466'));
  await page.getByText('审核中').first().waitFor();
  await verdict('review', 20012);
  await page.reload();
  await page.getByText('人工审核中').waitFor();
  await page.getByText('现在别人看到的头像').waitFor();
  await look(page, 'avatar-review-375', true);
  await pastDoubleTap(page);
  await button(page, '不要头像了').click();
  await pastDoubleTap(page);
  await button(page, '撤下').click();
  await page.getByText('还没有放头像').waitFor();
});

test('a picture that could not be sent is sent again without choosing it anew', async () => {
  const resident = await stage.server.build.resident({ name: '王强' });
  const page = await open(resident, 'features/content/avatar');
  await page.getByText('还没有放头像').waitFor();
  let cut = true;
  await page.route('**/api/v1/files?**', (route) => (cut ? route.abort() : route.continue()));
  await choose(page, '选一张照片', await door('#668899'));
  await page.getByText('照片没有发出去').waitFor();
  await look(page, 'avatar-not-sent-375', true);
  cut = false;
  await pastDoubleTap(page);
  await button(page, '再发一次').click();
  await page.getByText('照片已收到，通过审核后就换上').waitFor();
});
