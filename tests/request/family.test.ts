import { mayActFor, peopleIMayActFor } from '../../server/modules/household';
import { limits } from '../../shared/limits';
import { startServer, type TestServer } from '../support/app';
import { villageCode, type Resident } from '../support/build';
import { openFamily } from '../support/household-things';
import type { Client } from '../support/client';

const now = '2026-11-23T02:00:00.000Z';
const textVersion = '2026-11' as const;
const lastOn = '2027-06-30';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ at: now });
  await server.build.areas();
});
afterEach(() => server.clock.set(now));
afterAll(() => server.close());

async function pair() {
  const [daughter, mother] = [
    await server.build.resident({ name: '林晓雯', bornOn: '1992-06-18' }),
    await server.build.resident({ name: '陈秀兰', bornOn: '1954-03-09' }),
  ];
  return { daughter, mother, child: await server.as(daughter), parent: await server.as(mother) };
}

const invite = async (client: Client, over = {}) => {
  const body = { kind: 'member' as const, relation: 'parent' as const, scopes: ['view' as const], lastOn, ...over };
  const made = await client.call('family.invite', { body });
  if (!made.ok) throw new Error(made.problem.code);
  return made.body;
};
const yes = (client: Client, code: string) =>
  client.call('familyInvite.answer', { body: { code, answer: 'yes', textVersion } });
const may = (actor: Resident, other: Resident, scope: 'view' | 'book' | 'cancel') =>
  mayActFor(server.db, actor.personId, other.personId, scope, server.clock.now());

