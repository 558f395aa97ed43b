import type { Browser, Locator } from 'playwright-core';

const triesMost = 5;

/**
 * Makes all typing of this process arrive. Taro's elements put their children into place once more after they are first
 * drawn: a field that takes the focus in those few milliseconds loses it, and what playwright then types goes nowhere. No
 * person is that fast; on a busy machine a journey is, and fails much later for want of a name. Typed again only while
 * nothing has come in, so that a page which refuses or changes what is typed is seen as it is.
 */
export async function fillSurely(browser: Browser): Promise<void> {
  const page = await browser.newPage();
  const kind = Object.getPrototypeOf(page.locator('body')) as Locator & { isSure?: true };
  await page.close();
  if (kind.isSure === true) return;
  kind.isSure = true;
  const once = kind.fill;
  kind.fill = async function fill(value, options) {
    for (let tries = 1; ; tries += 1) {
      const before = await this.inputValue(options);
      await once.call(this, value, options);
      if (before === value || tries === triesMost || (await this.inputValue(options)) !== before) return;
    }
  };
}
