import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { personaOpenid, personas } from '../demo/personas';
import { systemClock, type Clock } from '../kernel/clock';
import { openCodes, type Codes } from './codes';
import { failCall, failingCalls, failureKinds, openFailures, type Failures, type FailingCall } from './failures';
import { openTokens, type Tokens } from './tokens';

const bodyBytesMax = 16 * 1024;

export interface StandinOptions {
  /** 0 for any free one. */
  port: number;
  host?: string;
  appid: string;
  secret: string;
  clock?: Clock;
}

export interface Standin {
  url: string;
  codes: Codes;
  failures: Failures;
  tokens: Tokens;
  /** Calls answered so far, by name. */
  calls: Record<FailingCall, number>;
  stop(): Promise<void>;
}

/**
 * Speaks WeChat's HTTP for development and tests: errors come with status 200, `errcode`, `errmsg` and a `rid`. What
 * WeChat does not have stands under `/standin/`: giving out login codes and asking for faults.
 */
export async function startStandin(options: StandinOptions): Promise<Standin> {
  const clock = options.clock ?? systemClock;
  const state: State = {
    ...options,
    codes: openCodes(
      clock,
      personas.map((persona) => persona.id),
      personaOpenid,
    ),
    tokens: openTokens(clock),
    failures: openFailures(),
    calls: { jscode2session: 0, stable_token: 0 },
  };
  const server = createServer((request, response) => {
    answer(state, request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host ?? '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    codes: state.codes,
    failures: state.failures,
    tokens: state.tokens,
    calls: state.calls,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface State extends StandinOptions {
  codes: Codes;
  tokens: Tokens;
  failures: Failures;
  calls: Record<FailingCall, number>;
}

type Fields = Record<string, unknown>;

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  const url = new URL(request.url ?? '/', 'http://standin');
  switch (`${request.method} ${url.pathname}`) {
    case 'GET /healthz':
      return send(response, { ok: true });
    case 'GET /sns/jscode2session':
      return call(state, response, 'jscode2session', () => jscode2session(state, Object.fromEntries(url.searchParams)));
    case 'POST /cgi-bin/stable_token': {
      const body = await bodyOf(request);
      return call(state, response, 'stable_token', () => stableToken(state, body));
    }
    case 'GET /cgi-bin/stable_token':
      return send(response, refused(43002, 'require POST method'));
    case 'POST /standin/codes': {
      const { openid } = await bodyOf(request);
      if (typeof openid !== 'string' || openid === '') return sendStatus(response, 400, 'openid is missing');
      return send(response, { code: state.codes.give(openid) });
    }
    case 'POST /standin/failures': {
      const { call: name, kind, times } = await bodyOf(request);
      const known = failingCalls.find((c) => c === name);
      const way = failureKinds.find((k) => k === kind);
      if (!known || !way || typeof times !== 'number') return sendStatus(response, 400, 'call, kind or times is wrong');
      state.failures.plan(known, way, times);
      return send(response, { ok: true });
    }
    default:
      return sendStatus(response, 404, 'no such call');
  }
}

function call(state: State, response: ServerResponse, name: FailingCall, reply: () => Fields): void {
  state.calls[name] += 1;
  const fault = state.failures.next(name);
  if (fault !== null) return failCall(fault, response, JSON.stringify(refused(-1, 'system error')));
  send(response, reply());
}

function jscode2session(state: State, query: Fields): Fields {
  const credentials = checkCredentials(state, query);
  if (credentials !== null) return credentials;
  if (query['grant_type'] !== 'authorization_code') return refused(40002, 'invalid grant_type');
  const code = query['js_code'];
  if (typeof code !== 'string' || code === '') return refused(41008, 'missing code');
  const verdict = state.codes.redeem(code);
  if (!verdict.ok) return refused(verdict.errcode, verdict.errmsg);
  return { session_key: randomBytes(16).toString('base64'), openid: verdict.openid };
}

function stableToken(state: State, body: Fields): Fields {
  if (body['grant_type'] !== 'client_credential') return refused(40002, 'invalid grant_type');
  return checkCredentials(state, body) ?? { ...state.tokens.current(body['force_refresh'] === true) };
}

function checkCredentials(state: State, given: Fields): Fields | null {
  if (given['appid'] === undefined || given['appid'] === '') return refused(41002, 'appid missing');
  if (given['appid'] !== state.appid) return refused(40013, 'invalid appid');
  if (given['secret'] === undefined || given['secret'] === '') return refused(41004, 'appsecret missing');
  if (given['secret'] !== state.secret) return refused(40125, 'invalid appsecret');
  return null;
}

function refused(errcode: number, errmsg: string): Fields {
  const part = () => randomBytes(4).toString('hex');
  return { errcode, errmsg: `${errmsg}, rid: ${part()}-${part()}-${part()}` };
}

function send(response: ServerResponse, reply: Fields): void {
  response.end(JSON.stringify(reply));
}

function sendStatus(response: ServerResponse, status: number, error: string): void {
  response.statusCode = status;
  send(response, { error });
}

/** The JSON object of a request; an empty one for anything else, which then lacks every field. */
async function bodyOf(request: IncomingMessage): Promise<Fields> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bodyBytesMax) return {};
    chunks.push(chunk);
  }
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Fields) : {};
  } catch {
    return {};
  }
}
