import { bodyParser } from '@koa/bodyparser';
import Koa from 'koa';
import compress from 'koa-compress';
import type { Logger } from 'pino';
import { createHash } from 'node:crypto';
import { codes } from '../../shared/contract/codes';
import { limits } from '../../shared/limits';
import { languageOf } from '../../shared/words/languages';
import { newId } from '../kernel/ids';
import { Refusal } from '../kernel/refusals';
import { deadline } from './deadline';
import { useHeaders, type HeaderOptions } from './headers';
import { pushPath } from './push';
import { problemOf, refusalOf, retryAfterSeconds } from './problems';

export interface FrameOptions extends HeaderOptions {
  log: Logger;
  /** Proxies of ours in front, each of which adds to X-Forwarded-For; 0 believes the line alone. */
  trustProxies: number;
  /** A request that has no answer by then is told `busy`. */
  deadlineMs?: number;
  /** Told of each answer: its route, or 'page', how it went and the seconds it took. */
  onAnswer?(route: string, outcome: string, seconds: number): void;
}

/** The mini-program gives up after ten seconds. */
const usualDeadlineMs = 9500;

/**
 * The frame around all routes: request id, one log line, refusals as problem+json, headers, ETag, deadline, body limits.
 * It logs no names, phones or free text: route, actor id, milliseconds and outcome code only.
 */
export function openFrame({
  log,
  trustProxies,
  deadlineMs = usualDeadlineMs,
  onAnswer,
  ...headers
}: FrameOptions): Koa {
  const app = new Koa({ proxy: trustProxies > 0, maxIpsCount: trustProxies });
  // What goes wrong once the answer has begun, mostly a phone gone away; Koa would print its stack.
  app.on('error', (error: Error) => log.warn({ reason: error.message }, 'cut off'));
  app.use(requestLine(log, onAnswer));
  useHeaders(app, headers);
  app.use(compress({ threshold: 1400, br: false }));
  app.use(entityTag);
  app.use(deadline(deadlineMs, log));
  app.use((ctx, next) => {
    // Its signature is over the body as it came.
    if (ctx.path === pushPath) ctx['disableBodyParser'] = true;
    return next();
  });
  app.use(
    bodyParser({
      enableTypes: ['json'],
      jsonLimit: limits.bodyBytes,
      parsedMethods: ['POST', 'PUT', 'DELETE'],
      onError: (error) => {
        throw unreadable(error);
      },
    }),
  );
  return app;
}

/** Whatever keeps a body from being read (syntax, compression, charset, a cut line) is the sender's, not a bug. */
const unreadable = (error: Error & { status?: number }): Refusal =>
  new Refusal(error.status === 413 ? 'input.too_large' : 'input.not_json');

function requestLine(log: Logger, onAnswer: FrameOptions['onAnswer']): Koa.Middleware {
  return async (ctx, next) => {
    const startedAt = performance.now();
    const requestId = newId('req');
    ctx.state['requestId'] = requestId;
    ctx.set('X-Request-Id', requestId);
    let outcome = 'ok';
    try {
      await next();
      if (ctx.status === 404 && ctx.body == null) throw new Refusal('not_found');
      // The router has set the Allow header; 501 is its word for a method that no route has.
      if (ctx.status === 405 || ctx.status === 501) throw new Refusal('method_not_allowed');
    } catch (error) {
      const refusal = refusalOf(error);
      outcome = refusal.code;
      const route = ctx.state['route'] as string;
      if (refusal.code === 'bug') log.error({ requestId, route, err: error }, 'bug');
      else if (refusal !== error && refusal.code === 'busy') log.warn({ requestId, route, err: error }, 'busy');
      const language = languageOf(ctx.get('Accept-Language'));
      ctx.status = codes[refusal.code];
      ctx.set('Cache-Control', 'no-store');
      const after = refusal.retryAfterSeconds ?? (refusal.code === 'busy' ? retryAfterSeconds : null);
      if (after !== null) ctx.set('Retry-After', String(after));
      if (ctx.status === 401) ctx.set('WWW-Authenticate', 'Bearer');
      ctx.type = 'application/problem+json';
      ctx.body = JSON.stringify(problemOf(refusal, requestId, language));
    }
    const ms = Math.round((performance.now() - startedAt) * 10) / 10;
    const { route, actorId } = ctx.state as { route?: string; actorId?: string };
    onAnswer?.(route ?? 'page', outcome, ms / 1000);
    log.info({ requestId, route, actorId, method: ctx.method, status: ctx.status, ms, outcome }, 'request');
  };
}

/**
 * A tag over the body of every JSON read, so that a phone asking again gets 304 and no bytes. Weak, since the same tag goes
 * with the body plain and compressed.
 */
const entityTag: Koa.Middleware = async (ctx, next) => {
  await next();
  if (!['GET', 'HEAD'].includes(ctx.method) || ctx.status !== 200 || ctx.response.headers['etag'] !== undefined) return;
  if (typeof ctx.body !== 'string' || ctx.type !== 'application/json') return;
  const text = ctx.body;
  ctx.etag = `W/"${createHash('sha1').update(text).digest('base64url')}"`;
  if (ctx.fresh) {
    ctx.status = 304;
    ctx.body = null;
  }
};
