import type { Reply } from '@shared/contract/types';
import { apiPrefix, routes } from '@shared/contract/routes';
import { storage } from '../platform/storage';
import { ApiError, type FailureCode } from './api-error';
import { send } from './http';
import { problemOf } from './problem';
import { createStore } from './store';

export type Me = Reply<'identity.me'>;
type PhoneTokens = Reply<'identity.login'>;
/** Of a phone, renewed by its refresh token; or of a desk, which ends when nobody is at it. */
export type Tokens =
  (PhoneTokens & { kind?: never; endsAt?: never }) | NonNullable<Reply<'deskLogin.finish'>['session']>;

/** The session of this device; null when signed out. */
export const tokenStore = createStore<Tokens | null>(storage.read<Tokens>('session'));

export const tokens = (): Tokens | null => tokenStore.get();

export function keepTokens(next: Tokens): void {
  tokenStore.set(next);
  storage.write('session', next);
}

export function clearTokens(): void {
  tokenStore.set(null);
  storage.forget('session');
}

/** What the server says of a refresh token that it will never take. */
const endings: readonly FailureCode[] = ['auth.refresh_invalid', 'input.invalid'];

let renewing: Promise<string | null> | null = null;

/**
 * A token newer than the refused one, or null when the session is over; throws ApiError when that can't be asked. An old
 * refresh token used late ends the whole family, so calls that are refused together share one renewal, and what another
 * tab has renewed is taken over.
 */
export function freshToken(refused: string): Promise<string | null> {
  const now = tokens();
  if (!now) return Promise.resolve(null);
  if (now.token !== refused) return Promise.resolve(now.token);
  const kept = storage.read<Tokens>('session');
  if (kept !== null && kept.me.accountId === now.me.accountId && kept.token !== refused) {
    tokenStore.set(kept);
    return Promise.resolve(kept.token);
  }
  if (now.refreshToken === null) return Promise.resolve(null);
  renewing ??= renew(now.refreshToken).finally(() => {
    renewing = null;
  });
  return renewing;
}

async function renew(refreshToken: string): Promise<string | null> {
  const route = routes['identity.refresh'];
  const answer = await send({
    method: route.method,
    url: `${API_BASE}${apiPrefix}${route.path}`,
    headers: { 'x-app-version': APP_VERSION },
    body: { refreshToken },
  });
  // A network that is gone says nothing about the session, nor does a server that is away or asks to wait.
  if (!answer.reached) throw new ApiError(answer.why);
  if (answer.status !== route.status) {
    const problem = problemOf(answer);
    if (endings.includes(problem.code)) return null;
    throw problem;
  }
  const next = answer.data as PhoneTokens;
  keepTokens(next);
  return next.token;
}
