import type { JobLog, Pump } from '../../jobs';
import { inTransaction, type Db, type Tx } from '../../kernel/db';
import type { Clock } from '../../kernel/clock';
import { openidsOfAccounts } from '../identity';
import { emptyConsent, returnConsent } from './consent';
import * as store from './message-store';
import { awayAfter, awaySeconds, decideAfterError, type MessageData, type WechatTrouble } from './rules';
import type { TemplateIds } from './template-ids';

/** The part of the WeChat gateway used here. It throws errors with `trouble` and WeChat's `errcode`. */
export interface SubscribeGateway {
  /** Has the token at hand, so that the call itself begins with the message. */
  accessToken(): Promise<string>;
  sendSubscribe(message: { openid: string; templateId: string; page: string; data: MessageData }): Promise<void>;
}

export interface SendDeps {
  db: Db;
  clock: Clock;
  log: JobLog;
  gateway: SubscribeGateway;
  templateIds: TemplateIds;
}

/** Calls whose answer is awaited at a time in one process: what a death leaves in doubt is no more than this. */
const parallel = 8;
const share = 240;
/** A call ends within the gateway's 10 s; what is `sending` for longer has lost its process. */
const lostSeconds = 20;
const sweepSeconds = 5;
/** How far along its list a worker goes on after another was first, so that they do not meet at each step. */
const asideShare = 0.38;

/**
 * Sends queued messages, each at most once. `queued → sending` is committed before WeChat is called and only its winner
 * calls; who dies after that leaves `sending`, which becomes `unknown` and is never sent again, since WeChat can't be
 * asked whether it had it. Nothing is held ahead of its call, so there is no lease to wait for: what a killed worker had
 * not begun is still queued. One commit marks one message, so a death between commit and call loses no more than that
 * one; the commit also records what has been answered since the last.
 */
export function sendPump(deps: SendDeps): Pump {
  const { db, clock, log, gateway } = deps;
  /** By account: calls without an answer yet, and messages that WeChat has but our rows don't say so yet. */
  const flying = new Map<string, Promise<void>>();
  const arrived = new Map<string, string>();
  let place = 0;
  let sweptAt = 0;
  let unansweredInRow = 0;
  let awayUntil = 0;

  const isAway = (): boolean => clock.now().getTime() < awayUntil;
  const stayAway = (): void => void (awayUntil = clock.now().getTime() + awaySeconds * 1000);

  function fly(message: store.MessageRow, openid: string | undefined): void {
    const { account_id: accountId, id } = message;
    const flight = call(deps, message, openid)
      .then(async (answer) => {
        unansweredInRow = answer?.trouble === 'transient' ? unansweredInRow + 1 : 0;
        if (unansweredInRow >= awayAfter || answer?.trouble === 'rate') stayAway();
        if (answer === null) arrived.set(accountId, id);
        else await record(deps, message, answer);
      })
      .catch((error: unknown) => log.error({ err: error, message: id }, 'message.row not written'))
      .finally(() => flying.delete(accountId));
    flying.set(accountId, flight);
  }

  /** Records what was answered and takes `next`. False when somebody else was first. */
  async function claim(next: store.MessageRow | null): Promise<boolean> {
    const told = [...arrived];
    const won = await store.recordAndClaim(
      db,
      told.map(([, id]) => id),
      next,
      clock.now(),
    );
    for (const [accountId] of told) arrived.delete(accountId);
    return won;
  }

  /** One message a person, the rest of theirs in a later round. */
  async function dueOf(now: Date): Promise<store.MessageRow[]> {
    const due = await store.listDue(db, now, share);
    const seen = new Set([...flying.keys(), ...arrived.keys()]);
    return due.filter(({ account_id: id }) => !seen.has(id) && seen.add(id));
  }

  async function sweep(now: Date): Promise<void> {
    if (now.getTime() - sweptAt < sweepSeconds * 1000) return;
    sweptAt = now.getTime();
    const lost = await store.giveUpSending(db, new Date(now.getTime() - lostSeconds * 1000), now);
    if (lost > 0) log.warn({ lost }, 'message.unknown');
  }

  async function sendAll(due: readonly store.MessageRow[], signal: AbortSignal): Promise<void> {
    const accountIds = due.map((message) => message.account_id);
    const openids = await openidsOfAccounts(db, accountIds);
    const start = Math.floor(place * due.length);
    for (const message of [...due.slice(start), ...due.slice(0, start)]) {
      while (flying.size >= parallel) await Promise.race(flying.values());
      if (signal.aborted || isAway()) return;
      if (await claim(message)) fly(message, openids.get(message.account_id));
      else {
        place = (place + asideShare) % 1;
        return;
      }
    }
  }

  async function settle(): Promise<number> {
    if (arrived.size === 0 && flying.size > 0) await Promise.race(flying.values());
    else if (arrived.size === 0) return 0;
    await claim(null);
    return 1;
  }

  async function hasToken(): Promise<boolean> {
    try {
      await gateway.accessToken();
      return true;
    } catch (error) {
      log.warn({ err: error }, 'message.no token');
      stayAway();
      return false;
    }
  }

  return {
    name: 'notification.send',
    seen: (now) => store.queuedSeen(db, now),
    async run({ now, signal }) {
      if (signal.aborted) {
        await Promise.allSettled(flying.values());
        if (arrived.size > 0) await claim(null);
        return 0;
      }
      await sweep(now);
      const due = isAway() ? [] : await dueOf(now);
      const late = due.filter((message) => message.expires_at <= now);
      for (const message of late) await dropLate(db, message, now);
      const wanted = due.filter((message) => message.expires_at > now);
      if (wanted.length === 0) return late.length + (await settle());
      if (!(await hasToken())) return 0;
      await sendAll(wanted, signal);
      return due.length;
    },
  };
}

