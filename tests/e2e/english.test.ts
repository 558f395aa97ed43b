import { mkdirSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { openFamily } from '../support/household-things';
import { openLotteryStage } from '../support/lottery-stage';
import { violations } from './axe';
import { book, bookingPage, openBookingStage, servicePage, type BookingStage } from './booking-stage';
import { chineseLeft, chineseOfCity, chineseWithEnglish, holdsWhole, textsOf, watchCalls } from './english-words';
import { clipped } from './phone';
import { misfits } from './visit';

/**
 * What somebody who reads English meets, on a narrow phone: nothing of ours in Chinese, nothing cut off, nothing that
 * axe finds. What centres have written in English stands there in English; what they have not, and names, stay as they are.
 */
const shots = process.env['LINLI_SHOTS'];
const height = 640;
const wide = Number(process.env['LINLI_WIDTH'] ?? 320);
const settings = { language: 'en', care: false, fontScale: 1, theme: 'auto' };

let stage: BookingStage;
beforeAll(async () => {
  stage = await openBookingStage();
  if (shots !== undefined) mkdirSync(shots, { recursive: true });
}, 120_000);
afterEach(async () => expect(await stage.reset()).toEqual([]));
afterAll(() => stage?.close());

const button = (page: Page, name: string | RegExp): Locator =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .locator('visible=true')
    .first();
const text = (page: Page, words: string | RegExp): Locator => page.getByText(words).locator('visible=true').first();

type Session = Awaited<ReturnType<BookingStage['persona']>>['session'];

/** A phone in English; `look` says what is wrong with what stands on it now. */
async function phone(session: Session | null, path: string, place = 'ctr_huatai') {
  const translated = await chineseWithEnglish(stage.server);
  const said = await chineseOfCity(stage.server, ['林小满', '下周三恢复']);
  const kept = { ...(session === null ? {} : { session }), settings, place: { centreId: place } };
  const { page } = await stage.open('/pages/home/index', kept, { viewport: { width: wide, height } });
  const settled = watchCalls(page);
  const faults: string[] = [];
  return {
    page,
    faults,
    async go(to: string, ready: string | RegExp) {
      await page.goto(`${stage.server.url}/?at=${encodeURIComponent(to)}#${to}`);
      await text(page, ready).waitFor();
      await settled();
    },
    async look(name: string) {
      await settled();
      if (shots !== undefined) {
        await page.setViewportSize({ width: wide, height: 2000 });
        await page.screenshot({ path: `${shots}/en-${name}.png` });
        await page.setViewportSize({ width: wide, height });
      }
      const texts = await textsOf(page);
      const found = [
        ...texts
          .filter((one) => translated.some((chinese) => holdsWhole(one, chinese)))
          .map((one) => `has English: ${one}`),
        ...(await chineseLeft(page, said)).map((one) => `Chinese: ${one}`),
        ...(await clipped(page)).map((one) => `clipped: ${one}`),
        ...(await misfits(page, 44)),
        ...(await violations(page)),
      ];
      faults.push(...found.map((one) => `${name}: ${one}`));
    },
  };
}

const pages: readonly (readonly [string, string, string | RegExp])[] = [
  ['home', '/pages/home/index', 'Your centre'],
  ['services', '/pages/services/index', 'Any need'],
  ['mine', '/pages/mine/index', 'Coming up'],
  ['choose', '/features/centre/choose', 'All centres'],
  ['centre', '/features/centre/centre?centreId=ctr_renli', 'Make this my centre'],
  ['centre-about', '/features/centre/centre?centreId=ctr_renli&show=about', 'Opening hours'],
  ['service', servicePage('svc_renli_silkroad'), 'About and rules'],
  ['service-rated', servicePage('svc_huatai_fitness'), 'What neighbours say'],
  ['service-age', servicePage('svc_huatai_lunch'), /This service starts at age 60/],
  ['ratings', '/features/visit/ratings?serviceId=svc_huatai_fitness', /ratings$/],
  ['activities', '/features/booking/activities?centreId=ctr_huatai', 'Here and city-wide'],
  ['activity', '/features/booking/activity?serviceId=svc_huatai_festival', 'About it'],
  ['activity-later', '/features/booking/activity?serviceId=svc_huatai_film', /Booking opens/],
  ['list', '/features/booking/list', 'Nothing booked yet'],
  ['draws', '/features/lottery/mine', 'No entries yet'],
  ['standing', '/features/standing/index', 'How it is counted'],
  ['settings', '/features/account/settings', 'Type size'],
  ['inbox', '/features/account/inbox', 'No messages yet'],
  ['notices', '/features/account/notices', 'A place is free'],
  ['name', '/features/account/name', 'What the staff will call you'],
  ['privacy-guide', '/features/account/privacy', 'What we do not do'],
  ['phone', '/features/account/phone', 'No number given yet'],
  ['reminders', '/features/account/reminders', '1 hour before'],
  ['privacy', '/features/privacy/index', 'Delete my account'],
  ['accesses', '/features/privacy/accesses', 'Nobody has'],
  ['export', '/features/privacy/export', 'Ask for an export'],
  ['erasure', '/features/privacy/erasure', 'Ask for deletion'],
  ['retention', '/features/privacy/retention', 'Personal details'],
  ['family', '/features/family/index', 'No family yet'],
  ['family-add', '/features/family/add', 'A child under 14'],
  ['family-accept', '/features/family/accept', 'Look at it'],
  ['residence', '/features/family/residence', 'No address yet'],
  ['proxies', '/features/family/proxies', 'May act for me'],
  ['avatar', '/features/content/avatar', 'Choose a photo'],
  ['sent', '/features/content/mine', 'Nothing sent yet'],
  ['role', '/features/roles/accept', 'Look'],
  ['scan', '/features/visit/scan', 'The six digits on the screen'],
];

test('every page of a resident reads in English', async () => {
  const { session } = await stage.persona('lin-xiaowen');
  const { go, look, faults } = await phone(session, '/pages/home/index');
  for (const [name, path, ready] of pages) {
    await go(path, ready);
    await look(name);
  }
  expect(faults).toEqual([]);
}, 180_000);

test('booking, refusals, the line, an offer and what was cancelled by the centre read in English', async () => {
  const { session, client } = await stage.persona('wang-qiang');
  const { server } = stage;
  const { serviceId, slotIds } = await stage.serviceWith(
    ['14:00', '15:00', '16:00', '17:00'].map((at) => ({ at, capacity: 1 })),
    { waitlist_max: 3, party_max: 4 },
  );
  const holder = await server.as(await server.build.resident());
  const taken = await book(holder, slotIds[1]);
  const { page, go, look, faults } = await phone(session, '/pages/home/index');
  const pastDoubleTap = () => page.clock.fastForward(600);
  await go(servicePage(serviceId), 'About and rules');
  await button(page, /^About and rules/).tap();
  await look('rules');
  await page.locator('.ui-slot:visible', { hasText: '14:00' }).tap();
  await button(page, 'Book 14:00').tap();
  await page.getByRole('dialog').waitFor();
  await look('confirm');
  await book(await server.as(await server.build.resident()), slotIds[0]);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: 'Confirm', exact: true })
    .or(page.getByRole('dialog').getByRole('button', { name: /^(Confirm|Book)/ }))
    .first()
    .tap();
  await text(page, /full|taken/i).waitFor();
  await look('refused');

  await go(servicePage(serviceId), 'About and rules');
  await page.locator('.ui-slot:visible', { hasText: '15:00' }).tap();
  await button(page, 'Wait for 15:00').tap();
  await page.getByRole('dialog').waitFor();
  await look('wait-sheet');
  const waiting = await client.call('booking.book', {
    params: { slotId: slotIds[1] ?? '' },
    body: { requestKey: 'wait-in-english', orWait: true },
  });
  if (!waiting.ok) throw new Error(waiting.problem.code);
  await go(bookingPage(waiting.body.id), 'Number 1 in line');
  await look('waiting');
  await holder.call('booking.cancel', { params: { bookingId: taken.id } });
  await go(bookingPage(waiting.body.id), /Held for you until/);
  await look('offered');

  const mine = await book(client, slotIds[2]);
  await go(bookingPage(mine.id), /Cancel free until/);
  await look('booked');
  await page.getByText('Remind me').first().tap();
  await page.getByRole('dialog').waitFor();
  await look('reminder-sheet');
  await pastDoubleTap();
  await go('/features/booking/list', 'Coming up');
  await look('list-held');
  await go('/pages/home/index', 'Your centre');
  await look('home-held');

  const slot = await server.db
    .selectFrom('slot')
    .selectAll()
    .where('id', '=', slotIds[2] ?? '')
    .executeTakeFirstOrThrow();
  const staff = await server.as(await server.build.staff(slot.centre_id));
  await staff.call('slot.close', { params: { slotId: slot.id }, body: { reason: '设备检修：下周三恢复' } });
  await server.worker.runDue();
  await go(bookingPage(mine.id), /Equipment repair/);
  await look('called-off');
  const told = await stage.persona('wang-qiang');
  const again = await phone(told.session, '/pages/home/index');
  await again.go('/features/account/inbox', /Called off/);
  await again.look('inbox-held');
  expect([...faults, ...again.faults]).toEqual([]);
}, 180_000);

