import sharp from 'sharp';
import type { WechatGateway } from '../../server/gateways/wechat';
import { callNames, type CallName } from '../../server/standin/failures';
import { sessionSignature } from '../../server/gateways/wechat/session-keys';
import { gatewayStage, openid, troubleWith } from './stage';

const stage = gatewayStage();
const templateId = 'tpl_booking_reminder';
const message = { openid, templateId, page: 'features/mine/index', data: { thing1: '长者午餐', time2: '11:30' } };

/** Every call of the gateway but those for codes and tokens, as it goes well. */
const ways: Record<
  Exclude<CallName, 'jscode2session' | 'stable_token'>,
  (gateway: WechatGateway) => Promise<unknown>
> = {
  getuserphonenumber: (gateway) => gateway.phoneOf('dev:phone', openid),
  checksession: (gateway) => gateway.checkSession(openid),
  resetusersessionkey: (gateway) => gateway.resetSession(openid),
  'subscribe/send': (gateway) => gateway.sendSubscribe(message),
  msg_sec_check: (gateway) => gateway.checkText({ openid, scene: 'comment', text: '你好' }),
  media_check_async: (gateway) => gateway.checkImage({ openid, scene: 'profile', url: 'http://127.0.0.1:1/a.png' }),
  getwxacodeunlimit: (gateway) => gateway.miniCode({ scene: 'k3y', page: 'pages/home/index' }),
  generate_urllink: (gateway) => gateway.linkTo({ path: 'pages/home/index', query: 'a=1', expiresInDays: 7 }),
};
const names = Object.keys(ways) as (keyof typeof ways)[];

beforeEach(() => stage.standin.messages.grant(openid, templateId, 50));

const ready = async (more = {}): Promise<WechatGateway> => {
  const gateway = stage.gateway(more);
  await gateway.sessionOf('dev:lin-xiaowen');
  return gateway;
};

test('every call that the stand-in answers has a way of the gateway', () => {
  expect([...names, 'jscode2session', 'stable_token'].sort()).toEqual([...callNames].sort());
});

describe.each(names)('%s', (name) => {
  test('goes well', async () => {
    expect(await troubleWith(ways[name](await ready()))).toBe('none');
    expect(stage.standin.calls[name]).toBe(1);
  });

  test.each([
    ['rate', 45009],
    ['rate', 45011],
    ['rate', 44991],
    ['policy', 40226],
    ['policy', 45168],
    ['consent', 43101],
    ['consent', 61010],
    ['config', 48001],
    ['config', 99999],
  ])('tells %s for %i, at the first answer', async (trouble, errcode) => {
    const gateway = await ready();
    stage.standin.failures.plan(name, { errcode }, 1);
    expect(await troubleWith(ways[name](gateway))).toBe(`${trouble} ${errcode}`);
    expect(stage.standin.calls[name]).toBe(1);
    const refused = stage.log.lines.find(([, said]) => said === 'wechat.refused');
    expect(refused?.[2]).toMatchObject({ call: name, errcode, rid: expect.stringMatching(/^[\da-f-]{20,}$/) });
  });

  test.each(['busy', 'error_502', 'malformed', 'reset', 'hang'] as const)('tells transient for %s', async (kind) => {
    const gateway = await ready({ timeoutMs: 200 });
    stage.standin.failures.plan(name, kind, 3);
    expect(await troubleWith(ways[name](gateway))).toMatch(/^transient/);
  });

  test.each([40001, 40014, 42001])(
    'takes the next token after %i and is made once more, no oftener',
    async (errcode) => {
      const gateway = await ready();
      await gateway.accessToken();
      stage.standin.failures.plan(name, { errcode }, 1);
      stage.standin.tokens.end();
      expect(await troubleWith(ways[name](gateway))).toBe('none');
      stage.standin.failures.plan(name, { errcode }, 9);
      stage.standin.calls[name] = 0;
      expect(await troubleWith(ways[name](gateway))).toBe(`credential ${errcode}`);
      expect(stage.standin.calls[name]).toBe(2);
    },
  );
});

