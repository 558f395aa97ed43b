import { z } from 'zod';
import { addJob, type JobHandler, type JobLog, type JobRun } from '../../jobs';
import { inTransaction, isDuplicate, type Db } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import { eventOf, sameKeyOf, type PushEvent } from './push-event';
import { isSigned, unseal, type PushKeys } from './push-seal';

/** Older, or further ahead, and it is refused: nobody may play back what was overheard. */
const ageMaxMs = 10 * 60_000;
const keepDays = 30;

export type PushHandler = (event: PushEvent, run: JobRun) => Promise<void>;

export interface PushDeps {
  db: Db;
  log: JobLog;
  keys: PushKeys;
  /** By WeChat's name of the event. Run as a job, at least once; two copies of one event make one job. */
  onPush: Readonly<Record<string, PushHandler>>;
}

export type PushQuery = Readonly<Record<string, string | undefined>>;

export interface PushReceiver {
  /** WeChat's question whether this address is ours: what to answer, or null to refuse. */
  echo(query: PushQuery, now: Date): string | null;
  /** Takes one push; when it says true, the event and its job are committed. False: refused, without any effect. */
  receive(query: PushQuery, body: string, now: Date): Promise<boolean>;
  jobs: Record<string, JobHandler>;
}

const envelope = z.object({ Encrypt: z.string().min(1).max(100_000) });
const payload = z.object({ pushId: z.string() });

/** Where WeChat's events arrive: checked, kept once, and worked on later. */
export function openPushReceiver(deps: PushDeps): PushReceiver {
  const { db, log, keys, onPush } = deps;

  /** The event of a push, null for a right message that is no event, or why it is refused. */
  function opened(query: PushQuery, body: string, now: Date): PushEvent | string | null {
    const { timestamp = '', nonce = '', msg_signature: signature = '' } = query;
    const sealed = envelope.safeParse(parsed(body)).data?.Encrypt;
    if (sealed === undefined) return 'shape';
    if (!isSigned(signature, [keys.token, timestamp, nonce, sealed])) return 'signature';
    if (!isFresh(instantOf(timestamp), now)) return 'stale';
    const text = unseal(keys, sealed);
    if (text === null) return 'seal';
    const event = eventOf(text);
    if (event === null) return 'message';
    if (event === 'not an event') return null;
    return isFresh(event.createdAt, now) ? event : 'stale';
  }

  async function keep(event: PushEvent, now: Date): Promise<void> {
    const id = newId('psh');
    try {
      await inTransaction(db, async (tx) => {
        const row = { id, same_key: sameKeyOf(event), event: event.name, received_at: now };
        await tx
          .insertInto('wechat_push')
          .values({ ...row, content: JSON.stringify(event.fields) })
          .execute();
        if (event.name in onPush) {
          await addJob(tx, { id: `wechat.push:${id}`, kind: 'wechat.push', payload: { pushId: id }, at: now });
        }
      });
      log.info({ event: event.name, push: id, handled: event.name in onPush }, 'wechat.push');
    } catch (error) {
      if (!isDuplicate(error, 'wechat_push_same_key_key')) throw error;
      log.info({ event: event.name }, 'wechat.push came again');
    }
  }

  return {
    echo({ signature = '', timestamp = '', nonce = '', echostr = '' }, now) {
      const isRight = isSigned(signature, [keys.token, timestamp, nonce]) && isFresh(instantOf(timestamp), now);
      if (!isRight) log.warn({ reason: 'echo' }, 'wechat.push refused');
      return isRight ? echostr : null;
    },
    async receive(query, body, now) {
      const event = opened(query, body, now);
      if (typeof event === 'string') {
        log.warn({ reason: event }, 'wechat.push refused');
        return false;
      }
      if (event !== null) await keep(event, now);
      return true;
    },
    jobs: {
      'wechat.push': async (run) => {
        const { pushId } = payload.parse(run.payload);
        const row = await db.selectFrom('wechat_push').selectAll().where('id', '=', pushId).executeTakeFirst();
        const event = row === undefined ? null : eventOf(row.content);
        if (event === null || event === 'not an event') throw new Error(`The push ${pushId} can't be read`);
        const handler = onPush[event.name];
        if (handler === undefined) throw new Error(`No handler for the event ${event.name}`);
        await handler(event, run);
      },
    },
  };
}

/** Events are kept for looking into what went wrong, and against copies that come late. */
export const pushRetentionOf = (db: Db) => [
  {
    kind: 'wechat_event' as const,
    days: keepDays,
    remove: async (before: Date, limit: number): Promise<number> => {
      const oldest = db.deleteFrom('wechat_push').where('received_at', '<', before).orderBy('received_at').limit(limit);
      return Number((await oldest.executeTakeFirst()).numDeletedRows);
    },
  },
];

const instantOf = (timestamp: string): Date | null =>
  /^\d{9,11}$/.test(timestamp) ? new Date(Number(timestamp) * 1000) : null;

const isFresh = (at: Date | null, now: Date): boolean =>
  at !== null && Math.abs(now.getTime() - at.getTime()) <= ageMaxMs;

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
