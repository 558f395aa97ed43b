import { readFileSync } from 'node:fs';
import { violations } from './axe';
import { clipped, smallestType } from './phone';
import {
  book,
  bookingPage,
  button,
  digitsOn,
  now,
  openBookingStage,
  servicePage,
  slotAt,
  type BookingStage,
} from './booking-stage';

/** A street corner beside the centre of Huatai, as a phone measures it (WGS-84). */
const atHuatai = { longitude: 118.5842, latitude: 24.8113 };

let stage: BookingStage;
beforeAll(async () => {
  stage = await openBookingStage();
}, 120_000);
afterEach(async () => {
  expect(await stage.reset()).toEqual([]);
});
afterAll(() => stage?.close());

describe('booking on a phone', () => {
  it('leads a newcomer from the nearest centre to a booking that 我的 shows with its code', async () => {
    const { page, tap } = await stage.open(
      '/pages/home/index',
      {},
      { geolocation: atHuatai, permissions: ['geolocation'] },
    );
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

    const rows = await stage.bookingsOf('prs_lin-xiaowen', 'svc_huatai_fitness');
    expect(rows).toMatchObject([{ state: 'confirmed' }]);
    // Going back leads past the page on which it was booked.
    await tap(button(page, '返回'));
    await page.getByText('健身房 1 小时').locator('visible=true').first().waitFor();
    await tap(button(page, '返回'));
    await tap(page.getByRole('link', { name: '我的' }));
    await tap(page.getByRole('button', { name: /^健身房 1 小时，今天 13:00–14:00/ }));
    await page.getByRole('img', { name: /^签到二维码/ }).waitFor();
    const { client } = await stage.persona('lin-xiaowen');
    const seen = await client.call('booking.get', { params: { bookingId: rows[0]?.id ?? '' } });
    expect(await digitsOn(page)).toBe(seen.body?.checkInCode);
  });

  it('cancels after asking, gives the place back and keeps it under 以往', async () => {
    const { session, client, personId } = await stage.persona('wang-qiang');
    const { serviceId, slotIds } = await stage.serviceWith([{ at: '15:00', capacity: 2 }]);
    const { id } = await book(client, slotIds[0]);
    const { page, tap } = await stage.open(bookingPage(id), { session });
    await tap(page.getByRole('button', { name: /^来不了？14:00 前可免费取消/ }));
    await tap(button(page, '保留预约'));
    expect(await stage.bookingsOf(personId, serviceId)).toMatchObject([{ state: 'confirmed' }]);

    await page.clock.fastForward(600);
    await tap(page.getByRole('button', { name: /^来不了？/ }));
    await tap(button(page, '取消预约'));
    await page.getByText('已取消', { exact: true }).waitFor();
    expect(await stage.bookingsOf(personId, serviceId)).toMatchObject([{ state: 'cancelled', ended_by: 'resident' }]);
    expect(await stage.takenOf(slotIds[0] ?? '')).toBe(0);

    await page.goto(`${stage.server.url}/#/features/booking/list`);
    await tap(page.getByRole('tab', { name: '以往' }));
    await page.getByRole('button', { name: /^今天 15:00–15:45 ?已取消 ?陶艺体验/ }).waitFor();
  });

  it('takes four taps from home in care mode, in large type that fits 320 px', async () => {
    const { session, personId } = await stage.persona('chen-xiulan');
    const kept = { session, settings: { care: true }, place: { centreId: 'ctr_huatai' } };
    const { page, tap, taps } = await stage.open('/pages/home/index', kept, { viewport: { width: 320, height: 640 } });
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
    const rows = await stage.server.db
      .selectFrom('booking')
      .select('state')
      .where('beneficiary_id', '=', personId)
      .where('booked_at', '>=', new Date(now))
      .where('centre_id', '=', 'ctr_huatai')
      .execute();
    expect(rows).toEqual([{ state: 'confirmed' }]);
  });

  it('lets another day and time be chosen in care mode, one question a screen', async () => {
    const { session, personId } = await stage.persona('ahmed-saleh');
    const { page, tap } = await stage.open(servicePage('svc_huatai_fitness'), { session, settings: { care: true } });
    await tap(button(page, '换个时间'));
    await page.getByText('想哪天来？').waitFor();
    await tap(page.locator('.ui-slot:visible', { hasText: '后天' }));
    await page.getByText('想几点来？').waitFor();
    await tap(slotAt(page, '15:00'));
    await page.getByText('您选的时间').waitFor();
    await tap(button(page, '确认预约'));
    await page.getByText('位置已为您留好').waitFor();
    const [row] = await stage.bookingsOf(personId, 'svc_huatai_fitness');
    expect(row?.start_at.toISOString()).toBe('2026-11-25T07:00:00.000Z');
  });

  it('turns to 已签到 by itself when staff check the code in', async () => {
    const { session, client } = await stage.persona('lin-xiaowen');
    const staff = await stage.server.as('staff-huatai');
    const day = await client.call('service.slots', {
      params: { serviceId: 'svc_huatai_study' },
      query: { on: '2026-11-23' },
    });
    const free = day.body?.items.find((slot) => slot.state === 'open' && slot.startAt >= '2026-11-23T11');
    const { id } = await book(client, free?.id);
    const { page } = await stage.open(bookingPage(id), { session });
    await page.getByText('已约好').first().waitFor();
    const checked = await staff.call('roster.checkIn', { body: { code: await digitsOn(page) } });
    expect(checked.body?.state).toBe('attended');
    await page.clock.fastForward('00:05');
    await page.getByText('已签到', { exact: true }).waitFor();
    expect(await page.locator('.booking-digits:visible').count()).toBe(0);
  });

  it('hands over a calendar file, and words to send to the family', async () => {
    const { session, client } = await stage.persona('wang-qiang');
    const { slotIds } = await stage.serviceWith([{ at: '21:00', capacity: 5 }]);
    const { id, address } = await book(client, slotIds[0]);
    const permissions = ['clipboard-read', 'clipboard-write'];
    const { page, tap } = await stage.open(bookingPage(id), { session }, { permissions });
    const download = page.waitForEvent('download');
    await tap(page.getByRole('button', { name: /^加入日历/ }));
    const file = await download;
    expect(file.suggestedFilename()).toBe('陶艺体验.ics');
    const text = readFileSync(await file.path(), 'utf8');
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(text).toContain('DTSTART:20261123T130000Z');

    await tap(page.getByRole('button', { name: /^告诉家人/ }));
    await page.getByText('已复制，粘贴给家人即可').waitFor();
    const words = await page.evaluate(() => navigator.clipboard.readText());
    expect(words).toContain('我约了陶艺体验：今天 21:00–21:45');
    expect(words).toContain(address);
  });

  it.each([{ theme: 'light' }, { theme: 'dark' }, { theme: 'light', care: true }])(
    'can be read and reached by everybody: %j',
    async (settings) => {
      const { session, client } = await stage.persona('chen-xiulan');
      const day = await client.call('booking.mine', { query: {} });
      const { page, tap } = await stage.open(servicePage('svc_huatai_clay'), { session, settings });
      await page.getByText('查看介绍与须知').waitFor();
      expect(await violations(page)).toEqual([]);
      await tap(page.getByText('查看介绍与须知'));
      expect(await violations(page)).toEqual([]);
      await page.goto(`${stage.server.url}/#${bookingPage(day.body?.items[0]?.id ?? '')}`);
      await page.getByText('预约信息').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.goto(`${stage.server.url}/#/features/booking/list`);
      await page.getByText('出示签到码').locator('visible=true').first().waitFor();
      expect(await violations(page)).toEqual([]);
    },
  );
});
