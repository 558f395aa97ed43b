import { answerOnWords } from './checks';
import type { CallName } from './failures';
import { done, refused, textOf, type Fields } from './http';
import type { World } from './world';

export interface WechatCall {
  name: CallName;
  method: 'GET' | 'POST';
  path: string;
  /** Whether it comes with the app's access token. */
  hasToken: boolean;
  /** The reply to these fields: those of the query for GET, of the body for POST. */
  answer(world: World, given: Fields): Fields | Buffer | Promise<Fields | Buffer>;
}

export const calls: readonly WechatCall[] = [
  { name: 'jscode2session', method: 'GET', path: '/sns/jscode2session', hasToken: false, answer: logIn },
  { name: 'stable_token', method: 'POST', path: '/cgi-bin/stable_token', hasToken: false, answer: giveToken },
  { name: 'checksession', method: 'GET', path: '/wxa/checksession', hasToken: true, answer: checkSession },
  {
    name: 'resetusersessionkey',
    method: 'GET',
    path: '/wxa/resetusersessionkey',
    hasToken: true,
    answer: resetSession,
  },
  {
    name: 'getuserphonenumber',
    method: 'POST',
    path: '/wxa/business/getuserphonenumber',
    hasToken: true,
    answer: tellPhone,
  },
  { name: 'subscribe/send', method: 'POST', path: '/cgi-bin/message/subscribe/send', hasToken: true, answer: send },
  { name: 'msg_sec_check', method: 'POST', path: '/wxa/msg_sec_check', hasToken: true, answer: checkText },
  { name: 'media_check_async', method: 'POST', path: '/wxa/media_check_async', hasToken: true, answer: checkImage },
  { name: 'getwxacodeunlimit', method: 'POST', path: '/wxa/getwxacodeunlimit', hasToken: true, answer: makeCode },
  {
    name: 'generate_urllink',
    method: 'POST',
    path: '/wxa/generate_urllink',
    hasToken: true,
    answer: ({ miniCodes }, body) => told(miniCodes.link(body)),
  },
];

/** A part's error becomes WeChat's answer, with its `rid`. */
const told = (reply: Fields | { errcode: number; errmsg: string }): Fields =>
  'errcode' in reply && reply['errcode'] !== 0 ? refused(Number(reply['errcode']), textOf(reply['errmsg'])) : reply;

function logIn(world: World, query: Fields): Fields {
  const credentials = checkCredentials(world, query);
  if (credentials !== null) return credentials;
  if (query['grant_type'] !== 'authorization_code') return refused(40002, 'invalid grant_type');
  const code = textOf(query['js_code']);
  if (code === '') return refused(41008, 'missing code');
  const verdict = world.codes.redeem(code);
  if (!verdict.ok) return refused(verdict.errcode, verdict.errmsg);
  world.away.delete(verdict.openid);
  return { session_key: world.sessions.give(verdict.openid), openid: verdict.openid };
}

function giveToken(world: World, body: Fields): Fields {
  if (body['grant_type'] !== 'client_credential') return refused(40002, 'invalid grant_type');
  const credentials = checkCredentials(world, body);
  if (credentials !== null) return credentials;
  const token = world.tokens.current(body['force_refresh'] === true);
  return token === null ? refused(45009, 'reach max api daily quota limit') : { ...token };
}

function checkCredentials(world: World, given: Fields): Fields | null {
  if (given['appid'] === undefined || given['appid'] === '') return refused(41002, 'appid missing');
  if (given['appid'] !== world.appid) return refused(40013, 'invalid appid');
  if (given['secret'] === undefined || given['secret'] === '') return refused(41004, 'appsecret missing');
  if (given['secret'] !== world.secret) return refused(40125, 'invalid appsecret');
  return null;
}

function signedFault({ sessions }: World, query: Fields): Fields | null {
  const openid = textOf(query['openid']);
  if (openid === '') return refused(40003, 'invalid openid');
  if (query['sig_method'] !== 'hmac_sha256') return refused(40097, 'invalid args');
  return sessions.isSigned(openid, textOf(query['signature'])) ? null : refused(87009, 'invalid signature');
}

function checkSession(world: World, query: Fields): Fields {
  return signedFault(world, query) ?? done;
}

function resetSession(world: World, query: Fields): Fields {
  const openid = textOf(query['openid']);
  return signedFault(world, query) ?? { ...done, openid, session_key: world.sessions.give(openid) };
}

function tellPhone({ phones, appid, clock }: World, body: Fields): Fields {
  const verdict = phones.redeem(textOf(body['code']), textOf(body['openid']));
  if (!verdict.ok) return refused(verdict.errcode, verdict.errmsg);
  const { phone } = verdict;
  const watermark = { timestamp: Math.floor(clock.now().getTime() / 1000), appid };
  return { ...done, phone_info: { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86', watermark } };
}

function send({ messages, pushes }: World, body: Fields): Fields {
  const sent = messages.send(body);
  if ('errcode' in sent) return refused(sent.errcode, sent.errmsg);
  pushes.plan({
    event: 'subscribe_msg_sent_event',
    from: sent.openid,
    content: { List: { TemplateId: sent.templateId, MsgID: sent.id, ErrorCode: '0', ErrorStatus: 'success' } },
  });
  return { ...done, msgid: Number(sent.id) };
}

function checkText({ away }: World, body: Fields): Fields {
  const [openid, content] = [textOf(body['openid']), textOf(body['content'])];
  if (openid === '') return refused(40003, 'invalid openid');
  if (content === '') return refused(44002, 'empty content');
  if (content.length > 2500) return refused(45002, 'content size out of limit');
  if (body['version'] !== 2 || ![1, 2, 3, 4].includes(Number(body['scene']))) return refused(40097, 'invalid args');
  return away.has(openid) ? refused(61010, 'user access record timeout') : answerOnWords(body);
}

async function checkImage({ images, away }: World, body: Fields): Promise<Fields> {
  const openid = textOf(body['openid']);
  if (openid === '') return refused(40003, 'invalid openid');
  return away.has(openid) ? refused(61010, 'user access record timeout') : told(await images.check(body));
}

async function makeCode({ miniCodes }: World, body: Fields): Promise<Fields | Buffer> {
  const made = await miniCodes.make(body);
  return Buffer.isBuffer(made) ? made : told(made);
}
