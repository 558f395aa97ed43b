import type { BrowserContextOptions, Page } from 'playwright-core';
import { openStage, lookSound, pastDoubleTap } from './stage';

/** What a centre says of itself is written at the desk, and what is not saved is asked about before it is left. */
const city = openStage();

const wide = { viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false };
const phone = { viewport: { width: 375, height: 812 } };
const small = { viewport: { width: 320, height: 700 }, colorScheme: 'dark' as const };
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const dialog = (page: Page) => page.getByRole('dialog').locator('visible=true');
const isAt = (page: Page, path: string) => page.waitForFunction((at) => location.hash.startsWith(`#${at}`), path);

/** At the form, by the row beside the one to English. */
async function form(options: BrowserContextOptions, settings: object = {}) {
  const over = { name: '仁里邻里中心', name_en: 'Renli Centre', transport: '', founding: '' };
  const centre = await city.server.build.centre(over);
  const as = await city.server.build.staff(centre.id, { role: 'manager' });
  const kept = { 'linli.settings': settings };
  const page = await city.open(`/features/catalogue/index?centreId=${centre.id}`, { as, options, kept });
  await page.getByText('名称、地址、交通、电话和介绍').click();
  await box(page, '介绍').waitFor();
  return { page, centre };
}

test.each([
  ['1280', wide, {}],
  ['375', phone, {}],
  ['care-320', small, { care: true }],
] as const)('a manager writes what residents read of the centre: %s', async (name, options, settings) => {
  const { page, centre } = await form(options, settings);
  await page.getByText('英文（不会跟着变）：Renli Centre').waitFor();
  await lookSound(page, `texts-${name}`);
  await box(page, '名称').fill('新仁里中心');
  await box(page, '地址').fill('');
  await box(page, '电话').fill('问前台');
  await box(page, '介绍').fill('挨着老城服装街，\n一楼是公共客厅。');
  await button(page, '保存').click();
  await page.getByText('写能直接拨打的号码', { exact: false }).waitFor();
  await page.getByText('请填这一项').waitFor();
  await lookSound(page, `texts-wrong-${name}`);
  await box(page, '地址').fill('鲤城区民生路 66 号');
  await box(page, '电话').fill('0595-8888 1005');
  await pastDoubleTap(page);
  await button(page, '保存').click();
  await page.getByText('已保存，居民马上看到').waitFor();
  expect(await box(page, '介绍').inputValue()).toBe('挨着老城服装街， 一楼是公共客厅。');

  const as = await city.server.build.resident();
  const path = `/features/centre/centre?centreId=${centre.id}&show=about`;
  const seen = await city.open(path, { as, options: phone, kept: {} });
  await seen.getByText('新仁里中心').first().waitFor();
  await seen.getByText('鲤城区民生路 66 号').first().waitFor();
  await seen.getByText('挨着老城服装街， 一楼是公共客厅。').waitFor();
  await lookSound(seen, `texts-seen-${name}`);
});

test('who was slower sees what a colleague wrote, and saves knowingly', async () => {
  const { page, centre } = await form(wide);
  const colleague = await city.server.as(await city.server.build.staff(centre.id, { role: 'manager' }));
  const params = { centreId: centre.id };
  const { address, intro, founding } = centre;
  const theirs = { name: '丝路驿站', transport: '公交 5 路', address, phone: centre.phone, intro, founding };
  await box(page, '名称').fill('新仁里中心');
  await colleague.call('centreTexts.change', { params, body: { version: 0, ...theirs } });
  await button(page, '保存').click();
  await page.getByText('同事写的：丝路驿站').waitFor();
  expect(await box(page, '交通（可不填）').inputValue()).toBe('公交 5 路');
  await lookSound(page, 'texts-conflict-1280');
  await pastDoubleTap(page);
  await button(page, '保存').click();
  await page.getByText('已保存，居民马上看到').waitFor();
  const kept = await colleague.call('centreTexts.get', { params });
  expect(kept.body).toMatchObject({ version: 2, name: '新仁里中心', transport: '公交 5 路' });
});

test('what is not saved is asked about: by a way of the navigation, by the back button, and by the page bar of a phone', async () => {
  const { page } = await form(wide);
  await box(page, '名称').fill('新仁里中心');
  await page.getByRole('link', { name: '排期' }).locator('visible=true').click();
  await page.getByText('改动还没保存，离开吗？').waitFor();
  await lookSound(page, 'texts-leave-1280');
  await button(page, '接着改').click();
  await dialog(page).waitFor({ state: 'detached' });
  // Twice: an answered question is put again.
  for (const written of ['新仁里中心', '仁里中心']) {
    await box(page, '名称').fill(written);
    await page.goBack();
    await page.getByText('改动还没保存，离开吗？').waitFor();
    await pastDoubleTap(page);
    await button(page, '接着改').click();
    await dialog(page).waitFor({ state: 'detached' });
    expect(await box(page, '名称').inputValue()).toBe(written);
  }
  await page.goBack();
  await page.getByText('改动还没保存，离开吗？').waitFor();
  await pastDoubleTap(page);
  await button(page, '离开').click();
  await isAt(page, '/features/catalogue/index');
  await page.getByText('名称、地址、交通、电话和介绍').locator('visible=true').waitFor();

  const narrow = (await form(phone)).page;
  await box(narrow, '名称').fill('新仁里中心');
  await narrow.getByRole('button', { name: '返回' }).locator('visible=true').click();
  await narrow.getByText('改动还没保存，离开吗？').waitFor();
  await button(narrow, '接着改').click();
  await dialog(narrow).waitFor({ state: 'detached' });
  await pastDoubleTap(narrow);
  await button(narrow, '保存').click();
  await narrow.getByText('已保存，居民马上看到').waitFor();
  // Saved: nobody is asked.
  await narrow.goBack();
  await isAt(narrow, '/features/catalogue/index');
  expect(await dialog(narrow).count()).toBe(0);
});
