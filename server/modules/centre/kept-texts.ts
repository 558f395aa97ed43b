import type { Updateable } from 'kysely';
import { callers } from '../../../shared/contract/route';
import type { centre } from '../../db/types';
import type { Actor } from '../../http/ask';
import type { Db, Reader, Tx } from '../../kernel/db';
import type { CheckWords } from '../content';
import { checkTexts } from './checked-texts';
import { centreEnglishColumns, pageEnglishColumns } from './english';
import { centreScope } from './scope';

/** What the desk of a centre's own texts is made of. */
export interface TextsDeps {
  db: Db;
  /** What residents read is checked before it is kept. */
  checkWords: CheckWords;
}

const textsOf = (reader: Reader, centreId: string) =>
  reader
    .selectFrom('centre')
    .select(['id', 'name', 'address', 'transport', 'phone', 'intro', 'founding'])
    .select([...centreEnglishColumns, ...pageEnglishColumns, 'english_version', 'texts_version'])
    .where('id', '=', centreId)
    .executeTakeFirst();

/** What a centre says of itself in both languages, with the version of each. */
export type TextsRow = NonNullable<Awaited<ReturnType<typeof textsOf>>>;

/** A centre of the asker's; any other does not exist for them. */
export async function textsInScope(db: Reader, actor: Actor, centreId: string): Promise<TextsRow | undefined> {
  const centreIds = await centreScope(db, actor.grants);
  return centreIds.includes(centreId) ? textsOf(db, centreId) : undefined;
}

export const mayEditTexts = ({ role }: Actor): boolean => (callers.centre_manager as readonly string[]).includes(role);

/** Which of these are otherwise now, once words that residents must not read have been refused. Calls outside. */
export async function checkedChanges<T extends Record<string, string>>(
  { checkWords }: TextsDeps,
  { accountId }: Actor,
  before: T,
  written: T,
): Promise<(keyof T)[]> {
  const changed = Object.keys(before).filter((key) => before[key] !== written[key]);
  const texts = changed.map((key) => written[key] ?? '').filter((text) => text !== '');
  if (texts.length > 0) await checkTexts(checkWords, accountId, texts);
  return changed;
}

/** One conditional update decides between two editors: false where somebody has changed it since that version was read. */
export async function saveTexts(
  tx: Tx,
  { centreId, version, of }: { centreId: string; version: number; of: 'english_version' | 'texts_version' },
  set: Updateable<centre>,
): Promise<boolean> {
  const done = await tx
    .updateTable('centre')
    .set({ ...set, [of]: version + 1 })
    .where('id', '=', centreId)
    .where(of, '=', version)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
