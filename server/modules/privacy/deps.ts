import type { Actor, Grant } from '../../http/ask';
import type { Db, Reader, Tx } from '../../kernel/db';
import type { Vault } from '../../kernel/vault';
import type { JobLog } from '../../jobs';
import type { PersonalDetail, RetentionKind } from '../../../shared/enums';
import type { SealedField } from './rotation';

/** What stands to the right of this module, or in many modules at once; handed over in app.ts. */
export interface PrivacyDeps {
  db: Db;
  log: JobLog;
  vault: Vault;
  /** Every sealed field of the city, from the modules' doors. */
  sealedFields: readonly SealedField[];
  /** Ids of the centres that these roles work for. */
  centreScope(grants: readonly Grant[]): Promise<string[]>;
  /** One of these centres at which the person has a booking around `now`; null: none. */
  visitedCentre(personId: string, centreIds: readonly string[], now: Date): Promise<string | null>;
  /** One of these centres whose staff have been asked to call the person; null: none. */
  calledCentre(personId: string, centreIds: readonly string[]): Promise<string | null>;
  /** The role in which the asker has an address or a consent of the person to check; null: none waits. */
  waitingCase(actor: Pick<Actor, 'grants' | 'personId'>, personId: string): Promise<Grant | null>;
  /** Whether the asker is guardian of this child now. */
  isGuardian(actorPersonId: string, childId: string, now: Date): Promise<boolean>;
  /** Details in plain text; null: not known. */
  details: Record<PersonalDetail, (personId: string) => Promise<string | null>>;
  places: { centreName(id: string): Promise<string | null>; areaName(code: string): Promise<string | null> };
  /** What each module holds of a person, by its name. */
  exporters: Readonly<Record<string, ExportOf>>;
  erasers: readonly EraseOf[];
  /** How many bookings of the person are still to come. */
  bookingsAhead(personId: string, now: Date): Promise<number>;
  notify(tx: Tx, notice: PrivacyNotice): Promise<void>;
  retention: readonly RetentionRule[];
}

/** How long something is kept. One line a kind, in the door of the module that holds it; residents read the same. */
export interface RetentionRule {
  kind: RetentionKind;
  /** Null: as long as the account is there. */
  days: number | null;
  /** It is kept at least so long; nothing in the app deletes it. */
  atLeast?: boolean;
  /** Deletes up to `limit` rows from before `before`, and says how many. */
  remove?(before: Date, limit: number): Promise<number>;
}

/** Everything that a module holds of a person, as plain data whose keys have words in shared/words/export.ts. */
export type ExportOf = (reader: Reader, personId: string) => Promise<object>;
/** Deletes a person's data of a module; what the law keeps is left without anything that leads back to them. */
export type EraseOf = (tx: Tx, personId: string, now: Date) => Promise<void>;

export interface PrivacyNotice {
  accountId: string;
  kind: 'export_ready' | 'erasure_asked' | 'erasure_cancelled';
  facts: Record<string, string>;
  at: Date;
}
