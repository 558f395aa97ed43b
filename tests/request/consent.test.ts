import { startServer, testTemplates, type TestServer } from '../support/app';
import type { Client } from '../support/client';
import type { ConsentAnswer } from '../../shared/enums';

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

const report = (client: Client, requestKey: string, answer: ConsentAnswer = 'accept') =>
  client.call('consent.report', { body: { requestKey, answers: [{ template: 'booking_changed', answer }] } });

async function leftOf(client: Client) {
  const { body } = await client.call('consent.list');
  const found = body?.items.find((item) => item.template === 'booking_changed');
  return [found?.left, found?.state];
}

/** WeChat tells of what somebody did in its own prompt or settings. */
async function push(event: string, openid: string, status: string, many = true) {
  const entry = { TemplateId: testTemplates.booking_changed, SubscribeStatusString: status, PopupScene: '0' };
  server.standin.pushes.plan({ event, from: openid, content: { List: many ? [entry] : entry } });
  await server.standin.pushes.deliverDue();
  await server.worker.runDue();
}

describe('consent.list', () => {
  test('names every template with its id at WeChat, also those never asked about', async () => {
    const client = await server.as(await server.build.resident());
    expect((await client.call('consent.list')).body?.items).toEqual(
      Object.entries(testTemplates).map(([template, templateId]) => ({ template, templateId, left: 0, state: 'open' })),
    );
  });

  test('shows my own only', async () => {
    const [me, other] = [await server.build.resident(), await server.build.resident()];
    await report(await server.as(other), 'key-of-another');
    expect(await leftOf(await server.as(me))).toEqual([0, 'open']);
  });
});

describe('consent.report', () => {
  test('each yes allows one message; the same key again counts once', async () => {
    const client = await server.as(await server.build.resident());
    await report(client, 'first-key');
    await report(client, 'first-key');
    await report(client, 'second-key');
    expect(await leftOf(client)).toEqual([2, 'open']);
  });

  test('a no leaves what was allowed, a ban takes it back, and a new yes opens again', async () => {
    const client = await server.as(await server.build.resident());
    await report(client, 'first-key');
    await report(client, 'second-key', 'reject');
    expect(await leftOf(client)).toEqual([1, 'open']);
    await report(client, 'third-key', 'ban');
    expect(await leftOf(client)).toEqual([0, 'banned']);
    await report(client, 'fourth-key');
    expect(await leftOf(client)).toEqual([1, 'open']);
  });

  test('the same tap told by the phone and by WeChat is one yes, in either order', async () => {
    const who = await server.build.resident();
    const client = await server.as(who);
    await report(client, 'first-key');
    await push('subscribe_msg_popup_event', who.openid, 'accept');
    expect(await leftOf(client)).toEqual([1, 'open']);
    await push('subscribe_msg_popup_event', who.openid, 'accept');
    await report(client, 'second-key');
    expect(await leftOf(client)).toEqual([2, 'open']);
  });

  test('what is switched off in WeChat is void, also told without a list', async () => {
    const who = await server.build.resident();
    const client = await server.as(who);
    await report(client, 'first-key');
    await push('subscribe_msg_change_event', who.openid, 'reject', false);
    expect(await leftOf(client)).toEqual([0, 'banned']);
  });

  test('each template once', async () => {
    const client = await server.as(await server.build.resident());
    const twice = [
      { template: 'booking_changed', answer: 'accept' },
      { template: 'booking_changed', answer: 'reject' },
    ] as const;
    const answer = await client.call('consent.report', { body: { requestKey: 'first-key', answers: [...twice] } });
    expect(answer.problem?.code).toBe('input.invalid');
  });
});
