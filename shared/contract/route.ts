import type { Role } from '../enums';
import type { ErrorCode } from './codes';

/** A spreadsheet as Excel keeps it. */
export const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Groups of roles that a route may be for: one of them, held where such a role is held, lets somebody call. */
export const callers = {
  centre_staff: ['staff', 'manager', 'operator'],
  centre_manager: ['manager', 'operator'],
  /** Those who know who lives where. */
  neighbour_worker: ['staff', 'manager', 'grid_worker'],
  /** Those who invite others to a role and take it back. */
  role_giver: ['security', 'manager'],
  /** Those who serve residents in person and may open their details with a reason: whose, says what there is to do for them. */
  resident_worker: ['staff', 'manager', 'operator', 'grid_worker'],
  reviewer: ['reviewer'],
  system: ['system'],
  security: ['security'],
  auditor: ['auditor'],
} as const satisfies Record<string, readonly Role[]>;

export type Caller = keyof typeof callers;

/**
 * Who may call: `anyone` (a session is read if there is one; an expired one is told so by reads, to be renewed),
 * `signed_in` (any account), or one of the roles of `callers`. Scope is never decided here but in the query: other
 * centres' rows are `not_found`.
 */
export type Who = 'anyone' | 'signed_in' | Caller;

/**
 * How lately somebody confirmed again that it is them. `fresh`: within `limits.stepUpMinutes`, whatever they sit at.
 * `fresh_at_desk`: the same where others pass by; a phone is in its owner's hand. `hourly_at_desk`: for what is daily
 * work at a desk, within `limits.stepUpHourMinutes`, and coming in counts.
 */
export type StepUp = 'fresh' | 'fresh_at_desk' | 'hourly_at_desk';

export interface Route {
  /** No PATCH: WeChat's `wx.request` can't send it. */
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `apiPrefix`; parameters as `:name`. */
  readonly path: `/${string}`;
  /** A write commits an audit line or nothing. A read never writes. */
  readonly kind: 'read' | 'write';
  readonly who: Who;
  /** Stricter bounds on how often than reads or writes have: guesses of codes, and uploads. */
  readonly rate?: 'login' | 'code' | 'upload';
  /** Success status. */
  readonly status: 200 | 201;
  /** Refusals of its own beside `commonCodes`. */
  readonly codes: readonly ErrorCode[];
  /** One sentence for the API page. */
  readonly summary: string;
  /** Set where the reply is not JSON. */
  readonly produces?: 'text/calendar' | 'text/html' | 'text/csv' | 'image/jpeg' | typeof sheetType;
  /** Asks who has the session to have confirmed lately that it is still them. */
  readonly stepUp?: StepUp;
  /** Set where the body is not JSON: a form with one file, held in memory up to `limits.uploadBytes`. */
  readonly consumes?: 'multipart/form-data';
  /** Seconds a client or proxy may keep a public read; every JSON read has an ETag besides. */
  readonly cacheSeconds?: number;
}

/** Keeps the literal types (names, codes, roles) that handlers and the client are typed from. */
export function defineRoutes<const R extends Record<`${string}.${string}`, Route>>(routes: R): R {
  return routes;
}
