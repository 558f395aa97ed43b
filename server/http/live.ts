import Router from '@koa/router';
import type { Context } from 'koa';
import { PassThrough } from 'node:stream';
import { apiPrefix } from '../../shared/contract/routes';
import { limits } from '../../shared/limits';
import type { JobLog } from '../jobs';
import type { Clock } from '../kernel/clock';
import { Refusal } from '../kernel/refusals';
import type { Actor } from './ask';
import { openHub, type HubDeps } from './live-hub';
import { idleMsOf } from './mount';

/** Says who may wait for `<kind>:<id>`, by kind; answers the topic as it is published, or null: there is no such thing. */
export type Hearers = Readonly<Record<string, (actor: Actor, id: string) => Promise<string | null>>>;

export interface LiveDeps extends HubDeps {
  clock: Clock;
  log: JobLog;
  authenticate(token: string, now: Date, how: { idleMs: number }): Promise<Actor | 'expired' | null>;
  /** The same without prolonging the session: keeping a line open is not using it. */
  peek(token: string, now: Date): Promise<Actor | null>;
  hearers: Hearers;
}

/** Keeps proxies from cutting the line, and is when session and rights are looked at again. */
const beatMs = 10_000;
/** A phone that does not read is let go. */
const unreadBytesMost = 16 * 1024;
const topicForm = /^[a-z_]{1,20}(:[\w-]{1,60})?$/;

export interface Live {
  router: Router;
  /** Ends all lines, so that the process can end. */
  stop(): void;
}

/**
 * `GET /live?topics=me,centre:ctr_x`: server-sent events that say which topic has changed and nothing else; the phone
 * then asks the API as always. It stands beside the contract, since its answer has no end. The line ends with the
 * session, with a right, and when the process is asked to stop.
 */
export function openLive(deps: LiveDeps): Live {
  const hub = openHub(deps);
  const router = new Router({ prefix: apiPrefix });
  const lines = new Set<Line>();
  let stopped = false;

  router.get('live', '/live', async (ctx) => {
    ctx.state['route'] = 'live.listen';
    const token = /^Bearer ([\w-]{20,128})$/.exec(ctx.get('Authorization'))?.[1] ?? '';
    const actor = token === '' ? null : await deps.authenticate(token, deps.clock.now(), { idleMs: idleMsOf(ctx) });
    if (actor === null) throw new Refusal('auth.required');
    if (actor === 'expired') throw new Refusal('auth.expired');
    ctx.state['actorId'] = actor.accountId;
    const topics = await heardTopics(deps.hearers, actor, wantedTopics(ctx));
    if (topics === null) throw new Refusal('not_found');
    if (stopped) throw new Refusal('busy');
    const own = [...lines].filter((line) => line.accountId === actor.accountId);
    if (own.length >= limits.livePerAccount || lines.size >= limits.liveTotal) throw new Refusal('busy');
    await hub.ready();
    const line = openLine(actor.accountId, topics, hub.listen, async () => {
      const now = await deps.peek(token, deps.clock.now());
      return now !== null && (await heardTopics(deps.hearers, now, [...topics.keys()])) !== null;
    });
    lines.add(line);
    line.stream.once('close', () => lines.delete(line));
    answer(ctx, line.stream);
  });

  return {
    router,
    stop() {
      stopped = true;
      hub.stop();
      for (const line of lines) line.end();
    },
  };
}

function wantedTopics(ctx: Context): string[] {
  const given = ctx.query['topics'];
  const topics = typeof given === 'string' ? [...new Set(given.split(','))] : [];
  if (topics.length > 0 && topics.length <= limits.liveTopics && topics.every((topic) => topicForm.test(topic))) {
    return topics;
  }
  const message = `one to ${limits.liveTopics} topics, comma between`;
  throw new Refusal('input.invalid', [{ path: 'query.topics', rule: 'topics', message }]);
}

/** Name as asked for → as published; null when one of them is not for this person. */
async function heardTopics(hearers: Hearers, actor: Actor, names: readonly string[]) {
  const topics = new Map<string, string>();
  for (const name of names) {
    const [kind = '', id = ''] = name.split(':');
    const hear = Object.hasOwn(hearers, kind) ? hearers[kind] : undefined;
    const topic = (await hear?.(actor, id)) ?? null;
    if (topic === null) return null;
    topics.set(name, topic);
  }
  return topics;
}

interface Line {
  accountId: string;
  stream: PassThrough;
  end(): void;
}

function openLine(
  accountId: string,
  topics: ReadonlyMap<string, string>,
  listen: (topic: string, wake: () => void) => () => void,
  isStillAllowed: () => Promise<boolean>,
): Line {
  const stream = new PassThrough();
  const end = () => void stream.end();
  const write = (text: string) => {
    if (stream.writableLength > unreadBytesMost) stream.destroy();
    else if (stream.writable) stream.write(text);
  };
  const beat = setInterval(() => {
    isStillAllowed().then(
      (allowed) => (allowed ? write(': beat\n\n') : end()),
      // The database is away: the line stays, the next beat asks again.
      () => write(': beat\n\n'),
    );
  }, beatMs);
  const leave = [...topics].map(([name, topic]) => listen(topic, () => write(`data: ${name}\n\n`)));
  stream.once('close', () => {
    clearInterval(beat);
    leave.forEach((stop) => stop());
  });
  // Errors of a line that is gone have nobody to tell.
  stream.on('error', () => stream.destroy());
  write('retry: 3000\nevent: open\ndata: \n\n');
  return { accountId, stream, end };
}

function answer(ctx: Context, stream: PassThrough): void {
  ctx.status = 200;
  ctx.type = 'text/event-stream';
  ctx.set('Cache-Control', 'no-store');
  ctx.set('X-Accel-Buffering', 'no');
  // Compression would hold events back until there are enough of them.
  (ctx as Context & { compress?: boolean }).compress = false;
  ctx.req.socket.setTimeout(0);
  ctx.req.socket.setNoDelay(true);
  ctx.body = stream;
}
