/**
 * An error as the log may hold it. The driver puts the whole statement on its errors, values included, and those may be
 * names and free text, which never go into a log.
 */
export function loggedError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, errno } = error as { code?: unknown; errno?: unknown };
  const cause = error.cause === undefined ? {} : { cause: loggedError(error.cause) };
  return { type: error.name, message: error.message, code, errno, stack: error.stack, ...cause };
}
