import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';

const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
};

export interface Phone {
  page: Page;
  tap: (what: Locator) => Promise<void>;
  /** How often the screen was touched. */
  taps: () => number;
}

interface Options {
  browser: Browser;
  url: string;
  /** The time on the wall. */
  at: Date;
  /** What the device remembers from earlier visits: session, settings, place. */
  kept: Record<string, unknown>;
  /** Gets what the app's own code throws. */
  faults: string[];
  more: BrowserContextOptions;
}

/** The pages of the running test, for the report of its failure (environment.cjs). */
const seen = (): Page[] => ((globalThis as { openPages?: Page[] }).openPages ??= []);

/** The app on a phone of 390×844, touched. */
export async function openPhone({ browser, url, at, kept, faults, more }: Options): Promise<Phone> {
  // Without motion: a notice that is half faded in has no contrast to measure.
  const context = await browser.newContext({ ...phone, reducedMotion: 'reduce', ...more });
  const page = await context.newPage();
  seen().push(page);
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => faults.push(error.message));
  await page.clock.install({ time: at });
  await page.addInitScript((memory) => {
    for (const [name, data] of Object.entries(memory)) {
      const key = `linli.${name}`;
      if (localStorage.getItem(key) === null) localStorage.setItem(key, JSON.stringify({ data }));
    }
  }, kept);
  await page.goto(url);
  let taps = 0;
  return {
    page,
    taps: () => taps,
    async tap(what) {
      taps += 1;
      await what.tap();
    },
  };
}

/** Elements that reach beyond the window, by class. Strips of days and of chips may be pushed sideways. */
export const clipped = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLElement>('.taro_page *'))
      .filter((element) => element.offsetParent !== null && element.closest('.ui-days, .ui-chips') === null)
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .map((element) => element.className || element.tagName),
  );

/** The smallest type among these elements, in px. */
export const smallestType = (page: Page, selector: string): Promise<number> =>
  page.evaluate((what) => {
    const seen = Array.from(document.querySelectorAll<HTMLElement>(what)).filter((one) => one.offsetParent !== null);
    return Math.min(...seen.map((element) => parseFloat(getComputedStyle(element).fontSize)));
  }, selector);
