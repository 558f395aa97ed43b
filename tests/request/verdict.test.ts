import sharp from 'sharp';
import { limits } from '../../shared/limits';
import { startServer, type TestServer } from '../support/app';
import type { Resident } from '../support/build';
import { urlOf, type Client } from '../support/client';
import { formOf } from '../support/form';
import { send } from '../support/send';

/** What WeChat's word on a picture does: by its real, sealed push, from the stand-in to what people see. */
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

interface Sender extends Resident {
  client: Client;
  itemId: string;
  fileId: string;
}

let colours = 0;
async function sendAvatar(who?: Resident): Promise<Sender> {
  const resident = who ?? (await server.build.resident());
  const client = await server.as(resident);
  colours += 1;
  const background = `#4${colours % 10}7${(colours * 3) % 10}55`;
  const file = await sharp({ create: { width: 40, height: 40, channels: 3, background } })
    .jpeg()
    .toBuffer();
  const sent = await send(server.url + urlOf('file.upload', {}, { purpose: 'avatar' }), {
    method: 'POST',
    token: client.token ?? '',
    ...formOf({ file, type: 'image/jpeg' }),
  });
  const { fileId, picture } = JSON.parse(sent.text) as { fileId: string; picture: { itemId: string } };
  return { ...resident, client, fileId, itemId: picture.itemId };
}

type Suggest = 'pass' | 'review' | 'risky';
interface Plan {
  suggest: Suggest;
  label?: number;
  copies?: number;
  afterSeconds?: number;
}
const plan = (sender: Sender, { suggest, label = 100, ...more }: Plan): void =>
  server.standin.images.plan({ match: sender.fileId, suggest, label, ...more });

/** WeChat is asked, answers by push, and the push is worked off. */
async function passTime(minutes = 1): Promise<void> {
  await server.worker.runDue();
  server.clock.pass(minutes);
  await server.standin.pushes.deliverDue();
  await server.worker.runDue();
}

const latestOf = async ({ client }: Sender) => (await client.call('content.mine')).body?.items[0];
const avatarOf = async ({ client }: Sender) => (await client.call('content.profile')).body?.avatar;
const noticesOf = async ({ client }: Sender) => {
  await server.worker.runDue();
  const { body } = await client.call('inbox.list');
  return (body?.items ?? []).map(({ kind }) => kind).filter((kind) => kind.startsWith('content'));
};
const auditedOf = (itemId: string) =>
  server.database.sql<{ n: number }>(
    "SELECT COUNT(*) AS n FROM audit_line WHERE action = 'content.verdict' AND subject_id = ?",
    [itemId],
  );

