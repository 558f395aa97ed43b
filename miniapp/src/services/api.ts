import type { RouteName } from '@shared/contract/routes';
import { apiPrefix, routes } from '@shared/contract/routes';
import type { Route } from '@shared/contract/route';
import type { Params, Reply, SentBody, SentQuery } from '@shared/contract/types';
import { ApiError } from './api-error';
import type { Picture } from '../platform/picture';
import { send, sendForFile, sendPicture, type Answered } from './http';
import { settings } from './settings';
import { problemOf } from './problem';
import { askStepUp, deskOver, idleSeconds } from './desk-presence';
import { clearTokens, freshToken, tokens, type Tokens } from './tokens';

export { ApiError, asApiError, isApiError, type FailureCode } from './api-error';

/** All keys of a union's members; `keyof` alone would give only the common ones. */
type AnyKey<T> = T extends unknown ? keyof T : never;

/** Names a part of the input only if the route has it; `body` of a route without one can't be given. */
type Part<K extends string, T> = [AnyKey<T>] extends [never]
  ? { [P in K]?: never }
  : {} extends T
    ? { [P in K]?: T }
    : { [P in K]: T };

export type Input<N extends RouteName> = Part<'params', Params<N>> &
  Part<'query', SentQuery<N>> &
  Part<'body', SentBody<N>>;

type Args<N extends RouteName> = {} extends Input<N> ? [input?: Input<N>] : [input: Input<N>];

interface AnyInput {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  /** In place of a body: the one file of a form. */
  picture?: Picture;
  /** Set where a file is wanted: told how much of it has come. */
  onBytes?: (bytes: number) => void;
}

/**
 * Calls a route of the contract: `await call('booking.book', { params: { slotId }, body: { requestKey } })`.
 * Throws ApiError. A token that has run out is renewed once, whatever number of calls found it out together.
 */
export function call<N extends RouteName>(name: N, ...[input]: Args<N>): Promise<Reply<N>> {
  return carry<N>(routes[name], (input ?? {}) as AnyInput);
}

/** Sends a picture for the purpose named; throws as `call` does. */
export const upload = (picture: Picture, query: SentQuery<'file.upload'>): Promise<Reply<'file.upload'>> =>
  carry<'file.upload'>(routes['file.upload'], { query, picture });

/** The sheet of a centre's bookings, as it comes; throws as `call` does. */
export const fetchBookingSheet = (
  body: SentBody<'bookingSheet.download'>,
  onBytes: (bytes: number) => void,
): Promise<Blob> =>
  carry<'bookingSheet.download'>(routes['bookingSheet.download'], { body, onBytes }) as unknown as Promise<Blob>;

async function carry<N extends RouteName>(route: Route, given: AnyInput): Promise<Reply<N>> {
  const first = tokens();
  let answer = await ask(route, given, first?.token ?? null);
  if (first && answer.reached && answer.status === 401) {
    const token = await freshToken(first.token);
    // Whoever may call without a session still gets an answer when the session is over.
    if (token !== null || route.who === 'anyone') answer = await ask(route, given, token);
    if (token === null) endSession(first);
  }
  // Asked once more that it is them, and then again for what was wanted.
  if (codeOf(answer) === 'auth.step_up_required' && (await askStepUp())) {
    answer = await ask(route, given, tokens()?.token ?? null);
  }
  if (!answer.reached) throw new ApiError(answer.why);
  if (answer.status < 200 || answer.status >= 300) throw problemOf(answer);
  return answer.data as Reply<N>;
}

/** The same as somebody else than who is signed in here: the demo's persona at the desk. */
export async function callAs<N extends RouteName>(token: string, name: N, ...[input]: Args<N>): Promise<Reply<N>> {
  const answer = await ask(routes[name], (input ?? {}) as AnyInput, token);
  if (!answer.reached) throw new ApiError(answer.why);
  if (answer.status < 200 || answer.status >= 300) throw problemOf(answer);
  return answer.data as Reply<N>;
}

const codeOf = (answer: Answered): unknown =>
  answer.reached && answer.status === 403 ? (answer.data as { code?: unknown } | null)?.code : undefined;

function endSession(held: Tokens): void {
  clearTokens();
  if (held.kind === 'desk') deskOver.set('idle');
}

function ask(
  route: Route,
  { params = {}, query = {}, body, picture, onBytes }: AnyInput,
  token: string | null,
): Promise<Answered> {
  const path = route.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(params[key])));
  const search = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)
    .join('&');
  const url = `${API_BASE}${apiPrefix}${path}${search ? `?${search}` : ''}`;
  const headers = {
    'x-app-version': APP_VERSION,
    'accept-language': settings().language === 'en' ? 'en' : 'zh-CN',
    ...(route.produces ? { accept: route.produces } : {}),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(tokens()?.kind === 'desk' ? { 'x-idle-seconds': String(idleSeconds()) } : {}),
  };
  if (picture !== undefined) return sendPicture({ url, headers }, picture);
  if (onBytes !== undefined) return sendForFile({ method: route.method, url, headers, body }, onBytes);
  return send({ method: route.method, url, headers, body: route.method === 'GET' ? undefined : body });
}

/** A key that makes repeating a write harmless: made once per intention, kept over retries. */
export function newRequestKey(): string {
  const part = () => Math.random().toString(36).slice(2, 10).padEnd(8, '0');
  return `${Date.now().toString(36)}-${part()}${part()}`;
}
