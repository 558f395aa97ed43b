import type { Reply } from '../../../shared/contract/types';
import type { Ask, Handler } from '../../http/ask';
import type { JobRun } from '../../jobs';
import { inTransaction, isDuplicate, type Db } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import { auditAsk, auditRecord } from '../audit';
import { holdsPost } from '../identity';
import type { PrivacyDeps } from './deps';
import { mayOfErasure, type Obstacle } from './policy';
import { erasureDue } from './rules';
import { endErasure, findLastErasure, insertErasure, keys, listDueErasures, type ErasureRow } from './store';

const dueAtOnce = 100;

async function obstaclesOf(deps: PrivacyDeps, personId: string, now: Date): Promise<Obstacle[]> {
  const found: Obstacle[] = [];
  if ((await deps.bookingsAhead(personId, now)) > 0) found.push('bookings_ahead');
  if (await holdsPost(deps.db, personId, now)) found.push('has_role');
  return found;
}

type ErasureNow = Reply<'erasure.mine'>;

async function erasureNow(deps: PrivacyDeps, personId: string, now: Date): Promise<ErasureNow> {
  const last = await findLastErasure(deps.db, personId);
  const obstacles = await obstaclesOf(deps, personId, now);
  const erasure = last && {
    state: last.state,
    askedAt: last.asked_at.toISOString(),
    dueAt: last.due_at.toISOString(),
  };
  return { erasure: erasure ?? null, obstacles, may: mayOfErasure(last, obstacles, now) };
}

export const myErasure =
  (deps: PrivacyDeps): Handler<'erasure.mine'> =>
  ({ actor, now }) =>
    erasureNow(deps, actor.personId, now);

/** Twice is the same as once: the first wish and its day stay. */
export const requestErasure =
  (deps: PrivacyDeps): Handler<'erasure.request'> =>
  async (ask) => {
    const { personId, accountId } = ask.actor;
    const [obstacle] = await obstaclesOf(deps, personId, ask.now);
    if (obstacle !== undefined) return ask.refuse(`erasure.${obstacle}`);
    const row = erasureRow({ personId, accountId, source: 'self' }, ask.now);
    try {
      await ask.write(async (tx) => {
        await insertErasure(tx, row);
        await auditAsk(tx, ask, 'erasure', row.id, { dueAt: row.due_at.toISOString() });
        const facts = { dueAt: row.due_at.toISOString() };
        await deps.notify(tx, { accountId, kind: 'erasure_asked', facts, at: ask.now });
      });
    } catch (error) {
      if (!isDuplicate(error, keys.openErasure)) throw error;
    }
    return erasureNow(deps, personId, ask.now);
  };

export const cancelErasure =
  (deps: PrivacyDeps): Handler<'erasure.cancel'> =>
  async (ask: Ask<'erasure.cancel'>) => {
    const { personId, accountId } = ask.actor;
    const last = await findLastErasure(deps.db, personId);
    if (last?.state !== 'waiting') return ask.refuse('erasure.not_waiting');
    await ask.write(async (tx) => {
      if (!(await endErasure(tx, last.id, 'cancelled', ask.now))) ask.refuse('erasure.not_waiting');
      await auditAsk(tx, ask, 'erasure', last.id);
      await deps.notify(tx, { accountId, kind: 'erasure_cancelled', facts: {}, at: ask.now });
    });
    return erasureNow(deps, personId, ask.now);
  };

const erasureRow = (who: Pick<ErasureRow, 'source'> & { personId: string; accountId: string }, now: Date) => ({
  id: newId('ers'),
  person_id: who.personId,
  account_id: who.accountId,
  state: 'waiting' as const,
  live_key: '',
  source: who.source,
  asked_at: now,
  due_at: erasureDue(now),
});

/**
 * For a person who cancelled at WeChat and can't come back here to ask: the same time to think (a wrong push can be set
 * right), no obstacles. Bookings that are still ahead are given back when it is carried out.
 */
export async function startErasure(db: Db, who: { personId: string; accountId: string }, run: JobRun): Promise<void> {
  const row = erasureRow({ ...who, source: 'wechat' }, run.now);
  try {
    await inTransaction(db, async (tx) => {
      await insertErasure(tx, row);
      await auditRecord(tx, lineOf(row, run, 'privacy.startErasure'));
    });
  } catch (error) {
    if (!isDuplicate(error, keys.openErasure)) throw error;
  }
}

/** Carries out what is due, each person in a transaction of their own: all modules forget them, or none. */
export const eraseDue = (deps: PrivacyDeps) => async (run: JobRun) => {
  for (const row of await listDueErasures(deps.db, run.now, dueAtOnce)) {
    if (run.signal.aborted) return;
    await inTransaction(deps.db, async (tx) => {
      if (!(await endErasure(tx, row.id, 'done', run.now))) return;
      for (const erase of deps.erasers) await erase(tx, row.person_id, run.now);
      await auditRecord(tx, lineOf(row, run, 'privacy.erase'));
    });
    deps.log.info({ erasure: row.id }, 'privacy.erase');
  }
};

const lineOf = (row: Pick<ErasureRow, 'id' | 'person_id' | 'source'>, run: JobRun, action: string) => ({
  at: run.now,
  requestId: run.requestId,
  actorAccountId: null,
  action,
  subjectKind: 'erasure',
  subjectId: row.id,
  detail: { source: row.source },
});
