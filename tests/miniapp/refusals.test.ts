import { join } from 'node:path';
import { addDays, atMinute, civilDay } from '../../shared/time/civil';
import { confirmWords } from '../../shared/words/booking';
import { heldWords } from '../../shared/words/booking-held';
import { homeWords } from '../../shared/words/home';
import { checkInWords } from '../../shared/words/desk-check-in';
import { signInWords, updateWords } from '../../shared/words/ui';
import { startServer, type TestServer } from '../support/app';
import { openSmallWechat, type SmallWechat } from './small-wechat';

/** Somebody who says no to everything that is asked still gets what they came for. */
const dir = join(__dirname, '..', '..', 'dist', 'weapp');
const home = homeWords.zh.chooser;
const privacy = signInWords.zh;

let server: TestServer;
const open: SmallWechat[] = [];
beforeAll(async () => {
  server = await startServer({ at: new Date() });
});
afterEach(() => {
  for (const phone of open.splice(0)) {
    expect(phone.errors).toEqual([]);
    phone.close();
  }
});
afterAll(() => server.close());

type More = Partial<Parameters<typeof openSmallWechat>[0]>;

function phoneOf(openid: string, more: More = {}): SmallWechat {
  const loginCode = () => server.standin.codes.give(openid);
  const phone = openSmallWechat({ dir, api: server.url, loginCode, ...more });
  open.push(phone);
  return phone;
}

async function slotTomorrow(name: string) {
  const centre = await server.build.centre({ name: '永福里邻里中心' });
  const service = await server.build.service({ centre_id: centre.id, name });
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    await server.database.sql('INSERT INTO service_hours VALUES (?, ?, ?, 480, 1260, 60, 10)', [
      `shr_${service.id.slice(-12)}_${weekday}`,
      service.id,
      weekday,
    ]);
  }
  const startAt = atMinute(addDays(civilDay(new Date()), 1), 600);
  return server.build.slot({ service_id: service.id, start_at: startAt });
}

test('refuses the privacy guide and still finds a centre and books', async () => {
  const slot = await slotTomorrow('书法课');
  const resident = await server.build.resident();
  const privateCalls: string[] = [];
  const phone = phoneOf(resident.openid, {
    privacy: 'to_ask',
    location: { longitude: 118.55, latitude: 24.815 },
    privateCalls,
  });
  await phone.launch('pages/home/index');
  await phone.see(home.locate);
  // Nothing is asked before the tap that needs it.
  expect(privateCalls).toEqual([]);
  await phone.tap(home.locate);
  await phone.see(privacy.privacyTitle);
  await phone.tap(privacy.privacyRefuse);
  await phone.see(home.refused);
  expect(privateCalls).toEqual(['getLocation']);
  await phone.tap('永福里邻里中心');
  await phone.tap('书法课');
  await phone.tap('10:00');
  await phone.tap('预约 10:00');
  await phone.see(confirmWords.zh.title);
  await phone.tap(confirmWords.zh.confirm);
  await phone.see(heldWords.zh.done);
  const booked = await (await server.as(resident)).call('booking.mine');
  expect(booked.body?.items).toEqual([expect.objectContaining({ slotId: slot.id })]);
}, 60_000);

test('agrees to the guide, refuses the place itself: the same centres stand below', async () => {
  const phone = phoneOf((await server.build.resident()).openid, { privacy: 'to_ask' });
  await phone.launch('pages/home/index');
  await phone.tap(home.locate);
  await phone.tap(privacy.privacyAgree);
  await phone.see(home.refused);
  await phone.see('永福里邻里中心');
}, 60_000);

test('agrees: the place is used at once, and nobody is asked a second time', async () => {
  const location = { longitude: 118.55, latitude: 24.815 };
  const phone = phoneOf((await server.build.resident()).openid, { privacy: 'to_ask', location });
  await phone.launch('pages/home/index');
  await phone.tap(home.locate);
  await phone.tap(privacy.privacyAgree);
  await phone.see(homeWords.zh.nearby);
  expect(phone.current().text()).not.toContain(privacy.privacyTitle);
}, 60_000);

test('gives up scanning: the code can be typed', async () => {
  const slot = await slotTomorrow('棋牌');
  const desk = phoneOf((await server.build.staff(slot.centre_id)).openid);
  await desk.launch('pages/mine/index');
  await desk.tap('登录');
  await desk.tap('进入工作台');
  await desk.tap('扫码签到');
  await desk.tap(checkInWords.zh.scan);
  await desk.see(checkInWords.zh.counterHint);
}, 60_000);

test('an app that the server no longer speaks with says how to get the new one', async () => {
  const strict = await startServer({
    at: new Date(),
    database: { ...server.database, close: () => Promise.resolve() },
    config: { leastAppVersion: '9000.0.0' },
  });
  const api = strict.url;
  const alone = phoneOf('oTest_old', { api });
  await alone.launch('pages/home/index');
  await alone.see(updateWords.zh.title);
  await alone.see(updateWords.zh.byHand);
  let applied = 0;
  const fetched = phoneOf('oTest_old', { api, update: () => void (applied += 1) });
  await fetched.launch('pages/home/index');
  await fetched.see(updateWords.zh.text);
  await fetched.tap(updateWords.zh.update);
  expect(applied).toBe(1);
  await strict.close();
}, 60_000);
