const { TestEnvironment } = require('jest-environment-node');

/**
 * Says what the screens showed when a journey failed: address, words and, where LINLI_SHOTS names a folder, a picture.
 * The test's own message only says what it waited for.
 */
class JourneyEnvironment extends TestEnvironment {
  async handleTestEvent(event) {
    if (event.name === 'test_start') this.global.openPages = [];
    if (event.name !== 'test_fn_failure') return;
    for (const page of this.global.openPages ?? []) {
      if (page.isClosed()) continue;
      const words = await page
        .locator('body')
        .innerText({ timeout: 2_000 })
        .catch((error) => String(error));
      console.error(`${event.test.name}\n${page.url()}\n${words.replace(/\s+/g, ' ').slice(0, 2_000)}`);
      const folder = process.env.LINLI_SHOTS;
      if (folder) await page.screenshot({ path: `${folder}/failed-${Date.now()}.png` }).catch(() => undefined);
    }
  }
}

module.exports = JourneyEnvironment;
