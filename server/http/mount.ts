import { Readable } from 'node:stream';
import Router from '@koa/router';
import type { Context, Middleware } from 'koa';
import type { z } from 'zod';
import { apiPrefix, routeNames, routes, type RouteName } from '../../shared/contract/routes';
import { sheetType, type Caller, type Route } from '../../shared/contract/route';
import { schemas } from '../../shared/contract/schemas';
import type { Clock } from '../kernel/clock';
import type { Tx } from '../kernel/db';
import { Refusal, type WrongField } from '../kernel/refusals';
import { refuseOldApp } from './app-version';
import { readForm } from './form';
import type { Actor, Ask, Browser, Handler, Handlers, TokenUse } from './ask';
import type { Counted, RateGuard } from './rates';
import { isSteppedUp } from './step-up';

export interface MountDeps {
  handlers: Handlers;
  clock: Clock;
  /** Reads the session behind a bearer token: somebody, `expired`, or null for a token never given. */
  authenticate(token: string, now: Date, use?: TokenUse): Promise<Actor | 'expired' | null>;
  mayCall(actor: Actor, caller: Caller): boolean;
  rates: RateGuard;
  /** Phones with an older app are refused. */
  leastAppVersion: string;
  /** Cookies over HTTPS only. */
  secureCookies: boolean;
  /** One transaction that must hold an audit line. */
  write<T>(fn: (tx: Tx) => Promise<T>): Promise<T>;
}

/**
 * Mounts every route of the contract in the one order that all share: who asks, may they, is the input right, do it,
 * and let nothing out that the reply schema does not name. Routes are kept by the first part of their path: a request is
 * held against the dozen of its own, since trying all two hundred is a twentieth of what a small one costs.
 */
export function mountRoutes(deps: MountDeps): Middleware {
  const byPart = new Map<string, Router>();
  // Fixed paths before parameters, so that `/centres/near` is not read as a centre called "near".
  const inOrder = [...routeNames].sort((a, b) => parameterCount(a) - parameterCount(b));
  for (const name of inOrder) {
    const route: Route = routes[name];
    const part = firstPart(route.path);
    const router = byPart.get(part) ?? new Router({ prefix: apiPrefix });
    byPart.set(part, router);
    const verb = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
    router[verb](name, route.path, async (ctx) => {
      const counted = deps.rates.begin(route);
      try {
        await answer(ctx, name, deps, counted);
        await counted.settle('ok');
      } catch (error) {
        await counted.settle(error instanceof Refusal ? error.code : 'bug');
        throw error;
      }
    });
  }
  // What its types ask of a context the router brings itself.
  type Ways = readonly [Middleware, Middleware];
  const mounted = new Map<string, Ways>();
  for (const [part, router] of byPart) {
    mounted.set(part, [router.routes(), router.allowedMethods()] as unknown as Ways);
  }
  return (ctx, next) => {
    const isOurs = ctx.path.startsWith(`${apiPrefix}/`);
    const found = isOurs ? mounted.get(firstPart(ctx.path.slice(apiPrefix.length))) : undefined;
    if (found === undefined) return next();
    const [answered, otherMethods] = found;
    return answered(ctx, async () => otherMethods(ctx, next));
  };
}

/** Of `/centres/:centreId/hours`: centres. A router takes capitals for small letters, so this does. */
const firstPart = (path: string): string => (path.split('/', 2)[1] ?? '').toLowerCase();

async function answer(ctx: Context, name: RouteName, deps: MountDeps, counted: Counted): Promise<void> {
  const route: Route = routes[name];
  ctx.state['route'] = name;
  const now = deps.clock.now();
  // What is kept for one asker is not what another gets, nor the same person signed out.
  ctx.vary('Authorization');
  // By it a phone knows when something opens, whatever its own clock says.
  ctx.set('X-Server-Time', String(now.getTime()));
  refuseOldApp(ctx, deps.leastAppVersion);
  await counted.take('ip', ctx.ip);
  const actor = await actorOf(ctx, route, deps, now);
  if (actor !== null) await counted.take('account', actor.accountId);
  refuseOtherBodies(ctx, route);
  const input = checkedInput(name, ctx, await bodyOf(ctx, route));
  // Last: nobody is asked to confirm what would be refused all the same.
  if (route.stepUp && actor !== null && !isSteppedUp(route.stepUp, actor.session, now)) {
    throw new Refusal('auth.step_up_required');
  }
  const handler = deps.handlers[name] as unknown as Handler<RouteName>;
  const ask = {
    name,
    ...input,
    now,
    requestId: ctx.state['requestId'] as string,
    actor,
    browser: browserOf(ctx, deps.secureCookies),
    refuse: (code: Refusal['code'], fields?: readonly WrongField[]) => {
      throw new Refusal(code, fields);
    },
    write: deps.write,
  } as unknown as Ask;
  const reply = await handler(ask);
  ctx.status = route.status;
  if (route.produces !== undefined) ctx.type = route.produces;
  // A page made from people's own words is a file to keep, never a page of this origin.
  if (route.produces === 'image/jpeg') ctx.set(pictureHeaders);
  if (route.produces === 'text/html') ctx.attachment('linli.html');
  if (route.produces === sheetType) ctx.attachment('linli.xlsx');
  if (route.produces === 'text/csv') ctx.attachment('linli.csv');
  ctx.set('Cache-Control', keptHow(route, actor));
  // A file may come as a stream of its text: it has no fields that a schema could let through or not.
  const body: unknown = reply instanceof Readable ? (reply as Readable) : schemas[name].reply.parse(reply);
  if (route.produces !== undefined) ctx.body = body;
  else sendJson(ctx, body);
}

