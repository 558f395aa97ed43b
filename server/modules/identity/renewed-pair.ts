import { createHmac, hkdfSync } from 'node:crypto';
import { newSecret } from '../../kernel/ids';

export interface TokenPair {
  token: string;
  refreshToken: string;
}

export const newPair = (): TokenPair => ({ token: newSecret(), refreshToken: newSecret() });

/**
 * The one pair that follows a refresh token: who sends it again at once gets the same pair, though only hashes are kept.
 * Without the server's secret the next token can't be told from the last.
 */
export function openRenewal(secret: Buffer): (refreshToken: string) => TokenPair {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'linli session renewal', 32));
  const derive = (part: string, from: string) =>
    createHmac('sha256', key).update(`${part}\n${from}`).digest('base64url');
  return (refreshToken) => ({ token: derive('access', refreshToken), refreshToken: derive('refresh', refreshToken) });
}
