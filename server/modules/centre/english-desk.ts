import { callers } from '../../../shared/contract/route';
import type { Body, Reply } from '../../../shared/contract/types';
import type { Ask, HandlersOf } from '../../http/ask';
import type { Db, Reader, Tx } from '../../kernel/db';
import { auditAsk } from '../audit';
import type { CheckWords } from '../content';
import { checkTexts } from './checked-texts';
import { centreEnglishColumns, pageEnglishColumns } from './english';
import { centreScope } from './scope';

interface EnglishDeps {
  db: Db;
  /** What residents read is checked before it is kept. */
  checkWords: CheckWords;
}

type Written = Omit<Body<'centreEnglish.change'>, 'version'>;

/** What a centre says of itself in English, as its staff keep it. */
export const centreEnglishHandlers = (deps: EnglishDeps): HandlersOf<'centreEnglish'> => ({
  'centreEnglish.get': async (ask) => view(ask, await inScope(deps, ask)),
  'centreEnglish.change': (ask) => change(deps, ask),
});

const textsOf = (reader: Reader, centreId: string) =>
  reader
    .selectFrom('centre')
    .select(['id', 'name', 'address', 'transport', 'intro', 'founding', 'english_version'])
    .select([...centreEnglishColumns, ...pageEnglishColumns])
    .where('id', '=', centreId)
    .executeTakeFirst();

type Row = NonNullable<Awaited<ReturnType<typeof textsOf>>>;
type DeskAsk = Ask<'centreEnglish.get'> | Ask<'centreEnglish.change'>;

/** A centre of the asker's; any other does not exist for them. */
async function inScope({ db }: EnglishDeps, ask: DeskAsk): Promise<Row> {
  const centreIds = await centreScope(db, ask.actor.grants);
  const row = centreIds.includes(ask.params.centreId) ? await textsOf(db, ask.params.centreId) : undefined;
  return row ?? (ask as Ask<'centreEnglish.get'>).refuse('not_found');
}

const writtenOf = (row: Row): Written => ({
  nameEn: row.name_en,
  addressEn: row.address_en,
  transportEn: row.transport_en,
  introEn: row.intro_en,
  foundingEn: row.founding_en,
});

const view = (ask: DeskAsk, row: Row): Reply<'centreEnglish.get'> => ({
  centreId: row.id,
  version: row.english_version,
  name: row.name,
  address: row.address,
  transport: row.transport,
  intro: row.intro,
  founding: row.founding,
  ...writtenOf(row),
  may: { edit: (callers.centre_manager as readonly string[]).includes(ask.actor.role) },
});

/** One conditional update decides between two editors: the later one is told. */
async function change(deps: EnglishDeps, ask: Ask<'centreEnglish.change'>): Promise<Reply<'centreEnglish.change'>> {
  const { version, ...written } = ask.body;
  const row = await inScope(deps, ask);
  if (row.english_version !== version) ask.refuse('centreEnglish.changed_meanwhile');
  const before = writtenOf(row);
  const changed = (Object.keys(before) as (keyof Written)[]).filter((key) => before[key] !== written[key]);
  const texts = changed.map((key) => written[key]).filter((text) => text !== '');
  if (texts.length > 0) await checkTexts(deps.checkWords, ask.actor.accountId, texts);
  await ask.write(async (tx) => {
    if (!(await save(tx, row.id, version, written))) ask.refuse('centreEnglish.changed_meanwhile');
    await auditAsk(tx, ask, 'centre', row.id, { version: version + 1, changed });
  });
  return view(ask, (await textsOf(deps.db, row.id)) ?? row);
}

/** False where somebody has changed it since that version was read. */
async function save(tx: Tx, centreId: string, version: number, written: Written): Promise<boolean> {
  const done = await tx
    .updateTable('centre')
    .set({
      name_en: written.nameEn,
      address_en: written.addressEn,
      transport_en: written.transportEn,
      intro_en: written.introEn,
      founding_en: written.foundingEn,
      english_version: version + 1,
    })
    .where('id', '=', centreId)
    .where('english_version', '=', version)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
