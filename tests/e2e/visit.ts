import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import type { TestServer } from '../support/app';
import type { Resident } from '../support/build';
import { openClient } from '../support/client';
import { enterDesk } from '../support/desk';
import { fillSurely } from './sure-fill';

/** Where Debian has it, for a run of single files; `npm test` looks for it and says. */
const places = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

export async function launch(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: process.env['LINLI_CHROMIUM'] ?? places.find((place) => existsSync(place)),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  await fillSurely(browser);
  return browser;
}

export interface Visit {
  /** A persona's id, or somebody whom a test has built; nobody is signed in without it. */
  as?: string | Resident;
  care?: boolean;
  dark?: boolean;
  /** The centre that this phone remembers as mine. */
  centreId?: string;
  /** What else it remembers from earlier visits, by key. */
  kept?: Record<string, unknown>;
  options?: BrowserContextOptions;
}

/**
 * What a device keeps of somebody who has come in by this login code: a phone its session, a window as wide as a desk one
 * of the desk, in the role that the phone acts in.
 */
export async function sessionFor(server: TestServer, code: string, options: BrowserContextOptions = {}) {
  const login = await server.visitor.call('identity.login', { body: { code } });
  if (!login.ok) throw new Error(login.problem.code);
  const { token, me } = login.body;
  const isWide = (options.viewport?.width ?? 0) >= 1024;
  return isWide && me.role !== 'resident' ? enterDesk(server, openClient(server.url, token), me.role) : login.body;
}

/** The pages of the running test, for the report of its failure (environment.cjs). */
const seen = (): Page[] => ((globalThis as { openPages?: Page[] }).openPages ??= []);

/**
 * A phone, or a browser where the window is wide, with the server's time on its clock, opened at a page. A fault on any
 * page fails the test that closes it.
 */
export async function visit(server: TestServer, browser: Browser, path: string, who: Visit = {}): Promise<Page> {
  const { as, care = false, dark = false, centreId, options } = who;
  const isPhone = (options?.viewport?.width ?? 0) < 1024;
  const context = await browser.newContext({
    // Without motion: a notice that is half faded in has no contrast to measure.
    reducedMotion: 'reduce',
    viewport: { width: 390, height: 844 },
    isMobile: isPhone,
    hasTouch: isPhone,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: dark ? 'dark' : 'light',
    ...options,
  });
  const page = await context.newPage();
  seen().push(page);
  page.setDefaultTimeout(15_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('close', () => expect(faults).toEqual([]));
  await page.clock.install({ time: server.clock.now() });
  const kept: Record<string, unknown> = { ...who.kept };
  if (care) kept['linli.settings'] = { care: true };
  if (centreId !== undefined) kept['linli.place'] = { centreId };
  if (as !== undefined) {
    const code = typeof as === 'string' ? `dev:${as}` : server.standin.codes.give(as.openid);
    kept['linli.session'] = await sessionFor(server, code, options);
  }
  await page.addInitScript((values) => {
    // Once: a reload keeps what the person has changed since.
    if (localStorage.length > 0) return;
    for (const [name, data] of Object.entries(values)) localStorage.setItem(name, JSON.stringify({ data }));
  }, kept);
  await page.goto(`${server.url}/#${path}`);
  return page;
}

/**
 * Elements whose words are cut off or run out of the window, and targets too small for a thumb. Lines that are pushed
 * sideways by design are left out.
 */
export async function misfits(page: Page, leastTarget: number): Promise<string[]> {
  return page.evaluate((least) => {
    const pages = Array.from(document.querySelectorAll<HTMLElement>('.taro_page'));
    const seen = pages.find((one) => one.offsetParent !== null) ?? document.body;
    const found: string[] = [];
    for (const element of Array.from(seen.querySelectorAll<HTMLElement>('*'))) {
      if (element.offsetParent === null || element.closest('.ui-chips, .ui-days, .ui-notice-space') !== null) continue;
      const name = `${element.className} “${(element.textContent ?? '').slice(0, 20)}”`;
      const box = element.getBoundingClientRect();
      if (box.right > window.innerWidth + 1 || box.left < -1) found.push(`out of the window: ${name}`);
      const { overflowX, overflowY } = getComputedStyle(element);
      const cutX = overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1;
      const cutY = overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1;
      if (element.clientWidth > 0 && (cutX || cutY)) found.push(`cut: ${name}`);
      const small = box.height < least - 0.5 || box.width < least - 0.5;
      if (element.getAttribute('tabindex') === '0' && small) {
        found.push(`${Math.round(box.width)} × ${Math.round(box.height)}: ${name}`);
      }
    }
    return found;
  }, leastTarget);
}
