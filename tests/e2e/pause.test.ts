import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Resident } from '../support/build';
import { buildDraw } from '../support/build-lottery';
import { lookSound, openStage, pastDoubleTap } from './stage';

/** A manager pauses a service with a reason; residents and the desk read it instead of times, and it goes on again. */
const stage = openStage();

const wide = { viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false };
const phone = { viewport: { width: 375, height: 812 } };
const narrow = { viewport: { width: 320, height: 700 } };
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const text = (page: Page, words: string) => page.getByText(words, { exact: false }).locator('visible=true').first();

const at = (
  as: Resident,
  path: string,
  options: BrowserContextOptions,
  remembered: { settings?: object; place?: object } = {},
): Promise<Page> => {
  const { settings = {}, place = {} } = remembered;
  return stage.open(path, { as, options, kept: { 'linli.settings': settings, 'linli.place': place } });
};

const reason = '陈老师生病，这周的课先停';

async function paused() {
  const centre = await stage.server.build.centre({ name: '永福里邻里中心' });
  const service = await stage.server.build.service({ centre_id: centre.id, name: '书法课', waitlist_max: 5 });
  const slot = await stage.server.build.slot({
    service_id: service.id,
    start_at: new Date('2026-11-23T06:00:00.000Z'),
  });
  const resident = await stage.server.build.resident();
  const bookingId = await stage.server.build.booking(slot, resident);
  const manager = await stage.server.build.staff(centre.id, { role: 'manager' });
  const client = await stage.server.as(manager);
  return {
    ...{ centreId: centre.id, serviceId: service.id, slot, resident, manager, bookingId },
    service: `/features/booking/service?serviceId=${service.id}`,
    pause: (until: string | null = '2026-12-03') =>
      client.call('catalogue.pause', { params: { serviceId: service.id }, body: { version: 1, reason, until } }),
  };
}

test('a manager pauses a service with the reason and a day, changes them, and lets it go on', async () => {
  const { centreId, manager, service, resident } = await paused();
  const page = await at(manager, `/features/catalogue/index?centreId=${centreId}`, wide);
  await page.getByText('书法课').first().click();
  await button(page, '暂停预约').click();
  await text(page, '已经约好的 1 人照样有效').waitFor();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: '暂停预约' }).click();
  await text(page, '请写明原因，至少 2 个字').waitFor();
  await box(page, '为什么暂停').fill(reason);
  await page.getByRole('radio', { name: '大约哪天' }).click();
  await pastDoubleTap(page);
  await sheet.getByRole('button', { name: '暂停预约' }).click();
  await text(page, '请选明天或以后的日子').waitFor();
  await lookSound(page, 'pause-sheet-1280');
  await page.getByLabel('预计恢复的日子').fill('2026-12-03');
  await pastDoubleTap(page);
  await sheet.getByRole('button', { name: '暂停预约' }).click();
  await text(page, '已暂停，居民会看到原因').waitFor();
  await text(page, '预计12月3日恢复').waitFor();
  await lookSound(page, 'pause-state-1280');
  await button(page, '改原因或日子').click();
  await page.getByRole('radio', { name: '还不知道' }).click();
  await sheet.getByRole('button', { name: '保存' }).click();
  await text(page, '恢复时间还没有定').waitFor();

  const seen = await at(resident, service, phone);
  await text(seen, reason).waitFor();
  await pastDoubleTap(page);
  await button(page, '恢复预约').click();
  await text(page, '先给排候补的人').waitFor();
  await button(page, '恢复').click();
  await text(page, '已恢复，居民可以预约了').waitFor();
  await seen.reload();
  await text(seen, '请选时间').waitFor();
}, 60_000);

test('on the phone the pause fits too', async () => {
  const { centreId, manager } = await paused();
  const page = await at(manager, `/features/catalogue/index?centreId=${centreId}`, narrow);
  await page.getByText('书法课').first().tap();
  await button(page, '暂停预约').tap();
  await text(page, '为什么暂停').waitFor();
  await lookSound(page, 'pause-sheet-320');
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
    const { service, resident, pause } = await paused();
    await pause();
    const page = await at(resident, service, more, { settings });
    await text(page, reason).waitFor();
    await text(page, name === '375-en' ? 'Expected back Dec 3' : '预计12月3日恢复').waitFor();
    expect(await page.locator('.ui-slot:visible').count()).toBe(0);
    expect(await button(page, '请选时间').count()).toBe(0);
    await lookSound(page, `paused-service-${name}`);
  },
);

test.each([
  ['375', phone, {}],
  ['320', narrow, {}],
  ['375-dark', { ...phone, colorScheme: 'dark' }, {}],
] as const)('home, the centre page and the list of services say so: %s', async (name, more, settings) => {
  const { resident, pause, centreId } = await paused();
  await pause();
  const place = { centreId };
  const page = await at(resident, '/pages/home/index', more, { settings, place });
  await text(page, reason).waitFor();
  await lookSound(page, `paused-home-${name}`);
  const centre = await at(resident, `/features/centre/centre?centreId=${centreId}&show=services`, more, {
    settings,
  });
  await text(centre, reason).waitFor();
  await text(centre, '暂停预约').waitFor();
  await lookSound(centre, `paused-centre-${name}`);
  const list = await at(resident, '/pages/services/index', more, { settings, place });
  await text(list, reason).waitFor();
  await lookSound(list, `paused-list-${name}`);
});

test('who has booked reads that it stands; the desk and the draw say why nobody new comes in', async () => {
  const { resident, pause, centreId, serviceId, slot, manager, bookingId } = await paused();
  const drawn = await stage.server.build.slot({
    service_id: serviceId,
    start_at: new Date('2026-11-25T06:00:00.000Z'),
  });
  await buildDraw(stage.server.db, stage.server.clock, drawn);
  await pause();
  const held = await at(resident, `/features/booking/booking?bookingId=${bookingId}`, phone);
  await text(held, '您这次预约照样有效').waitFor();
  await lookSound(held, 'paused-booking-375');
  const draw = await at(resident, `/features/lottery/draw?slotId=${drawn.id}`, phone);
  await text(draw, '暂停期间不能报名').waitFor();
  await lookSound(draw, 'paused-draw-375');
  const times = `startAt=${slot.start_at.toISOString()}&endAt=${slot.end_at.toISOString()}`;
  const path = `/features/front/book?slotId=${slot.id}&centreId=${centreId}&serviceId=${serviceId}&${times}`;
  const desk = await at(manager, path, wide);
  await text(desk, '暂停期间不能为居民新约').waitFor();
  await lookSound(desk, 'paused-desk-1280');
});

test('who was choosing when it was paused is told why, and the page shows it', async () => {
  const { service, pause } = await paused();
  const other = await stage.server.build.resident();
  const page = await at(other, service, phone);
  await page.locator('.ui-slot:visible').first().tap();
  await button(page, '预约 14:00').tap();
  await text(page, '确认预约').waitFor();
  await pause(null);
  await pastDoubleTap(page);
  await button(page, '确认预约').last().tap();
  await text(page, `这项服务暂停预约：${reason}`).waitFor();
  await lookSound(page, 'paused-refused-375');
});
