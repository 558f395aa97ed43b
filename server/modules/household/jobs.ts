import { dailyAt, type JobHandler, type Schedule } from '../../jobs';
import { inTransaction } from '../../kernel/db';
import { auditRecord } from '../audit';
import { accountsOfPeople, findPeople } from '../identity';
import type { HouseholdDeps } from './deps';
import { removeOldTries } from './invitation-store';
import { endPower, listOver } from './power-store';
import { hourOf } from './rules';

const batch = 200;
const dayMs = 86_400_000;

/**
 * Closes powers whose time is over. They have no force since then anyway; this frees their place for a new one and tells
 * guardians whose child has turned 14, and proxies, what ended. Run twice it finds nothing left to do.
 */
async function endPowers(deps: HouseholdDeps, run: Parameters<JobHandler>[0]): Promise<void> {
  for (;;) {
    const rows = await listOver(deps.db, run.now, batch);
    for (const row of rows) {
      if (run.signal.aborted) return;
      await inTransaction(deps.db, async (tx) => {
        if (!(await endPower(tx, row.id, { at: run.now, by: null, as: 'time' }))) return;
        const at = { at: run.now, requestId: run.requestId, actorAccountId: null, action: run.kind };
        await auditRecord(tx, { ...at, subjectKind: 'acting_power', subjectId: row.id, detail: { kind: row.kind } });
        const name = (await findPeople(tx, [row.beneficiary_id])).get(row.beneficiary_id)?.name ?? '';
        const kind = row.kind === 'guardian' ? 'child_turned_14' : 'power_ended';
        for (const accountId of (await accountsOfPeople(tx, [row.actor_id])).get(row.actor_id) ?? []) {
          await deps.notify(tx, { accountId, kind, facts: { name }, at: run.now });
        }
      });
    }
    if (rows.length < batch) break;
  }
  await removeOldTries(deps.db, hourOf(new Date(run.now.getTime() - dayMs)));
}

export const householdJobs = (deps: HouseholdDeps): Record<string, JobHandler> => ({
  'household.endPowers': (run) => endPowers(deps, run),
});

export const householdSchedules: Schedule[] = [{ kind: 'household.endPowers', ...dailyAt('00:05') }];
