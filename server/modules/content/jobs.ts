import { z } from 'zod';
import { limits } from '../../../shared/limits';
import { addDays, civilDay } from '../../../shared/time/civil';
import type { JobHandler, Schedule } from '../../jobs';
import { inTransaction } from '../../kernel/db';
import { openidOf } from '../identity';
import type { Inside } from './deps';
import { objectKeys } from './rules';
import { reviewSeen } from './list-store';
import { removeKind } from './settle';
import { findItem, keptKeys, listWithoutVerdict, setTrace } from './store';
import { checkKind } from './upload';
import { queueUnanswered } from './verdict';

const itemPayload = z.object({ itemId: z.string() });
const objectPayload = z.object({ objectKey: z.string() });

/** WeChat is asked so often before a human is. */
const attemptsMost = 3;
const sweepDays = 2;
const orphanAfterMs = 3_600_000;
const listsMost = 50;
const overdueMost = 500;

/** Troubles at which asking again would change nothing. */
const pointless: readonly unknown[] = ['input', 'consent', 'policy'];

const troubleOf = (error: unknown): unknown => (error as { trouble?: unknown } | null)?.trouble;

/** Has WeChat check a picture. Asked twice by a job that died in between, only the last answer is known here. */
const checkImage =
  (deps: Inside): JobHandler =>
  async (run) => {
    const { itemId } = itemPayload.parse(run.payload);
    const item = await findItem(deps.db, itemId);
    if (item === undefined || item.state !== 'checking' || item.trace_id !== null || item.file_id === null) return;
    const openid = await openidOf(deps.db, item.account_id);
    if (openid === null) return queueUnanswered(deps, item, run.now);
    const url = deps.publicUrl + deps.links.link(item.file_id, 'large', run.now, 'check');
    const scene = item.kind === 'avatar' ? 'profile' : 'social';
    try {
      const { traceId } = await deps.gateway.checkImage({ openid, scene, url });
      await inTransaction(deps.db, (tx) => setTrace(tx, item.id, traceId));
    } catch (error) {
      if (run.attempt < attemptsMost && !pointless.includes(troubleOf(error))) throw error;
      deps.log.warn({ err: error }, 'content.image not checked');
      await queueUnanswered(deps, item, run.now);
    }
  };

/** Pictures whose verdict never came go to a human; and somebody is told when humans are late. */
const missingVerdicts =
  (deps: Inside): JobHandler =>
  async ({ now, signal }) => {
    const before = new Date(now.getTime() - limits.verdictMinutes * 60_000);
    for (const item of await listWithoutVerdict(deps.db, before, overdueMost)) {
      if (signal.aborted) return;
      await queueUnanswered(deps, item, now);
    }
    const { waiting, oldestSeconds } = await reviewSeen(deps.db, now);
    if (oldestSeconds > limits.reviewHours * 3600) deps.log.error({ waiting, oldestSeconds }, 'content.review overdue');
  };

const removeObjects =
  ({ storage }: Inside): JobHandler =>
  async (run) => {
    const keys = objectKeys(objectPayload.parse(run.payload).objectKey);
    await storage.remove(keys.large);
    await storage.remove(keys.thumb);
  };

/** Deletes objects of yesterday and today without a row, older than an hour: of uploads that broke off before the end. */
const sweep =
  ({ db, storage, log }: Inside): JobHandler =>
  async ({ now, signal }) => {
    const before = new Date(now.getTime() - orphanAfterMs);
    let removed = 0;
    for (let day = 0; day < sweepDays; day += 1) {
      const prefix = `${addDays(civilDay(now), -day)}/`;
      let last: string | undefined;
      for (let round = 0; round < listsMost && !signal.aborted; round += 1) {
        const found = await storage.list(prefix, last);
        if (found.length === 0) break;
        last = found.at(-1)?.key;
        const old = found.filter(({ at }) => at < before).map(({ key }) => key);
        const kept = await keptKeys(db, [...new Set(old.map(rowKeyOf))]);
        for (const key of old.filter((one) => !kept.has(rowKeyOf(one)))) {
          await storage.remove(key);
          removed += 1;
        }
      }
    }
    if (removed > 0) log.info({ removed }, 'content.orphans removed');
  };

const rowKeyOf = (key: string): string => key.replace(/-(large|thumb)\.jpg$/, '');

export const contentJobs = (deps: Inside): Record<string, JobHandler> => ({
  [checkKind]: checkImage(deps),
  [removeKind]: removeObjects(deps),
  'content.missingVerdicts': missingVerdicts(deps),
  'content.sweepObjects': sweep(deps),
});

export const contentSchedules: readonly Schedule[] = [
  { kind: 'content.missingVerdicts', everySeconds: 300 },
  { kind: 'content.sweepObjects', everySeconds: 3600, atSecond: 2400 },
];
