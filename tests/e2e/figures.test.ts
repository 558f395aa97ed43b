import { readFileSync } from 'node:fs';
import AdmZip from 'adm-zip';
import type { BrowserContextOptions } from 'playwright-core';
import { addDays, atMinute } from '../../shared/time/civil';
import type { TestServer } from '../support/app';
import type { Resident } from '../support/build';
import { violations } from './axe';
import { look, openStage } from './stage';
import { misfits, type Visit } from './visit';

const wide = (width: number): BrowserContextOptions => ({ viewport: { width, height: 800 }, acceptDownloads: true });
const stage = openStage();
let server: TestServer;
let manager: Resident;
beforeAll(async () => {
  server = stage.server;
  manager = await arrange();
});

const open = (as: Resident, options: BrowserContextOptions, how: Pick<Visit, 'care' | 'dark'> = {}) =>
  stage.open('/features/figures/index', { as, options, ...how });

/** The manager of a centre that two weeks have gone over. */
async function arrange(): Promise<Resident> {
  const centre = await server.build.centre({ name: '永福里邻里中心' });
  const names = ['健身房', '陶艺体验课', '法律咨询'];
  for (const [n, name] of names.entries()) {
    const service = await server.build.service({ centre_id: centre.id, name });
    for (let ago = 14; ago > 0; ago -= 1) {
      const start_at = atMinute(addDays('2026-11-23', -ago), 540 + n * 120 + (ago % 4) * 60);
      const slot = await server.build.slot({ service_id: service.id, capacity: 6, start_at });
      for (let one = 0; one < 2 + ((ago + n) % 4); one += 1) {
        const who = await server.build.resident({
          bornOn: one % 2 === 0 ? '1950-01-01' : '1990-01-01',
          name: '林小满',
        });
        const state = (ago + one) % 7 === 0 ? ('no_show' as const) : ('attended' as const);
        const waited = one === 1 ? { line_number: 1, offered_at: new Date(start_at.getTime() - 3_600_000) } : {};
        const booked_at = new Date(start_at.getTime() - 2 * 3_600_000);
        await server.build.booking(slot, who, { state, prior_state: 'confirmed', booked_at, ...waited });
      }
    }
  }
  await server.worker.runDue();
  return server.build.staff(centre.id, { role: 'manager' });
}

test('a manager reads how the centre is used, keeps it as a table and exports the bookings', async () => {
  const page = await open(manager, wide(1280));
  await page.getByText('使用率').first().waitFor();
  await page.getByRole('table', { name: '使用率，按星期和钟点' }).waitFor();
  await look(page, 'figures-1280', true);
  expect(await violations(page)).toEqual([]);
  const kept = page.waitForEvent('download');
  await page.getByRole('button', { name: '存为表格' }).click();
  const table = readFileSync(await (await kept).path(), 'utf8');
  expect(table).toContain('"健身房"');

  await page.getByRole('button', { name: '导出预约名单' }).click();
  await page.getByText(/^共 \d+ 行$/).waitFor();
  await look(page, 'export-1280');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('radio', { name: /完整姓名/ }).click();
  await page.clock.fastForward(600);
  await page.getByRole('button', { name: '导出', exact: true }).click();
  await page.getByText('请写明原因，居民会看到').waitFor();
  await page.getByRole('radio', { name: /打码/ }).click();
  await server.db.updateTable('session').set({ stepped_up_at: server.clock.now() }).execute();
  const file = page.waitForEvent('download');
  await page.clock.fastForward(600);
  await page.getByRole('button', { name: '导出', exact: true }).click();
  const sheet = new AdmZip(readFileSync(await (await file).path())).readAsText('xl/worksheets/sheet1.xml');
  expect(sheet).toContain('林*满');
  expect(sheet).not.toContain('林小满');
});

test.each([
  ['dark at 1440', wide(1440), { dark: true }, 'figures-dark-1440'],
  ['on a phone', { viewport: { width: 375, height: 812 }, isMobile: true, hasTouch: true }, {}, 'figures-375'],
  [
    'in care mode',
    { viewport: { width: 320, height: 700 }, isMobile: true, hasTouch: true },
    { care: true },
    'figures-care-320',
  ],
] as const)('fits %s', async (_title, options, how, name) => {
  const page = await open(manager, options, how);
  await page.getByText('各项服务').first().waitFor();
  await look(page, name, true);
  expect(await violations(page)).toEqual([]);
  if ('isMobile' in options) expect(await misfits(page, 44)).toEqual([]);
});
