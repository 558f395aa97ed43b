import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { deskWords } from '../../shared/words/desk';
import { checkInWords } from '../../shared/words/desk-check-in';
import { offlineWords } from '../../shared/words/desk-offline';
import { startServer, type TestServer } from '../support/app';
import { violations } from './axe';
import { openPhone } from './phone';
import { launch, misfits } from './visit';

/** 10:00 in Shanghai, a Monday. */
const now = '2026-11-23T02:00:00.000Z';
const shots = process.env['LINLI_SHOTS'];
const w = offlineWords.zh;
const checkIn = checkInWords.zh;

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
  const codes: { digits: string; picture: string }[] = [];
  for (const name of names) {
    const who = await build.resident({ name, bornOn: '1950-03-09' });
    const bookingId = await build.booking(slot, who);
    const shown = (await (await server.as(who)).call('booking.get', { params: { bookingId } })).body;
    ids.push(bookingId);
    codes.push({ digits: shown?.checkInCode ?? '', picture: shown?.checkInQr ?? '' });
  }
  const staff = await build.staff(centre.id);
  const code = server.standin.codes.give(staff.openid);
  const session = (await server.visitor.call('identity.login', { body: { code } })).body;
  const { page } = await openPhone({
    ...{ browser, faults, at: server.clock.now() },
    url: `${server.url}/#/features/desk/index`,
    kept: { session, settings },
    more: { viewport: { width, height: 812 } },
  });
  type Four<T> = [T, T, T, T];
  return { page, slot, staff, ids: ids as Four<string>, codes: codes as Four<(typeof codes)[number]> };
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

test('codes typed and scanned without a network are noted one by one, shown as not sent, and taken when it is back', async () => {
  const { page, ids, codes } = await arrange(375);
  await button(page, new RegExp(`^${w.title}`)).click();
  await button(page, w.keep).click();
  await button(page, w.tickLabel('陈*兰')).waitFor();
  // It stands where the button was that has just been tapped.
  await page.clock.fastForward(600);
  await page.getByRole('button', { name: checkIn.title, exact: true }).click();
  const field = page.getByRole('textbox', { name: checkIn.typeLabel });
  await field.waitFor();
  await page.context().setOffline(true);

  // Digits name nobody without the server; a picture names its booking.
  await field.fill(codes[1].digits);
  await field.press('Enter');
  await text(page, w.notedUnknown).waitFor();
  await look(page, 'check-in-noted-digits-375');
  await field.fill(codes[2].picture);
  await field.press('Enter');
  await text(page, `吴*梅 ${w.noted}`).waitFor();
  await text(page, w.notedLong('吴*梅')).waitFor();
  await look(page, 'check-in-noted-picture-375');
  // The same person a second time changes nothing.
  await field.fill(codes[2].picture);
  await field.press('Enter');
  await text(page, w.notedBefore('吴*梅')).waitFor();
  await page.goBack();
  await text(page, w.unsent(2)).waitFor();
  await text(page, w.digits).waitFor();
  await look(page, 'offline-codes-waiting-375');
  expect(await Promise.all(ids.map(stateOf))).toEqual(ids.map(() => 'confirmed'));

  // Long after the codes have run out: they count as of when they were shown.
  await later(page, 12);
  await page.context().setOffline(false);
  await page.getByText(w.waitingTitle).waitFor({ state: 'hidden' });
  expect(await Promise.all(ids.map(stateOf))).toEqual(['confirmed', 'attended', 'attended', 'confirmed']);
  const rows = await server.db.selectFrom('booking').selectAll().where('id', 'in', [ids[1], ids[2]]).execute();
  expect(rows.map((row) => row.check_in_method)).toEqual(['code', 'code']);
  for (const row of rows) expect(row.attended_at?.toISOString()).toMatch(/^2026-11-23T02:00:/);
});

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