/** Written here, once: whoever asks Koa how long an object will be has it written for the answer alone. */
function sendJson(ctx: Context, body: unknown): void {
  ctx.type = 'application/json';
  ctx.body = JSON.stringify(body);
}

/** Replies to writes hold tokens, codes and what was true once: they are kept nowhere. */
function keptHow({ kind, cacheSeconds }: Route, actor: Actor | null): string {
  if (kind === 'write') return 'no-store';
  return actor === null && cacheSeconds !== undefined ? `public, max-age=${cacheSeconds}` : 'private, no-cache';
}

/** A body of another kind was not read: said so, instead of missing all its fields. */
function refuseOtherBodies(ctx: Context, { consumes }: Route): void {
  if (ctx.request.length !== 0 && ctx.is(consumes === undefined ? ['json'] : ['json', consumes]) === false)
    throw new Refusal('input.type');
}
/** A picture that somebody sent is shown as a picture or not at all, wherever its link is opened. */
const pictureHeaders = {
  'Content-Disposition': 'inline; filename="photo.jpg"',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'X-Content-Type-Options': 'nosniff',
  // The desk and the phone's page are served elsewhere.
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

const parameterCount = (name: RouteName): number => routes[name].path.split(':').length;

function browserOf(ctx: Context, secure: boolean): Browser {
  return {
    userAgent: ctx.get('User-Agent').slice(0, 400),
    address: ctx.ip,
    cookie: (name) => ctx.cookies.get(name) ?? null,
    setCookie: (name, value, { path, seconds }) => {
      // Behind a proxy that ends TLS the connection looks plain; the browser's side is what counts.
      ctx.cookies.secure = secure;
      ctx.cookies.set(name, value, { path, maxAge: seconds * 1000, httpOnly: true, sameSite: 'strict', secure });
    },
  };
}

/** Seconds since the person last touched the screen, as an open desk says with everything it asks. */
export function idleMsOf(ctx: Context): number {
  const seconds = /^\d{1,6}$/.exec(ctx.get('X-Idle-Seconds'))?.[0];
  return seconds === undefined ? 0 : Number(seconds) * 1000;
}

async function actorOf(ctx: Context, { who, kind, stepUp }: Route, deps: MountDeps, now: Date): Promise<Actor | null> {
  const token = /^Bearer ([\w-]{20,128})$/.exec(ctx.get('Authorization'))?.[1];
  const found =
    token === undefined
      ? null
      : await deps.authenticate(token, now, { idleMs: idleMsOf(ctx), afresh: stepUp !== undefined });
  if (found !== null && found !== 'expired') {
    ctx.state['actorId'] = found.accountId;
    if (who !== 'anyone' && who !== 'signed_in' && !deps.mayCall(found, who)) throw new Refusal('forbidden');
    return found;
  }
  // An expired session is told so where it would have shown more; logging in anew and renewing never fail for it.
  if (found === 'expired' && (who !== 'anyone' || kind === 'read')) throw new Refusal('auth.expired');
  if (who === 'anyone') return null;
  throw new Refusal('auth.required');
}

interface Input {
  params: unknown;
  query: unknown;
  body: unknown;
}

const bodyOf = async (ctx: Context, route: Route): Promise<unknown> =>
  route.consumes === undefined ? ((ctx.request as { body?: unknown }).body ?? {}) : readForm(ctx);

/** Checks all three parts and names every wrong field at once. */
function checkedInput(name: RouteName, ctx: Context, body: unknown): Input {
  const parts: Input = {
    params: ctx['params'],
    query: { ...ctx.query },
    body,
  };
  const fields: WrongField[] = [];
  const input: Input = { params: null, query: null, body: null };
  for (const part of ['params', 'query', 'body'] as const) {
    const read = (schemas[name][part] as z.ZodType).safeParse(parts[part]);
    if (read.success) input[part] = read.data;
    else fields.push(...read.error.issues.flatMap((issue) => wrongFields(part, issue)));
  }
  fields.push(...blankFields(parts.query, fields));
  if (fields.length > 0) throw new Refusal('input.invalid', fields);
  return input;
}

/** A query field without a value, which would be read as the number 0. */
function blankFields(query: unknown, known: readonly WrongField[]): WrongField[] {
  return Object.entries(query as Record<string, unknown>)
    .filter(([, value]) => typeof value === 'string' && value.trim() === '')
    .map(([key]) => ({ path: `query.${key}`, rule: 'blank', message: 'has no value' }))
    .filter(({ path }) => !known.some((field) => field.path === path));
}

function wrongFields(part: string, issue: z.core.$ZodIssue): WrongField[] {
  const at = [part, ...issue.path.map(String)];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...at, key].join('.'), rule: 'unknown', message: 'no such field' }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // Of several forms, the one that comes closest is the one that was meant.
    const closest = issue.errors.reduce((best, form) => (form.length < best.length ? form : best));
    return closest.flatMap((inner) => wrongFields(at.join('.'), inner));
  }
  return [{ path: at.join('.'), rule: issue.code, message: issue.message }];
}
