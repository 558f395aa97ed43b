import type { ErrorCode } from './codes';

/**
 * Who may call: `anyone` (a session is read if there is one; an expired one is told so by reads, to be renewed),
 * `signed_in` (any account), or the roles of which one is needed. Scope is never decided here but in the query: other centres' rows are `not_found`.
 */
export type Who = 'anyone' | 'signed_in' | 'centre_staff';

export interface Route {
  /** No PATCH: WeChat's `wx.request` can't send it. */
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `apiPrefix`; parameters as `:name`. */
  readonly path: `/${string}`;
  /** A write commits an audit line or nothing. A read never writes. */
  readonly kind: 'read' | 'write';
  readonly who: Who;
  /** Success status. */
  readonly status: 200 | 201;
  /** Refusals of its own beside `commonCodes`. */
  readonly codes: readonly ErrorCode[];
  /** One sentence for the API page. */
  readonly summary: string;
  /** Set where the reply is not JSON. */
  readonly produces?: 'text/calendar';
  /** Seconds a client or proxy may keep a public read; every JSON read has an ETag besides. */
  readonly cacheSeconds?: number;
}

/** Keeps the literal types (names, codes, roles) that handlers and the client are typed from. */
export function defineRoutes<const R extends Record<`${string}.${string}`, Route>>(routes: R): R {
  return routes;
}
