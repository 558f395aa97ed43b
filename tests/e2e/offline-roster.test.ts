import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { deskWords } from '../../shared/words/desk';
import { offlineWords } from '../../shared/words/desk-offline';
import { startServer, type TestServer } from '../support/app';
import { violations } from './axe';
import { openPhone } from './phone';
import { launch, misfits } from './visit';

/** 10:00 in Shanghai, a Monday. */
const now = '2026-11-23T02:00:00.000Z';
const shots = process.env['LINLI_SHOTS'];
const w = offlineWords.zh;

let server: TestServer;
let browser: Browser;
const faults: string[] = [];
beforeAll(async () => {
  server = await startServer({ at: now });
  browser = await launch();
  if (shots !== undefined) mkdirSync(shots, { recursive: true });
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  server.clock.set(now);
  expect(faults.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
/** In view on the page in front. */
const text = (page: Page, words: string | RegExp) => page.getByText(words).filter({ visible: true }).first();

async function look(page: Page, name: string): Promise<void> {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
  expect(await misfits(page, 44)).toEqual([]);
  expect(await violations(page)).toEqual([]);
}

/** A fitness room from 10:10 on, four people who have booked, and a member of staff with the page open. */
async function arrange(width: number, settings: Record<string, unknown> = {}) {
  const { build } = server;
  const centre = await build.centre({ name: '永福里邻里中心' });
  const service = await build.service({ centre_id: centre.id, name: '健身房' });
  const slot = await build.slot({ service_id: service.id, start_at: new Date('2026-11-23T02:10:00.000Z') });
  const names = ['陈秀兰', '黄志明', '吴阿梅', '郑小宝'];
  const ids: string[] = [];
  for (const name of names) ids.push(await build.booking(slot, await build.resident({ name, bornOn: '1950-03-09' })));
  const staff = await build.staff(centre.id);
  const code = server.standin.codes.give(staff.openid);
  const session = (await server.visitor.call('identity.login', { body: { code } })).body;
  const { page } = await openPhone({
    ...{ browser, faults, at: server.clock.now() },
    url: `${server.url}/#/features/desk/index`,
    kept: { session, settings },
    more: { viewport: { width, height: 812 } },
  });
  return { page, slot, staff, ids: ids as [string, string, string, string] };
}

const stateOf = async (bookingId: string) =>
  (await server.db.selectFrom('booking').select('state').where('id', '=', bookingId).executeTakeFirstOrThrow()).state;
/** A network that was away for a while: the phone's clock and the server's go on together. */
const later = async (page: Page, minutes: number) => {
  server.clock.pass(minutes);
  await page.clock.fastForward(minutes * 60_000);
};

test.each([
  ['at 375', 375, {}],
  ['in care mode at 320', 320, { care: true }],
] as const)(
  'a roster goes along, people are ticked without a network, and it says what became of each, %s',
  async (_title, width, settings) => {
    const { page, slot, staff, ids } = await arrange(width, settings);
    await button(page, new RegExp(`^${w.title}`)).click();
    await text(page, w.intro).waitFor();
    await look(page, `offline-none-${width}`);
    await button(page, w.keep).click();
    await button(page, w.tickLabel('陈*兰')).waitFor();
    await look(page, `offline-kept-${width}`);

    await page.context().setOffline(true);
    await later(page, 12);
    for (const name of ['陈*兰', '黄*明', '吴*梅']) await button(page, w.tickLabel(name)).click();
    await text(page, w.unsent(3)).waitFor();
    await look(page, `offline-waiting-${width}`);
    await button(page, w.takeBackLabel('吴*梅')).click();
    await text(page, w.unsent(2)).waitFor();
    await button(page, w.tickLabel('吴*梅')).click();
    await text(page, w.unsent(3)).waitFor();
    // By the button too it stays until there is a network.
    await button(page, w.send).click();
    await text(page, w.sendLater).waitFor();
    expect(await stateOf(ids[0])).toBe('confirmed');

    const desk = await server.as(await server.build.staff(slot.centre_id));
    await desk.call('roster.checkIn', { body: { bookingId: ids[1] } });
    const over = { state: 'cancelled' as const, prior_state: 'confirmed' as const, live_key: ids[2] };
    await server.db.updateTable('booking').set(over).where('id', '=', ids[2]).execute();
    await later(page, 5);
    await page.context().setOffline(false);
    await text(page, w.told['roster.not_confirmed'].title).waitFor();
    await text(page, w.told.before.title).waitFor();
    expect(await Promise.all(ids.map(stateOf))).toEqual(['attended', 'attended', 'cancelled', 'confirmed']);
    const came = await server.db.selectFrom('booking').selectAll().where('id', '=', ids[0]).executeTakeFirstOrThrow();
    expect(came.attended_at?.toISOString()).toMatch(/^2026-11-23T02:12:/);
    expect(came.checked_in_by).toBe(staff.accountId);
    await look(page, `offline-told-${width}`);
    await button(page, w.putAwayLabel('吴*梅')).click();
    await button(page, w.putAwayLabel('黄*明')).click();
    await page.getByText(w.toldTitle).waitFor({ state: 'hidden' });
    await button(page, w.tickLabel('郑*宝')).click();
    await text(page, w.figures.attended).waitFor();
    await page.getByText(w.waitingTitle).waitFor({ state: 'hidden' });
    expect(await stateOf(ids[3])).toBe('attended');
  },
);

test('whoever keeps a roster can go on at the usual roster and by code when the network goes; the day takes it off the phone', async () => {
  const { page, ids } = await arrange(375);
  await button(page, new RegExp(`^${w.title}`)).click();
  await button(page, w.keep).click();
  await button(page, w.tickLabel('陈*兰')).waitFor();
  await page.goBack();
  await button(page, /健身房/).click();
  await button(page, deskWords.zh.tickLabel('陈*兰')).waitFor();
  await page.context().setOffline(true);
  await button(page, deskWords.zh.tickLabel('陈*兰')).click();
  await text(page, w.notedNotSent).waitFor();
  await look(page, 'slot-offline-375');
  await page.context().setOffline(false);
  await text(page, /已签到 10:/).waitFor();
  expect(await stateOf(ids[0])).toBe('attended');
  // The next morning: no names are left.
  server.clock.set('2026-11-24T00:00:00.000Z');
  await page.clock.setSystemTime('2026-11-24T00:00:00.000Z');
  await page.reload();
  await page.waitForFunction(() => localStorage.getItem('linli.roster') === null);
});
