import type { Body, Reply } from '../../../shared/contract/types';
import type { Ask, HandlersOf } from '../../http/ask';
import { auditAsk } from '../audit';
import { checkedChanges, mayEditTexts, saveTexts, textsInScope, type TextsDeps, type TextsRow } from './kept-texts';

type Written = Omit<Body<'centreTexts.change'>, 'version'>;

/**
 * What a centre says of itself in Chinese, as its staff keep it: residents read it from the next request on. What they have
 * been sent before keeps the words of then; the point on the map and the English stay as they are.
 */
export const centreTextsHandlers = (deps: TextsDeps): HandlersOf<'centreTexts'> => ({
  'centreTexts.get': (ask) => get(deps, ask),
  'centreTexts.change': (ask) => change(deps, ask),
});

const writtenOf = (row: TextsRow): Written => ({
  name: row.name,
  address: row.address,
  transport: row.transport,
  phone: row.phone,
  intro: row.intro,
  founding: row.founding,
});

const view = ({ actor }: Pick<Ask, 'actor'>, row: TextsRow): Reply<'centreTexts.get'> => ({
  centreId: row.id,
  version: row.texts_version,
  nameEn: row.name_en,
  addressEn: row.address_en,
  transportEn: row.transport_en,
  introEn: row.intro_en,
  foundingEn: row.founding_en,
  ...writtenOf(row),
  may: { edit: mayEditTexts(actor) },
});

async function get({ db }: TextsDeps, ask: Ask<'centreTexts.get'>): Promise<Reply<'centreTexts.get'>> {
  const row = await textsInScope(db, ask.actor, ask.params.centreId);
  return row === undefined ? ask.refuse('not_found') : view(ask, row);
}

/** Of two editors the later one is told. */
async function change(deps: TextsDeps, ask: Ask<'centreTexts.change'>): Promise<Reply<'centreTexts.change'>> {
  const { version, ...written } = ask.body;
  const { centreId } = ask.params;
  const row = await textsInScope(deps.db, ask.actor, centreId);
  if (row === undefined) return ask.refuse('not_found');
  if (row.texts_version !== version) ask.refuse('centreTexts.changed_meanwhile');
  const changed = await checkedChanges(deps, ask.actor, writtenOf(row), written);
  await ask.write(async (tx) => {
    const isFirst = await saveTexts(tx, { centreId, version, of: 'texts_version' }, written);
    if (!isFirst) ask.refuse('centreTexts.changed_meanwhile');
    await auditAsk(tx, ask, 'centre', centreId, { version: version + 1, changed });
  });
  return view(ask, (await textsInScope(deps.db, ask.actor, centreId)) ?? row);
}
