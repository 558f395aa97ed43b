import { z } from 'zod';
import { limits } from '../../limits';

/** An id of ours: prefix and random part. Anything else can't exist, but is answered as not found, not as bad input. */
export const id = z.string().min(1).max(40);
export const instant = z.iso.datetime().describe('UTC instant');
export const civilDay = z.iso.date().describe('Civil day in Asia/Shanghai, YYYY-MM-DD');
export const areaCode = z.string().regex(/^\d{2,19}$/, 'digits');

export const cursor = z.string().min(1).max(200);
export const page = z.strictObject({
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(limits.pageMax).default(limits.pageDefault),
});

/** A page of a list; `nextCursor` is null at the end. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: cursor.nullable() });

export const empty = z.strictObject({});

/** Text typed by a person: trimmed, without control characters or halves of a character. */
export const words = (min: number, max: number) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'no control characters');

/** Made by the client once per intention, so that sending it again does nothing new. */
export const requestKey = z
  .string()
  .min(limits.requestKeyMin)
  .max(limits.requestKeyMax)
  .regex(/^[\w-]+$/, 'letters, digits, - and _');
