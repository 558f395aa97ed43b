import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { loadDemo } from '../../server/demo/load';
import { startServer, type TestServer } from '../support/app';
import type { Client } from '../support/client';
import { accessFaults, clipped, openPhone, smallestType } from './phone';

/** 10:00 in Shanghai, a Monday. */
const now = '2026-11-23T02:00:00.000Z';
/** A street corner beside the centre of Huatai, as a phone measures it (WGS-84). */
const atHuatai = { longitude: 118.5842, latitude: 24.8113 };
/** What the app's own code has thrown. */
const faults: string[] = [];
let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  server = await startServer({ at: now });
  await loadDemo(server.db, server.clock.now());
  browser = await chromium.launch({
    executablePath: process.env['LINLI_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}, 120_000);
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  server.clock.set(now);
  expect(faults.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const open = (path: string, kept: Record<string, unknown> = {}, more: BrowserContextOptions = {}) =>
  openPhone({ browser, url: `${server.url}/#${path}`, at: server.clock.now(), kept, faults, more });

/** Somebody of the demo city, signed in on their phone and as a client. */
async function persona(id: string) {
  const session = await server.visitor.call('identity.login', { body: { code: `dev:${id}` } });
  if (!session.ok) throw new Error(session.problem.code);
  return { session: session.body, client: await server.as(id), personId: session.body.me.personId };
}

const servicePage = (serviceId: string) => `/features/booking/service?serviceId=${serviceId}`;
const bookingPage = (bookingId: string) => `/features/booking/booking?bookingId=${bookingId}`;
const slotAt = (page: Page, clock: string) => page.locator('.ui-slot:visible', { hasText: new RegExp(`^${clock}`) });
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
const digitsOn = async (page: Page) => (await page.locator('.booking-digits:visible').innerText()).replace(/\s/g, '');

const bookingsOf = (personId: string, serviceId: string) =>
  server.db
    .selectFrom('booking')
    .select(['id', 'slot_id', 'state', 'ended_by', 'start_at'])
    .where('beneficiary_id', '=', personId)
    .where('service_id', '=', serviceId)
    .where('booked_at', '>=', new Date(now))
    .execute();
const takenOf = async (slotId: string) =>
  (await server.db.selectFrom('slot').select('taken').where('id', '=', slotId).executeTakeFirstOrThrow()).taken;

/** A service of a centre of its own with these slots of today, and how many places each. */
async function serviceWith(slots: { at: string; capacity: number }[]) {
  const { build } = server;
  const service = await build.service({ name: '陶艺体验' });
  const made = [];
  for (const { at, capacity } of slots) {
    const startAt = new Date(`2026-11-23T${at}:00+08:00`);
    made.push(await build.slot({ service_id: service.id, start_at: startAt, capacity }));
  }
  return { service, slots: made };
}

async function book(client: Client, slotId: string) {
  const booked = await client.call('booking.book', {
    params: { slotId },
    body: { requestKey: `key-${Math.random().toString(36).slice(2)}` },
  });
  if (!booked.ok) throw new Error(booked.problem.code);
  return booked.body;
}

describe('booking on a phone', () => {
  it('leads a newcomer from the nearest centre to a booking that 我的 shows with its code', async () => {
    const { page, tap } = await open('/pages/home/index', {}, { geolocation: atHuatai, permissions: ['geolocation'] });
    await tap(button(page, '用定位找最近的'));
    await page.getByText('华泰邻里中心').first().waitFor();
    await tap(page.getByText(/^看全部 \d+ 项服务$/));
    await tap(page.locator('.service-row:visible', { hasText: '健身房 1 小时' }));

    await tap(slotAt(page, '13:00'));
    await tap(button(page, '预约 13:00'));
    // Signed out until now: asked here, and the choice is still there afterwards.
    await tap(page.getByRole('button', { name: /^林晓雯，/ }));
    await page.getByText('自己（林晓雯）').waitFor();
    await page.getByText('今天 13:00–14:00').waitFor();
    await page.getByText('来不了，12:00 前可免费取消').waitFor();
    await tap(button(page, '确认预约'));
    await page.getByText('位置已为您留好').waitFor();
    expect(await digitsOn(page)).toMatch(/^\d{6}$/);

    const rows = await bookingsOf('prs_lin-xiaowen', 'svc_huatai_fitness');
    expect(rows).toMatchObject([{ state: 'confirmed' }]);
    // Going back leads past the page on which it was booked.
    await tap(button(page, '返回'));
    await page.getByText('健身房 1 小时').locator('visible=true').first().waitFor();
    await tap(button(page, '返回'));
    await tap(page.getByRole('link', { name: '我的' }));
    await tap(page.getByRole('button', { name: /^健身房 1 小时，今天 13:00–14:00/ }));
    await page.getByRole('img', { name: /^签到二维码/ }).waitFor();
    const { client } = await persona('lin-xiaowen');
    const seen = await client.call('booking.get', { params: { bookingId: rows[0]?.id ?? '' } });
    expect(await digitsOn(page)).toBe(seen.body?.checkInCode);
  });

  it('cancels after asking, gives the place back and keeps it under 以往', async () => {
    const { session, client, personId } = await persona('wang-qiang');
    const { service, slots } = await serviceWith([{ at: '15:00', capacity: 2 }]);
    const { id } = await book(client, slots[0]?.id ?? '');
    const { page, tap } = await open(bookingPage(id), { session });
    await tap(page.getByRole('button', { name: /^来不了？14:00 前可免费取消/ }));
    await tap(button(page, '保留预约'));
    expect(await bookingsOf(personId, service.id)).toMatchObject([{ state: 'confirmed' }]);

    await page.clock.fastForward(600);
    await tap(page.getByRole('button', { name: /^来不了？/ }));
    await tap(button(page, '取消预约'));
    await page.getByText('已取消', { exact: true }).waitFor();
    expect(await bookingsOf(personId, service.id)).toMatchObject([{ state: 'cancelled', ended_by: 'resident' }]);
    expect(await takenOf(slots[0]?.id ?? '')).toBe(0);

    await page.goto(`${server.url}/#/features/booking/list`);
    await tap(page.getByRole('tab', { name: '以往' }));
    await page.getByRole('button', { name: /^陶艺体验，今天 15:00–15:45，.*已取消$/ }).waitFor();
  });

  it('does not offer to cancel too late, but the telephone', async () => {
    const { session, client } = await persona('volunteer-huatai');
    const { slots } = await serviceWith([{ at: '10:30', capacity: 2 }]);
    const { id, phone: number } = await book(client, slots[0]?.id ?? '');
    const { page } = await open(bookingPage(id), { session });
    await page.getByText('已过免费取消时间（09:30）').waitFor();
    expect(await page.getByText('前可免费取消').count()).toBe(0);
    await button(page, number).waitFor();
  });

  it('says that the last place has just gone, and books the nearest other time instead', async () => {
    const { session, personId } = await persona('lin-xiaowen');
    const { service, slots } = await serviceWith([
      { at: '16:00', capacity: 1 },
      { at: '17:00', capacity: 3 },
    ]);
    const { page, tap } = await open(servicePage(service.id), { session });
    await page.getByText('余 1 位').waitFor();
    await tap(slotAt(page, '16:00'));
    await tap(button(page, '预约 16:00'));
    const faster = await server.as(await server.build.resident());
    await book(faster, slots[0]?.id ?? '');

    await tap(button(page, '确认预约'));
    await page.getByText('这个时段刚刚约满了，看看别的时间').waitFor();
    await page.getByText('最近还有空：17:00，余 3 位').waitFor();
    await tap(button(page, '改约 17:00'));
    await page.clock.fastForward(600);
    await tap(button(page, '确认预约'));
    await page.getByText('位置已为您留好').waitFor();
    expect(await bookingsOf(personId, service.id)).toMatchObject([{ slot_id: slots[1]?.id, state: 'confirmed' }]);
  });

  it('books once for a double tap, and once when the answer is lost and the tap repeated', async () => {
    const { session, personId } = await persona('chen-xiulan');
    const { service, slots } = await serviceWith([{ at: '18:00', capacity: 5 }]);
    const { page, tap } = await open(servicePage(service.id), { session });
    const keys: string[] = [];
    await page.route('**/api/v1/slots/*/bookings', async (route) => {
      keys.push((JSON.parse(route.request().postData() ?? '{}') as { requestKey: string }).requestKey);
      const answer = await route.fetch();
      // The server has booked, the phone never hears of it.
      await (keys.length === 1 ? route.abort() : route.fulfill({ response: answer }));
    });
    await tap(slotAt(page, '18:00'));
    await tap(button(page, '预约 18:00'));
    await button(page, '确认预约').evaluate((element: HTMLElement) => {
      element.click();
      element.click();
    });
    await page.getByText('再点一次不会重复预约').waitFor();
    expect(keys).toHaveLength(1);

    // Not even closing the app forgets which attempt it was.
    await page.reload();
    await tap(button(page, '预约 18:00').or(slotAt(page, '18:00')).first());
    const opened = page.getByText('位置已为您留好').or(page.getByRole('img', { name: /^签到二维码/ }));
    await opened.first().waitFor();
    expect(await bookingsOf(personId, service.id)).toHaveLength(1);
    expect(await takenOf(slots[0]?.id ?? '')).toBe(1);
  });

  it('repeats a lost attempt with the same key', async () => {
    const { session, personId } = await persona('wang-qiang');
    const { service, slots } = await serviceWith([{ at: '19:00', capacity: 5 }]);
    const { page, tap } = await open(servicePage(service.id), { session });
    const keys: string[] = [];
    await page.route('**/api/v1/slots/*/bookings', async (route) => {
      keys.push((JSON.parse(route.request().postData() ?? '{}') as { requestKey: string }).requestKey);
      const answer = await route.fetch();
      await (keys.length === 1 ? route.abort() : route.fulfill({ response: answer }));
    });
    await tap(slotAt(page, '19:00'));
    await tap(button(page, '预约 19:00'));
    await tap(button(page, '确认预约'));
    await page.clock.fastForward(600);
    await tap(button(page, '再试一次'));
    await page.getByText('位置已为您留好').waitFor();
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect(await bookingsOf(personId, service.id)).toHaveLength(1);
    expect(await takenOf(slots[0]?.id ?? '')).toBe(1);
  });

  it('takes four taps from home in care mode, in large type that fits 320 px', async () => {
    const { session, personId } = await persona('chen-xiulan');
    const kept = { session, settings: { care: true }, place: { centreId: 'ctr_huatai' } };
    const { page, tap, taps } = await open('/pages/home/index', kept, { viewport: { width: 320, height: 640 } });
    await tap(page.getByRole('button', { name: /^预约，/ }));
    await tap(page.getByText('学习', { exact: true }));
    await tap(page.locator('.service-row:visible').first());
    await page.getByText('最近有空的时间').waitFor();
    expect(await clipped(page)).toEqual([]);
    await tap(button(page, '确认预约'));
    await page.getByText('位置已为您留好').waitFor();
    expect(taps()).toBeLessThanOrEqual(4);
    expect(await clipped(page)).toEqual([]);
    expect(
      await smallestType(page, '.booking-when, .booking-note, .booking-digits, .ui-row__title'),
    ).toBeGreaterThanOrEqual(22);
    const rows = await server.db
      .selectFrom('booking')
      .select('state')
      .where('beneficiary_id', '=', personId)
      .where('booked_at', '>=', new Date(now))
      .where('centre_id', '=', 'ctr_huatai')
      .execute();
    expect(rows).toEqual([{ state: 'confirmed' }]);
  });

  it('lets another day and time be chosen in care mode, one question a screen', async () => {
    const { session, personId } = await persona('ahmed-saleh');
    const { page, tap } = await open(servicePage('svc_huatai_fitness'), { session, settings: { care: true } });
    await tap(button(page, '换个时间'));
    await page.getByText('想哪天来？').waitFor();
    await tap(page.locator('.ui-slot:visible', { hasText: '后天' }));
    await page.getByText('想几点来？').waitFor();
    await tap(slotAt(page, '15:00'));
    await page.getByText('您选的时间').waitFor();
    await tap(button(page, '确认预约'));
    await page.getByText('位置已为您留好').waitFor();
    const [row] = await bookingsOf(personId, 'svc_huatai_fitness');
    expect(row?.start_at.toISOString()).toBe('2026-11-25T07:00:00.000Z');
  });

  it('turns to 已签到 by itself when staff check the code in', async () => {
    const { session, client } = await persona('lin-xiaowen');
    const staff = await server.as('staff-huatai');
    const day = await client.call('service.slots', {
      params: { serviceId: 'svc_huatai_study' },
      query: { on: '2026-11-23' },
    });
    const free = day.body?.items.find((slot) => slot.state === 'open' && slot.startAt >= '2026-11-23T11');
    const { id } = await book(client, free?.id ?? '');
    const { page } = await open(bookingPage(id), { session });
    await page.getByText('已约好').first().waitFor();
    const checked = await staff.call('roster.checkIn', { body: { code: await digitsOn(page) } });
    expect(checked.body?.state).toBe('attended');
    await page.clock.fastForward('00:05');
    await page.getByText('已签到', { exact: true }).waitFor();
    expect(await page.locator('.booking-digits:visible').count()).toBe(0);
  });

  it('renews the code, and says so when it no longer can', async () => {
    const { session, client } = await persona('wang-qiang');
    const { slots } = await serviceWith([{ at: '20:00', capacity: 5 }]);
    const { id } = await book(client, slots[0]?.id ?? '');
    const { page } = await open(bookingPage(id), { session });
    const before = await digitsOn(page);
    server.clock.pass(1);
    await page.clock.fastForward('00:31');
    await page.waitForFunction(
      (old) => !document.body.innerText.includes(old),
      `${before.slice(0, 3)} ${before.slice(3)}`,
    );
    const fresh = await client.call('booking.get', { params: { bookingId: id } });
    expect(await digitsOn(page)).toBe(fresh.body?.checkInCode);

    await page.context().setOffline(true);
    await page.clock.fastForward('02:00');
    await page.getByText('网络不通，签到码暂时更新不了').waitFor();
  });

  it('leads from an overlap to my bookings', async () => {
    const { session, client } = await persona('wang-qiang');
    const { service, slots } = await serviceWith([{ at: '12:00', capacity: 5 }]);
    await book(client, slots[0]?.id ?? '');
    const other = await serviceWith([{ at: '12:15', capacity: 5 }]);
    const { page, tap } = await open(servicePage(other.service.id), { session });
    await tap(slotAt(page, '12:15'));
    await tap(button(page, '预约 12:15'));
    await tap(button(page, '确认预约'));
    await page.getByText('您在同一时间已有别的预约').waitFor();
    await tap(button(page, '看我的预约'));
    await page.getByRole('button', { name: new RegExp(`^${service.name}，今天 12:00`) }).waitFor();
  });

  it('leads from an age limit to the telephone', async () => {
    const { session } = await persona('wang-qiang');
    const { page, tap } = await open(servicePage('svc_huatai_lunch'), { session });
    await tap(page.locator('.ui-day:visible').nth(1));
    await tap(slotAt(page, '11:30'));
    await tap(button(page, '预约 11:30'));
    await tap(button(page, '确认预约'));
    await page.getByText('还没到这项服务的年龄').waitFor();
    await page.getByRole('button', { name: /^打电话 0595/ }).waitFor();
  });

  it.each([{ theme: 'light' }, { theme: 'dark' }, { theme: 'light', care: true }])(
    'can be read and reached by everybody: %j',
    async (settings) => {
      const { session, client } = await persona('chen-xiulan');
      const day = await client.call('booking.mine', { query: {} });
      const { page, tap } = await open(servicePage('svc_huatai_clay'), { session, settings });
      await page.getByText('查看介绍与须知').waitFor();
      expect(await accessFaults(page)).toEqual([]);
      await tap(page.getByText('查看介绍与须知'));
      expect(await accessFaults(page)).toEqual([]);
      await page.goto(`${server.url}/#${bookingPage(day.body?.items[0]?.id ?? '')}`);
      await page.getByText('预约信息').waitFor();
      expect(await accessFaults(page)).toEqual([]);
      await page.goto(`${server.url}/#/features/booking/list`);
      await page.getByText('出示签到码').locator('visible=true').first().waitFor();
      expect(await accessFaults(page)).toEqual([]);
    },
  );
});
