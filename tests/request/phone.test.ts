import { openVault } from '../../server/kernel/vault';
import { findPhone } from '../../server/modules/identity';
import { startServer, type TestServer } from '../support/app';

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

async function someone() {
  const who = await server.build.resident();
  const client = await server.as(who);
  const bind = (code: string) => client.call('phone.bind', { body: { code } });
  return { who, client, bind };
}

const number = '13812345678';
const lines = () =>
  server.db.selectFrom('audit_line').select(['action', 'detail']).where('action', 'like', 'phone.%').execute();

describe('phone.bind', () => {
  test('keeps the number sealed, masks it in replies and writes down that, not what', async () => {
    const { who, bind } = await someone();
    const answer = await bind(server.standin.phones.give(who.openid, number));
    expect(answer).toMatchObject({
      status: 200,
      body: { phone: '138******78', since: server.clock.now().toISOString() },
    });
    const row = await server.db
      .selectFrom('person')
      .selectAll()
      .where('id', '=', who.personId)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ phone_key: 'k1' });
    expect(JSON.stringify([row, await lines(), server.log])).not.toContain(number.slice(3));
    const vault = openVault({ keys: new Map([['k1', Buffer.alloc(32, 9)]]), currentKeyId: 'k1' }, Buffer.alloc(32, 7));
    expect((await findPhone(server.db, vault, who.personId))?.phone).toBe(`+86${number}`);
    expect(row.phone_index).toBe(vault.blindIndex('phone', `+86${number}`));
    expect(row.phone_end).toBe(vault.blindIndex('phone_end', '5678'));
    expect(await lines()).toEqual([{ action: 'phone.bind', detail: '{"changed":false}' }]);
  });

  test('puts a new number in the place of the old one', async () => {
    const { who, client, bind } = await someone();
    await bind(server.standin.phones.give(who.openid, number));
    await bind(server.standin.phones.give(who.openid, '13900000066'));
    expect((await client.call('phone.get')).body?.phone).toBe('139******66');
  });

  test("refuses another user's code, a used, a late and a made-up one, and keeps what is there", async () => {
    const { who, client, bind } = await someone();
    const used = server.standin.phones.give(who.openid, number);
    await bind(used);
    const theirs = server.standin.phones.give((await server.build.resident()).openid, '13700000011');
    for (const code of [used, theirs, 'made-up', "' OR 1=1 --"]) {
      expect((await bind(code)).problem).toMatchObject({ status: 422, code: 'phone.code_invalid' });
    }
    const late = server.standin.phones.give(who.openid, '13700000022');
    server.clock.pass(6);
    expect((await bind(late)).problem?.code).toBe('phone.code_invalid');
    expect((await client.call('phone.get')).body?.phone).toBe('138******78');
  });

  test('says busy while WeChat is not well', async () => {
    const { who, bind } = await someone();
    server.standin.failures.plan('getuserphonenumber', 'busy', 3);
    const code = server.standin.phones.give(who.openid, number);
    expect((await bind(code)).problem).toMatchObject({ status: 503, code: 'busy' });
  });
});

describe('phone.unbind', () => {
  test('deletes all of it; twice is the same', async () => {
    const { who, client, bind } = await someone();
    await bind(server.standin.phones.give(who.openid, number));
    for (const removed of [true, false]) {
      expect((await client.call('phone.unbind')).body).toEqual({ phone: null, since: null });
      expect(JSON.parse((await lines()).at(-1)!.detail)).toEqual({ removed });
    }
    const row = await server.db
      .selectFrom('person')
      .selectAll()
      .where('id', '=', who.personId)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      phone_sealed: null,
      phone_key: null,
      phone_index: null,
      phone_end: '',
      phone_at: null,
    });
  });
});

describe('phone.get', () => {
  test('is null before one is given, and nowhere in what others read', async () => {
    const { client } = await someone();
    expect((await client.call('phone.get')).body).toEqual({ phone: null, since: null });
    expect(JSON.stringify((await client.call('identity.me')).body)).not.toContain('phone');
  });
});

describe('identity.fillPhoneEnds', () => {
  const endOf = async (personId: string) =>
    (await server.db.selectFrom('person').select('phone_end').where('id', '=', personId).executeTakeFirstOrThrow())
      .phone_end;

  test('fills in the ends of numbers that were kept before, and leaves those that cannot be opened', async () => {
    const [kept, torn, bare] = [await someone(), await someone(), await someone()];
    for (const { who, bind } of [kept, torn]) await bind(server.standin.phones.give(who.openid, number));
    const end = await endOf(kept.who.personId);
    expect(end).toMatch(/^[0-9a-f]{64}$/);
    await server.db.updateTable('person').set({ phone_end: '' }).execute();
    await server.db.updateTable('person').set({ phone_sealed: 'torn' }).where('id', '=', torn.who.personId).execute();
    server.clock.pass(120);
    await server.worker.runDue();
    expect(await Promise.all([kept, torn, bare].map(({ who }) => endOf(who.personId)))).toEqual([end, '', '']);
  });
});
