import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock, type Clock } from '../kernel/clock';
import { calls, type WechatCall } from './calls';
import { controls, outboxOf } from './control';
import type { FailureKind } from './failures';
import { bodyOf, refused, textOf, type Fields } from './http';
import { outboxPage } from './outbox-page';
import type { PushTarget } from './pushes';
import { openWorld, type World } from './world';

export interface StandinOptions {
  /** 0 for any free one. */
  port: number;
  host?: string;
  appid: string;
  secret: string;
  clock?: Clock;
  /** Where events are pushed; may be told later with `pushes.pushTo`. */
  pushTo?: PushTarget;
  /** Sends what comes due by itself. Tests leave it off and say `pushes.deliverDue()`. */
  deliversByItself?: boolean;
  /** How long a picture's verdict takes, unless planned otherwise. */
  imageDelaySeconds?: number;
}

export interface Standin extends World {
  url: string;
  stop(): Promise<void>;
}

const deliverEveryMs = 250;

/**
 * Speaks WeChat's HTTP for development and tests: errors come with status 200, `errcode`, `errmsg` and a `rid`. What
 * WeChat does not have stands under `/standin/`, in control.ts.
 */
export async function startStandin(options: StandinOptions): Promise<Standin> {
  const { appid, secret, clock = systemClock, imageDelaySeconds = 0 } = options;
  const world = openWorld({ appid, secret, clock, imageDelaySeconds });
  if (options.pushTo !== undefined) world.pushes.pushTo(options.pushTo);
  const server = createServer((request, response) => {
    answer(world, request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host ?? '127.0.0.1', resolve);
  });
  const timer = options.deliversByItself
    ? setInterval(() => void world.pushes.deliverDue(), deliverEveryMs)
    : undefined;
  const { port } = server.address() as AddressInfo;
  return {
    ...world,
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        clearInterval(timer);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  const url = new URL(request.url ?? '/', 'http://standin');
  const { pathname } = url;
  if (pathname === '/healthz') return send(response, { ok: true });
  const call = calls.find(({ path }) => path === pathname);
  if (call !== undefined) return answerCall(world, call, request, response, url);
  const control = /^\/standin\/([a-z-]+)$/.exec(pathname)?.[1] ?? '';
  if (request.method === 'GET' && control === 'outbox') return showOutbox(world, request, response);
  const asked = Object.hasOwn(controls, control) ? controls[control] : undefined;
  if (request.method !== 'POST' || asked === undefined) return sendStatus(response, 404, 'no such call');
  const input = asked.input.safeParse({ ...openidOf(request), ...(await bodyOf(request)) });
  if (!input.success) {
    const faults = input.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    return sendStatus(response, 400, faults.join('; '));
  }
  send(response, await asked.run(world, input.data as never));
}

/** Who is logged in at the app's server, when a browser speaks to the stand-in through it. */
function openidOf({ headers }: IncomingMessage): Fields {
  const openid = headers['x-standin-openid'];
  return typeof openid === 'string' ? { openid } : {};
}

async function answerCall(
  world: World,
  call: WechatCall,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const query: Fields = Object.fromEntries(url.searchParams);
  const given = call.method === 'GET' ? query : await bodyOf(request);
  if (request.method !== call.method) return send(response, refused(43002, `require ${call.method} method`));
  world.calls[call.name] += 1;
  const token = textOf(query['access_token']);
  const fault = world.failures.next(call.name);
  if (fault !== null && (await failCall(world, fault, response, token))) return;
  if (call.hasToken) {
    if (token === '') return send(response, refused(41001, 'access_token missing'));
    if (world.tokens.isOver(token)) return send(response, refused(42001, 'access_token expired'));
    if (!world.tokens.isGood(token)) return send(response, refused(40001, 'invalid credential'));
  }
  if (!world.quotas.take(call.name)) return send(response, refused(45009, 'reach max api daily quota limit'));
  const reply = await call.answer(world, given);
  if (fault === 'lost_answer') return void response.socket?.destroy();
  if (!Buffer.isBuffer(reply)) return send(response, reply);
  response.setHeader('Content-Type', 'image/png');
  response.end(reply);
}

/**
 * Fails a call in the way asked for; false when the call goes on all the same. `hang` answers nothing at all: the caller's
 * own patience decides.
 */
async function failCall(world: World, kind: FailureKind, response: ServerResponse, token: string): Promise<boolean> {
  if (typeof kind === 'object') {
    if ('errcode' in kind) {
      send(response, refused(kind.errcode, 'as asked'));
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, kind.latencyMs));
    return false;
  }
  switch (kind) {
    case 'busy':
      send(response, refused(-1, 'system error'));
      return true;
    case 'error_502':
      response.statusCode = 502;
      response.setHeader('Content-Type', 'text/html');
      response.end('<html><body>502 Bad Gateway</body></html>');
      return true;
    case 'malformed':
      response.end('{"openid":"o');
      return true;
    case 'reset':
      response.socket?.destroy();
      return true;
    case 'hang':
      return true;
    case 'token_ended':
      world.tokens.end(token);
      return false;
    case 'lost_answer':
      return false;
  }
}

function showOutbox(world: World, request: IncomingMessage, response: ServerResponse): void {
  if (!(request.headers.accept ?? '').includes('text/html')) return send(response, outboxOf(world));
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(outboxPage(world));
}

function send(response: ServerResponse, reply: Fields): void {
  response.end(JSON.stringify(reply));
}

function sendStatus(response: ServerResponse, status: number, error: string): void {
  response.statusCode = status;
  send(response, { error });
}
