import { chromium, type CDPSession } from 'playwright-core';

const chromiumModule = '../support/chromium.mjs';

export interface FirstPaint {
  /** Milliseconds to the largest thing painted. */
  largestMs: number;
  apiCalls: number;
  apiBytes: number;
  allBytes: number;
}

/** A mid-range phone on a slow line. */
const slowdown = 4;
const bytesASecond = (1.6 * 1_000_000) / 8;
const latencyMs = 150;
/** By then everything is there, however slow. */
const settleMs = 12_000;

/** The first screen of the H5 app as it comes to a phone that has never seen it. */
export async function firstPaint(url: string): Promise<FirstPaint> {
  const { chromium: find } = (await import(chromiumModule)) as {
    chromium(say: (line: string) => void): Promise<string>;
  };
  const browser = await chromium.launch({
    executablePath: process.env['LINLI_CHROMIUM'] ?? (await find(() => undefined)),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const context = await browser.newContext({
      viewport: { width: 375, height: 760 },
      isMobile: true,
      hasTouch: true,
      locale: 'zh-CN',
    });
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    const bytes = await watchBytes(cdp);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: latencyMs,
      downloadThroughput: bytesASecond,
      uploadThroughput: bytesASecond,
    });
    await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
    await page.waitForTimeout(settleMs);
    const largestMs = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
            type: 'largest-contentful-paint',
            buffered: true,
          });
        }),
    );
    return { largestMs: Math.round(largestMs), ...bytes() };
  } finally {
    await browser.close();
  }
}

async function watchBytes(cdp: CDPSession): Promise<() => Omit<FirstPaint, 'largestMs'>> {
  const urls = new Map<string, string>();
  const sizes = new Map<string, number>();
  cdp.on('Network.requestWillBeSent', ({ requestId, request }) => void urls.set(requestId, request.url));
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => void sizes.set(requestId, encodedDataLength));
  await cdp.send('Network.enable');
  return () => {
    const all = [...sizes].map(([id, size]) => ({ url: urls.get(id) ?? '', size }));
    // The live line is kept open and is no call that the screen waits for.
    const api = all.filter((one) => one.url.includes('/api/'));
    const sum = (some: typeof all): number => some.reduce((total, { size }) => total + size, 0);
    return { apiCalls: api.length, apiBytes: sum(api), allBytes: sum(all) };
  };
}
