import type { Problem } from '../../shared/contract/codes';
import type { Route } from '../../shared/contract/route';
import { apiPrefix, routes, type RouteName } from '../../shared/contract/routes';
import type { Params, Reply, SentBody, SentQuery } from '../../shared/contract/types';

/** What came back: `body` typed by the contract when it went well, `problem` when it was refused. Never throws. */
export type Answer<N extends RouteName> =
  | { ok: true; status: number; body: Reply<N>; problem: null; headers: Headers }
  | { ok: false; status: number; body: null; problem: Problem; headers: Headers };

type Nothing = Record<never, never>;
type Part<K extends string, T> = Nothing extends T ? { [P in K]?: T } : { [P in K]: T };

/** Parts that the route needs must be given, parts with optional fields only may be left out. */
export type Input<N extends RouteName> = Part<'params', Params<N>> &
  Part<'query', SentQuery<N>> &
  Part<'body', SentBody<N>>;

export interface Client {
  token: string | null;
  call<N extends RouteName>(name: N, ...input: Nothing extends Input<N> ? [Input<N>?] : [Input<N>]): Promise<Answer<N>>;
}

/** The path and query of a route, percent-encoded as any client would. */
export function urlOf(name: RouteName, params: Record<string, string> = {}, query: object = {}): string {
  const path = routes[name].path.replace(/:(\w+)/g, (_all, key: string) => encodeURIComponent(params[key] ?? ''));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined) search.append(key, String(value));
  return `${apiPrefix}${path}${search.size === 0 ? '' : `?${search.toString()}`}`;
}

interface Loose {
  params?: Record<string, string>;
  query?: object;
  body?: object;
}

/** A person's client: every route by its name, with their token. */
export function openClient(baseUrl: string, token: string | null, more: Record<string, string> = {}): Client {
  return {
    token,
    async call<N extends RouteName>(name: N, ...[input]: [(object | undefined)?]) {
      const { params, query, body } = (input ?? {}) as Loose;
      const route: Route = routes[name];
      const response = await fetch(baseUrl + urlOf(name, params, query), {
        method: route.method,
        headers: {
          ...more,
          ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      const text = await response.text();
      const { status, headers } = response;
      const type = headers.get('content-type') ?? '';
      const value: unknown = type.includes('json') && text !== '' ? JSON.parse(text) : text;
      return response.ok
        ? { ok: true, status, body: value as Reply<N>, problem: null, headers }
        : { ok: false, status, body: null, problem: value as Problem, headers };
    },
  };
}