describe('family.invite, familyInvite.open and familyInvite.answer', () => {
  test('a mother with WeChat reads who asks for what, says yes once, and her consent is kept', async () => {
    const { daughter, mother, child, parent } = await pair();
    const { code, id } = await invite(child);
    const asked = await parent.call('familyInvite.open', { body: { code: `${code.slice(0, 4)} ${code.slice(4)}` } });
    expect(asked.body).toMatchObject({ askerName: '林晓雯', scopes: ['view'], lastOn, textVersion });
    expect((await child.call('familyInvite.open', { body: { code } })).problem?.code).toBe('familyInvite.own');
    expect((await yes(child, code)).problem?.code).toBe('familyInvite.own');
    expect((await yes(parent, code)).status).toBe(200);
    expect((await yes(parent, code)).problem?.code).toBe('familyInvite.code_wrong');
    const home = await parent.call('family.get');
    expect(home.body?.members.map(({ name }) => name)).toEqual(['陈秀兰', '林晓雯']);
    expect(home.body?.actForMe).toMatchObject([{ name: '林晓雯', scopes: ['view'], method: 'own_wechat', lastOn }]);
    expect([await may(daughter, mother, 'view'), await may(daughter, mother, 'book')]).toEqual([true, false]);
    expect(await may(mother, daughter, 'view')).toBe(false);
    const consents = await server.database.sql('SELECT kind, method, text_version FROM agreement WHERE given_by = ?', [
      mother.personId,
    ]);
    expect(consents).toHaveLength(2);
    const [row] = await server.database.sql('SELECT * FROM invitation WHERE id = ?', [id]);
    expect(JSON.stringify(row)).not.toContain(code);
    expect(JSON.stringify(server.log)).not.toContain(code);
  });

  test('no is no, and is told', async () => {
    const { daughter, mother, child, parent } = await pair();
    const { code } = await invite(child);
    const said = await parent.call('familyInvite.answer', { body: { code, answer: 'no', textVersion } });
    expect(said.status).toBe(200);
    expect(await may(daughter, mother, 'view')).toBe(false);
    await server.worker.runDue();
    expect((await child.call('inbox.list')).body?.items[0]?.kind).toBe('family_declined');
  });

  test('ends after 72 hours, and when taken back by familyInvite.withdraw', async () => {
    const { child, parent } = await pair();
    const [late, back] = [await invite(child), await invite(child)];
    expect((await child.call('familyInvite.withdraw', { params: { inviteId: back.id } })).status).toBe(200);
    expect((await yes(parent, back.code)).problem?.code).toBe('familyInvite.code_wrong');
    server.clock.pass(limits.familyInviteHours * 60 - 1);
    server.clock.pass(1);
    const { parent: other } = await pair();
    expect((await yes(other, late.code)).problem?.code).toBe('familyInvite.code_wrong');
  });

  test('of two who answer at once, one is taken', async () => {
    const { child, parent } = await pair();
    const { parent: other } = await pair();
    const { code } = await invite(child);
    const answers = await Promise.all([yes(parent, code), yes(other, code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  test('wrong codes are limited by account and hour, also many at once', async () => {
    const { child, parent } = await pair();
    const { code } = await invite(child);
    const wrong = await Promise.all(
      Array.from({ length: limits.wrongCodesPerHour + 5 }, () =>
        parent.call('familyInvite.open', { body: { code: 'ABCD2345' } }),
      ),
    );
    const codes = wrong.map(({ problem }) => problem?.code);
    expect(codes.filter((one) => one === 'familyInvite.code_wrong')).toHaveLength(limits.wrongCodesPerHour);
    expect((await yes(parent, code)).problem?.code).toBe('familyInvite.too_many_tries');
    server.clock.pass(60);
    expect((await yes(parent, code)).status).toBe(200);
  });

  test('so many stand open at once, asked for in parallel too', async () => {
    const { child } = await pair();
    const body = { kind: 'member' as const, relation: 'parent' as const };
    const answers = await Promise.all(
      Array.from({ length: limits.openInvitations + 3 }, () => child.call('family.invite', { body })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(limits.openInvitations);
    expect(answers.find(({ ok }) => !ok)?.problem?.code).toBe('family.too_many_invitations');
  });

  test('one lives in one household', async () => {
    const { child, parent } = await pair();
    const { child: other } = await pair();
    const [first, second] = [await invite(child), await invite(other)];
    await yes(parent, first.code);
    expect((await yes(parent, second.code)).problem?.code).toBe('family.in_another');
  });

  test('who is a household of one leaves it for the one they join, with what they had asked for it', async () => {
    const { mother, child, parent } = await pair();
    const { child: sister } = await pair();
    const { code } = await invite(parent);
    expect((await yes(parent, (await invite(child)).code)).status).toBe(200);
    expect((await parent.call('family.get')).body).toMatchObject({ invitations: [], members: [{}, {}] });
    expect((await yes(sister, code)).problem?.code).toBe('familyInvite.code_wrong');
    const rows = await server.database.sql('SELECT ended_at FROM household_member WHERE person_id = ?', [
      mother.personId,
    ]);
    expect(rows.map(({ ended_at }) => ended_at !== null).sort()).toEqual([false, true]);
  });

  test('a proxy of another household acts, lives elsewhere, and never longer than a year', async () => {
    const { daughter, mother, child, parent } = await pair();
    const tooLong = await child.call('family.invite', {
      body: { kind: 'proxy', relation: 'parent', scopes: ['book'], lastOn: '2027-11-24' },
    });
    expect(tooLong.problem?.code).toBe('family.power_too_long');
    await yes(parent, (await invite(child, { kind: 'proxy', scopes: ['book', 'cancel'] })).code);
    expect((await parent.call('family.get')).body?.members).toEqual([]);
    expect(await may(daughter, mother, 'cancel')).toBe(true);
    server.clock.set('2027-06-30T15:59:59.999Z');
    expect(await may(daughter, mother, 'cancel')).toBe(true);
    server.clock.set('2027-06-30T16:00:00.000Z');
    expect(await may(daughter, mother, 'cancel')).toBe(false);
  });
});

describe('family.addChild, family.get, family.list and family.remove', () => {
  const kid = { name: '林一诺', bornOn: '2012-11-25', relation: 'child' as const, textVersion };

  test('a guardian acts until the child is 14; the job closes it and tells', async () => {
    const { daughter, child } = await pair();
    const added = await child.call('family.addChild', { body: kid });
    const personId = added.body?.personId ?? '';
    expect((await child.call('family.addChild', { body: kid })).problem?.code).toBe('family.child_known');
    expect((await child.call('family.list')).body?.items).toEqual([
      expect.objectContaining({ personId, kind: 'guardian', scopes: ['view', 'book', 'cancel'], lastOn: '2026-11-24' }),
    ]);
    server.clock.set('2026-11-24T16:00:00.000Z');
    expect(await peopleIMayActFor(server.db, daughter.personId, server.clock.now())).toEqual([]);
    await server.worker.runDue();
    await server.worker.runDue();
    const fresh = await server.as(daughter);
    expect((await fresh.call('inbox.list')).body?.items[0]?.kind).toBe('child_turned_14');
    const again = await fresh.call('family.addChild', { body: { ...kid, name: '林一凡' } });
    expect(again.problem?.code).toBe('family.child_too_old');
  });

  test('the other guardian is linked by invitation; the last one stays with the child', async () => {
    const { daughter, child } = await pair();
    const father = await server.build.resident({ name: '王强' });
    const dad = await server.as(father);
    const added = await child.call('family.addChild', { body: { ...kid, bornOn: '2019-02-28' } });
    const childId = added.body?.personId ?? '';
    const home = await child.call('family.get');
    const [me, little] = home.body?.members ?? [];
    expect(little?.may).toMatchObject({ remove: true, inviteGuardian: true, beProxy: false });
    const leave = () => child.call('family.remove', { params: { memberId: me?.memberId ?? '' } });
    expect((await leave()).problem?.code).toBe('family.last_guardian');
    const stranger = await dad.call('family.invite', { body: { kind: 'guardian', relation: 'spouse', childId } });
    expect(stranger.problem?.code).toBe('not_found');
    const { code } = await invite(child, { kind: 'guardian', relation: 'spouse', childId, scopes: undefined });
    expect((await dad.call('familyInvite.open', { body: { code } })).body?.childName).toBe('林一诺');
    await yes(dad, code);
    expect((await dad.call('family.list')).body?.items).toMatchObject([{ personId: childId, kind: 'guardian' }]);
    const own = await server.database.sql('SELECT id FROM person WHERE name = ? AND born_on = ?', [
      '林一诺',
      '2019-02-28',
    ]);
    expect(own).toHaveLength(1);
    expect((await leave()).status).toBe(200);
    expect(daughter.personId).not.toBe(childId);
  });

  test('a guardian gives it up while another one stays, who is told', async () => {
    const { child } = await pair();
    const father = await server.build.resident({ name: '王强' });
    const dad = await server.as(father);
    const added = await child.call('family.addChild', { body: { ...kid, name: '林一诺', bornOn: '2019-03-01' } });
    const childId = added.body?.personId ?? '';
    const held = async (client: Client) =>
      (await client.call('family.list')).body?.items.find(({ personId }) => personId === childId)?.id ?? '';
    const hers = { params: { proxyId: await held(child) } };
    expect((await child.call('proxy.end', hers)).problem?.code).toBe('family.last_guardian');
    await yes(dad, (await invite(child, { kind: 'guardian', relation: 'spouse', childId, scopes: undefined })).code);
    const his = { params: { proxyId: await held(dad) } };
    expect((await child.call('proxy.end', his)).problem?.code).toBe('not_found');
    expect((await dad.call('proxy.end', his)).status).toBe(200);
    expect((await dad.call('proxy.end', his)).status).toBe(200);
    expect(await peopleIMayActFor(server.db, father.personId, server.clock.now())).toEqual([]);
    expect((await child.call('proxy.end', hers)).problem?.code).toBe('family.last_guardian');
    await server.worker.runDue();
    const told = (await child.call('inbox.list')).body?.items.find(({ kind }) => kind === 'guardian_left');
    expect(told?.facts).toEqual({ name: '王强', person: '林一诺' });
  });

  test('a household has its limit, also when two add at once', async () => {
    const { child } = await pair();
    const answers = [];
    for (let i = 0; i < limits.householdMax - 2; i += 1) {
      answers.push(await child.call('family.addChild', { body: { ...kid, name: `孩子${i}` } }));
    }
    const last = await Promise.all(
      ['甲', '乙', '丙'].map((name) => child.call('family.addChild', { body: { ...kid, name } })),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(last.filter(({ ok }) => ok)).toHaveLength(1);
    expect(last.find(({ ok }) => !ok)?.problem?.code).toBe('family.full');
  });

  test('strangers take nobody out', async () => {
    const { child } = await pair();
    const { child: other } = await pair();
    await child.call('family.addChild', { body: kid });
    const home = await child.call('family.get');
    const memberId = home.body?.members[1]?.memberId ?? '';
    expect((await other.call('family.remove', { params: { memberId } })).problem?.code).toBe('not_found');
    expect((await server.visitor.call('family.remove', { params: { memberId } })).problem?.code).toBe('auth.required');
  });
});

describe('family.askInPerson, agreement.waiting, agreement.open and agreement.decide', () => {
  const mother = { name: '陈玉珠', bornOn: '1948-01-02', relation: 'parent' as const, textVersion };
  const withPower = { ...mother, scopes: ['view' as const, 'book' as const], lastOn };

  async function settled() {
    const { daughter, child } = await pair();
    await child.call('residence.file', { body: { areaCode: villageCode, detail: '永福里 3 号' } });
    await server.db
      .updateTable('residence')
      .set({ state: 'confirmed', prior_state: 'filed' })
      .where('person_id', '=', daughter.personId)
      .execute();
    const who = await server.build.staff(villageCode, { role: 'grid_worker', scopeKind: 'area' });
    return { daughter, child, who, clerk: await server.as(who) };
  }

  test('somebody without WeChat is no member and nobody acts for them until staff has heard their yes', async () => {
    const { daughter, child, clerk } = await settled();
    const made = await child.call('family.askInPerson', { body: withPower });
    const params = { requestId: made.body?.id ?? '' };
    expect((await child.call('family.askInPerson', { body: withPower })).problem?.code).toBe('family.asked_already');
    expect((await child.call('family.get')).body).toMatchObject({ requests: [{ name: '陈玉珠' }], iActFor: [] });
    const list = await clerk.call('agreement.waiting', { query: { limit: 50 } });
    expect(list.body?.items.find(({ id }) => id === params.requestId)).toMatchObject({
      personName: '陈*珠',
      joins: true,
    });
    expect((await clerk.call('agreement.open', { params })).body).toMatchObject({ personName: '陈玉珠', age: 78 });
    const bare = await clerk.call('agreement.decide', { params, body: { decision: 'confirm' } });
    expect(bare.problem?.code).toBe('agreement.method_needed');
    const body = { decision: 'confirm' as const, method: 'signed_paper' as const, reason: '本人到中心签字' };
    expect((await clerk.call('agreement.decide', { params, body })).status).toBe(200);
    expect((await clerk.call('agreement.decide', { params, body })).problem?.code).toBe('agreement.decided');
    expect((await child.call('family.list')).body?.items).toMatchObject([
      { name: '陈玉珠', kind: 'proxy', scopes: ['view', 'book'], lastOn },
    ]);
    const [kept] = await server.database.sql<{ method: string; witness_id: string | null }>(
      "SELECT method, witness_id FROM agreement WHERE kind = 'proxy' AND note = '本人到中心签字'",
    );
    expect(kept).toMatchObject({ method: 'signed_paper', witness_id: expect.any(String) as string });
    expect(daughter.personId).toBeTruthy();
  });

  test('a refusal says why and changes nothing; family.withdrawRequest takes back what waits', async () => {
    const { child, clerk } = await settled();
    const first = await child.call('family.askInPerson', { body: withPower });
    const params = { requestId: first.body?.id ?? '' };
    const body = { decision: 'refuse' as const, reason: '老人说不需要' };
    expect((await clerk.call('agreement.decide', { params, body })).status).toBe(200);
    expect((await child.call('family.get')).body).toMatchObject({ requests: [], iActFor: [] });
    expect((await child.call('family.withdrawRequest', { params })).problem?.code).toBe('family.request_decided');
    const second = await child.call('family.askInPerson', { body: withPower });
    const again = { requestId: second.body?.id ?? '' };
    expect((await child.call('family.withdrawRequest', { params: again })).status).toBe(200);
    expect((await clerk.call('agreement.open', { params: again })).problem?.code).toBe('not_found');
  });

  test('is for residents with a confirmed address, and nobody confirms for their own family', async () => {
    const { child: unknown } = await pair();
    const early = await unknown.call('family.askInPerson', { body: mother });
    expect(early.problem?.code).toBe('family.residence_first');
    const { daughter, child, who, clerk } = await settled();
    const family = await openFamily(server.db, server.clock.now());
    await family.household(who.personId, [daughter.personId]);
    const made = await child.call('family.askInPerson', { body: mother });
    const params = { requestId: made.body?.id ?? '' };
    const body = { decision: 'confirm' as const, method: 'on_site' as const };
    expect((await clerk.call('agreement.decide', { params, body })).problem?.code).toBe('residence.own_family');
  });
});

describe('proxy.give, proxy.end, proxy.inArea and proxy.stop', () => {
  async function living() {
    const two = await pair();
    const family = await openFamily(server.db, server.clock.now());
    await family.household(two.daughter.personId, [two.mother.personId]);
    const home = await two.parent.call('family.get');
    const member = home.body?.members.find(({ name }) => name === '林晓雯');
    const give = (scopes: ('view' | 'book' | 'cancel')[]) =>
      two.parent.call('proxy.give', { body: { memberId: member?.memberId ?? '', scopes, lastOn, textVersion } });
    return { ...two, give, family };
  }

  test('a newer agreement of the same two replaces the older', async () => {
    const { daughter, mother, child, give } = await living();
    await give(['view', 'book', 'cancel']);
    expect(await may(daughter, mother, 'book')).toBe(true);
    await give(['view']);
    expect([await may(daughter, mother, 'book'), await may(daughter, mother, 'view')]).toEqual([false, true]);
    expect((await child.call('family.list')).body?.items).toHaveLength(1);
  });

  test('either of the two ends it; others do not find it', async () => {
    for (const side of ['child', 'parent'] as const) {
      const all = await living();
      const given = await all.give(['view']);
      const params = { proxyId: given.body?.id ?? '' };
      const { child: stranger } = await pair();
      expect((await stranger.call('proxy.end', { params })).problem?.code).toBe('not_found');
      expect((await all[side].call('proxy.end', { params })).status).toBe(200);
      expect(await may(all.daughter, all.mother, 'view')).toBe(false);
      expect((await all[side].call('proxy.end', { params })).status).toBe(200);
    }
  });

  test('staff of the area ends it for somebody who asks, with a reason that both read', async () => {
    const { daughter, mother, child, parent, family } = await living();
    const proxyId = await family.proxy(daughter.personId, mother.personId, { area_code: villageCode });
    const who = await server.build.staff(villageCode, { role: 'grid_worker', scopeKind: 'area' });
    const clerk = await server.as(who);
    const list = await clerk.call('proxy.inArea', { query: { limit: 50 } });
    expect(list.body?.items.find(({ id }) => id === proxyId)).toMatchObject({
      grantorName: '陈*兰',
      proxyName: '林*雯',
    });
    expect((await clerk.call('proxy.stop', { params: { proxyId }, body: { reason: '老人来电要求' } })).status).toBe(
      200,
    );
    expect(await may(daughter, mother, 'view')).toBe(false);
    await server.worker.runDue();
    for (const [client, name] of [
      [child, '陈秀兰'],
      [parent, '林晓雯'],
    ] as const) {
      const [told] = (await client.call('inbox.list')).body?.items ?? [];
      expect(told).toMatchObject({ kind: 'power_ended', facts: { name, reason: '老人来电要求' } });
    }
  });

  test('nobody stops what their own family has agreed on', async () => {
    const { mother, family } = await living();
    const who = await server.build.staff(villageCode, { role: 'grid_worker', scopeKind: 'area' });
    const proxyId = await family.proxy(who.personId, mother.personId, { area_code: villageCode });
    const clerk = await server.as(who);
    const list = await clerk.call('proxy.inArea', { query: { limit: 50 } });
    expect(list.body?.items.find(({ id }) => id === proxyId)?.may).toEqual({ stop: false });
    const stopped = await clerk.call('proxy.stop', { params: { proxyId }, body: { reason: '自己的事' } });
    expect(stopped.problem?.code).toBe('residence.own_family');
    expect(await may(who, mother, 'view')).toBe(true);
  });
});
