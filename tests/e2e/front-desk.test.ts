import { violations } from './axe';
import { book, bookingPage, button, openBookingStage, type BookingStage } from './booking-stage';
import { clipped } from './phone';
import type { Page } from 'playwright-core';

/** The day of a visit, walked: staff books for who calls, the screen in the room, oneself checked in, how it was. */
let stage: BookingStage;
beforeAll(async () => {
  stage = await openBookingStage();
}, 120_000);
afterEach(async () => expect(await stage.reset()).toEqual([]));
afterAll(() => stage.close());

const shots = process.env['LINLI_SHOTS'];
const shoot = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
};
const sound = async (page: Page): Promise<void> => {
  expect(await clipped(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
};

async function staffed(at = '10:30') {
  const { server } = stage;
  const { slotIds } = await stage.serviceWith([{ at, capacity: 2 }]);
  const slot = await server.db
    .selectFrom('slot')
    .selectAll()
    .where('id', '=', slotIds[0] ?? '')
    .executeTakeFirstOrThrow();
  const staff = await server.build.staff(slot.centre_id);
  const client = await server.as(staff);
  const code = server.standin.codes.give(staff.openid);
  const session = await server.visitor.call('identity.login', { body: { code } });
  return { slot, client, kept: { session: session.body } };
}

test('staff notes who has called without WeChat and books for them, and sees the line and the code of the room', async () => {
  const { slot, kept } = await staffed();
  const questions = [{ id: 'q1', kind: 'yes_no', label: '走路要人扶吗', required: true, options: [] }];
  await stage.server.db
    .updateTable('service')
    .set({ questions: JSON.stringify(questions) })
    .where('id', '=', slot.service_id)
    .execute();
  const when = `startAt=${slot.start_at.toISOString()}&endAt=${slot.end_at.toISOString()}`;
  const query = `slotId=${slot.id}&centreId=${slot.centre_id}&serviceId=${slot.service_id}&${when}`;
  const { page, tap } = await stage.open(`/features/front/book?${query}`, kept, {
    viewport: { width: 375, height: 812 },
  });
  await page.getByRole('tab', { name: '没有微信，新登记' }).waitFor();
  await tap(page.getByRole('tab', { name: '没有微信，新登记' }));
  await page.getByRole('textbox', { name: '姓名' }).fill('黄秀英');
  await page.getByRole('textbox', { name: '电话号码' }).fill('13805950001');
  await shoot(page, 'book-new-375');
  await sound(page);
  await tap(button(page, '登记这位居民'));
  await tap(button(page, '替黄*英预约'));
  await page.getByText('请回答这一项').waitFor();
  await shoot(page, 'book-asks-375');
  await sound(page);
  await tap(page.getByRole('radio', { name: '是', exact: true }));
  // The same button does nothing for half a second: that would be a double tap.
  await page.clock.fastForward(600);
  await tap(button(page, '替黄*英预约'));
  await page.getByText('替黄*英约好了').waitFor();
  await shoot(page, 'book-done-375');
  await tap(button(page, '人已经到了，马上签到'));
  await page.getByText('1 个预约已签到').waitFor();

  const line = await stage.open(`/features/front/line?${query}`, kept);
  await line.page.getByText('没有人在候补').waitFor();
  await shoot(line.page, 'line-390');

  const room = await stage.open(`/features/front/screen?centreId=${slot.centre_id}`, kept);
  await room.page.getByText('扫不了，输这六位数字').waitFor();
  await shoot(room.page, 'screen-390');
  await sound(room.page);
});

test('a resident types the digits of the screen, and says in care mode how it was: stars, then words', async () => {
  const { slot, client } = await staffed();
  const { session, client: resident } = await stage.persona('lin-xiaowen');
  const booking = await book(resident, slot.id);
  const room = await client.call('roster.roomCode', { query: { centreId: slot.centre_id } });
  const scan = await stage.open('/features/visit/scan', { session });
  await scan.page.getByRole('textbox', { name: '屏幕上的六位数字' }).fill(room.body?.code ?? '');
  await shoot(scan.page, 'scan-390');
  await sound(scan.page);
  await scan.tap(button(scan.page, '签到'));
  await scan.page.getByText('签到好了').waitFor();
  await shoot(scan.page, 'scan-done-390');

  const held = await stage.open(bookingPage(booking.id), { session });
  await held.page.getByText('评价这次服务').waitFor();
  const settings = { care: true, fontScale: 1, theme: 'auto', language: 'zh' };
  const rate = await stage.open(
    `/features/visit/rate?bookingId=${booking.id}`,
    { session, settings },
    { viewport: { width: 320, height: 700 } },
  );
  await rate.page.getByRole('radio', { name: /^满意/ }).waitFor();
  await rate.tap(rate.page.getByRole('radio', { name: /^满意/ }));
  await shoot(rate.page, 'rate-care-320');
  await sound(rate.page);
  await rate.tap(button(rate.page, '下一步'));
  await rate.page.getByRole('textbox').fill('老师很耐心');
  await shoot(rate.page, 'rate-words-care-320');
  // The same button does nothing for half a second: that would be a double tap.
  await rate.page.clock.fastForward(600);
  await rate.tap(button(rate.page, '提交评价'));
  await button(rate.page, '修改评价').waitFor();
  await shoot(rate.page, 'rate-said-care-320');
  await sound(rate.page);
  const shown = await stage.server.visitor.call('rating.ofService', { params: { serviceId: slot.service_id } });
  expect(shown.body).toMatchObject({ ratings: 1, average: 4, items: [{ comment: '老师很耐心' }] });
});
