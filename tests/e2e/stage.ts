import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { loadDemo } from '../../server/demo/load';
import { openVault } from '../../server/kernel/vault';
import { startServer, type TestServer } from '../support/app';
import { violations } from './axe';
import { clipped } from './phone';
import { launch, visit, type Visit } from './visit';

/** 10:00 in Shanghai, a Monday. */
export const monday = '2026-11-23T02:00:00.000Z';
export const desk: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
export const phone = (width = 375, height = 812): BrowserContextOptions => ({
  viewport: { width, height },
  isMobile: true,
  hasTouch: true,
});

export interface Stage {
  readonly server: TestServer;
  readonly browser: Browser;
  open(path: string, who?: Visit): Promise<Page>;
}

/**
 * A server and a browser for the journeys of one file. Between two tests every page is put away, which fails the test
 * on whose pages something broke, and the clock is set back. `load` puts into the city what all of them need.
 */
export function openStage(at = monday, load?: (server: TestServer) => Promise<unknown>): Stage {
  let server: TestServer | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    server = await startServer({ at });
    await load?.(server);
    browser = await launch();
  }, 120_000);
  afterEach(async () => {
    await Promise.all(browser?.contexts().map((context) => context.close()) ?? []);
    server?.clock.set(at);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  const there = <T>(thing: T | undefined): T => {
    if (thing === undefined) throw new Error('The stage opens before the first test; ask for it inside one.');
    return thing;
  };
  return {
    get server() {
      return there(server);
    },
    get browser() {
      return there(browser);
    },
    open: (path, who) => visit(there(server), there(browser), path, who),
  };
}

/** The demo city, for `openStage`. */
export const demoCity = (server: TestServer) => loadDemo(server.db, server.clock.now());

/** The demo city with numbers and addresses, sealed with the keys of the test server, which opens them. */
export function sealedCity(server: TestServer) {
  const keys = { keys: new Map([['k1', Buffer.alloc(32, 9)]]), currentKeyId: 'k1' };
  return loadDemo(server.db, server.clock.now(), openVault(keys, Buffer.alloc(32, 7)));
}

/** A picture to look at, when LINLI_SHOTS names a folder for them. */
export async function look(page: Page, name: string, fullPage = false): Promise<void> {
  const folder = process.env['LINLI_SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage });
}

/** A picture of the whole page, on which nothing may be cut off and axe may find nothing. */
export async function lookSound(page: Page, name: string): Promise<void> {
  await look(page, name, true);
  expect(await clipped(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
}

/** The same button does nothing for half a second: that would be a double tap. */
export const pastDoubleTap = (page: Page): Promise<void> => page.clock.fastForward(600);
