import { civilDay } from '@shared/time/civil';

/** The code in what was scanned, pasted or typed: a whole link, or the code with gaps and dashes. */
export function codeIn(text: string): string {
  const linked = /[?&]code=([0-9A-Za-z]+)/.exec(text)?.[1];
  return linked ?? text.replace(/[^0-9A-Za-z]/g, '');
}

/** What the QR image holds and the link opens. */
export const linkOf = (origin: string, code: string): string => `${origin}/#/features/roles/accept?code=${code}`;

/** A role ends at midnight: its last day is the one before. */
export const lastDay = (endsAt: string): string => civilDay(new Date(new Date(endsAt).getTime() - 1));
