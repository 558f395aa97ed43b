import type { ErrorCode } from '@shared/contract/codes';
import { codes } from '@shared/contract/codes';
import { updateNeeded } from '../platform/update';
import { ApiError } from './api-error';
import type { Answered } from './http';

/** What an answer that is no success says; a proxy's words count as `busy` or as a fault of ours. */
export function problemOf(answer: Extract<Answered, { reached: true }>): ApiError {
  const problem = (typeof answer.data === 'object' && answer.data !== null ? answer.data : {}) as {
    code?: unknown;
    fields?: ApiError['fields'];
    requestId?: string;
  };
  const requestId = problem.requestId ?? answer.requestId;
  const fields = Array.isArray(problem.fields) ? problem.fields : [];
  // A proxy in between, or a newer server, may answer what this version does not know.
  const code: ErrorCode = isCode(problem.code)
    ? problem.code
    : answer.status >= 502 && answer.status <= 504
      ? 'busy'
      : 'bug';
  if (code === 'client.too_old') updateNeeded();
  return new ApiError(code, fields, requestId, answer.retryAfterSeconds);
}

function isCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.prototype.hasOwnProperty.call(codes, code);
}
