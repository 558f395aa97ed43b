import { limits } from '../../../shared/limits';
import { roles, type DeskLoginState, type Role } from '../../../shared/enums';

/** Roles whose work is done at a desk. Residents and volunteers have the phone. */
const deskRoles: readonly Role[] = roles.filter((role) => role !== 'resident' && role !== 'volunteer');

/** The roles somebody may enter a desk as, in the order of the list of roles, each once. */
export function deskRolesOf(grants: readonly { role: Role }[]): Role[] {
  return deskRoles.filter((role) => grants.some((grant) => grant.role === role));
}

/** Nothing in it is taken for something else when read aloud or typed. */
export const keyAlphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
export const keyLength = 10;
const keyPrefix = 'linli:desk:';

export const keyContent = (key: string): string => keyPrefix + key;

/** A key as scanned or typed, in any case and with any gaps, in its one form. */
export const keyOf = (text: string): string =>
  text
    .trim()
    .replace(new RegExp(`^${keyPrefix}`, 'i'), '')
    .replace(/[\s-]/g, '')
    .toUpperCase();

interface LoginState {
  state: DeskLoginState;
  expires_at: Date;
  decided_at: Date | null;
}

/** Until when the next step has to be taken: scanning and deciding in two minutes, taking the answer in one more. */
export function stepEnd({ state, expires_at, decided_at }: LoginState): Date {
  if (state !== 'confirmed' || decided_at === null) return expires_at;
  return new Date(decided_at.getTime() + limits.deskTakeSeconds * 1000);
}

export function faceOf(login: LoginState, now: Date): DeskLoginState | 'expired' {
  if (login.state === 'finished' || login.state === 'refused') return login.state;
  return stepEnd(login) <= now ? 'expired' : login.state;
}

export const secondsUntil = (end: Date, now: Date): number =>
  Math.max(0, Math.ceil((end.getTime() - now.getTime()) / 1000));

/** What a phone can still do with a key: null = go on. */
export function scanFault(
  login: (LoginState & { account_id: string | null }) | undefined,
  accountId: string,
  now: Date,
): 'desk.key_unknown' | 'desk.key_expired' | 'desk.key_used' | 'desk.other_person' | null {
  if (login === undefined) return 'desk.key_unknown';
  const face = faceOf(login, now);
  if (face === 'expired') return 'desk.key_expired';
  if (face !== 'waiting' && face !== 'scanned') return 'desk.key_used';
  return login.account_id === null || login.account_id === accountId ? null : 'desk.other_person';
}

const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/i, '微信'],
  [/Edg/i, 'Edge'],
  [/QQBrowser/i, 'QQ 浏览器'],
  [/360(SE|EE)/i, '360 浏览器'],
  [/Firefox/i, 'Firefox'],
  [/Chrom(e|ium)/i, 'Chrome'],
  [/Safari/i, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/Windows/i, 'Windows'],
  [/Android/i, 'Android'],
  [/iPhone|iPad/i, 'iOS'],
  [/HarmonyOS/i, 'HarmonyOS'],
  [/Mac OS/i, 'macOS'],
  [/UOS|Kylin|Linux/i, 'Linux'],
];

/** A browser as people know theirs: 'Edge · Windows'. Nothing of the sender's own text gets in. */
export function browserWords(userAgent: string): string {
  const named = (list: typeof browsers) => list.find(([pattern]) => pattern.test(userAgent))?.[1];
  return [named(browsers) ?? '浏览器', named(systems)].filter((part) => part !== undefined).join(' · ');
}

/** Enough of a network address to know one's own by, too little to find somebody: the last part is left out. */
export function maskAddress(address: string): string {
  const plain = address.replace(/^::ffff:/, '');
  if (/^\d+\.\d+\.\d+\.\d+$/.test(plain)) return plain.replace(/\d+$/, '*');
  return `${plain.split(':').slice(0, 3).join(':')}:*`;
}

const attemptWindowMs = limits.deskLockMinutes * 60_000;

interface Attempts {
  failures: number;
  last_at: Date;
  locked_until: Date | null;
}

export interface CountedAttempt {
  failures: number;
  lockedUntil: Date | null;
}

/**
 * Counts an attempt before its outcome is known, so that many at once can't outrun the count: null while locked. The
 * last one allowed locks already; succeeding takes the count back.
 */
export function countAttempt(before: Attempts, most: number, now: Date): CountedAttempt | null {
  if (before.locked_until !== null && before.locked_until > now) return null;
  const fresh = before.locked_until !== null || now.getTime() - before.last_at.getTime() >= attemptWindowMs;
  const failures = (fresh ? 0 : before.failures) + 1;
  return { failures, lockedUntil: failures >= most ? new Date(now.getTime() + attemptWindowMs) : null };
}
