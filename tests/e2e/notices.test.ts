import { openBookingStage, book, bookingPage, button, now, type BookingStage } from './booking-stage';

let stage: BookingStage;
beforeAll(async () => {
  stage = await openBookingStage();
});
afterEach(async () => expect(await stage.reset()).toEqual([]));
afterAll(() => stage?.close());

/** A booking of tomorrow: its page asks for nothing by itself until the code runs out. */
async function tomorrows() {
  const who = await stage.persona('lin-xiaowen');
  const service = await stage.server.build.service({ name: '陶艺体验' });
  const start_at = new Date(new Date(now).getTime() + 24 * 3_600_000);
  const slot = await stage.server.build.slot({ service_id: service.id, start_at });
  const staff = await stage.server.as(await stage.server.build.staff(slot.centre_id));
  return { ...who, slot, staff, serviceId: service.id };
}

describe('news on the phone', () => {
  it('shows on the page of a booking as soon as the centre has closed its time', async () => {
    const { session, client, slot, staff } = await tomorrows();
    const { id } = await book(client, slot.id);
    const { page } = await stage.open(bookingPage(id), { session });
    const heard = page.waitForResponse((response) => response.url().includes('/live?'));
    await page.getByText('已约好').first().waitFor();
    expect((await heard).status()).toBe(200);
    await page.waitForLoadState('networkidle').catch(() => undefined);
    await staff.call('slot.close', { params: { slotId: slot.id }, body: { reason: '设备检修' } });
    await page.getByText('中心已停办').first().waitFor();
  });

  it('is offered after a booking, counted in the settings, and comes into WeChat', async () => {
    const { session, client, slot } = await tomorrows();
    const { id } = await book(client, slot.id);
    const { page, tap } = await stage.open(`${bookingPage(id)}&done=1`, { session });
    await tap(button(page, '有变动，微信告诉我'));
    await tap(button(page, '允许'));
    await page.getByText('好的，到时发到您的微信').waitFor();
    await button(page, '有变动，微信告诉我').waitFor({ state: 'detached' });
    await page.goto(`${stage.server.url}/#/features/account/notices`);
    await page.getByText('还能发 1 条').first().waitFor();
    await client.call('booking.cancel', { params: { bookingId: id } });
    await stage.server.worker.runDue();
    await page.goto(`${stage.server.url}/standin/outbox`);
    await page.getByText('位置已让给邻居，可另选时间').waitFor();
  });
});
