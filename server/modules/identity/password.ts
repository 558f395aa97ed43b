import { hash, verify } from '@node-rs/argon2';

/** 19 MiB and two rounds of argon2id: what OWASP asks for, 50 to 100 ms on one small core. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost);

let nobodys: Promise<string> | null = null;

/**
 * Whether it is the password. Where there is none to compare with, as much work is done, so that the time it takes does
 * not tell which login names exist.
 */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const instead = await (nobodys ??= hashPassword('nobody has this password'));
  const right = await verify(kept ?? instead, password.normalize('NFKC'));
  return right && kept !== null;
}
