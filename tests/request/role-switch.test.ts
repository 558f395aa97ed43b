import { newId } from '../../server/kernel/ids';
import type { Role } from '../../shared/enums';
import { startServer, type TestServer } from '../support/app';
import { villageCode, type Resident } from '../support/build';

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

/** One more role, given so many minutes ago. */
async function give(who: Resident, role: Role, centreId: string, minutesAgo = 0, endsAt: Date | null = null) {
  const created_at = new Date(server.clock.now().getTime() - minutesAgo * 60_000);
  const grant = {
    account_id: who.accountId,
    role,
    scope_kind: 'centre' as const,
    scope_id: centreId,
    area_code: villageCode,
  };
  await server.db
    .insertInto('role_grant')
    .values({ id: newId('grt'), ...grant, starts_at: created_at, ends_at: endsAt, revoked_at: null, created_at })
    .execute();
}

async function staffAndVolunteer() {
  const [desk, help] = [await server.build.centre(), await server.build.centre()];
  const who = await server.build.staff(desk.id);
  await give(who, 'volunteer', help.id, 10);
  return { who, desk, help };
}

describe('role.switch', () => {
  test('takes the rights of one role and gives those of the other, at once', async () => {
    const { who } = await staffAndVolunteer();
    const client = await server.as(who);
    const roster = async () => (await client.call('roster.day', { query: {} })).problem?.code ?? 'ok';
    expect(await roster()).toBe('ok');
    const volunteer = await client.call('role.switch', { body: { role: 'volunteer' } });
    expect(volunteer.body).toMatchObject({ role: 'volunteer', deskCentreId: null, may: { desk: false } });
    expect(volunteer.body?.grants).toHaveLength(2);
    expect(await roster()).toBe('forbidden');
    expect((await client.call('role.switch', { body: { role: 'resident' } })).body?.role).toBe('resident');
    expect(await roster()).toBe('forbidden');
    expect((await client.call('role.switch', { body: { role: 'staff' } })).body).toMatchObject({ may: { desk: true } });
    expect(await roster()).toBe('ok');
  });

  test('writes down from which role to which', async () => {
    const { who } = await staffAndVolunteer();
    await (await server.as(who)).call('role.switch', { body: { role: 'volunteer' } });
    const [line] = await server.db.selectFrom('audit_line').selectAll().where('action', '=', 'role.switch').execute();
    expect(line).toMatchObject({ actor_account_id: who.accountId, subject_kind: 'session' });
    expect(JSON.parse(line!.detail)).toEqual({ from: 'staff', to: 'volunteer' });
  });

  test('leaves my other devices in their role, and is where the next login begins', async () => {
    const { who } = await staffAndVolunteer();
    const [phone, tablet] = [await server.as(who), await server.as(who)];
    await phone.call('role.switch', { body: { role: 'volunteer' } });
    expect((await tablet.call('identity.me')).body?.role).toBe('staff');
    expect((await (await server.as(who)).call('identity.me')).body?.role).toBe('volunteer');
  });

  test('lasts over a renewal', async () => {
    const { who } = await staffAndVolunteer();
    const code = server.standin.codes.give(who.openid);
    const session = (await server.visitor.call('identity.login', { body: { code } })).body!;
    await server.db.updateTable('session').set({ active_role: 'volunteer' }).execute();
    const renewed = await server.visitor.call('identity.refresh', { body: { refreshToken: session.refreshToken } });
    expect(renewed.body?.me.role).toBe('volunteer');
  });

  test.each(['manager', 'security', 'system'] as const)(
    'refuses the role %s to whoever does not hold it',
    async (role) => {
      const { who } = await staffAndVolunteer();
      const client = await server.as(who);
      expect((await client.call('role.switch', { body: { role } })).problem?.code).toBe('role.not_held');
      expect((await client.call('identity.me')).body?.role).toBe('staff');
    },
  );

  test('refuses a role that is over, and a session in it goes on as a resident', async () => {
    const centre = await server.build.centre();
    const who = await server.build.staff(centre.id);
    await give(who, 'manager', centre.id, 0, new Date(server.clock.now().getTime() + 60_000));
    const client = await server.as(who);
    await client.call('role.switch', { body: { role: 'manager' } });
    server.clock.pass(1);
    expect((await client.call('roster.day', { query: {} })).problem?.code).toBe('forbidden');
    expect((await client.call('identity.me')).body).toMatchObject({ role: 'resident', grants: [{ role: 'staff' }] });
    expect((await client.call('role.switch', { body: { role: 'manager' } })).problem?.code).toBe('role.not_held');
  });

  test('shows each role held with its place and until when', async () => {
    const { who, desk, help } = await staffAndVolunteer();
    const { body } = await (await server.as(who)).call('identity.me');
    expect(body?.grants).toEqual([
      { role: 'staff', scopeKind: 'centre', scopeId: desk.id, scopeName: desk.name, endsAt: null },
      { role: 'volunteer', scopeKind: 'centre', scopeId: help.id, scopeName: help.name, endsAt: null },
    ]);
  });
});
