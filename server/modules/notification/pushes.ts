import { z } from 'zod';
import type { JobRun } from '../../jobs';
import { inTransaction, type Db, type Tx } from '../../kernel/db';
import { findAccountByOpenid } from '../identity';
import { emptyConsent, writeAnswer } from './consent';
import { end, findHoped } from './message-store';
import { templateByWechatId, type TemplateIds } from './template-ids';

/** One thing or a list of them: WeChat sends either. */
const oneOrMany = <T extends z.ZodType>(item: T) =>
  z.union([z.array(item), item.transform((one) => [one])]) as z.ZodType<z.output<T>[]>;

const status = z.object({ TemplateId: z.string(), SubscribeStatusString: z.string() });
const sent = z.object({ TemplateId: z.string(), ErrorCode: z.coerce.string(), ErrorStatus: z.string().default('') });
const answers = z.object({ List: oneOrMany(status) });
const results = z.object({ List: oneOrMany(sent) });

/** A push as the gateway hands it over. */
interface SubscribePush {
  openid: string;
  createdAt: Date;
  fields: Readonly<Record<string, unknown>>;
}

type OnPush = Readonly<Record<string, (event: SubscribePush, run: JobRun) => Promise<void>>>;

/** The three pushes about subscribe messages. Each works by causes named after the push, so that a repeat is nothing. */
export function subscribePushes(db: Db, ids: TemplateIds): OnPush {
  const withAccount = async (openid: string, work: (tx: Tx, accountId: string) => Promise<void>) => {
    const account = await findAccountByOpenid(db, openid);
    // Somebody who has never been here, or is gone: there is no ledger to adjust.
    if (account !== undefined) await inTransaction(db, (tx) => work(tx, account.id));
  };
  return {
    subscribe_msg_popup_event: async (event, run) => {
      const { List } = answers.parse(inner(event.fields, 'SubscribeMsgPopupEvent'));
      await withAccount(event.openid, async (tx, accountId) => {
        for (const { TemplateId, SubscribeStatusString } of List) {
          const template = templateByWechatId(ids, TemplateId);
          if (template === null) continue;
          const answer = SubscribeStatusString === 'accept' ? 'accept' : 'reject';
          const cause = `popup:${run.id}`;
          await writeAnswer(tx, { accountId, template, answer, source: 'push', cause, at: run.now });
        }
      });
    },
    subscribe_msg_change_event: async (event, run) => {
      const { List } = answers.parse(inner(event.fields, 'SubscribeMsgChangeEvent'));
      await withAccount(event.openid, async (tx, accountId) => {
        for (const { TemplateId, SubscribeStatusString } of List) {
          const template = templateByWechatId(ids, TemplateId);
          // Switched off in WeChat's settings. Switching on allows nothing by itself: the next question does.
          if (template === null || SubscribeStatusString === 'accept') continue;
          const cause = `change:${run.id}`;
          await emptyConsent(tx, { accountId, template, kind: 'ban', cause, banned: true, at: run.now });
        }
      });
    },
    subscribe_msg_sent_event: async (event, run) => {
      const { List } = results.parse(inner(event.fields, 'SubscribeMsgSentEvent'));
      await withAccount(event.openid, async (tx, accountId) => {
        for (const { TemplateId, ErrorCode } of List) {
          const template = templateByWechatId(ids, TemplateId);
          if (template === null || ErrorCode !== '0') continue;
          const hoped = await findHoped(tx, accountId, template);
          if (hoped !== undefined) await end(tx, hoped.id, { to: 'sent', now: run.now });
        }
      });
    },
  };
}

/** JSON pushes hold the list at the top or, as XML does, inside an element named after the event. */
function inner(outer: Readonly<Record<string, unknown>>, name: string): unknown {
  const nested = outer[name] as { List?: unknown } | undefined;
  return nested?.List === undefined ? outer : { ...outer, List: nested.List };
}
