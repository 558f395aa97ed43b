import type { Page } from 'playwright-core';
import { violations } from './axe';
import {
  book,
  bookingPage,
  button,
  digitsOn,
  openBookingStage,
  servicePage,
  slotAt,
  type BookingStage,
} from './booking-stage';
import { clipped, smallestType } from './phone';

/** Pictures to look at, when a folder for them is given. */
const shots = process.env['LINLI_SHOTS'];
const look = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
};

let stage: BookingStage;
beforeAll(async () => {
  stage = await openBookingStage();
}, 120_000);
afterEach(async () => {
  expect(await stage.reset()).toEqual([]);
});
afterAll(() => stage?.close());

/** A service whose one place at three somebody holds. */
async function full(capacity = 1) {
  const { serviceId, slotIds } = await stage.serviceWith([{ at: '15:00', capacity }], {
    waitlist_max: 3,
    party_max: 4,
  });
  const holder = await stage.server.as(await stage.server.build.resident());
  const { id } = await book(holder, slotIds[0]);
  return {
    serviceId,
    slotId: slotIds[0] ?? '',
    giveBack: () => holder.call('booking.cancel', { params: { bookingId: id } }),
  };
}

it('joins the line of a full time, sees where one stands and why, is offered the place and takes it', async () => {
  const { session, personId } = await stage.persona('wang-qiang');
  const { serviceId, giveBack } = await full();
  const { page, tap } = await stage.open(servicePage(serviceId), { session });
  await page.getByText('约满了，可排第一个').waitFor();
  await look(page, 'wait-service-390');
  await tap(slotAt(page, '15:00'));
  await tap(button(page, '候补 15:00'));
  await page.getByText('现在没有人在等，您排第一个').waitFor();
  await look(page, 'wait-sheet-390');
  expect(await violations(page)).toEqual([]);
  await tap(button(page, '排上候补'));
  await page.getByText('候补第 1 位').waitFor();
  await page.getByText('您排在最前面').waitFor();
  expect(await stage.bookingsOf(personId, serviceId)).toMatchObject([{ state: 'waiting' }]);
  await look(page, 'wait-joined-390');
  expect(await violations(page)).toEqual([]);

  await giveBack();
  await page.clock.fastForward('00:31');
  await page.getByText('有位子了').first().waitFor();
  await page.getByText('位子给您留到 12:00，过时让给下一位').waitFor();
  await look(page, 'wait-offered-390');
  await tap(button(page, '我要来'));
  await page.getByRole('img', { name: /^签到二维码/ }).waitFor();
  expect(await digitsOn(page)).toMatch(/^\d{6}$/);
  expect(await stage.bookingsOf(personId, serviceId)).toMatchObject([{ state: 'confirmed' }]);
});

it('who loses the last place is told so and can wait for this very time; leaving is one question away', async () => {
  const { session, personId } = await stage.persona('lin-xiaowen');
  const { serviceId, slotIds } = await stage.serviceWith([{ at: '16:00', capacity: 1 }], { waitlist_max: 3 });
  const { page, tap } = await stage.open(servicePage(serviceId), { session });
  await tap(slotAt(page, '16:00'));
  await tap(button(page, '预约 16:00'));
  await book(await stage.server.as(await stage.server.build.resident()), slotIds[0]);
  await tap(button(page, '确认预约'));
  await page.getByText('这个时段刚刚约满了，看看别的时间').waitFor();
  await look(page, 'wait-refused-390');
  await tap(button(page, '候补这个时间'));
  await page.getByText('候补第 1 位').waitFor();
  await tap(button(page, '退出候补'));
  await tap(page.getByRole('dialog').getByRole('button', { name: '退出候补' }));
  await page.getByText('已取消', { exact: true }).waitFor();
  expect(await stage.bookingsOf(personId, serviceId)).toMatchObject([{ state: 'cancelled' }]);
});

it('in care mode at 320 px the line and the offer fit, in large type', async () => {
  const { session, client } = await stage.persona('chen-xiulan');
  const { serviceId, slotId, giveBack } = await full();
  const ahead = await stage.server.as(await stage.server.build.resident());
  const waiting = { params: { slotId }, body: { requestKey: 'ahead-of-me', orWait: true, partySize: 2 } };
  await ahead.call('booking.book', waiting);
  const mine = { params: { slotId }, body: { requestKey: 'my-own-key', orWait: true } };
  const { body } = await client.call('booking.book', mine);
  const kept = { session, settings: { care: true } };
  const small = { viewport: { width: 320, height: 640 } };
  const { page } = await stage.open(bookingPage(body?.id ?? ''), kept, small);
  await page.getByText('前面还有 1 组，共 2 人').waitFor();
  await look(page, 'wait-line-320-care');
  expect(await clipped(page)).toEqual([]);
  expect(
    await smallestType(page, '.booking-title, .booking-when, .booking-hint, .booking-ahead, .ui-text'),
  ).toBeGreaterThanOrEqual(16);
  await giveBack();
  await page.clock.fastForward('00:31');
  await page.getByText('有位子了').first().waitFor();
  await look(page, 'wait-offer-320-care');
  expect(await clipped(page)).toEqual([]);

  const dark = { viewport: { width: 414, height: 896 }, colorScheme: 'dark' as const };
  const other = await stage.open(servicePage(serviceId), { session }, dark);
  await other.page.getByText('点开确认').waitFor();
  await look(other.page, 'wait-service-414-dark');
  await other.page.goto(`${stage.server.url}/#/features/booking/list`);
  await other.page.getByText('有位子了').first().waitFor();
  await look(other.page, 'wait-list-414-dark');
});
