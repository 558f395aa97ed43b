import { limits } from '../../../shared/limits';
import { addDays, ageOn, atMinute, civilDay } from '../../../shared/time/civil';

/** The first day on which somebody is so many years old: of those born on 29 February, 1 March in common years. */
export function birthdayOf(bornOn: string, age: number): string {
  const sameDay = `${String(Number(bornOn.slice(0, 4)) + age).padStart(4, '0')}${bornOn.slice(4)}`;
  const isLeapDay = bornOn.endsWith('-02-29');
  if (!isLeapDay) return sameDay;
  const firstOfMarch = `${sameDay.slice(0, 4)}-03-01`;
  const before = addDays(firstOfMarch, -1);
  return before.endsWith('-29') ? before : firstOfMarch;
}

/** Whether a guardian decides: under 14. Of somebody whose birthday is not known, nobody but themselves. */
export const isChild = (bornOn: string | null, today: string): boolean =>
  bornOn !== null && ageOn(bornOn, today) < limits.guardianUntilAge;

/** When a guardian's power ends: the midnight that begins the day on which the child is 14. */
export const guardianEndsAt = (bornOn: string): Date => atMinute(birthdayOf(bornOn, limits.guardianUntilAge), 0);

type Verdict<Code extends string> = { ok: true } | { ok: false; code: Code };

/** A child to add: born, and not yet 14. */
export function decideChild(bornOn: string, today: string): Verdict<'family.child_too_old'> {
  if (bornOn > today || !isChild(bornOn, today)) return { ok: false, code: 'family.child_too_old' };
  return { ok: true };
}

/** The last day of a proxy's power: today at the earliest, a year on at the latest. */
export function decideLastDay(lastOn: string, today: string): Verdict<'family.power_too_long'> {
  const fits = lastOn >= today && lastOn <= addDays(today, limits.powerDays);
  return fits ? { ok: true } : { ok: false, code: 'family.power_too_long' };
}

/** A power holds to the end of its last day. */
export const endOfDay = (on: string): Date => atMinute(on, 1440);
export const lastDayOf = (endsAt: Date): string => civilDay(new Date(endsAt.getTime() - 1));

/** Letters and digits that are not taken for one another when read aloud or written by hand. */
export const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** A code as it is stored, from what somebody typed: blanks and dashes are for reading; null if it can't be one. */
export function typedCode(text: string): string | null {
  const code = text.toUpperCase().replace(/[\s-]/gu, '');
  const known = code.length === limits.familyCode && [...code].every((letter) => codeAlphabet.includes(letter));
  return known ? code : null;
}

export const invitationEnd = (now: Date): Date => new Date(now.getTime() + limits.familyInviteHours * 3_600_000);

/** The hour that wrong codes are counted in. */
export const hourOf = (now: Date): string => now.toISOString().slice(0, 13).replace(/\D/g, '');
