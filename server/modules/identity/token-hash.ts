import { createHash } from 'node:crypto';

/** Tokens are stored as this only: whoever reads the table can't log in with it. They are random, so no salt is needed. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');
