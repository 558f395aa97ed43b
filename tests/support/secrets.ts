import type { Server, ServerResponse } from 'node:http';
import { constants, gunzipSync, inflateSync } from 'node:zlib';
import type { Standin } from '../../server/standin/server';

/**
 * Looks through everything that a server of a test said, replies and log, for what must never leave it: the session keys
 * and tokens that WeChat's stand-in ever gave, and the app's own secrets. Each test server is watched, so a whole run
 * proves that none leaks anywhere.
 */
export interface SecretWatch {
  /** Reads along with all replies of a server. */
  listen(server: Server): void;
  /** Reads a line of a log. */
  read(where: string, text: string): void;
  /** Where something secret was seen, without the secret. */
  leaks(): string[];
}

/** What looks like a session key (16 bytes in base64) or an access token, also as part of an address. */
const shapes = /(?:[A-Za-z0-9/]|\+|%2B|%2F){20,22}(?:==|%3D%3D)|[\w-]{88}/gi;
const repliesMostBytes = 4 * 1024 * 1024;

export function watchSecrets(standin: Pick<Standin, 'sessions' | 'tokens'>, secrets: readonly string[]): SecretWatch {
  const seen = new Map<string, string>();
  const found = new Set<string>();

  function read(where: string, text: string): void {
    for (const secret of secrets) if (text.includes(secret)) found.add(`${where}: a secret of the app`);
    for (const [match] of text.matchAll(shapes)) {
      const value = match.includes('%') ? decodeURIComponent(match) : match;
      if (!seen.has(value)) seen.set(value, where);
    }
  }

  return {
    read,
    listen: (server) => {
      server.prependListener('request', (request, response) => {
        copyOf(response, (text) => read(`reply to ${request.method} ${request.url?.split('?')[0]}`, text));
      });
    },
    leaks: () => [
      ...found,
      ...[...seen].flatMap(([value, where]) => {
        if (standin.sessions.given.has(value)) return [`${where}: a session key`];
        return standin.tokens.given.has(value) ? [`${where}: an access token`] : [];
      }),
    ],
  };
}

/** Hands over head and body of a reply once it is at its end. */
function copyOf(response: ServerResponse, done: (text: string) => void): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const keep = (chunk: unknown): void => {
    if ((typeof chunk !== 'string' && !Buffer.isBuffer(chunk)) || bytes > repliesMostBytes) return;
    chunks.push(Buffer.from(chunk as string));
    bytes += chunk.length;
  };
  const { write, end } = response;
  response.write = function watched(this: ServerResponse, ...args: unknown[]) {
    keep(args[0]);
    return (write as (...all: unknown[]) => boolean).apply(this, args);
  } as typeof write;
  response.end = function watched(this: ServerResponse, ...args: unknown[]) {
    keep(args[0]);
    return (end as (...all: unknown[]) => ServerResponse).apply(this, args);
  } as typeof end;
  response.once('close', () => {
    done(JSON.stringify(response.getHeaders()));
    done(plain(Buffer.concat(chunks), String(response.getHeader('Content-Encoding') ?? '')));
  });
}

/** A stream that was cut is read as far as it goes; what can't be unpacked, as it is. */
function plain(body: Buffer, encoding: string): string {
  const options = { finishFlush: constants.Z_SYNC_FLUSH };
  try {
    if (encoding === 'gzip') return gunzipSync(body, options).toString('latin1');
    if (encoding === 'deflate') return inflateSync(body, options).toString('latin1');
  } catch {
    // Falls through: nothing to unpack in it, or not all of it was kept.
  }
  return body.toString('latin1');
}
