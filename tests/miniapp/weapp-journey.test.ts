import { addDays, atMinute, civilDay } from '../../shared/time/civil';
import { heldWords } from '../../shared/words/booking-held';
import { confirmWords } from '../../shared/words/booking';
import { checkInWords } from '../../shared/words/desk-check-in';
import { homeWords } from '../../shared/words/home';
import { morning } from './morning';
import type { Resident } from '../support/build';
import { openStage } from './stage';

const home = homeWords.zh;
const held = heldWords.zh;

const stage = openStage(morning);

const phoneOf = (who: Pick<Resident, 'openid'>, scanned?: () => string) =>
  stage.phone(who, { location: { longitude: 118.55, latitude: 24.815 }, scanned });

/** A slot that can be checked in today. */
async function slotSoon() {
  const service = await stage.server.build.service({ name: '羽毛球馆', cancel_minutes: 0 });
  const startAt = atMinute(civilDay(morning), 690);
  const slot = await stage.server.build.slot({ service_id: service.id, start_at: startAt });
  await stage.server.database.sql('UPDATE centre_hours SET opens_minute = 0, closes_minute = 1440');
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    await stage.server.database.sql('INSERT INTO service_hours VALUES (?, ?, ?, 0, 1440, 60, 10)', [
      `shr_${weekday}`,
      service.id,
      weekday,
    ]);
  }
  return slot;
}

const clock = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);

test('the built mini-program: home, nearest centre, book, my bookings, checked in by staff, cancel', async () => {
  const slot = await slotSoon();
  const resident = await stage.server.build.resident({ name: '林小满' });
  const phone = phoneOf(resident);

  await phone.launch('pages/home/index');
  await phone.tap(home.chooser.locate);
  await phone.see(home.nearby);
  await phone.tap('羽毛球馆');
  await phone.tap(clock(slot.start_at));
  await phone.tap(`预约 ${clock(slot.start_at)}`);
  await phone.see(confirmWords.zh.title);
  await phone.tap(confirmWords.zh.confirm);
  await phone.see(held.done);
  await phone.see(/\d{3} \d{3}/);

  const client = await stage.server.as(resident);
  const mine = await client.call('booking.mine');
  expect(mine.body?.items).toEqual([expect.objectContaining({ slotId: slot.id, state: 'confirmed' })]);

  // Staff's phone, the same package: today's roster, the QR scanned.
  const staff = await stage.server.build.staff(slot.centre_id);
  const desk = phoneOf(staff, () => qr);
  const qr = mine.body?.items[0]?.checkInQr ?? '';
  await desk.launch('pages/mine/index');
  await desk.tap('登录');
  await desk.tap('进入工作台');
  await desk.see('羽毛球馆');
  await desk.tap('扫码签到');
  await desk.see(checkInWords.zh.counterHint);
  await desk.tap(checkInWords.zh.scan);
  await desk.see('林*满');
  await desk.see('已签到');

  await phone.see(held.attended);

  const later = await stage.server.build.slot({
    service_id: slot.service_id,
    start_at: atMinute(addDays(slot.on_day, 1), 600),
  });
  const second = await client.call('booking.book', {
    params: { slotId: later.id },
    body: { requestKey: 'weapp-cancel' },
  });
  const again = phoneOf(resident);
  await again.launch('pages/mine/index');
  await again.tap('登录');
  await again.tap(/明天.*羽毛球馆|羽毛球馆.*明天/);
  await again.tap(held.cancelNow);
  await again.tap(held.cancelYes);
  await again.see(held.cancelledByMe);
  const gone = await client.call('booking.get', { params: { bookingId: second.body?.id ?? '' } });
  expect(gone.body).toMatchObject({ state: 'cancelled', endedBy: 'resident' });

  for (const wechat of stage.phones) {
    expect(wechat.errors).toEqual([]);
    expect(wechat.figures.nodes).toBeLessThan(1000);
  }
}, 90_000);
