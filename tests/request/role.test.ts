import type { Role } from '../../shared/enums';
import { newId } from '../../server/kernel/ids';
import { startServer, type TestServer } from '../support/app';
import { otherVillageCode, villageCode, type Resident } from '../support/build';
import type { Client } from '../support/client';

let server: TestServer;
let centreId: string;
beforeEach(async () => {
  server = await startServer();
  centreId = (await server.build.centre()).id;
});
afterEach(() => server.close());

/** Codes in notices are told once the worker ran. */
async function inboxOf(who: Resident) {
  await server.worker.runDue();
  return (await (await server.as(who)).call('inbox.list')).body!.items;
}

async function person(role: Role, placeId: string): Promise<{ who: Resident; client: Client }> {
  const who = await server.build.staff(placeId, { role, scopeKind: placeId.startsWith('ctr_') ? 'centre' : 'area' });
  return { who, client: await server.as(who) };
}

const officer = (areaCode = '3505') => person('security', areaCode);

async function invite(client: Client, role: Exclude<Role, 'resident'>, placeId: string, lastOn?: string) {
  return client.call('invitation.create', {
    body: { role, placeId, forWhom: '前台小王', ...(lastOn ? { lastOn } : {}) },
  });
}

async function accept(who: Resident | Client, code: string) {
  const client = 'call' in who ? who : await server.as(who);
  return client.call('invitation.accept', { body: { code } });
}

const grantIdOf = async ({ accountId }: Resident, role?: Role) => {
  const all = server.db.selectFrom('role_grant').select('id').where('account_id', '=', accountId);
  return (await (role ? all.where('role', '=', role) : all).executeTakeFirstOrThrow()).id;
};

const revoke = (client: Client, grantId: string) =>
  client.call('role.revoke', { params: { grantId }, body: { reason: '调到别的中心' } });

