import type { Browser, Page } from 'playwright-core';
import { startServer, type TestServer } from '../support/app';
import { buildDraw } from '../support/build-lottery';
import { violations } from './axe';
import { clipped, openPhone } from './phone';
import { launch, sessionFor } from './visit';

/** A manager pauses a service with a reason; residents and the desk read it instead of times, and it goes on again. */
let server: TestServer;
let browser: Browser;
const faults: string[] = [];
beforeAll(async () => {
  server = await startServer({ at: '2026-11-23T02:00:00.000Z' });
  browser = await launch();
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  expect(faults.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const shots = process.env['LINLI_SHOTS'];
const look = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
  expect(await clipped(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
};
const wide = { viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false };
const phone = { viewport: { width: 375, height: 812 } };
const narrow = { viewport: { width: 320, height: 700 } };
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const text = (page: Page, words: string) => page.getByText(words, { exact: false }).locator('visible=true').first();
/** The same button does nothing for half a second: that would be a double tap. */
const later = (page: Page) => page.clock.fastForward(600);

async function at(openid: string, path: string, more: object, kept: object = {}) {
  const session = await sessionFor(server, server.standin.codes.give(openid), more);
  const memory = { session, ...kept };
  return openPhone({ browser, url: `${server.url}/#${path}`, at: server.clock.now(), kept: memory, faults, more });
}

const reason = '陈老师生病，这周的课先停';

async function stage() {
  const centre = await server.build.centre({ name: '永福里邻里中心' });
  const service = await server.build.service({ centre_id: centre.id, name: '书法课', waitlist_max: 5 });
  const slot = await server.build.slot({ service_id: service.id, start_at: new Date('2026-11-23T06:00:00.000Z') });
  const resident = await server.build.resident();
  const bookingId = await server.build.booking(slot, resident);
  const manager = await server.build.staff(centre.id, { role: 'manager' });
  const client = await server.as(manager);
  return {
    ...{ centreId: centre.id, serviceId: service.id, slot, resident, manager, bookingId },
    service: `/features/booking/service?serviceId=${service.id}`,
    pause: (until: string | null = '2026-12-03') =>
      client.call('catalogue.pause', { params: { serviceId: service.id }, body: { version: 1, reason, until } }),
  };
}

test('a manager pauses a service with the reason and a day, changes them, and lets it go on', async () => {
  const { centreId, manager, service, resident } = await stage();
  const { page } = await at(manager.openid, `/features/catalogue/index?centreId=${centreId}`, wide);
  await page.getByText('书法课').first().click();
  await button(page, '暂停预约').click();
  await text(page, '已经约好的 1 人照样有效').waitFor();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: '暂停预约' }).click();
  await text(page, '请写明原因，至少 2 个字').waitFor();
  await box(page, '为什么暂停').fill(reason);
  await page.getByRole('radio', { name: '大约哪天' }).click();
  await later(page);
  await sheet.getByRole('button', { name: '暂停预约' }).click();
  await text(page, '请选明天或以后的日子').waitFor();
  await look(page, 'pause-sheet-1280');
  await page.getByLabel('预计恢复的日子').fill('2026-12-03');
  await later(page);
  await sheet.getByRole('button', { name: '暂停预约' }).click();
  await text(page, '已暂停，居民会看到原因').waitFor();
  await text(page, '预计12月3日恢复').waitFor();
  await look(page, 'pause-state-1280');
  await button(page, '改原因或日子').click();
  await page.getByRole('radio', { name: '还不知道' }).click();
  await sheet.getByRole('button', { name: '保存' }).click();
  await text(page, '恢复时间还没有定').waitFor();

  const seen = await at(resident.openid, service, phone);
  await text(seen.page, reason).waitFor();
  await later(page);
  await button(page, '恢复预约').click();
  await text(page, '先给排候补的人').waitFor();
  await button(page, '恢复').click();
  await text(page, '已恢复，居民可以预约了').waitFor();
  await seen.page.reload();
  await text(seen.page, '请选时间').waitFor();
}, 60_000);

test('on the phone the pause fits too', async () => {
  const { centreId, manager } = await stage();
  const { page, tap } = await at(manager.openid, `/features/catalogue/index?centreId=${centreId}`, narrow);
  await tap(page.getByText('书法课').first());
  await tap(button(page, '暂停预约'));
  await text(page, '为什么暂停').waitFor();
  await look(page, 'pause-sheet-320');
});

test.each([
  ['375', phone, {}],
  ['320', narrow, {}],
  ['375-dark', { ...phone, colorScheme: 'dark' }, {}],
  ['320-care', narrow, { care: true }],
  ['375-en', phone, { language: 'en' }],
] as const)(
  'residents read on the service page why it is paused, with nothing to choose: %s',
  async (name, more, settings) => {
    const { service, resident, pause } = await stage();
    await pause();
    const { page } = await at(resident.openid, service, more, { settings });
    await text(page, reason).waitFor();
    await text(page, name === '375-en' ? 'Expected back Dec 3' : '预计12月3日恢复').waitFor();
    expect(await page.locator('.ui-slot:visible').count()).toBe(0);
    expect(await button(page, '请选时间').count()).toBe(0);
    await look(page, `paused-service-${name}`);
  },
);

test.each([
  ['375', phone, {}],
  ['320', narrow, {}],
  ['375-dark', { ...phone, colorScheme: 'dark' }, {}],
] as const)('home, the centre page and the list of services say so: %s', async (name, more, settings) => {
  const { resident, pause, centreId } = await stage();
  await pause();
  const place = { centreId };
  const { page } = await at(resident.openid, '/pages/home/index', more, { settings, place });
  await text(page, reason).waitFor();
  await look(page, `paused-home-${name}`);
  const centre = await at(resident.openid, `/features/centre/centre?centreId=${centreId}&show=services`, more, {
    settings,
  });
  await text(centre.page, reason).waitFor();
  await text(centre.page, '暂停预约').waitFor();
  await look(centre.page, `paused-centre-${name}`);
  const list = await at(resident.openid, '/pages/services/index', more, { settings, place });
  await text(list.page, reason).waitFor();
  await look(list.page, `paused-list-${name}`);
});

test('who has booked reads that it stands; the desk and the draw say why nobody new comes in', async () => {
  const { resident, pause, centreId, serviceId, slot, manager, bookingId } = await stage();
  const drawn = await server.build.slot({ service_id: serviceId, start_at: new Date('2026-11-25T06:00:00.000Z') });
  await buildDraw(server.db, server.clock, drawn);
  await pause();
  const held = await at(resident.openid, `/features/booking/booking?bookingId=${bookingId}`, phone);
  await text(held.page, '您这次预约照样有效').waitFor();
  await look(held.page, 'paused-booking-375');
  const draw = await at(resident.openid, `/features/lottery/draw?slotId=${drawn.id}`, phone);
  await text(draw.page, '暂停期间不能报名').waitFor();
  await look(draw.page, 'paused-draw-375');
  const times = `startAt=${slot.start_at.toISOString()}&endAt=${slot.end_at.toISOString()}`;
  const path = `/features/front/book?slotId=${slot.id}&centreId=${centreId}&serviceId=${serviceId}&${times}`;
  const desk = await at(manager.openid, path, wide);
  await text(desk.page, '暂停期间不能为居民新约').waitFor();
  await look(desk.page, 'paused-desk-1280');
});

test('who was choosing when it was paused is told why, and the page shows it', async () => {
  const { service, pause } = await stage();
  const other = await server.build.resident();
  const { page, tap } = await at(other.openid, service, phone);
  await tap(page.locator('.ui-slot:visible').first());
  await tap(button(page, '预约 14:00'));
  await text(page, '确认预约').waitFor();
  await pause(null);
  await later(page);
  await tap(button(page, '确认预约').last());
  await text(page, `这项服务暂停预约：${reason}`).waitFor();
  await look(page, 'paused-refused-375');
});
