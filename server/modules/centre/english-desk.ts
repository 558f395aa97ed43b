import type { Body, Reply } from '../../../shared/contract/types';
import type { Ask, HandlersOf } from '../../http/ask';
import { auditAsk } from '../audit';
import { checkedChanges, mayEditTexts, saveTexts, textsInScope, type TextsDeps, type TextsRow } from './kept-texts';

type Written = Omit<Body<'centreEnglish.change'>, 'version'>;

/** What a centre says of itself in English, as its staff keep it. */
export const centreEnglishHandlers = (deps: TextsDeps): HandlersOf<'centreEnglish'> => ({
  'centreEnglish.get': (ask) => get(deps, ask),
  'centreEnglish.change': (ask) => change(deps, ask),
});

const writtenOf = (row: TextsRow): Written => ({
  nameEn: row.name_en,
  addressEn: row.address_en,
  transportEn: row.transport_en,
  introEn: row.intro_en,
  foundingEn: row.founding_en,
});

const columnsOf = (written: Written) => ({
  name_en: written.nameEn,
  address_en: written.addressEn,
  transport_en: written.transportEn,
  intro_en: written.introEn,
  founding_en: written.foundingEn,
});

const view = ({ actor }: Pick<Ask, 'actor'>, row: TextsRow): Reply<'centreEnglish.get'> => ({
  centreId: row.id,
  version: row.english_version,
  name: row.name,
  address: row.address,
  transport: row.transport,
  intro: row.intro,
  founding: row.founding,
  ...writtenOf(row),
  may: { edit: mayEditTexts(actor) },
});

async function get({ db }: TextsDeps, ask: Ask<'centreEnglish.get'>): Promise<Reply<'centreEnglish.get'>> {
  const row = await textsInScope(db, ask.actor, ask.params.centreId);
  return row === undefined ? ask.refuse('not_found') : view(ask, row);
}

/** Of two editors the later one is told. */
async function change(deps: TextsDeps, ask: Ask<'centreEnglish.change'>): Promise<Reply<'centreEnglish.change'>> {
  const { version, ...written } = ask.body;
  const { centreId } = ask.params;
  const row = await textsInScope(deps.db, ask.actor, centreId);
  if (row === undefined) return ask.refuse('not_found');
  if (row.english_version !== version) ask.refuse('centreEnglish.changed_meanwhile');
  const changed = await checkedChanges(deps, ask.actor, writtenOf(row), written);
  await ask.write(async (tx) => {
    const isFirst = await saveTexts(tx, { centreId, version, of: 'english_version' }, columnsOf(written));
    if (!isFirst) ask.refuse('centreEnglish.changed_meanwhile');
    await auditAsk(tx, ask, 'centre', centreId, { version: version + 1, changed });
  });
  return view(ask, (await textsInScope(deps.db, ask.actor, centreId)) ?? row);
}
