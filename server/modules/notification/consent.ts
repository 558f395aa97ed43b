import type { Handler } from '../../http/ask';
import type { Db, Tx } from '../../kernel/db';
import {
  templateNames,
  type ConsentAnswer,
  type ConsentChangeKind,
  type ConsentSource,
  type TemplateName,
} from '../../../shared/enums';
import { limits } from '../../../shared/limits';
import { auditAsk } from '../audit';
import * as store from './consent-store';
import { pairMinutes, pairOf } from './rules';
import type { TemplateIds } from './template-ids';
import { consentView } from './view';

export interface Answered {
  accountId: string;
  template: TemplateName;
  answer: ConsentAnswer;
  source: ConsentSource;
  /** Names this telling, so that hearing it again changes nothing. */
  cause: string;
  at: Date;
}

/**
 * Writes one answer into the ledger. A yes allows one message more, unless the other source has told of the same tap
 * already; a ban takes everything back; a no leaves earlier yeses as they are. The same cause counts once.
 */
export async function writeAnswer(tx: Tx, answered: Answered, lock = store.lockConsent): Promise<void> {
  const { accountId, template, answer, source, cause, at } = answered;
  const row = await lock(tx, accountId, template, at);
  if (await store.hasChange(tx, row.id, cause)) return;
  const change = { consentId: row.id, kind: answer, source, cause, at };
  if (answer === 'accept') {
    const since = new Date(at.getTime() - pairMinutes * 60_000);
    const pair = pairOf(await store.acceptsSince(tx, row.id, since), source);
    const delta = pair === null && row.left_count < limits.consentsMost ? 1 : 0;
    await store.insertChanges(tx, [{ ...change, delta, pairs: pair ?? '' }]);
    await store.setConsent(tx, row.id, row.left_count + delta, 'open', at);
    return;
  }
  const delta = answer === 'ban' ? -row.left_count : 0;
  await store.insertChanges(tx, [{ ...change, delta }]);
  if (answer === 'ban') await store.setConsent(tx, row.id, 0, 'banned', at);
}

/** Nothing left, whatever we believed: WeChat said so, or the person took it back in WeChat's settings. */
export async function emptyConsent(
  tx: Tx,
  empty: {
    accountId: string;
    template: TemplateName;
    kind: ConsentChangeKind;
    cause: string;
    banned: boolean;
    at: Date;
  },
): Promise<void> {
  const row = await store.lockConsent(tx, empty.accountId, empty.template, empty.at);
  if (await store.hasChange(tx, row.id, empty.cause)) return;
  await store.insertChanges(tx, [
    { consentId: row.id, kind: empty.kind, source: 'push', delta: -row.left_count, cause: empty.cause, at: empty.at },
  ]);
  await store.setConsent(tx, row.id, 0, empty.banned ? 'banned' : row.state, empty.at);
}

/** A message that was never sent gives its consent back. */
export async function returnConsent(
  tx: Tx,
  message: { id: string; account_id: string; template: TemplateName },
  now: Date,
): Promise<void> {
  const row = await store.lockConsent(tx, message.account_id, message.template, now);
  const cause = `returned:${message.id}`;
  if (row.state !== 'open' || (await store.hasChange(tx, row.id, cause))) return;
  await store.insertChanges(tx, [{ consentId: row.id, kind: 'returned', source: 'server', delta: 1, cause, at: now }]);
  await store.setConsent(tx, row.id, row.left_count + 1, row.state, now);
}

export const listConsents =
  (db: Db, ids: TemplateIds): Handler<'consent.list'> =>
  async ({ actor }) => {
    const rows = await store.listConsents(db, actor.accountId);
    return { items: consentView(rows, ids), nextCursor: null };
  };

export const reportConsent =
  (db: Db, ids: TemplateIds, lock?: typeof store.lockConsent): Handler<'consent.report'> =>
  async (ask) => {
    const { accountId } = ask.actor;
    const { requestKey, answers } = ask.body;
    await ask.write(async (tx) => {
      // In the order of the templates, so that two reports of one person never wait for each other crosswise.
      for (const template of templateNames) {
        const told = answers.find((one) => one.template === template);
        if (told === undefined) continue;
        const { answer } = told;
        const cause = `report:${requestKey}`;
        await writeAnswer(tx, { accountId, template, answer, source: 'phone', cause, at: ask.now }, lock);
      }
      const said = Object.fromEntries(answers.map(({ template, answer }) => [template, answer]));
      await auditAsk(tx, ask, 'account', accountId, said);
    });
    return { items: consentView(await store.listConsents(db, accountId), ids), nextCursor: null };
  };