describe('a session key', () => {
  test("signs as WeChat's own example does", () => {
    // https://developers.weixin.qq.com/minigame/dev/guide/open-ability/signature.html
    expect(sessionSignature('o0q0otL8aEzpcZL/FT9WsQ==', '{"foo":"bar"}')).toBe(
      '654571f79995b2ce1e149e53c0a33dc39c0a74090db514261454e8dbe432aa0b',
    );
  });

  test('is kept sealed, and each login makes a new one', async () => {
    const gateway = await ready();
    const [row] = await stage.open.db.selectFrom('wechat_session').selectAll().execute();
    const [key = ''] = stage.standin.sessions.given;
    expect(row).toMatchObject({ openid, key_key: 'k1' });
    expect(JSON.stringify(row)).not.toContain(key);
    await stage.gateway().sessionOf('dev:lin-xiaowen');
    expect(await gateway.checkSession(openid)).toBe(true);
    expect(stage.standin.sessions.given.size).toBe(2);
  });

  test('that WeChat no longer knows is told, as is none', async () => {
    const gateway = await ready();
    stage.standin.sessions.give(openid);
    expect(await gateway.checkSession(openid)).toBe(false);
    expect(await gateway.checkSession('oNobody')).toBe(false);
    expect(await troubleWith(gateway.resetSession(openid))).toBe('input 87009');
    expect(await troubleWith(gateway.resetSession('oNobody'))).toBe('input null');
  });

  test('is replaced when it is reset', async () => {
    const gateway = await ready();
    await gateway.resetSession(openid);
    expect(stage.standin.sessions.given.size).toBe(2);
    expect(await gateway.checkSession(openid)).toBe(true);
  });
});

describe('a phone code', () => {
  test('gives the phone once, to the person who tapped', async () => {
    const gateway = await ready();
    const code = stage.standin.phones.give(openid, '13812345678');
    expect(await troubleWith(gateway.phoneOf(code, 'oSomebodyElse'))).toBe('input 40029');
    const another = stage.standin.phones.give(openid, '13812345678');
    expect(await gateway.phoneOf(another, openid)).toEqual({ phone: '+8613812345678' });
    expect(await troubleWith(gateway.phoneOf(another, openid))).toBe('input 40163');
  });

  test('ends after five minutes', async () => {
    const gateway = await ready();
    const code = stage.standin.phones.give(openid);
    stage.clock.pass(300);
    expect(await troubleWith(gateway.phoneOf(code, openid))).toBe('input 40029');
  });

  test.each([
    ['dev:phone', /^\+86139\d{8}$/],
    ['dev:phone:13800000001', /^\+8613800000001$/],
    ['dev:phone-of:lin-xiaowen', /^\+86139\d{8}$/],
  ])('of development: %s', async (code, phone) => {
    const gateway = await ready();
    expect((await gateway.phoneOf(code, openid)).phone).toMatch(phone);
  });

  test("of development for somebody else is that one's alone", async () => {
    expect(await troubleWith((await ready()).phoneOf('dev:phone-of:wang-qiang', openid))).toBe('input 40029');
  });
});

