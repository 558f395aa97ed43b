import { randomBytes } from 'node:crypto';
import type { Clock } from '../kernel/clock';
import type { Fields } from './http';
import { seal, signatureOf, type PushKeys } from './seal';

export interface PushTarget {
  url: string;
  token: string;
  aesKey: string;
}

export interface PlannedPush {
  event: string;
  /** The fields besides ToUserName, MsgType, Event and CreateTime. */
  content: Fields;
  /** Who it comes from: the person, or WeChat's own push service. */
  from?: string;
  afterSeconds?: number;
  /** The same event again at once, as WeChat does when it got no answer in time. */
  copies?: number;
  /** Older than it may be: signed and created so many seconds before it is sent. */
  staleSeconds?: number;
}

export interface Delivery {
  event: string;
  status: number | 'no answer';
  answer: string;
  at: Date;
}

export interface Pushes {
  /** Where the app's server takes events; without one they are kept. */
  pushTo(target: PushTarget): void;
  plan(push: PlannedPush): void;
  /** Sends what is due by the stand-in's clock, the earliest first; each again up to twice when it is not taken. */
  deliverDue(): Promise<Delivery[]>;
  waiting(): readonly { event: string; dueAt: Date }[];
  delivered: readonly Delivery[];
}

/** WeChat gives a server five seconds and asks three times. */
const answerMs = 5000;
const attemptsMax = 3;
const keptMax = 2000;
export const programName = 'gh_0123456789ab';
const pushService = 'oPushServiceOfWeChat000000000';

export function openPushes(clock: Clock, appid: string): Pushes {
  let target: PushTarget | null = null;
  let waiting: { push: PlannedPush; dueAt: number }[] = [];
  let busy: Promise<unknown> = Promise.resolve();
  const delivered: Delivery[] = [];

  async function deliver(push: PlannedPush, { url, token, aesKey }: PushTarget): Promise<Delivery> {
    const createdAt = Math.floor(clock.now().getTime() / 1000) - (push.staleSeconds ?? 0);
    const message = {
      ToUserName: programName,
      FromUserName: push.from ?? pushService,
      CreateTime: createdAt,
      MsgType: 'event',
      Event: push.event,
      ...push.content,
    };
    const sealed = sealedRequest({ appid, token, aesKey }, JSON.stringify(message), String(createdAt));
    for (let attempt = 1; ; attempt += 1) {
      const delivery = { event: push.event, at: clock.now(), ...(await post(url, sealed)) };
      delivered.push(delivery);
      if (delivered.length > keptMax) delivered.shift();
      const isTaken = delivery.status === 200 && ['success', ''].includes(delivery.answer);
      if (isTaken || attempt === attemptsMax) return delivery;
    }
  }

  async function deliverAll(): Promise<Delivery[]> {
    if (target === null) return [];
    const now = clock.now().getTime();
    const due = waiting.filter(({ dueAt }) => dueAt <= now).sort((a, b) => a.dueAt - b.dueAt);
    waiting = waiting.filter(({ dueAt }) => dueAt > now);
    const done: Delivery[] = [];
    for (const { push } of due) {
      for (let copy = 0; copy < (push.copies ?? 1); copy += 1) done.push(await deliver(push, target));
    }
    return done;
  }

  return {
    pushTo: (to) => void (target = to),
    plan: (push) => void waiting.push({ push, dueAt: clock.now().getTime() + (push.afterSeconds ?? 0) * 1000 }),
    // One after the other, so that two callers do not mix up the order.
    deliverDue: () => {
      const next = busy.then(deliverAll);
      busy = next.catch(() => undefined);
      return next;
    },
    waiting: () => waiting.map(({ push, dueAt }) => ({ event: push.event, dueAt: new Date(dueAt) })),
    delivered,
  };
}

/** A push as WeChat's request: query and body. */
export function sealedRequest(keys: PushKeys, message: string, timestamp: string): { query: string; body: string } {
  const Encrypt = seal(keys, message);
  const nonce = String(randomBytes(4).readUInt32BE(0));
  const query = new URLSearchParams({
    signature: signatureOf([keys.token, timestamp, nonce]),
    timestamp,
    nonce,
    encrypt_type: 'aes',
    msg_signature: signatureOf([keys.token, timestamp, nonce, Encrypt]),
  });
  return { query: query.toString(), body: JSON.stringify({ ToUserName: programName, Encrypt }) };
}

async function post(url: string, { query, body }: { query: string; body: string }) {
  try {
    const response = await fetch(`${url}?${query}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      signal: AbortSignal.timeout(answerMs),
    });
    return { status: response.status, answer: (await response.text()).slice(0, 100) };
  } catch {
    return { status: 'no answer' as const, answer: '' };
  }
}
