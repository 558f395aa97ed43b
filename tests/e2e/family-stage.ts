import type { Page } from 'playwright-core';
import { loadDemo } from '../../server/demo/load';
import { openVault } from '../../server/kernel/vault';
import { startServer } from '../support/app';
import { violations } from './axe';
import { launch, misfits, visit, type Visit } from './visit';

/** 10:00 in Shanghai, a Monday. */
const now = '2026-11-23T02:00:00.000Z';
/** Pictures to look at, when a folder for them is given. */
const shots = process.env['LINLI_SHOTS'];

/** Three phones to walk with: large type on a narrow one, an ordinary one, a wide one at night. */
export const looks = {
  small: { care: true, options: { viewport: { width: 320, height: 640 } } },
  middle: { options: { viewport: { width: 375, height: 667 } } },
  night: { dark: true, options: { viewport: { width: 414, height: 896 } } },
} satisfies Record<string, Visit>;

export const text = (page: Page, words: string | RegExp) => page.getByText(words).locator('visible=true').first();
export const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).locator('visible=true').first();
export const box = (page: Page, name: string) => page.getByRole('textbox', { name }).locator('visible=true').first();
/** The button that agrees to a question; the page behind may have one of the same words. */
export const answer = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).locator('visible=true').last();

export async function looksRight(page: Page, name: string): Promise<void> {
  if (shots !== undefined) await shoot(page, `${shots}/${name}.png`);
  expect(await misfits(page, 44)).toEqual([]);
  expect(await violations(page)).toEqual([]);
}

/** The whole page: it scrolls inside the window, so the window grows for the picture. */
async function shoot(page: Page, path: string): Promise<void> {
  const { width = 390, height = 844 } = page.viewportSize() ?? {};
  const whole = await page.evaluate(() => {
    const pages = Array.from(document.querySelectorAll<HTMLElement>('.taro_page'));
    return (pages.find((one) => one.offsetParent !== null) ?? document.body).scrollHeight;
  });
  await page.setViewportSize({ width, height: Math.max(whole, height) });
  await page.screenshot({ path });
  await page.setViewportSize({ width, height });
}

/** The demo city on a Monday morning, its addresses and families with it, and phones that walk through 我的家人. */
export async function openFamilyStage() {
  const server = await startServer({ at: now });
  // The keys of the test server: it opens what the demo city has sealed.
  const keys = { keys: new Map([['k1', Buffer.alloc(32, 9)]]), currentKeyId: 'k1' };
  await loadDemo(server.db, server.clock.now(), openVault(keys, Buffer.alloc(32, 7)));
  const browser = await launch();
  return {
    server,
    open: (path: string, who?: Visit): Promise<Page> => visit(server, browser, `/features/family/${path}`, who),
    inbox: (who: Visit): Promise<Page> => visit(server, browser, '/features/account/inbox', who),
    async putAway(): Promise<void> {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    async close(): Promise<void> {
      await browser.close();
      await server.close();
    },
  };
}
