import { startServer, type TestServer } from '../support/app';
import { addDays, atMinute } from '../../shared/time/civil';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ at: '2026-11-23T02:00:00.000Z' });
});
afterAll(() => server.close());

/** Ten days of a centre before today and today itself, with everything that can become of a booking. */
async function stage() {
  const centre = await server.build.centre();
  const services = [
    await server.build.service({ centre_id: centre.id }),
    await server.build.service({ centre_id: centre.id }),
  ];
  const states = ['attended', 'attended', 'no_show', 'cancelled', 'expired', 'attended'] as const;
  let turn = 0;
  for (let ago = 10; ago >= 0; ago -= 1) {
    for (const [n, service] of services.entries()) {
      const start_at = atMinute(addDays('2026-11-23', -ago), 540 + n * 75 + (ago % 3) * 60);
      const slot = await server.build.slot({ service_id: service.id, capacity: 8, start_at });
      for (let one = 0; one < (ago % 4) + 2; one += 1) {
        turn += 1;
        const state = states[turn % states.length] ?? 'attended';
        const who = await server.build.resident({ bornOn: turn % 2 === 0 ? '1950-01-01' : '2015-01-01' });
        const id = `bkg_${centre.id.slice(4)}${turn}`;
        const booked_at = new Date(start_at.getTime() - 86_400_000);
        const offered =
          turn % 5 === 0 ? { line_number: turn, offered_at: new Date(booked_at.getTime() + 30 * 60_000) } : {};
        const ended = state === 'cancelled' || state === 'expired';
        await server.build.booking(slot, who, {
          id,
          state,
          prior_state: state === 'expired' ? 'waiting' : 'confirmed',
          party_size: (turn % 2) + 1,
          booked_at,
          live_key: ended ? id : '',
          ...(state === 'expired' ? { line_number: turn } : offered),
        });
        if (ended)
          await server.db
            .updateTable('slot')
            .set((is) => ({ taken: is('taken', '-', (turn % 2) + 1) }))
            .where('id', '=', slot.id)
            .execute();
      }
    }
  }
  const manager = await server.build.staff(centre.id, { role: 'manager' });
  return { centre, manager, client: await server.as(manager) };
}

/** The same sums from the raw rows, in other words than the roll-up uses. */
async function raw(centreId: string, fromOn: string, toOn: string) {
  const ofSlots = await server.database.sql<Record<string, unknown>>(
    "SELECT SUM(capacity) AS capacity, SUM(taken) AS taken FROM slot WHERE centre_id = ? AND on_day BETWEEN ? AND ? AND state = 'open'",
    [centreId, fromOn, toOn],
  );
  const rows = await server.db
    .selectFrom('booking')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('on_day', '>=', fromOn)
    .where('on_day', '<=', toOn)
    .execute();
  const people = (of: typeof rows) => of.reduce((all, row) => all + row.party_size, 0);
  const offered = rows.filter((row) => row.offered_at !== null);
  const minutes = offered.reduce(
    (all, row) => all + row.party_size * ((row.offered_at?.getTime() ?? 0) - row.booked_at.getTime()),
    0,
  );
  return {
    capacity: Number(ofSlots[0]?.['capacity']),
    taken: Number(ofSlots[0]?.['taken']),
    attended: people(rows.filter((row) => row.state === 'attended')),
    noShows: people(rows.filter((row) => row.state === 'no_show')),
    offered: people(offered),
    waitMinutes: offered.length === 0 ? null : Math.round(minutes / 60_000 / people(offered)),
    unplaced: people(rows.filter((row) => row.state === 'expired')),
  };
}

