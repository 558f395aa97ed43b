import { gatewayStage, openid, troubleWith } from './stage';

const stage = gatewayStage();
const words = { openid, scene: 'comment', text: '你好' } as const;
const message = (templateId: string) => ({ openid, templateId, page: 'pages/home/index', data: { thing1: '好' } });
const alarms = () => stage.log.lines.filter(([level, said]) => level === 'error' && said.startsWith('wechat.breaker'));

describe('a wrong setting', () => {
  test('is told once and not tried again, until a probe shows that it is right', async () => {
    const gateway = stage.gateway();
    stage.standin.failures.plan('msg_sec_check', { errcode: 48001 }, 3);
    for (let call = 0; call < 20; call += 1) expect(await troubleWith(gateway.checkText(words))).toMatch(/^config/);
    expect(stage.standin.calls.msg_sec_check).toBe(1);
    expect(alarms()).toHaveLength(1);
    expect(alarms()[0]?.[2]).toMatchObject({ line: 'msg_sec_check', errcode: 48001, rid: expect.any(String) });

    stage.clock.pass(30);
    const probes = await Promise.all([1, 2, 3].map(() => troubleWith(gateway.checkText(words))));
    expect(probes.every((trouble) => trouble.startsWith('config'))).toBe(true);
    expect(stage.standin.calls.msg_sec_check).toBe(2);

    stage.clock.pass(30);
    expect(await troubleWith(gateway.checkText(words))).toBe('config 48001');
    stage.clock.pass(30);
    expect(await troubleWith(gateway.checkText(words))).toBe('none');
    expect(await troubleWith(gateway.checkText(words))).toBe('none');
    expect(alarms()).toHaveLength(1);
  });

  test('of a template stops that template alone', async () => {
    const gateway = stage.gateway();
    stage.standin.messages.grant(openid, 'tpl_right_one');
    expect(await troubleWith(gateway.sendSubscribe(message('wrong')))).toBe('config 40037');
    expect(await troubleWith(gateway.sendSubscribe(message('wrong')))).toBe('config null');
    expect(await troubleWith(gateway.sendSubscribe(message('tpl_right_one')))).toBe('none');
    expect(await troubleWith(gateway.checkText(words))).toBe('none');
  });

  test('of the secret stops logins and tokens, not what still has a good token', async () => {
    const good = stage.gateway();
    await good.accessToken();
    const wrong = stage.gateway({ secret: 'wrong' });
    expect(await troubleWith(wrong.sessionOf('dev:lin-xiaowen'))).toBe('config 40125');
    expect(await troubleWith(wrong.sessionOf('dev:lin-xiaowen'))).toBe('config null');
    expect(stage.standin.calls.jscode2session).toBe(1);
    expect(await troubleWith(wrong.checkText(words))).toBe('none');
  });

  test('fails no call for what a person did wrong', async () => {
    const gateway = stage.gateway();
    for (let call = 0; call < 12; call += 1) {
      expect(await troubleWith(gateway.sessionOf('made-up'))).toBe('input 40029');
    }
    expect(stage.standin.calls.jscode2session).toBe(12);
  });
});

describe('silence', () => {
  test('five times in a row: WeChat is left alone for a while, then one probe decides', async () => {
    const gateway = stage.gateway({ timeoutMs: 100 });
    stage.standin.messages.grant(openid, 'tpl_silence');
    stage.standin.failures.plan('subscribe/send', 'error_502', 6);
    for (let call = 0; call < 9; call += 1) {
      expect(await troubleWith(gateway.sendSubscribe(message('tpl_silence')))).toBe('transient null');
    }
    expect(stage.standin.calls['subscribe/send']).toBe(5);
    stage.clock.pass(15);
    expect(await troubleWith(gateway.sendSubscribe(message('tpl_silence')))).toBe('transient null');
    expect(await troubleWith(gateway.sendSubscribe(message('tpl_silence')))).toBe('transient null');
    expect(stage.standin.calls['subscribe/send']).toBe(6);
    stage.clock.pass(15);
    expect(await troubleWith(gateway.sendSubscribe(message('tpl_silence')))).toBe('none');
    expect(alarms()).toEqual([]);
  });

  test('is borne with two more attempts, by calls that may be made again', async () => {
    const gateway = stage.gateway({ timeoutMs: 200 });
    for (const kind of ['busy', 'error_502', 'malformed', 'reset', 'hang'] as const) {
      stage.standin.calls.msg_sec_check = 0;
      stage.standin.failures.plan('msg_sec_check', kind, 2);
      expect(await troubleWith(gateway.checkText(words))).toBe('none');
      expect(stage.standin.calls.msg_sec_check).toBe(3);
    }
  });

  test('of a code’s answer is not tried again, unless WeChat asks for it', async () => {
    const gateway = stage.gateway();
    stage.standin.failures.plan('getuserphonenumber', 'busy', 2);
    expect(await troubleWith(gateway.phoneOf('dev:phone', openid))).toBe('none');
    stage.standin.failures.plan('getuserphonenumber', 'lost_answer', 1);
    expect(await troubleWith(gateway.phoneOf('dev:phone', openid))).toBe('transient null');
    expect(stage.standin.calls.getuserphonenumber).toBe(4);
  });

  test('slow answers are waited for', async () => {
    stage.standin.failures.plan('msg_sec_check', { latencyMs: 300 }, 1);
    expect(await troubleWith(stage.gateway({ timeoutMs: 2000 }).checkText(words))).toBe('none');
  });
});
