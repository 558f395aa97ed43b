import type { ErrorCode, Problem } from '@shared/contract/codes';
import { refusalWords } from '@shared/words/errors';
import { networkWords } from '@shared/words/ui';
import { settings, wordsNow } from './settings';

/** Codes of the contract, and the two ways of not reaching the server at all. */
export type FailureCode = ErrorCode | 'offline' | 'timeout';

/** Why a call was refused or failed. `message` is for people, in their language; `fields` names what to correct. */
export class ApiError extends Error {
  readonly isApiError = true;

  constructor(
    readonly code: FailureCode,
    readonly fields: Problem['fields'] = [],
    readonly requestId: string | null = null,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(
      code === 'offline' || code === 'timeout'
        ? wordsNow(networkWords)[code]
        : refusalWords(code, fields, settings().language),
    );
    this.name = 'ApiError';
  }

  /** The words for one field of a form, by the end of its path: `fieldMessage('name')`. */
  fieldMessage(name: string): string | undefined {
    return this.fields.find(({ path }) => path === name || path.endsWith(`.${name}`))?.message;
  }
}

export function isApiError(error: unknown): error is ApiError {
  return typeof error === 'object' && error !== null && 'isApiError' in error;
}

/** Anything thrown as an ApiError: what is not one is a fault of our own. */
export function asApiError(error: unknown): ApiError {
  return isApiError(error) ? error : new ApiError('bug');
}