describe('a subscribe message', () => {
  test('needs a consent each', async () => {
    const gateway = await ready();
    const other = { ...message, openid: 'oOther' };
    expect(await troubleWith(gateway.sendSubscribe(other))).toBe('consent 43101');
    stage.standin.messages.grant('oOther', templateId);
    await gateway.sendSubscribe(other);
    expect(await troubleWith(gateway.sendSubscribe(other))).toBe('consent 43101');
    expect(stage.standin.messages.sent).toMatchObject([{ openid: 'oOther', templateId, page: message.page }]);
  });

  test.each<Record<string, string>>([
    { thing1: '二十个字以内才可以通过这里一共有二十一字多' },
    { thing1: '' },
    { time2: '明天' },
    { number3: '三' },
    { phrase4: 'abc' },
    { name5: '十一个汉字的名字太长了呀' },
    { character_string6: '签到码' },
    { unheard7: 'x' },
  ])('with a field that does not fit is refused: %j', async (data) => {
    const gateway = await ready();
    expect(await troubleWith(gateway.sendSubscribe({ ...message, data }))).toBe('input 47003');
    expect(stage.standin.messages.creditOf(openid, templateId)).toBe(50);
  });

  test('is held to the fields of a template that is known', async () => {
    const gateway = await ready();
    stage.standin.messages.define({ id: templateId, title: '预约提醒', fields: { thing1: '活动', time2: '时间' } });
    await gateway.sendSubscribe(message);
    expect(stage.standin.messages.sent[0]).toMatchObject({
      title: '预约提醒',
      fields: [
        { label: '活动', value: '长者午餐' },
        { label: '时间', value: '11:30' },
      ],
    });
    const short = { ...message, data: { thing1: '长者午餐' } };
    expect(await troubleWith(gateway.sendSubscribe(short))).toBe('input 47003');
  });

  test('is never sent a second time, also when nobody knows whether it arrived', async () => {
    const gateway = await ready({ timeoutMs: 200 });
    for (const kind of ['lost_answer', 'busy', 'hang', 'reset'] as const) {
      stage.standin.failures.plan('subscribe/send', kind, 1);
      expect(await troubleWith(gateway.sendSubscribe(message))).toMatch(/^transient/);
    }
    expect(stage.standin.calls['subscribe/send']).toBe(4);
    expect(stage.standin.messages.sent).toHaveLength(1);
  });

  test('over the day is refused until the next', async () => {
    const gateway = await ready();
    stage.standin.quotas.set('subscribe/send', 1);
    await gateway.sendSubscribe(message);
    expect(await troubleWith(gateway.sendSubscribe(message))).toBe('rate 45009');
    stage.clock.pass(86_400);
    expect(await troubleWith(gateway.sendSubscribe(message))).toBe('none');
  });
});

describe('words and pictures', () => {
  test.each([
    ['今天的陶泥课真好', 'pass', 100],
    ['有人加微信吗', 'review', 10001],
    ['一起来赌博', 'risky', 20006],
  ] as const)('%s: %s', async (text, suggest, label) => {
    const gateway = await ready();
    expect(await gateway.checkText({ openid, scene: 'comment', text })).toEqual({
      suggest,
      label,
      traceId: expect.any(String),
    });
    expect(await gateway.checkText({ openid, scene: 'forum', text: '好', title: text })).toMatchObject({ suggest });
  });

  test('of somebody who was away for hours can not be checked', async () => {
    const gateway = await ready();
    stage.standin.away.add(openid);
    expect(await troubleWith(gateway.checkText({ openid, scene: 'comment', text: '好' }))).toBe('consent 61010');
    await gateway.sessionOf('dev:lin-xiaowen');
    expect(await troubleWith(gateway.checkText({ openid, scene: 'comment', text: '好' }))).toBe('none');
  });

  test('a code is a real picture that can be scanned', async () => {
    const png = await (await ready()).miniCode({ scene: 'login=abc', page: 'features/desk/confirm' });
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: expect.any(Number) });
    expect(stage.standin.miniCodes.scan(png)).toEqual({
      page: 'features/desk/confirm',
      scene: 'login=abc',
      text: 'features/desk/confirm?scene=login%3Dabc',
    });
    const gateway = await ready();
    expect(await troubleWith(gateway.miniCode({ scene: 'x'.repeat(33), page: 'a' }))).toBe('input 40129');
    expect(await troubleWith(gateway.miniCode({ scene: 'x', page: '/a' }))).toBe('input 41030');
  });

  test('a link leads where it says, for as long as it says', async () => {
    const gateway = await ready();
    const url = await gateway.linkTo({ path: 'pages/home/index', query: 'from=sms', expiresInDays: 7 });
    expect(stage.standin.miniCodes.open(url)).toEqual({ path: 'pages/home/index', query: 'from=sms' });
    stage.clock.pass(7 * 86_400);
    expect(stage.standin.miniCodes.open(url)).toBeNull();
    expect(await troubleWith(gateway.linkTo({ path: 'a', query: '', expiresInDays: 31 }))).toBe('input 85402');
  });
});
