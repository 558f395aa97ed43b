import type { ErrorCode } from '../../shared/contract/codes';

export interface WrongField {
  /** Where in the request, like `body.partySize`. */
  path: string;
  /** The rule it broke, like `too_big`. */
  rule: string;
  message: string;
}

/**
 * An expected "no" with a code of the contract. Thrown through `ask.refuse`, which is typed to the route's own codes;
 * thrown inside a transaction it rolls everything back.
 */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly fields: readonly WrongField[] = [],
    /** When to come again, where waiting helps. */
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(code);
    this.name = 'Refusal';
  }
}