test('a draw, a missed visit, a rating and a family read in English', async () => {
  const { server } = stage;
  const lottery = await openLotteryStage(server, { capacity: 2, reserveMax: 2, partyMax: 1 });
  const { session, personId } = await stage.persona('ahmed-saleh');
  const { go, look, faults, page } = await phone(session, '/pages/home/index', 'ctr_renli');
  await go(`/features/lottery/draw?slotId=${lottery.slotId}`, /Enter until/);
  await look('draw');

  const me = { personId, accountId: session.me.accountId, openid: '' };
  const service = await server.build.service({ is_scarce: 1, no_shows_count_from: new Date(0) });
  const past = async (days: number, state: 'no_show' | 'attended') => {
    const start_at = new Date(server.clock.now().getTime() - days * 86_400_000);
    const slot = await server.build.slot({ service_id: service.id, start_at });
    const before = { prior_state: 'confirmed', booked_at: new Date(start_at.getTime() - 86_400_000) };
    await server.build.booking(slot, await server.build.resident(), { state: 'attended', ...before });
    const more = state === 'attended' ? { attended_at: start_at } : {};
    return server.build.booking(slot, me, { state, ...before, ...more });
  };
  await past(2, 'no_show');
  await past(9, 'no_show');
  const came = await past(1, 'attended');
  await go('/features/standing/index', 'Limited');
  await look('standing-limited');
  await button(page, /^Explain/).tap();
  await page.getByRole('dialog').waitFor();
  await look('explain-sheet');
  await go(`/features/visit/rate?bookingId=${came}`, 'How was it?');
  await look('rate');

  const family = await openFamily(server.db, server.clock.now());
  const spouse = await server.build.resident({ name: '林小满' });
  await family.household(personId, [spouse.personId]);
  await family.proxy(personId, spouse.personId);
  await family.proxy(spouse.personId, personId);
  await go('/features/family/index', /Acting for others/);
  await look('family-full');
  await go('/features/family/proxies', 'May act for me');
  await look('proxies-full');
  await go('/features/booking/list', 'My bookings');
  await look('list-family');
  expect(faults).toEqual([]);
}, 180_000);

test('whoever has not come in yet, and whoever has no network, reads English too', async () => {
  const { go, look, faults, page } = await phone(null, '/pages/home/index');
  await go('/pages/mine/index', 'Sign in to book');
  await look('signed-out');
  await go('/pages/services/index', 'Any need');
  await page.context().setOffline(true);
  await page.getByRole('tab', { name: 'All centres' }).locator('visible=true').first().tap();
  await text(page, /network/i).waitFor();
  await look('offline');
  expect(faults).toEqual([]);
}, 60_000);
