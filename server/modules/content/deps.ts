import type { ContentKind } from '../../../shared/enums';
import type { Grant } from '../../http/ask';
import type { JobLog } from '../../jobs';
import type { Db, Tx } from '../../kernel/db';
import type { Storage } from '../../gateways/storage';
import type { CheckWords, ContentGateway } from './check-words';
import type { Links } from './links';
import type { MakePicture } from './picture';
import type { DecisionStore, ItemRow } from './store';

/** What stands to the right of this module, handed over in app.ts. */
export interface Places {
  /** Centres whose pictures somebody may keep. */
  centreScope(grants: readonly Grant[]): Promise<string[]>;
  centreOf(centreId: string): Promise<{ name: string; areaCode: string } | null>;
}

export interface ContentNotice {
  accountId: string;
  kind: 'content_passed' | 'content_refused';
  facts: Record<string, string>;
  at: Date;
}

export interface ContentDeps {
  db: Db;
  log: JobLog;
  storage: Storage;
  gateway: ContentGateway;
  /** Where WeChat finds this API, without a slash at the end. */
  publicUrl: string;
  secret: Buffer;
  places: Places;
  notify(tx: Tx, notice: ContentNotice): Promise<void>;
  /** How words that were held come to show once they pass; a kind left out has its place in this module. */
  reveal: Partial<
    Record<ContentKind, (tx: Tx, item: Pick<ItemRow, 'subject_id' | 'text'>, now: Date) => Promise<void>>
  >;
  /** Tests pass statements without their guards, to prove that they would notice. */
  decisions?: DecisionStore;
}

/** With what the module makes itself. */
export interface Inside extends ContentDeps {
  links: Links;
  makePicture: MakePicture;
  checkWords: CheckWords;
  decisions: DecisionStore;
}