describe('a verdict on a picture', () => {
  test('risky: refused with the reason, told, never shown, and its file is no more to be had', async () => {
    const sender = await sendAvatar();
    plan(sender, { suggest: 'risky', label: 20002 });
    await passTime();
    expect(await latestOf(sender)).toMatchObject({ state: 'refused', reason: 'sexual', may: { appeal: true } });
    expect(await avatarOf(sender)).toMatchObject({ url: null, latest: { state: 'refused', url: null } });
    expect(await noticesOf(sender)).toEqual(['content_refused']);
  });

  test('review: stays hidden and waits for a human, with what the machine thought', async () => {
    const sender = await sendAvatar();
    plan(sender, { suggest: 'review', label: 20012 });
    await passTime();
    expect(await avatarOf(sender)).toMatchObject({ url: null, latest: { state: 'review' } });
    const reviewer = await server.as(await server.build.staff('3505', { role: 'reviewer', scopeKind: 'area' }));
    const { body } = await reviewer.call('review.get', { params: { itemId: sender.itemId } });
    expect(body).toMatchObject({ kind: 'avatar', machine: 'vulgar', may: { decide: true } });
    expect(await noticesOf(sender)).toEqual([]);
  });

  test('two in one second are both applied, each to its own picture', async () => {
    const [first, second] = [await sendAvatar(), await sendAvatar()];
    plan(first, { suggest: 'pass', afterSeconds: 5 });
    plan(second, { suggest: 'risky', label: 20008, afterSeconds: 5 });
    await passTime(1);
    expect((await avatarOf(first))?.url).toEqual(expect.any(String));
    expect(await latestOf(second)).toMatchObject({ state: 'refused', reason: 'fraud' });
  });

  test('given several times has one effect: one notice, one line in the record', async () => {
    const sender = await sendAvatar();
    plan(sender, { suggest: 'risky', label: 20001, copies: 4 });
    await passTime();
    await passTime(5);
    expect(await noticesOf(sender)).toEqual(['content_refused']);
    expect(await auditedOf(sender.itemId)).toEqual([{ n: 1 }]);
  });

  test('that comes after a human has decided changes nothing', async () => {
    const sender = await sendAvatar();
    plan(sender, { suggest: 'risky', label: 20002, afterSeconds: (limits.verdictMinutes + 15) * 60 });
    await server.worker.runDue();
    server.clock.pass(limits.verdictMinutes + 6);
    await server.worker.runDue();
    expect(await latestOf(sender)).toMatchObject({ state: 'review' });
    const reviewer = await server.as(await server.build.staff('3505', { role: 'reviewer', scopeKind: 'area' }));
    const decided = await reviewer.call('review.decide', {
      params: { itemId: sender.itemId },
      body: { verdict: 'pass' },
    });
    expect(decided.body?.state).toBe('passed');
    server.clock.pass(10);
    await server.standin.pushes.deliverDue();
    await server.worker.runDue();
    expect((await avatarOf(sender))?.url).toEqual(expect.any(String));
    expect(await noticesOf(sender)).toEqual(['content_passed']);
  });

  test('missing for half an hour: a human looks at the picture, which stays hidden', async () => {
    const sender = await sendAvatar();
    plan(sender, { suggest: 'pass', afterSeconds: 86_400 });
    await server.worker.runDue();
    server.clock.pass(limits.verdictMinutes - 1);
    await server.worker.runDue();
    expect(await latestOf(sender)).toMatchObject({ state: 'checking' });
    server.clock.pass(6);
    await server.worker.runDue();
    expect(await latestOf(sender)).toMatchObject({ state: 'review', thumbUrl: null });
    expect((await avatarOf(sender))?.url).toBeNull();
  });

  test('missing, but come before a human decided, still counts', async () => {
    const sender = await sendAvatar();
    plan(sender, { suggest: 'pass', afterSeconds: (limits.verdictMinutes + 15) * 60 });
    await server.worker.runDue();
    server.clock.pass(limits.verdictMinutes + 6);
    await server.worker.runDue();
    expect(await latestOf(sender)).toMatchObject({ state: 'review' });
    await passTime(10);
    expect(await latestOf(sender)).toMatchObject({ state: 'passed' });
  });

  test('on a picture that was taken away meanwhile brings nothing back', async () => {
    const sender = await sendAvatar();
    plan(sender, { suggest: 'pass', afterSeconds: 30 });
    await server.worker.runDue();
    await sender.client.call('avatar.remove');
    await passTime(1);
    expect(await avatarOf(sender)).toMatchObject({ url: null, latest: null });
  });
});

test('who watches over the system is told when reviewers are late', async () => {
  await server.database.sql("UPDATE content_item SET state = 'replaced' WHERE state = 'review'");
  const sender = await sendAvatar();
  plan(sender, { suggest: 'review', label: 20003 });
  await passTime();
  const late = () => server.log.filter(({ msg }) => msg === 'content.review overdue').length;
  const before = late();
  server.clock.pass(limits.reviewHours * 60 - 60);
  await server.worker.runDue();
  expect(late()).toBe(before);
  server.clock.pass(120);
  await server.worker.runDue();
  expect(late()).toBeGreaterThan(before);
});

test('an appeal is decided by another reviewer than the refusal', async () => {
  const sender = await sendAvatar();
  plan(sender, { suggest: 'review', label: 20003 });
  await passTime();
  const grant = { role: 'reviewer', scopeKind: 'area' } as const;
  const [first, second] = [
    await server.as(await server.build.staff('3505', grant)),
    await server.as(await server.build.staff('3505', grant)),
  ];
  const params = { itemId: sender.itemId };
  await first.call('review.decide', { params, body: { verdict: 'refuse', reason: 'abuse' } });
  expect((await sender.client.call('content.appeal', { params, body: { text: '照片里是我自己' } })).ok).toBe(true);
  const again = await first.call('review.decide', { params, body: { verdict: 'refuse', reason: 'abuse' } });
  expect(again.problem?.code).toBe('review.own_decision');
  expect((await second.call('review.decide', { params, body: { verdict: 'pass' } })).body?.state).toBe('passed');
  expect((await avatarOf(sender))?.url).toEqual(expect.any(String));
});

test('a picture whose use its owner takes back at WeChat is gone, shown or still on its way', async () => {
  const sender = await sendAvatar();
  plan(sender, { suggest: 'pass' });
  await passTime();
  const shown = (await avatarOf(sender))?.url ?? '';
  expect((await fetch(server.url + shown)).status).toBe(200);
  await sendAvatar(sender);
  server.standin.pushes.plan({
    event: 'user_authorization_revoke',
    content: { OpenID: sender.openid, RevokeInfo: '20' },
    copies: 2,
  });
  await passTime();
  expect(await avatarOf(sender)).toMatchObject({ url: null, latest: null });
  expect((await fetch(server.url + shown)).status).toBe(404);
});
