import Taro from '@tarojs/taro';
import { isWeapp } from '../platform/target';
import type { Picture } from '../platform/picture';
import { noteServerTime } from './server-clock';

export interface Sent {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  body?: unknown;
}

export type Answered =
  | { reached: true; status: number; data: unknown; requestId: string | null; retryAfterSeconds: number | null }
  | { reached: false; why: 'offline' | 'timeout' };

const timeoutMs = 10_000;
/** Pictures go up slowly from a village; the server cuts its own part after ten seconds. */
const uploadMs = 60_000;

/** The only user of the network. Every HTTP status is an answer; only not reaching the server is not. */
export async function send({ method, url, headers, body }: Sent): Promise<Answered> {
  try {
    const answer = await Taro.request<unknown>({
      url,
      method,
      header: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      data: body,
      dataType: 'text',
      responseType: 'text',
      timeout: timeoutMs,
    });
    noteServerTime(headerOf(answer.header, 'x-server-time'), Date.now());
    return {
      reached: true,
      status: answer.statusCode,
      data: parsed(answer.data),
      requestId: headerOf(answer.header, 'x-request-id'),
      retryAfterSeconds: Number(headerOf(answer.header, 'retry-after')) || null,
    };
  } catch (error) {
    return unreached(error);
  }
}

/** A big sheet of a busy centre takes a while to be made. */
const fileMs = 300_000;

/** Fetches what a route answers with as a file, and tells how many bytes have come. For browsers: a desk keeps files. */
export async function sendForFile(
  { method, url, headers, body }: Sent,
  onBytes: (bytes: number) => void,
): Promise<Answered> {
  try {
    const answer = await fetch(url, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(fileMs),
    });
    const told = {
      reached: true as const,
      status: answer.status,
      requestId: answer.headers.get('x-request-id'),
      retryAfterSeconds: Number(answer.headers.get('retry-after')) || null,
    };
    if (!answer.ok || answer.body === null) return { ...told, data: parsed(await answer.text()) };
    const pieces: BlobPart[] = [];
    let bytes = 0;
    const reader = answer.body.getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      pieces.push(piece.value);
      bytes += piece.value.length;
      onBytes(bytes);
    }
    return { ...told, data: new Blob(pieces, { type: answer.headers.get('content-type') ?? '' }) };
  } catch (error) {
    return unreached(error);
  }
}

/** Sends a picture as the one file of a form. */
export async function sendPicture(
  { url, headers }: Omit<Sent, 'method' | 'body'>,
  picture: Picture,
): Promise<Answered> {
  const header = { accept: 'application/json', ...headers };
  try {
    if (isWeapp) {
      const answer = await Taro.uploadFile({ url, filePath: picture.path, name: 'file', header, timeout: uploadMs });
      return {
        reached: true,
        status: answer.statusCode,
        data: parsed(answer.data),
        // WeChat shows no headers of this answer.
        requestId: null,
        retryAfterSeconds: null,
      };
    }
    const form = new FormData();
    form.append('file', picture.file ?? new Blob(), 'photo.jpg');
    const answer = await fetch(url, {
      method: 'POST',
      headers: header,
      body: form,
      signal: AbortSignal.timeout(uploadMs),
    });
    return {
      reached: true,
      status: answer.status,
      data: parsed(await answer.text()),
      requestId: answer.headers.get('x-request-id'),
      retryAfterSeconds: Number(answer.headers.get('retry-after')) || null,
    };
  } catch (error) {
    return unreached(error);
  }
}

const unreached = (error: unknown): Answered => ({
  reached: false,
  why: /timeout|abort/i.test(wordsOf(error)) ? 'timeout' : 'offline',
});

function parsed(data: unknown): unknown {
  if (typeof data !== 'string') return data;
  try {
    return JSON.parse(data) as unknown;
  } catch {
    return data;
  }
}

/** WeChat keeps the case that the server sent, browsers do not. */
function headerOf(header: Record<string, unknown> | undefined, name: string): string | null {
  const key = Object.keys(header ?? {}).find((one) => one.toLowerCase() === name);
  return key === undefined ? null : String(header?.[key]);
}

function wordsOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'errMsg' in error) return String(error.errMsg);
  return error instanceof Error ? `${error.name} ${error.message}` : String(error);
}
