import { generateSecret, generateURI, verifySync } from 'otplib';

const stepSeconds = 30;

/** 160 bits, as RFC 4226 recommends. */
export const newTotpSecret = (): string => generateSecret({ length: 20 });

/** What an authenticator reads from the QR picture. */
export const totpUri = (secret: string, loginName: string): string =>
  generateURI({ issuer: 'Linli', label: loginName, secret });

/** The step that a code belongs to: this one, the one before or the one after, for clocks that are not quite right. */
export function totpStepOf(secret: string, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const epoch = Math.floor(now.getTime() / 1000);
  const found = verifySync({ secret, token: code, epoch, epochTolerance: stepSeconds });
  return found.valid ? Math.floor(epoch / stepSeconds) + found.delta : null;
}