/** Calls WeChat; null when it took the message. */
async function call({ gateway, templateIds }: SendDeps, message: store.MessageRow, openid: string | undefined) {
  // Somebody who is gone since.
  if (openid === undefined) return { call: 'subscribe/send', trouble: 'input', errcode: 40003 };
  try {
    const data = JSON.parse(message.data) as MessageData;
    await gateway.sendSubscribe({ openid, templateId: templateIds[message.template], page: message.page, data });
    return null;
  } catch (error) {
    return troubleOf(error);
  }
}

/** Anything that is not WeChat's own answer may have gone out or not. */
function troubleOf(error: unknown): WechatTrouble {
  const told = (typeof error === 'object' && error !== null ? error : {}) as Partial<WechatTrouble>;
  const { call: name = 'subscribe/send', trouble = 'transient', errcode = null } = told;
  return { call: name, trouble, errcode };
}

async function record({ db, clock }: SendDeps, message: store.MessageRow, answer: WechatTrouble): Promise<void> {
  const now = clock.now();
  const { trouble, errcode } = answer;
  const verdict = decideAfterError(answer, message.delays, now);
  switch (verdict.to) {
    case 'unknown':
      return store.end(db, message.id, { to: 'unknown', errcode, trouble, now });
    case 'delayed':
      return store.delay(db, message.id, verdict.dueAt, errcode, trouble);
    case 'failed':
      return inTransaction(db, (tx) => fail(tx, message, answer, verdict.consentGone, now));
  }
}

async function fail(tx: Tx, message: store.MessageRow, answer: WechatTrouble, gone: boolean, now: Date): Promise<void> {
  await store.end(tx, message.id, { to: 'failed', errcode: answer.errcode, trouble: answer.trouble, now });
  if (!gone) return;
  const { account_id: accountId, template } = message;
  await emptyConsent(tx, { accountId, template, kind: 'gone', cause: `gone:${message.id}`, banned: false, at: now });
}

const dropLate = (db: Db, message: store.MessageRow, now: Date): Promise<void> =>
  inTransaction(db, async (tx) => {
    if (await store.drop(tx, message.id, now)) await returnConsent(tx, message, now);
  });
