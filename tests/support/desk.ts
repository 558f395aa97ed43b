import type { Reply } from '../../shared/contract/types';
import type { Role } from '../../shared/enums';
import type { TestServer } from './app';
import { openClient, type Answer, type Client } from './client';

export type DeskSession = NonNullable<Reply<'deskLogin.finish'>['session']>;

/** A browser at a desk: it keeps the cookie it is given and sends it along, as a browser does. */
export interface TestBrowser {
  begin(options?: { stepUp?: boolean; token?: string | null }): Promise<Reply<'deskLogin.begin'>>;
  state(loginId: string): Promise<Answer<'deskLogin.state'>>;
  finish(loginId: string, token?: string | null): Promise<Finished>;
  /** `Set-Cookie` as it came. */
  setCookie(): string;
}

interface Finished {
  status: number;
  session: DeskSession | null;
  code: string | null;
}

export function openBrowser(url: string, userAgent = 'Mozilla/5.0 (Windows NT 10.0) Chrome/120 Edg/120'): TestBrowser {
  let line = '';
  const headers = (token: string | null = null) => ({
    'User-Agent': userAgent,
    'Content-Type': 'application/json',
    Cookie: line.split(';')[0] ?? '',
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
  });
  const post = (path: string, body: object, token?: string | null) =>
    fetch(`${url}/api/v1${path}`, { method: 'POST', headers: headers(token), body: JSON.stringify(body) });
  return {
    setCookie: () => line,
    async begin({ stepUp = false, token } = {}) {
      const response = await post('/desk-logins', { purpose: stepUp ? 'step_up' : 'login' }, token);
      line = response.headers.get('set-cookie') ?? '';
      return (await response.json()) as Reply<'deskLogin.begin'>;
    },
    state: (loginId) =>
      openClient(url, null, { Cookie: line.split(';')[0] ?? '' }).call('deskLogin.state', { params: { loginId } }),
    async finish(loginId, token) {
      const response = await post(`/desk-logins/${loginId}/finish`, {}, token);
      const body = (await response.json()) as { session?: DeskSession; code?: string };
      return { status: response.status, session: body.session ?? null, code: body.code ?? null };
    },
  };
}

/** Signs somebody in at a desk, as they would: shown, scanned, confirmed, taken. */
export async function enterDesk(server: TestServer, phone: Client, role: Role): Promise<DeskSession> {
  const browser = openBrowser(server.url);
  const { id, key } = await browser.begin();
  const confirmed = await phone.call('deskLogin.confirm', { body: { key, role } });
  if (!confirmed.ok) throw new Error(confirmed.problem.code);
  const { session, code } = await browser.finish(id);
  if (session === null) throw new Error(code ?? 'no session');
  return session;
}
