import AdmZip from 'adm-zip';
import { apiPrefix } from '../../shared/contract/routes';
import { startServer, type TestServer } from '../support/app';
import type { Client } from '../support/client';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const days = { fromOn: '2026-11-01', toOn: '2026-12-31' };

async function stage() {
  const centre = await server.build.centre();
  const service = await server.build.service({ centre_id: centre.id, name: '=陶艺' });
  const slot = await server.build.slot({ service_id: service.id });
  const who = await server.build.resident({ name: '林小满' });
  await server.build.booking(slot, who);
  const manager = await server.as(await server.build.staff(centre.id, { role: 'manager' }));
  return { centre, service, slot, who, manager };
}

/** The file as a spreadsheet program would get it. */
async function sheet(client: Client, body: object): Promise<{ status: number; type: string | null; text: string }> {
  const response = await fetch(`${server.url}${apiPrefix}/booking-sheets`, {
    method: 'POST',
    headers: { authorization: `Bearer ${client.token ?? ''}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const file = Buffer.from(await response.arrayBuffer());
  const text = response.ok ? new AdmZip(file).readAsText('xl/worksheets/sheet1.xml') : file.toString('utf8');
  return { status: response.status, type: response.headers.get('content-type'), text };
}

describe('bookingSheet.size', () => {
  test('says how many rows the sheet will have; days the wrong way round or too many are refused', async () => {
    const { manager, centre, service } = await stage();
    const size = async (query: object) =>
      manager.call('bookingSheet.size', { query: { centreId: centre.id, ...days, ...query } });
    expect((await size({})).body).toEqual({ rows: 1, rowsMost: 50_000, tooMany: false });
    expect((await size({ serviceId: service.id })).body?.rows).toBe(1);
    expect((await size({ serviceId: 'svc_0' })).problem?.code).toBe('not_found');
    expect((await size({ fromOn: '2027-01-01' })).problem?.code).toBe('bookingSheet.days');
    expect((await size({ fromOn: '2026-01-01' })).problem?.code).toBe('bookingSheet.days');
    expect((await server.visitor.call('bookingSheet.size', { query: days })).problem?.code).toBe('auth.required');
    const other = (await stage()).manager;
    const theirs = await other.call('bookingSheet.size', { query: { centreId: centre.id, ...days } });
    expect(theirs.problem?.code).toBe('not_found');
  });
});

describe('bookingSheet.download', () => {
  test('is for managers who have just confirmed that it is them; names are masked and nothing is a formula', async () => {
    const { manager, centre } = await stage();
    const body = { centreId: centre.id, ...days };
    expect((await sheet(manager, body)).text).toContain('auth.step_up_required');
    await server.stepUp(manager);
    const made = await sheet(manager, body);
    expect(made).toMatchObject({ status: 200, type: expect.stringContaining('spreadsheetml') as string });
    expect(made.text).toContain('林*满');
    expect(made.text).not.toContain('林小满');
    expect(made.text).toContain('s="1"><is><t xml:space="preserve">=陶艺');
    const clerk = await server.as(await server.build.staff(centre.id));
    expect((await sheet(clerk, body)).status).toBe(403);
    expect((await sheet(server.visitor, body)).status).toBe(401);
    const other = (await stage()).manager;
    await server.stepUp(other);
    expect((await sheet(other, body)).status).toBe(404);
    const lines = await server.db
      .selectFrom('audit_line')
      .selectAll()
      .where('action', '=', 'bookingSheet.download')
      .execute();
    expect(lines).toHaveLength(1);
  });

  test('with a reason the names are whole, and each of the people reads who took them and why', async () => {
    const { manager, centre, who } = await stage();
    await server.stepUp(manager);
    const made = await sheet(manager, { centreId: centre.id, ...days, reason: '核对补贴名单' });
    expect(made.text).toContain('林小满');
    const seen = (await (await server.as(who)).call('access.mine', { query: {} })).body?.items;
    expect(seen).toMatchObject([{ what: ['name'], reason: '核对补贴名单', role: 'manager', place: centre.name }]);
  });

  test('a sheet of many pages holds each booking once, in order', async () => {
    const { manager, centre, slot, who } = await stage();
    const [row] = await server.db.selectFrom('booking').selectAll().where('slot_id', '=', slot.id).execute();
    if (row === undefined) throw new Error('no booking');
    const rows = Array.from({ length: 1200 }, (_, n) => ({
      ...row,
      id: `bkg_${centre.id.slice(4)}${n}`,
      beneficiary_id: `${who.personId}_${n}`,
      request_key: `sheet-${n}`,
    }));
    for (let from = 0; from < rows.length; from += 300) {
      await server.db
        .insertInto('booking')
        .values(rows.slice(from, from + 300))
        .execute();
    }
    await server.stepUp(manager);
    const made = await sheet(manager, { centreId: centre.id, ...days });
    expect(made.text.match(/<row>/g)).toHaveLength(1 + 1201);
    const named = await sheet(manager, { centreId: centre.id, ...days, reason: '核对补贴名单' });
    expect(named.text).toContain('bookingSheet.too_many_names');
  });
});
