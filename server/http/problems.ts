import { codes, type Problem } from '../../shared/contract/codes';
import { refusalWords } from '../../shared/words/errors';
import type { Language } from '../../shared/words/languages';
import { isConnectionTrouble, isLockTrouble } from '../kernel/db';
import { Refusal, type WrongField } from '../kernel/refusals';

/** Seconds after which a client may try again when all is busy. */
export const retryAfterSeconds = 2;

/** What an error comes to for the person asking; anything unknown is a bug and says nothing but its requestId. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const status = typeof error === 'object' && error !== null ? (error as { status?: unknown }).status : undefined;
  if (status === 413) return new Refusal('input.too_large');
  // koa-static's words for paths that leave its folder.
  if (status === 403 || status === 404) return new Refusal('not_found');
  if (status === 400 || status === 415) return new Refusal('input.not_json');
  if (isLockTrouble(error) || isConnectionTrouble(error)) return new Refusal('busy');
  return new Refusal('bug');
}

export function problemOf(refusal: Refusal, requestId: string, language: Language): Problem {
  return {
    type: `/problems/${refusal.code}`,
    title: refusalWords(refusal.code, [...refusal.fields], language),
    status: codes[refusal.code],
    code: refusal.code,
    fields: refusal.fields.map(({ path, rule, message }: WrongField) => ({ path, rule, message })),
    requestId,
  };
}
