import type { Page } from 'playwright-core';
import { violations } from './axe';
import { demoCity, monday, openStage, pastDoubleTap } from './stage';
import { misfits, type Visit } from './visit';

const stage = openStage(monday, demoCity);

const open = (path: string, who?: Visit): Promise<Page> => stage.open(path, who);
/** Visited pages stay in the document, hidden: only what one sees counts. */
const text = (page: Page, words: string | RegExp) => page.getByText(words).locator('visible=true').first();
const tap = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).locator('visible=true').first().tap();

async function looksRight(page: Page): Promise<void> {
  expect(await misfits(page, 44)).toEqual([]);
  expect(await violations(page)).toEqual([]);
}

describe('a resident and their phone number', () => {
  it('gives it, sees it masked, and deletes it', async () => {
    const page = await open('/pages/mine/index', { as: 'chen-xiulan' });
    await tap(page, /^设置/);
    await tap(page, /^手机号/);
    await text(page, '还没有留手机号').waitFor();
    await looksRight(page);
    await tap(page, '用微信绑定的手机号');
    await tap(page, /^允许$/);
    await text(page, /现在是 1\d{2}\*{6}\d{2}/).waitFor();
    await looksRight(page);
    await pastDoubleTap(page);
    await tap(page, '删除手机号');
    await tap(page, /^删除$/);
    await text(page, '还没有留手机号').waitFor();
  });

  it('says no, and nothing is locked', async () => {
    const page = await open('/features/account/phone', { as: 'wang-qiang' });
    await tap(page, '用微信绑定的手机号');
    await tap(page, '不允许');
    await text(page, '没有留手机号，其他功能照常使用').waitFor();
    await text(page, '不留也可以').waitFor();
  });

  it.each([
    ['care', { care: true }],
    ['dark', { dark: true }],
    ['320 px', { options: { viewport: { width: 320, height: 640 } } }],
  ])('reads it well: %s', async (_how, look) => {
    const page = await open('/features/account/phone', { as: 'chen-xiulan', ...look });
    await text(page, '还没有留手机号').waitFor();
    await looksRight(page);
  });
});