describe('invitation.create', () => {
  test('gives a code for one use, kept as its hash only', async () => {
    const { client } = await officer();
    const answer = await invite(client, 'staff', centreId, '2027-01-31');
    expect(answer).toMatchObject({
      status: 201,
      body: { role: 'staff', scopeId: centreId, forWhom: '前台小王', roleEndsAt: '2027-01-31T16:00:00.000Z' },
    });
    expect(answer.body!.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
    expect(Date.parse(answer.body!.expiresAt) - server.clock.now().getTime()).toBe(72 * 3_600_000);
    const rows = JSON.stringify(await server.db.selectFrom('role_invitation').selectAll().execute());
    const lines = JSON.stringify(await server.db.selectFrom('audit_line').selectAll().execute());
    expect(rows + lines).not.toContain(answer.body!.code);
    expect(lines).not.toContain('小王');
  });

  test.each(['staff', 'volunteer'] as const)('lets a manager invite %s to their own centre', async (role) => {
    const { client } = await person('manager', centreId);
    expect((await invite(client, role, centreId)).status).toBe(201);
    const other = await server.build.centre();
    expect((await invite(client, role, other.id)).problem?.code).toBe('not_found');
  });

  test('does not let a manager invite another manager, nor anybody over an area', async () => {
    const { client } = await person('manager', centreId);
    expect((await invite(client, 'manager', centreId)).problem?.code).toBe('role.not_yours_to_give');
    for (const role of ['operator', 'security', 'auditor', 'grid_worker'] as const) {
      expect((await invite(client, role, villageCode)).problem?.code).toBe('not_found');
    }
  });

  test('lets an officer give all roles of their area, but never their own', async () => {
    const { client } = await officer();
    for (const role of ['operator', 'grid_worker', 'reviewer', 'system', 'auditor'] as const) {
      expect((await invite(client, role, '3505')).status).toBe(201);
    }
    expect((await invite(client, 'security', '3505')).problem?.code).toBe('role.not_yours_to_give');
    expect((await invite(client, 'security', '350582')).status).toBe(201);
  });

  test('finds no place outside the area, and none that is not there', async () => {
    await server.build.centre({ area_code: otherVillageCode });
    const { client } = await officer(villageCode);
    for (const place of [otherVillageCode, '3505', '99', 'ctr_0']) {
      expect((await invite(client, 'grid_worker', place)).problem?.code).toBe('not_found');
    }
    expect((await invite(client, 'staff', villageCode)).problem?.code).toBe('not_found');
  });

  test('refuses a last day that is over', async () => {
    const { client } = await officer();
    const answer = await invite(client, 'staff', centreId, '2026-11-22');
    expect(answer.problem).toMatchObject({ code: 'input.invalid', fields: [{ path: 'body.lastOn' }] });
  });
});

describe('invitation.look', () => {
  test('tells role, place and who invites, however the code is typed', async () => {
    const { client } = await officer();
    const { code } = (await invite(client, 'staff', centreId)).body!;
    const guest = await server.as(await server.build.resident());
    const typed = `${code.slice(0, 5).toLowerCase()} - ${code.slice(5)}`.replace(/0/g, 'o').replace(/1/g, 'l');
    expect((await guest.call('invitation.look', { query: { code: typed } })).body).toMatchObject({
      role: 'staff',
      invitedBy: '陈美清',
      refusal: null,
      may: { accept: true },
    });
    expect((await client.call('invitation.look', { query: { code } })).body).toMatchObject({
      refusal: 'invitation.own',
      may: { accept: false },
    });
  });
});

describe('invitation.accept', () => {
  test('gives the role until its last day, to be switched to', async () => {
    const { client, who: inviter } = await officer();
    const { code } = (await invite(client, 'staff', centreId, '2026-11-24')).body!;
    const guest = await server.as(await server.build.resident({ name: '王强' }));
    expect((await accept(guest, code)).body).toMatchObject({
      role: 'resident',
      grants: [{ role: 'staff', scopeId: centreId, endsAt: '2026-11-24T16:00:00.000Z' }],
      may: { desk: false, switchRole: true },
    });
    expect((await guest.call('roster.day', { query: {} })).problem?.code).toBe('forbidden');
    await guest.call('role.switch', { body: { role: 'staff' } });
    expect((await guest.call('roster.day', { query: {} })).status).toBe(200);
    expect(await inboxOf(inviter)).toMatchObject([{ kind: 'invitation_accepted', facts: { person: '王强' } }]);
    server.clock.set('2026-11-24T16:00:00.000Z');
    expect((await (await server.as(inviter)).call('role.list', { query: {} })).body!.items).toHaveLength(1);
  });

  test('works once, not late, not withdrawn, not made up; all told alike', async () => {
    const { client } = await officer();
    const made = async () => (await invite(client, 'staff', centreId)).body!;
    const [used, withdrawn, late] = [await made(), await made(), await made()];
    await accept(await server.build.resident(), used.code);
    await client.call('invitation.withdraw', { params: { invitationId: withdrawn.invitationId } });
    const guest = await server.build.resident();
    for (const code of [used.code, withdrawn.code, '0123456789']) {
      expect((await accept(guest, code)).problem?.code).toBe('invitation.not_open');
    }
    server.clock.pass(72 * 60);
    expect((await accept(guest, late.code)).problem?.code).toBe('invitation.not_open');
  });

  test('goes to one of many who bring the code at once', async () => {
    const { client } = await officer();
    const { code } = (await invite(client, 'staff', centreId)).body!;
    const guests = await Promise.all(Array.from({ length: 8 }, async () => server.as(await server.build.resident())));
    const answers = await Promise.all(guests.map((guest) => accept(guest, code)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });

  test('refuses my own invitation and a role I hold', async () => {
    const { client, who } = await person('manager', centreId);
    const { code } = (await invite(client, 'staff', centreId)).body!;
    expect((await accept(client, code)).problem?.code).toBe('invitation.own');
    const guest = await server.build.staff(centreId);
    expect((await accept(guest, code)).problem?.code).toBe('role.already_held');
    expect(who.accountId).toBeTruthy();
  });

  test.each([
    ['system', 'security'],
    ['auditor', 'system'],
    ['security', 'auditor'],
  ] as const)('refuses %s to whoever is %s', async (role, held) => {
    const { client } = await officer();
    const { code } = (await invite(client, role, '350582')).body!;
    const guest = await server.build.staff('3505', { role: held, scopeKind: 'area' });
    expect((await accept(guest, code)).problem?.code).toBe('role.overlaps');
  });
});

/** Two offers that may not add up, taken at once by one account, many times. */
async function takeBoth(times: number): Promise<number> {
  const { client } = await officer();
  let both = 0;
  for (let i = 0; i < times; i += 1) {
    const offers = [await invite(client, 'system', '3505'), await invite(client, 'auditor', '3505')];
    const guest = await server.as(await server.build.resident());
    const answers = await Promise.all(offers.map((offer) => accept(guest, offer.body!.code)));
    if (answers.every((answer) => answer.ok)) both += 1;
    else expect(answers.map((answer) => answer.problem?.code ?? 'ok').sort()).toEqual(['ok', 'role.overlaps']);
  }
  return both;
}

describe('roles that may not overlap', () => {
  test('do not come together by two acceptances at once', async () => {
    expect(await takeBoth(10)).toBe(0);
  });

  test('would, without the lock on the account', async () => {
    await server.close();
    server = await startServer({ lockRoles: async () => {} });
    await server.build.areas();
    expect(await takeBoth(10)).toBeGreaterThan(0);
  });
});

describe('invitation.list', () => {
  test('shows what is open in my reach, page by page, without codes', async () => {
    const { client } = await officer();
    const other = await server.build.centre();
    const first = await invite(client, 'staff', centreId);
    server.clock.pass(1);
    await invite(client, 'volunteer', other.id);
    const page = await client.call('invitation.list', { query: { limit: 1 } });
    expect(page.body!.items).toMatchObject([{ role: 'volunteer', scopeName: other.name }]);
    const next = await client.call('invitation.list', { query: { limit: 1, cursor: page.body!.nextCursor! } });
    expect(next.body).toMatchObject({ items: [{ invitationId: first.body!.invitationId }], nextCursor: null });
    expect(JSON.stringify(next.body)).not.toContain(first.body!.code);
    const { client: manager } = await person('manager', centreId);
    const seen = await manager.call('invitation.list', { query: {} });
    expect(seen.body!.items.map((item) => item.role)).toEqual(['staff']);
  });
});

describe('invitation.withdraw', () => {
  test('is once, and for my reach alone', async () => {
    const { client } = await officer();
    const { invitationId } = (await invite(client, 'manager', centreId)).body!;
    const withdraw = (by: Client) => by.call('invitation.withdraw', { params: { invitationId } });
    expect((await withdraw((await officer(otherVillageCode)).client)).problem?.code).toBe('not_found');
    expect((await withdraw((await person('manager', centreId)).client)).problem?.code).toBe('role.not_yours_to_give');
    expect((await withdraw(client)).body).toEqual({ withdrawn: true });
    expect((await withdraw(client)).problem?.code).toBe('invitation.not_open');
  });
});

describe('role.list', () => {
  test('shows who holds what in my reach, and what I may take back', async () => {
    await person('staff', centreId);
    await server.build.staff(centreId, { endsAt: server.clock.now() });
    const far = await server.build.centre({ area_code: otherVillageCode });
    await person('volunteer', far.id);
    server.clock.pass(1);
    const { client } = await officer(villageCode);
    expect((await client.call('role.list', { query: {} })).body!.items).toMatchObject([
      { role: 'security', isMe: true, scopeName: '永福里社区', may: { revoke: true } },
      { role: 'staff', isMe: false, name: '陈美清', scopeId: centreId, may: { revoke: true } },
    ]);
    const { client: manager } = await person('manager', centreId);
    const seen = await manager.call('role.list', { query: {} });
    expect(seen.body!.items.map((item) => item.role)).toEqual(['staff']);
  });

  test('finds by part of a name and by role', async () => {
    await person('staff', centreId);
    const { client } = await officer();
    const count = async (query: object) => (await client.call('role.list', { query })).body!.items.length;
    expect(await count({ words: '美' })).toBe(2);
    expect(await count({ words: '美', role: 'staff' })).toBe(1);
    expect(await count({ words: '%' })).toBe(0);
  });
});

describe('role.revoke', () => {
  test('ends the sessions in that role, tells why, and leaves the person a resident', async () => {
    const { who, client: staff } = await person('staff', centreId);
    const asResident = await server.as(who);
    await asResident.call('role.switch', { body: { role: 'resident' } });
    const { client } = await officer();
    expect((await revoke(client, await grantIdOf(who))).body).toEqual({ sessionsEnded: 1 });
    expect((await staff.call('roster.day', { query: {} })).problem?.code).toBe('auth.required');
    expect((await asResident.call('identity.me')).body).toMatchObject({ role: 'resident', grants: [] });
    expect(await inboxOf(who)).toMatchObject([
      { kind: 'role_taken', facts: { role: 'staff', reason: '调到别的中心' } },
    ]);
    const [line] = await server.db.selectFrom('audit_line').selectAll().where('action', '=', 'role.revoke').execute();
    expect(JSON.parse(line!.detail)).toMatchObject({ role: 'staff', sessionsEnded: 1, reason: '调到别的中心' });
    expect((await revoke(client, await grantIdOf(who))).problem?.code).toBe('role.already_ended');
  });

  test('takes open invitations of a giver back with it', async () => {
    const { who, client: manager } = await person('manager', centreId);
    const { code } = (await invite(manager, 'staff', centreId)).body!;
    await revoke((await officer()).client, await grantIdOf(who));
    expect((await accept(await server.build.resident(), code)).problem?.code).toBe('invitation.not_open');
  });

  test('is not for a manager over a manager, nor for another place', async () => {
    const { who } = await person('manager', centreId);
    const { client: peer } = await person('manager', centreId);
    expect((await revoke(peer, await grantIdOf(who))).problem?.code).toBe('role.not_yours_to_give');
    const { client: stranger } = await officer(otherVillageCode);
    expect((await revoke(stranger, await grantIdOf(who))).problem?.code).toBe('not_found');
  });

  test('keeps the last officer of an area, also when two would go at once', async () => {
    const first = await officer();
    expect((await revoke(first.client, await grantIdOf(first.who))).problem?.code).toBe('role.last_officer');
    for (let round = 0; round < 5; round += 1) {
      const [a, b] = [await officer(`35058${round}`), await officer(`35058${round}`)];
      const answers = await Promise.all([
        revoke(a.client, await grantIdOf(b.who)),
        revoke(b.client, await grantIdOf(a.who)),
      ]);
      // The city's officer stands above both: here both may go.
      expect(answers.map((answer) => answer.ok)).toContain(true);
      expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
    }
    const second = await officer();
    const [one, two] = await Promise.all([
      revoke(first.client, await grantIdOf(second.who)),
      revoke(second.client, await grantIdOf(first.who)),
    ]);
    expect([one.ok, two.ok].filter(Boolean)).toHaveLength(1);
    const left = await server.db
      .selectFrom('role_grant')
      .select('id')
      .where('scope_id', '=', '3505')
      .where('revoked_at', 'is', null)
      .execute();
    expect(left).toHaveLength(1);
  });

  test('does not touch the other role of the same account', async () => {
    const { who } = await person('staff', centreId);
    const created_at = server.clock.now();
    const place = { scope_kind: 'centre' as const, scope_id: centreId, area_code: villageCode };
    const dates = { starts_at: created_at, ends_at: null, revoked_at: null, created_at };
    await server.db
      .insertInto('role_grant')
      .values({ id: newId('grt'), account_id: who.accountId, role: 'volunteer', ...place, ...dates })
      .execute();
    const client = await server.as(who);
    await client.call('role.switch', { body: { role: 'volunteer' } });
    await revoke((await officer()).client, await grantIdOf(who, 'staff'));
    expect((await client.call('identity.me')).body).toMatchObject({ role: 'volunteer' });
  });
});
