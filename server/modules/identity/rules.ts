import { limits } from '../../../shared/limits';

const minuteMs = 60_000;

/** When an access token used or given out at `now` ends, never after its session's refresh token. */
export function accessEnd(now: Date, refreshExpiresAt: Date): Date {
  return new Date(Math.min(now.getTime() + limits.accessTokenMinutes * minuteMs, refreshExpiresAt.getTime()));
}

export const refreshEnd = (now: Date): Date => new Date(now.getTime() + limits.refreshTokenDays * 24 * 60 * minuteMs);

/** When a desk session ends that a person last touched then: after the idle time, never after its own end. */
export function deskAccessEnd(touchedAt: Date, endsAt: Date): Date {
  return new Date(Math.min(touchedAt.getTime() + limits.deskIdleMinutes * minuteMs, endsAt.getTime()));
}

export const deskEnd = (now: Date): Date => new Date(now.getTime() + limits.deskHours * 60 * minuteMs);

const deskStepMs = 10_000;

/** Whether sliding the session is worth a write: once a minute; at a desk, whose idle time is short, every 10 s. */
export const isWorthSliding = (accessExpiresAt: Date, slidTo: Date, kind: 'phone' | 'desk' = 'phone'): boolean =>
  slidTo.getTime() - accessExpiresAt.getTime() >= (kind === 'desk' ? deskStepMs : minuteMs);

/** After a renewal the old access token still serves requests that are on their way, but not longer than this. */
export const oldAccessEnd = (now: Date, accessExpiresAt: Date): Date =>
  new Date(Math.min(now.getTime() + minuteMs, accessExpiresAt.getTime()));

/** Two tabs of one browser renew with the same token; so late a second use is still theirs. */
const renewalGraceMs = 10_000;

export type RefreshVerdict = 'renew' | 'again' | 'reused' | 'invalid';

interface RefreshState {
  refreshed_at: Date | null;
  revoked_at: Date | null;
  refresh_expires_at: Date;
}

/**
 * `again`: renewed a moment ago, so the same pair is the answer. `reused`: renewed before that, so one of two holders is
 * not who it was given to.
 */
export function judgeRefresh(session: RefreshState | undefined, now: Date): RefreshVerdict {
  if (session === undefined || session.revoked_at !== null || session.refresh_expires_at <= now) return 'invalid';
  if (session.refreshed_at === null) return 'renew';
  return now.getTime() - session.refreshed_at.getTime() <= renewalGraceMs ? 'again' : 'reused';
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const latinWords = /^[\p{Script=Latin}\p{M}.'’-]+(?: [\p{Script=Latin}\p{M}.'’-]+)*$/u;

/**
 * A name as staff see it in lists: enough to call somebody, too little to look somebody up. Two characters hide the
 * family name (王强 → *强), longer ones keep the first and the last (林小满 → 林*满, 欧阳修文 → 欧**文). Latin names keep
 * the first word and the last one's initial (Ahmed Saleh → Ahmed S.); a single word its initial (Ahmed → A****).
 */
export function maskName(name: string | null): string | null {
  if (name === null) return null;
  const trimmed = name.trim().replace(/\s+/gu, ' ');
  const words = trimmed.split(' ');
  if (latinWords.test(trimmed) && words.length > 1) {
    const initial = lettersOf(words.at(-1) ?? '')[0] ?? '';
    return `${words[0] ?? ''} ${initial}.`;
  }
  const letters = lettersOf(trimmed);
  const first = letters[0] ?? '';
  const last = letters.at(-1) ?? '';
  if (letters.length === 1) return '*';
  if (latinWords.test(trimmed)) return first + '*'.repeat(letters.length - 1);
  if (letters.length === 2) return `*${last}`;
  return first + '*'.repeat(letters.length - 2) + last;
}

const lettersOf = (text: string): string[] => Array.from(graphemes.segment(text), ({ segment }) => segment);

/** A number that its owner knows again: first three and last two, without the country's code of China. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/^\+86/, '').replace(/\D/g, '');
  return digits.length < 6
    ? '*'.repeat(digits.length)
    : `${digits.slice(0, 3)}${'*'.repeat(digits.length - 5)}${digits.slice(-2)}`;
}

/**
 * A number of China as somebody says it, in its one canonical form (E.164): a mobile's eleven digits, or a landline with
 * its area code. Null where it is neither.
 */
export function chineseNumber(text: string): string | null {
  const digits = text
    .normalize('NFKC')
    .replace(/[\s()\-–—]/gu, '')
    .replace(/^(\+|00)?86(?=1\d{10}$|0)/u, '');
  if (/^1[3-9]\d{9}$/u.test(digits)) return `+86${digits}`;
  return /^0\d{9,11}$/u.test(digits) ? `+86${digits.slice(1)}` : null;
}
