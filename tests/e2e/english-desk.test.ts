import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Resident } from '../support/build';
import { openStage, lookSound, pastDoubleTap } from './stage';

/** What staff write in English, and how residents who read English find it. */
const city = openStage();

const wide = { viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false };
const phone = { viewport: { width: 375, height: 812 } };
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

const at = (as: Resident, path: string, options: BrowserContextOptions, settings: object = {}): Promise<Page> =>
  city.open(path, { as, options, kept: { 'linli.settings': settings } });

test.each([
  ['1280', wide],
  ['375', phone],
] as const)('a manager writes a service in English, and who reads English finds it so: %s', async (name, more) => {
  const centre = await city.server.build.centre({ name: '仁里邻里中心', name_en: 'Renli Neighbourhood Centre' });
  const manager = await city.server.build.staff(centre.id, { role: 'manager' });
  const texts = { name: '客商中文课', summary: '问价、验货、打车', detail: '零基础可来。', place: '二楼小教室' };
  const service = await city.server.build.service({ centre_id: centre.id, ...texts });
  const page = await at(manager, `/features/catalogue/index?centreId=${centre.id}`, more);
  await page.getByText(texts.name).first().click();
  await box(page, '英文名称').waitFor();
  await lookSound(page, `english-empty-${name}`);
  await box(page, '英文名称').fill('Chinese for merchants');
  await box(page, '英文一句话介绍').fill('Prices, checking goods, taxis');
  await lookSound(page, `english-filled-${name}`);
  await pastDoubleTap(page);
  await button(page, '保存').click();
  await page.getByText('已保存').first().waitFor();

  const resident = await city.server.build.resident();
  const path = `/features/booking/service?serviceId=${service.id}`;
  const seen = await at(resident, path, phone, { language: 'en' });
  await seen.getByText('Chinese for merchants').first().waitFor();
  await seen.getByText('About and rules').tap();
  // Not written in English: in Chinese, and said so to screen readers.
  const detail = seen.getByText(texts.detail, { exact: true });
  await detail.waitFor();
  expect(await detail.evaluate((element) => element.closest('[lang]')?.getAttribute('lang'))).toBe('zh-CN');
  const title = seen.getByText('Chinese for merchants', { exact: true }).first();
  expect(await title.evaluate((element) => element.closest('[lang]')?.getAttribute('lang'))).toBe('en');
  await seen
    .getByText(/Renli Neighbourhood Centre, 二楼小教室/)
    .first()
    .waitFor();
  await lookSound(seen, `english-service-${name}`);
  const inChinese = await at(resident, path, phone);
  await inChinese.getByText(texts.name).first().waitFor();
});

test.each([
  ['1280', wide, {}],
  ['care-320', { viewport: { width: 320, height: 700 }, colorScheme: 'dark' }, { care: true }],
] as const)(
  'a manager writes the centre in English; who was slower sees what a colleague wrote: %s',
  async (name, more, settings) => {
    const centre = await city.server.build.centre({ name: '仁里邻里中心', intro: '挨着老城服装街。' });
    const manager = await city.server.build.staff(centre.id, { role: 'manager' });
    const colleague = await city.server.as(await city.server.build.staff(centre.id, { role: 'manager' }));
    const page = await at(manager, `/features/catalogue/index?centreId=${centre.id}`, more, settings);
    await page.getByText('中心的英文介绍').first().click();
    await box(page, '英文名称').fill('Renli Centre');
    await box(page, '英文交通').fill('Bus 5 to Renli');
    const theirs = { nameEn: 'Silk Road Station', introEn: 'Beside the garment street.' };
    const empty = { nameEn: '', addressEn: '', transportEn: '', introEn: '', foundingEn: '' };
    const params = { centreId: centre.id };
    await colleague.call('centreEnglish.change', { params, body: { version: 0, ...empty, ...theirs } });
    await pastDoubleTap(page);
    await button(page, '保存').click();
    await page.getByText('同事写的：Silk Road Station').waitFor();
    // I alone wrote the transport: there is nothing of theirs to weigh.
    expect(await page.getByText('同事写的：').count()).toBe(1);
    // What I had not touched is theirs.
    expect(await box(page, '英文介绍').inputValue()).toBe(theirs.introEn);
    await lookSound(page, `english-centre-${name}`);
    await pastDoubleTap(page);
    await button(page, '保存').click();
    await page.getByText('已保存，看英文的居民马上看到').waitFor();
    const kept = await colleague.call('centreEnglish.get', { params });
    expect(kept.body).toMatchObject({
      version: 2,
      nameEn: 'Renli Centre',
      transportEn: 'Bus 5 to Renli',
      ...{ introEn: theirs.introEn },
    });

    const resident = await city.server.build.resident();
    const seen = await at(resident, `/features/centre/centre?centreId=${centre.id}&show=about`, phone, {
      language: 'en',
    });
    await seen.getByText('Renli Centre').first().waitFor();
    await seen.getByText(theirs.introEn).waitFor();
    await lookSound(seen, `english-centre-seen-${name}`);
  },
);
