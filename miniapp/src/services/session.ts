import { wechatCode } from '../platform/login';
import { isWeapp } from '../platform/target';
import { call, isApiError } from './api';
import { createStore, useStore } from './store';
import { clearTokens, keepTokens, tokens, tokenStore, type Me } from './tokens';

export type { Me } from './tokens';

/** Set while somebody is being asked as whom to come in; the sign-in sheet answers. */
export const personaAsk = createStore<{ answer: (code: string | null) => void } | null>(null);

export function useSession(): { me: Me | null; signedIn: boolean; atDesk: boolean } {
  const held = useStore(tokenStore);
  return { me: held?.me ?? null, signedIn: held !== null, atDesk: held?.kind === 'desk' };
}

/**
 * Makes sure there is a session; called at the first action that needs one, never at the door. True when signed in.
 * In WeChat this shows nothing. In a browser, and in DevTools against the stand-in, a person of the demo city is chosen.
 */
export async function signIn(options: { choose?: boolean } = {}): Promise<boolean> {
  if (tokens() && !options.choose) return true;
  if (isWeapp && !options.choose) {
    const code = await wechatCode();
    if (code !== null) {
      try {
        keepTokens(await call('identity.login', { body: { code } }));
        return true;
      } catch (error) {
        if (!isApiError(error) || error.code !== 'auth.code_invalid' || !(await demoCity())) throw error;
      }
    }
  }
  const code = await askPersona();
  if (code === null) return false;
  keepTokens(await call('identity.login', { body: { code } }));
  return true;
}

export async function signOut(): Promise<void> {
  try {
    if (tokens()) await call('identity.logout');
  } finally {
    clearTokens();
  }
}

/** Puts an answer of the server that holds `me` into the session. */
export function keepMe(me: Me): void {
  const now = tokens();
  if (now) keepTokens({ ...now, me });
}

async function demoCity(): Promise<boolean> {
  try {
    await call('demo.personas');
    return true;
  } catch {
    return false;
  }
}

function askPersona(): Promise<string | null> {
  personaAsk.get()?.answer(null);
  return new Promise((done) => {
    personaAsk.set({
      answer(code) {
        personaAsk.set(null);
        done(code);
      },
    });
  });
}
