import { codes, commonCodes, type ErrorCode, type Problem } from '../../shared/contract/codes';
import type { Route } from '../../shared/contract/route';
import { routes, type RouteName } from '../../shared/contract/routes';

export interface Sent {
  status: number;
  headers: Headers;
  text: string;
  /** The problem of a refusal; null for anything else. */
  problem: Problem | null;
}

/** One request as it is given, right or wrong. */
export async function send(
  url: string,
  { method = 'GET', token, body, headers = {} }: SendOptions = {},
): Promise<Sent> {
  const response = await fetch(url, {
    method,
    body,
    redirect: 'manual',
    headers: {
      ...(token == null ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      // Node's fetch would say no-cache beside If-None-Match, which no phone does.
      'Cache-Control': 'max-age=0',
      ...headers,
    },
  });
  const text = await response.text();
  const isProblem =
    response.headers.get('content-type')?.startsWith('application/problem+json') === true && text !== '';
  return {
    status: response.status,
    headers: response.headers,
    text,
    problem: isProblem ? (JSON.parse(text) as Problem) : null,
  };
}

export interface SendOptions {
  method?: string;
  token?: string | null;
  body?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
}

/** Refusals that the contract lets a route give. */
export const codesOf = (name: RouteName): readonly ErrorCode[] => [...commonCodes, ...(routes[name] as Route).codes];

/**
 * What is wrong with a refusal by the contract: its shape, its status, its code, its request id. Empty when all is
 * right, so that one `expect` shows everything.
 */
export function faultsOf(sent: Sent, allowed: readonly ErrorCode[]): string[] {
  const { problem, status, headers } = sent;
  if (problem === null) return [`${status} without a problem: ${sent.text.slice(0, 200)}`];
  const faults: string[] = [];
  const check = (right: boolean, fault: string): void => void (right || faults.push(fault));
  check(status < 500 || problem.code === 'busy', `status ${status}`);
  check(allowed.includes(problem.code), `code ${problem.code} is not declared`);
  check(codes[problem.code] === status && problem.status === status, `status ${status} for ${problem.code}`);
  check(problem.type === `/problems/${problem.code}`, `type ${problem.type}`);
  check(typeof problem.title === 'string' && problem.title.length > 1, 'no title');
  check(/^req_\w{20}$/.test(problem.requestId), `requestId ${problem.requestId}`);
  check(headers.get('x-request-id') === problem.requestId, 'X-Request-Id differs');
  check(Array.isArray(problem.fields), 'no fields');
  const shown = ['code', 'fields', 'requestId', 'status', 'title', 'type'];
  check(Object.keys(problem).sort().join() === shown.join(), `fields ${Object.keys(problem).join()}`);
  for (const field of problem.fields) {
    check(field.path !== '' && field.rule !== '' && field.message !== '', `field ${JSON.stringify(field)}`);
  }
  return faults;
}
