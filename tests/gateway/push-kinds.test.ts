import { mediaVerdictOf, subscriptionsOf, withdrawnBy, type PushEvent } from '../../server/gateways/wechat';

const event = (name: string, fields: Record<string, unknown>): PushEvent => ({
  name,
  openid: 'oSomebody',
  createdAt: new Date('2026-11-23T02:00:00Z'),
  fields,
});

describe('a verdict on a picture', () => {
  const trace_id = '60ae120f-371d5872-7941a05b';
  test.each(['pass', 'review', 'risky'])('%s', (suggest) => {
    const fields = { trace_id, version: 2, errcode: 0, errmsg: 'ok', result: { suggest, label: 20002 } };
    expect(mediaVerdictOf(event('wxa_media_check', fields))).toEqual({ traceId: trace_id, suggest, label: 20002 });
  });
  test('that could not be made is told as failed, not as passed', () => {
    const fields = { trace_id, errcode: -1008, errmsg: 'download failed', result: { suggest: 'pass', label: 100 } };
    expect(mediaVerdictOf(event('wxa_media_check', fields))).toMatchObject({ traceId: trace_id, suggest: 'failed' });
    expect(mediaVerdictOf(event('wxa_media_check', { trace_id }))).toMatchObject({ suggest: 'failed' });
  });
  test.each([{}, { trace_id: '' }, { trace_id, result: { suggest: 'fine', label: 1 } }])('unreadable: %j', (fields) => {
    expect(mediaVerdictOf(event('wxa_media_check', fields))).toBeNull();
  });
});

describe('what became of a subscription', () => {
  const TemplateId = 'hD-ixGOhYmUfjOnI8MCzQMPshzGVeux_2vzyvQu7O68';
  test('answers in a list, and one without its list', () => {
    const one = { TemplateId, SubscribeStatusString: 'reject' };
    const told = [{ templateId: TemplateId, what: 'reject', messageId: null }];
    expect(subscriptionsOf(event('subscribe_msg_change_event', { List: one }))).toEqual(told);
    expect(subscriptionsOf(event('subscribe_msg_popup_event', { List: [one] }))).toEqual(told);
  });
  test.each([
    ['0', 'sent'],
    ['3004', 'failed'],
  ])('a message with error %s is %s', (ErrorCode, what) => {
    const List = { TemplateId, MsgID: '1700827132819554304', ErrorCode, ErrorStatus: '' };
    expect(subscriptionsOf(event('subscribe_msg_sent_event', { List }))).toEqual([
      { templateId: TemplateId, what, messageId: '1700827132819554304' },
    ]);
  });
  test.each([{}, { List: 'x' }, { List: [{}] }])('nothing readable: %j', (fields) => {
    expect(subscriptionsOf(event('subscribe_msg_popup_event', fields))).toEqual([]);
  });
});

test.each([
  ['6', ['name', 'avatar']],
  ['19', ['name', 'avatar']],
  ['8', ['phone']],
  ['8,14', ['phone', 'pictures']],
  [8, ['phone']],
  ['13', []],
  [undefined, []],
  ['toString', []],
])('withdrawn by %p: %p', (RevokeInfo, kinds) => {
  expect(withdrawnBy(event('user_authorization_revoke', { RevokeInfo }))).toEqual(kinds);
});
