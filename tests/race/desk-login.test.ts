import { generateSync } from 'otplib';
import { startServer, type TestServer } from '../support/app';
import { enterDesk, openBrowser } from '../support/desk';

/** What is good once is good once for many at the same moment. */
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const many = Array.from({ length: 12 }, (_, n) => n);
const goodPassword = 'rain over the old bridge';

async function worker() {
  const centre = await server.build.centre();
  const who = await server.build.staff(centre.id);
  return { who, phone: await server.as(who) };
}

async function enrolled(loginName: string) {
  const { phone } = await worker();
  const begun = await phone.call('deskAccess.begin', { body: { loginName, password: goodPassword } });
  const secret = begun.body?.secret ?? '';
  const code = () => generateSync({ secret, epoch: Math.floor(server.clock.now().getTime() / 1000) });
  const done = await phone.call('deskAccess.confirm', { body: { code: code() } });
  server.clock.pass(1);
  return { phone, code, recoveryCodes: done.body?.recoveryCodes ?? [] };
}

const login = (loginName: string, code: string, password = goodPassword) =>
  server.visitor.call('deskLogin.password', { body: { loginName, password, code } });

test('of many finishers with one cookie one gets the session', async () => {
  const { phone, who } = await worker();
  const browser = openBrowser(server.url);
  const { id, key } = await browser.begin();
  await phone.call('deskLogin.confirm', { body: { key, role: 'staff' } });
  const answers = await Promise.all(many.map(() => browser.finish(id)));
  expect(answers.filter(({ session }) => session !== null)).toHaveLength(1);
  expect(new Set(answers.map(({ code }) => code))).toEqual(new Set([null, 'desk.key_used']));
  const sessions = await server.db
    .selectFrom('session')
    .select('id')
    .where('account_id', '=', who.accountId)
    .where('kind', '=', 'desk')
    .execute();
  expect(sessions).toHaveLength(1);
});

test('of two phones that confirm one key one does', async () => {
  const phones = await Promise.all(many.map(async () => (await worker()).phone));
  const browser = openBrowser(server.url);
  const { id, key } = await browser.begin();
  const answers = await Promise.all(
    phones.map((phone) => phone.call('deskLogin.confirm', { body: { key, role: 'staff' } })),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await browser.finish(id)).session).not.toBeNull();
});

test('a confirmation and a refusal at once: one of them, and the browser sees the same', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { phone } = await worker();
    const browser = openBrowser(server.url);
    const { id, key } = await browser.begin();
    const [yes, no] = await Promise.all([
      phone.call('deskLogin.confirm', { body: { key, role: 'staff' } }),
      phone.call('deskLogin.refuse', { body: { key } }),
    ]);
    expect([yes.ok, no.ok].filter(Boolean)).toHaveLength(1);
    expect((await browser.finish(id)).session !== null).toBe(yes.ok);
  }
});

test('one one-time code lets one of many in', async () => {
  const { code } = await enrolled('race.code');
  const once = code();
  // Four at once: a fifth would be the lock's business.
  const answers = await Promise.all([1, 2, 3, 4].map(() => login('race.code', once)));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
});

test('one recovery code lets one of many in', async () => {
  const { recoveryCodes } = await enrolled('race.paper');
  const answers = await Promise.all([1, 2, 3, 4].map(() => login('race.paper', recoveryCodes[0] ?? '')));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
});

test('many guesses at once are not more than five', async () => {
  const { code, phone } = await enrolled('race.guess');
  const answers = await Promise.all(many.map(() => login('race.guess', '000000', 'wrong password')));
  const wrong = answers.filter(({ problem }) => problem?.code === 'desk.wrong');
  expect(wrong.length).toBeLessThanOrEqual(4);
  expect(answers.every(({ ok }) => !ok)).toBe(true);
  const tried = await server.db
    .selectFrom('audit_line')
    .select('detail')
    .where('action', '=', 'deskLogin.password')
    .where('detail', 'like', '%failed%')
    .execute();
  // Those of the other tests, and five of these.
  expect(tried.length).toBeLessThanOrEqual(3 + 3 + 5);
  expect((await login('race.guess', code())).problem?.code).toBe('desk.locked');
  await server.worker.runDue();
  const inbox = await phone.call('inbox.list');
  expect(inbox.body?.items.filter(({ kind }) => kind === 'desk_locked')).toHaveLength(1);
});

test('a session ended on the phone while the desk asks is over for the next request', async () => {
  const { phone } = await worker();
  await enterDesk(server, phone, 'staff');
  const list = await phone.call('deskSession.list');
  const sessionId = list.body?.items[0]?.id ?? '';
  const answers = await Promise.all(many.map(() => phone.call('deskSession.end', { params: { sessionId } })));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});