describe('figures.get', () => {
  test('comes to what the raw rows come to: kept days, today as it stands, and as many days before', async () => {
    const { centre, client } = await stage();
    server.clock.set('2026-11-23T02:00:00.000Z');
    await server.worker.runDue();
    const query = { centreId: centre.id, fromOn: '2026-11-19', toOn: '2026-11-23' };
    const { body } = await client.call('figures.get', { query });
    expect(body?.totals).toEqual(await raw(centre.id, '2026-11-19', '2026-11-23'));
    expect(body?.before).toEqual(await raw(centre.id, '2026-11-14', '2026-11-18'));
    expect(body?.totals.attended).toBeGreaterThan(0);
    expect(body?.services).toHaveLength(2);
    const hours = body?.hours ?? [];
    expect(hours.reduce((all, { taken }) => all + taken, 0)).toBe(body?.totals.taken);
    expect(hours.reduce((all, { capacity }) => all + capacity, 0)).toBe(body?.totals.capacity);
  });

  test('added up again, a day corrected since is right, and nothing is counted twice', async () => {
    const { centre, client, manager } = await stage();
    const query = { centreId: centre.id, fromOn: '2026-11-14', toOn: '2026-11-22' };
    server.clock.set('2026-11-24T02:00:00.000Z');
    await server.worker.runDue();
    await server.db
      .updateTable('booking')
      .set({ prior_state: 'no_show', state: 'attended' })
      .where('centre_id', '=', centre.id)
      .where('on_day', '=', '2026-11-23')
      .where('state', '=', 'no_show')
      .execute();
    server.clock.set('2026-11-25T02:00:00.000Z');
    await Promise.all([server.worker.runDue(), server.anotherWorker().runDue()]);
    const again = await (await server.as(manager)).call('figures.get', { query: { ...query, toOn: '2026-11-24' } });
    expect(again.body?.totals).toEqual(await raw(centre.id, '2026-11-14', '2026-11-24'));
    expect(client.token).not.toBeNull();
  });

  test('tells who is not reached by age and village beside who lives there, and hides small numbers', async () => {
    server.clock.set('2026-11-25T03:00:00.000Z');
    const centre = await server.build.centre();
    const service = await server.build.service({ centre_id: centre.id });
    const slot = await server.build.slot({
      service_id: service.id,
      capacity: 20,
      start_at: atMinute('2026-11-24', 600),
    });
    for (let n = 0; n < 9; n += 1) {
      const who = await server.build.resident({ bornOn: n < 7 ? '1948-03-01' : '2014-03-01' });
      await server.db
        .insertInto('residence')
        .values({
          ...{ id: `rsd_${who.personId.slice(4)}`, person_id: who.personId, filed_by: who.accountId },
          ...{ area_code: '350582001016', detail_sealed: 'x', detail_key: 'k1', live_key: '' },
          ...{ state: 'confirmed', prior_state: 'filed', filed_at: server.clock.now() },
        })
        .execute();
      if (n < 6) await server.build.booking(slot, who, { state: 'attended', prior_state: 'confirmed' });
    }
    server.clock.set('2026-11-26T02:00:00.000Z');
    await server.worker.runDue();
    const client = await server.as(await server.build.staff(centre.id, { role: 'manager' }));
    const { body } = await client.call('figures.get', {
      query: { centreId: centre.id, fromOn: '2026-11-20', toOn: '2026-11-25' },
    });
    expect(body?.reach.byAge).toEqual([
      { group: 'child', people: null, residents: null },
      { group: 'elder', people: 6, residents: 7 },
    ]);
    expect(body?.reach.byArea).toEqual([{ name: '永福里社区居委会', people: 6, residents: 9 }]);
  });

  test('is for the managers of the centre, and for days in their order', async () => {
    const { centre, manager } = await stage();
    const query = { centreId: centre.id, fromOn: '2026-11-14', toOn: '2026-11-22' };
    const client = await server.as(manager);
    expect((await client.call('figures.get', { query: { ...query, toOn: '2026-11-01' } })).problem?.code).toBe(
      'bookingSheet.days',
    );
    const clerk = await server.as(await server.build.staff(centre.id));
    expect((await clerk.call('figures.get', { query })).problem?.code).toBe('forbidden');
    const elsewhere = await server.as(await server.build.staff((await server.build.centre()).id, { role: 'manager' }));
    expect((await elsewhere.call('figures.get', { query })).problem?.code).toBe('not_found');
    expect((await server.visitor.call('figures.get', { query })).problem?.code).toBe('auth.required');
  });
});
