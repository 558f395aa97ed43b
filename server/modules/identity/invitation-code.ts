import { randomBytes } from 'node:crypto';
import { limits } from '../../../shared/limits';

/** Crockford's: no I, L, O and U, which are mistaken for others when read from paper or aloud. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code to scan or to type: 50 random bits, for one use within days. */
export function newInvitationCode(): string {
  let text = '';
  for (const byte of randomBytes(limits.invitationCodeLength)) text += alphabet[byte & 31];
  return text;
}

/** As people type it: in small letters, with gaps or dashes, O for 0 and I or L for 1. */
export const readInvitationCode = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
