import type { Actor } from '../../http/ask';
import type { JobLog } from '../../jobs';
import type { Db } from '../../kernel/db';

export interface AuditDeps {
  db: Db;
  log: JobLog;
  /** Folder of the daily heads; null: they stand in the log only. */
  heads: string | null;
  secret: Buffer;
  /** People stand to the right of this module. */
  people: {
    /** Masked names by account. */
    namesOf(accountIds: readonly string[]): Promise<Map<string, string | null>>;
    /** Codes of the areas that somebody audits. */
    auditedAreas(actor: Pick<Actor, 'grants'>): readonly string[];
    /** Accounts that hold a role in these areas. */
    accountsIn(areaCodes: readonly string[]): Promise<readonly string[]>;
  };
}
