import { newId } from '../../server/kernel/ids';
import { startServer, type TestServer } from '../support/app';
import { villageCode, type Resident } from '../support/build';
import type { Role, ScopeKind } from '../../shared/enums';

/** Which centres' desks a set of roles opens: staff and managers their own, operators those of their area. */
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

async function grant(who: Resident, role: Role, scopeKind: ScopeKind, scopeId: string): Promise<void> {
  const at = new Date(0);
  await server.db
    .insertInto('role_grant')
    .values({
      id: newId('grt'),
      account_id: who.accountId,
      role,
      scope_kind: scopeKind,
      scope_id: scopeId,
      area_code: scopeKind === 'area' ? scopeId : villageCode,
      starts_at: at,
      ends_at: null,
      revoked_at: null,
      created_at: at,
    })
    .execute();
}

const cases: readonly (readonly [Role, ScopeKind, boolean])[] = [
  ['operator', 'area', true],
  ['manager', 'centre', true],
  ['staff', 'centre', true],
  ['staff', 'area', false],
  ['manager', 'area', false],
  ['volunteer', 'area', false],
  ['volunteer', 'centre', false],
  ['operator', 'centre', false],
];

test.each(cases)(
  'a desk worker who is also %s by %s reaches another centre there: %s',
  async (role, scopeKind, reaches) => {
    const home = await server.build.slot();
    const other = await server.build.slot();
    const bookingId = await server.build.booking(other, await server.build.resident());
    const who = await server.build.staff(home.centre_id);
    await grant(who, role, scopeKind, scopeKind === 'area' ? villageCode : other.centre_id);
    const desk = await server.as(who);
    for (const acting of new Set([role, 'staff'] as const)) {
      await desk.call('role.switch', { body: { role: acting } });
      const day = await desk.call('roster.day', { query: { centreId: other.centre_id, on: other.on_day } });
      // A role held where it can't be opens no desk at all; the other one, the home desk only.
      const none = role === 'staff' || acting === 'staff' ? 404 : 403;
      const may = reaches && acting === role;
      expect([acting, day.status, day.body?.items.map(({ id }) => id)]).toEqual(
        may ? [acting, 200, [bookingId]] : [acting, none, undefined],
      );
      const closed = await desk.call('slot.close', { params: { slotId: other.id }, body: { reason: '设备检修' } });
      expect([acting, closed.status]).toEqual([acting, may ? 200 : none]);
    }
  },
);
