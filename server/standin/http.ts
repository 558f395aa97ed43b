import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export type Fields = Record<string, unknown>;

const bodyBytesMax = 8 * 1024 * 1024;

/** An error as WeChat gives it: with status 200, a number, words and a `rid`. */
export function refused(errcode: number, errmsg: string): Fields {
  const part = () => randomBytes(4).toString('hex');
  return { errcode, errmsg: `${errmsg}, rid: ${part()}-${part()}-${part()}` };
}

export const done: Fields = { errcode: 0, errmsg: 'ok' };

/** The JSON object of a request; an empty one for anything else, which then lacks every field. */
export async function bodyOf(request: IncomingMessage): Promise<Fields> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bodyBytesMax) return {};
    chunks.push(chunk);
  }
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return isFields(body) ? body : {};
  } catch {
    return {};
  }
}

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
