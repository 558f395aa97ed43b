import { personaOpenid } from '../../server/demo/personas';
import { startServer, type TestServer } from '../support/app';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const templateId = 'tpl_of_the_door';

async function ask(what: string, body: unknown, token?: string) {
  const response = await fetch(`${server.url}/standin/${what}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

async function tokenOf(persona: string): Promise<string> {
  const session = await server.visitor.call('identity.login', { body: { code: `dev:${persona}` } });
  if (!session.ok) throw new Error(session.problem.code);
  return session.body.token;
}

describe("a browser's way to the stand-in", () => {
  test('consent, for whoever is logged in, as WeChat answers it', async () => {
    const token = await tokenOf('lin-xiaowen');
    expect(await ask('subscribe', { templateIds: [templateId] }, token)).toEqual({
      status: 200,
      json: { errMsg: 'requestSubscribeMessage:ok', [templateId]: 'accept' },
    });
    expect(server.standin.messages.creditOf(personaOpenid('lin-xiaowen'), templateId)).toBe(1);
    await ask('subscribe', { templateIds: [templateId], answer: 'reject' }, token);
    expect(server.standin.messages.creditOf(personaOpenid('lin-xiaowen'), templateId)).toBe(1);
    expect(server.standin.pushes.waiting().map(({ event }) => event)).toEqual([
      'subscribe_msg_popup_event',
      'subscribe_msg_popup_event',
    ]);
  });

  test('a phone code, for whoever is logged in', async () => {
    const { json } = await ask('phone-codes', {}, await tokenOf('wang-qiang'));
    const openid = personaOpenid('wang-qiang');
    expect(server.standin.phones.redeem(String(json['code']), openid)).toEqual({
      ok: true,
      phone: server.standin.phones.numberOf(openid),
    });
  });

  test('needs somebody', async () => {
    expect((await ask('subscribe', { templateIds: [templateId] })).status).toBe(400);
    expect((await ask('phone-codes', {}, 'x'.repeat(43))).status).toBe(400);
    expect((await ask('nothing', {})).status).toBe(404);
  });

  test('scans a code that was made here, and nothing else', async () => {
    const made = await server.standin.miniCodes.make({ scene: 'k', page: 'features/x/index' });
    const png = Buffer.isBuffer(made) ? made.toString('base64') : '';
    expect((await ask('scan', { png })).json).toEqual({
      scanned: { page: 'features/x/index', scene: 'k', text: 'features/x/index?scene=k' },
    });
    expect((await ask('scan', { png: Buffer.from('no').toString('base64') })).json).toEqual({ scanned: null });
  });

  test('shows the outbox as a page and as data, with names and without markup of theirs', async () => {
    const openid = personaOpenid('chen-xiulan');
    server.standin.messages.define({ id: templateId, title: '预约<提醒>', fields: { thing1: '活动' } });
    server.standin.messages.grant(openid, templateId);
    const sent = { touser: openid, template_id: templateId, page: 'a', data: { thing1: { value: '<b>午餐</b>' } } };
    server.standin.messages.send(sent);
    const page = await (await fetch(`${server.url}/standin/outbox`, { headers: { Accept: 'text/html' } })).text();
    expect(page).toContain('给 陈秀兰');
    expect(page).toContain('&lt;b&gt;午餐&lt;/b&gt;');
    expect(page).not.toContain('<b>');
    const data = (await (await fetch(`${server.url}/standin/outbox`)).json()) as { messages: unknown[] };
    expect(data.messages).toMatchObject([{ to: '陈秀兰', title: '预约<提醒>' }]);
  });
});

test('there is no way to the stand-in where it is not used', async () => {
  const real = await startServer({ personas: false });
  const response = await fetch(`${real.url}/standin/outbox`);
  expect(response.status).toBe(404);
  await real.close();
});
