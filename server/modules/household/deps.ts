import type { InboxKind, PersonalDetail } from '../../../shared/enums';
import type { Grant } from '../../http/ask';
import type { Db, Tx } from '../../kernel/db';
import type { Vault } from '../../kernel/vault';
import type { Grid } from '../grid';

/** What stands to the right of this module is handed over in app.ts. */
export interface HouseholdDeps {
  db: Db;
  grid: Pick<Grid, 'areaNames'>;
  vault: Vault;
  /** Key of the hashes of invitation codes. */
  secret: Buffer;
  /** Area codes of the centres: their staff knows who lives there. */
  centreAreas(centreIds: readonly string[]): Promise<string[]>;
  notify(
    tx: Tx,
    notice: { accountId: string; kind: InboxKind; facts: Record<string, string>; at: Date },
  ): Promise<void>;
  /** Notes that staff has seen what is sealed or masked, for the person to read. */
  noteAccess(
    tx: Tx,
    note: Grant & {
      personId: string;
      actorAccountId: string;
      what: readonly PersonalDetail[];
      reason: string;
      at: Date;
    },
  ): Promise<void>;
}
