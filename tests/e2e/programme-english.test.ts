import type { Page } from 'playwright-core';
import { buildChild, buildProgramme } from '../support/build-programme';
import { violations } from './axe';
import { button, openBookingStage, type BookingStage } from './booking-stage';
import { chineseLeft, chineseOfCity } from './english-words';
import { clipped } from './phone';
import { look } from './stage';
import { sessionFor } from './visit';

/** A holiday programme as a family reads it that has chosen English, in the dark and on a narrow phone. */
let stage: BookingStage;
beforeAll(async () => {
  stage = await openBookingStage();
}, 120_000);
afterEach(async () => expect(await stage.reset()).toEqual([]));
afterAll(() => stage.close());

/** A family with one child enrolled and one not; of the first sessions one is over, one moved and one called off. */
async function family() {
  const { server } = stage;
  const mother = await server.build.resident({ name: '林晓雯' });
  const enrolled = await buildChild(server, [mother], { name: '苏小满' });
  await buildChild(server, [mother], { name: '苏小鱼', bornOn: '2019-05-01' });
  const season = await buildProgramme(server, { centreId: 'ctr_huatai', firstOn: '2026-12-05', days: 5 });
  const slots = server.db.selectFrom('slot').selectAll().where('id', '=', season.slotId);
  const bookingId = await server.build.booking(await slots.executeTakeFirstOrThrow(), enrolled);
  await server.db
    .updateTable('booking')
    .set({ actor_account_id: mother.accountId })
    .where('id', '=', bookingId)
    .execute();
  const worker = await server.as(await server.build.staff('ctr_huatai'));
  const [, second = '', third = ''] = season.sessionIds;
  const off = await worker.call('programmeSession.cancel', {
    params: { sessionId: second },
    body: { reason: '老师生病' },
  });
  expect(off.problem?.code ?? 'ok').toBe('ok');
  const session = await sessionFor(server, server.standin.codes.give(mother.openid));
  return { ...season, bookingId, third, session, worker };
}

test.each([
  ['light', 320],
  ['dark', 375],
] as const)(
  'a family reads and enrols in English, %s at %d',
  async (theme, width) => {
    const { serviceId, session } = await family();
    const said = await chineseOfCity(stage.server, []);
    const faults: string[] = [];
    const shown = async (page: Page, name: string) => {
      await look(page, `programme-en-${theme}-${name}`, true);
      const found = [...(await chineseLeft(page, said)), ...(await clipped(page)), ...(await violations(page))];
      faults.push(...found.map((one) => `${name}: ${one}`));
    };
    const settings = { language: 'en', care: false, fontScale: 1, theme: theme === 'dark' ? 'dark' : 'auto' };
    const size = { viewport: { width, height: 690 } };
    const { page, tap } = await stage.open('/features/programme/index', { session, settings }, size);
    await page.getByText('小候鸟假期班').first().waitFor();
    await shown(page, 'list');
    await page.goto(`${stage.server.url}/?one#/features/programme/programme?serviceId=${serviceId}`);
    await page.locator('.season-session:visible', { hasText: '老师生病' }).waitFor();
    await shown(page, 'page');
    await tap(button(page, 'Enrol 苏小鱼'));
    const sheet = page.getByRole('dialog');
    await sheet.getByText('Enrol 苏小鱼?').waitFor();
    await shown(page, 'sure');
    await tap(sheet.getByRole('button', { name: 'Enrol', exact: true }));
    await sheet.getByText('苏小鱼 is enrolled').waitFor();
    await shown(page, 'others');
    await tap(sheet.getByRole('button', { name: 'Guardians only' }));
    await sheet.waitFor({ state: 'detached' });
    await page.getByText('Attendance of 苏小鱼').waitFor();
    await tap(button(page, 'Name somebody').first());
    await sheet.getByRole('textbox').first().waitFor();
    await shown(page, 'picker');
    await page.goBack();
    await sheet.waitFor({ state: 'detached' });
    await tap(button(page, 'See the enrolment, or leave: 苏小鱼'));
    await page.getByText('Calendar', { exact: false }).first().waitFor();
    await shown(page, 'booking');
    expect(faults).toEqual([]);
  },
  90_000,
);
