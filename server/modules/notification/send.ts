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
  sendSubscribe(message: { openid: string; templateId: string; page: string; data: MessageData }): Promise<void>;
}

export interface SendDeps {
  db: Db;
  clock: Clock;
  log: JobLog;
  gateway: SubscribeGateway;
  templateIds: TemplateIds;
}

/** Calls under way at a time in one process: what a death may leave in doubt is no more than this. */
const parallel = 4;
const share = 240;
/** A call ends within the gateway's 10 s; what is `sending` for longer has lost its process. */
const lostSeconds = 20;
const sweepSeconds = 5;
/** Whose last message is still under way elsewhere is left alone for so long. */
const restSeconds = 2;

/**
 * Sends queued messages, each at most once. `queued → sending` is committed before WeChat is called and only its winner
 * calls; who dies after that leaves `sending`, which becomes `unknown` and is never sent again, since WeChat can't be
 * asked whether it had it. There is no lease to wait for: what a killed worker had not begun is still queued.
 */
export function sendPump(deps: SendDeps): Pump {
  const { db, clock, log } = deps;
  const flying = new Map<string, Promise<void>>();
  const resting = new Map<string, number>();
  let sweptAt = 0;
  let unansweredInRow = 0;
  let awayUntil = 0;

  async function sendOne(message: store.MessageRow, openid: string | undefined): Promise<void> {
    const now = clock.now();
    if (message.expires_at <= now) return dropLate(db, message, now);
    if (!(await store.claim(db, message, now))) {
      resting.set(message.account_id, now.getTime() + restSeconds * 1000);
      return;
    }
    const answer = await call(deps, message, openid);
    unansweredInRow = answer?.trouble === 'transient' ? unansweredInRow + 1 : 0;
    if (unansweredInRow >= awayAfter) awayUntil = clock.now().getTime() + awaySeconds * 1000;
    if (answer?.trouble === 'rate') awayUntil = clock.now().getTime() + awaySeconds * 1000;
    await record(deps, message, answer);
  }

  async function fly(message: store.MessageRow, openid: string | undefined): Promise<void> {
    while (flying.size >= parallel) await Promise.race(flying.values());
    const flight = sendOne(message, openid)
      .catch((error: unknown) => log.error({ err: error, message: message.id }, 'message.row not written'))
      .finally(() => flying.delete(message.account_id));
    flying.set(message.account_id, flight);
  }

  async function dueOf(now: Date): Promise<store.MessageRow[]> {
    for (const [accountId, until] of resting) if (until <= now.getTime()) resting.delete(accountId);
    const due = await store.listDue(db, now, share);
    return due.filter(({ account_id: id }) => !flying.has(id) && !resting.has(id));
  }

  return {
    name: 'notification.send',
    async run({ now, signal }) {
      if (signal.aborted) {
        await Promise.allSettled(flying.values());
        return 0;
      }
      if (now.getTime() - sweptAt >= sweepSeconds * 1000) {
        sweptAt = now.getTime();
        const lost = await store.giveUpSending(db, new Date(now.getTime() - lostSeconds * 1000), now);
        if (lost > 0) log.warn({ lost }, 'message.unknown');
      }
      const mine = now.getTime() < awayUntil ? [] : await dueOf(now);
      const openids = await openidsOfAccounts(db, [...new Set(mine.map((message) => message.account_id))]);
      let begun = 0;
      for (const message of mine) {
        // A second message to somebody waits for the next round.
        if (flying.has(message.account_id)) continue;
        if (signal.aborted || clock.now().getTime() < awayUntil) break;
        await fly(message, openids.get(message.account_id));
        begun += 1;
      }
      if (begun === 0 && flying.size > 0) {
        await Promise.race(flying.values());
        return 1;
      }
      return begun;
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

async function record({ db, clock }: SendDeps, message: store.MessageRow, answer: WechatTrouble | null): Promise<void> {
  const now = clock.now();
  if (answer === null) return store.end(db, message.id, { to: 'sent', now });
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
