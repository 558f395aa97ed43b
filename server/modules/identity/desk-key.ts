import { randomInt } from 'node:crypto';
import { keyAlphabet, keyLength } from './desk-rules';

const letters = (count: number): string =>
  Array.from({ length: count }, () => keyAlphabet[randomInt(keyAlphabet.length)]).join('');

/** What a browser shows: 49 bits, good for two minutes, and worth nothing without the browser's cookie. */
export const newKey = (): string => letters(keyLength);

/** A code for a sheet of paper, about 78 bits: in four groups, so that it can be typed without a slip. */
export const newRecoveryCode = (): string => Array.from({ length: 4 }, () => letters(4)).join('-');
