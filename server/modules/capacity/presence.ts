import { createHmac, timingSafeEqual } from 'node:crypto';
import { limits } from '../../../shared/limits';

const windowMs = limits.checkInWindowSeconds * 1000;
const prefix = 'LL1';

export interface PresenceCode {
  /** Six digits to read out. */
  code: string;
  /** What the QR picture holds: the holder's id and the digits. */
  qr: string;
  /** When the next code replaces this one; it is accepted for one window more. */
  until: Date;
}

/**
 * Codes that prove somebody is here now: HMAC over what they are for and the half minute. Nothing is stored; a code is
 * good for at most 60 s. Six digits are only ever compared with the few bookings of one centre and day.
 */
export function presenceCode(secret: Buffer, holderId: string, now: Date): PresenceCode {
  const window = Math.floor(now.getTime() / windowMs);
  const code = digits(secret, holderId, window);
  return { code, qr: `${prefix}:${holderId}:${code}`, until: new Date((window + 1) * windowMs) };
}

export function isPresenceCode(secret: Buffer, holderId: string, code: string, now: Date): boolean {
  const window = Math.floor(now.getTime() / windowMs);
  return [window, window - 1].some((w) => {
    const expected = Buffer.from(digits(secret, holderId, w));
    const given = Buffer.from(code);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

/** Reads what staff scanned or typed: a QR's text, or six digits with or without spaces. */
export function readPresence(text: string): { holderId: string | null; code: string } | null {
  const scanned = /^LL1:([\w-]{1,40}):(\d{6})$/.exec(text);
  if (scanned?.[1] !== undefined && scanned[2] !== undefined) return { holderId: scanned[1], code: scanned[2] };
  const typed = text.replace(/[\s-]/g, '');
  return /^\d{6}$/.test(typed) ? { holderId: null, code: typed } : null;
}

function digits(secret: Buffer, holderId: string, window: number): string {
  const mac = createHmac('sha256', secret).update(`presence:${holderId}:${window}`).digest();
  return String(mac.readUInt32BE(0) % 1_000_000).padStart(6, '0');
}
