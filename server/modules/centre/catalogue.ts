import { createHash } from 'node:crypto';
import { callers } from '../../../shared/contract/route';
import type { ItemOf, Reply } from '../../../shared/contract/types';
import { civilDay } from '../../../shared/time/civil';
import type { Ask, HandlersOf } from '../../http/ask';
import { isDuplicate, type Db, type Tx } from '../../kernel/db';
import { Refusal } from '../../kernel/refusals';
import { auditAsk } from '../audit';
import type { CheckWords } from '../content';
import type { Grid } from '../grid';
import { maskName, namesOfAccounts } from '../identity';
import { changesOf, settingsFaults, textKeys, type Settings } from './catalogue-rules';
import * as store from './catalogue-store';
import { checkTexts } from './checked-texts';
import { centreScope } from './scope';
import { findCentres } from './store';
import { pausedView } from './view';

/** What a service's claims are told of its state, by the modules that decide them. */
export interface ServiceClaims {
  /** Whoever claims a place or enters a draw of it does so before this transaction, or reads what it has made of it. */
  hold(tx: Tx, serviceId: string, now: Date): Promise<void>;
  /** Its lines go on. Under `hold`. */
  goOn(tx: Tx, serviceId: string, run: { now: Date; requestId: string }): Promise<void>;
}

export interface CatalogueDeps {
  db: Db;
  grid: Grid;
  /** What residents read is checked before it is kept. */
  checkWords: CheckWords;
  claims: ServiceClaims;
}

type Row = ItemOf<'catalogue.list'>;
type WriteAsk = Ask<'catalogue.create'> | Ask<'catalogue.change'> | Ask<'catalogue.pause'>;

/** The services of a centre as its staff keep them: words and rules as data. Rules hold for bookings made from then on. */
export const catalogueHandlers = (deps: CatalogueDeps): HandlersOf<'catalogue'> => ({
  'catalogue.list': (ask) => list(deps, ask),
  'catalogue.create': (ask) => create(deps, ask),
  'catalogue.change': (ask) => change(deps, ask),
  'catalogue.setState': (ask) => setState(deps, ask),
  'catalogue.pause': (ask) => pause(deps, ask),
});

async function list(deps: CatalogueDeps, ask: Ask<'catalogue.list'>): Promise<Reply<'catalogue.list'>> {
  const centreIds = await centreScope(deps.db, ask.actor.grants);
  const { centreId: wanted } = ask.query;
  const centreId = wanted === undefined ? centreIds[0] : centreIds.find((id) => id === wanted);
  const [centre] = await findCentres(deps.db, centreId === undefined ? [] : [centreId]);
  if (centre === undefined) return ask.refuse('not_found');
  const codes = [4, 6, 9, 12].map((length) => centre.area_code.slice(0, length));
  const [rows, names] = await Promise.all([
    store.ofCentreQuery(deps.db, centre.id).execute(),
    deps.grid.areaNames([...new Set(codes)]),
  ]);
  return {
    centreId: centre.id,
    areas: [...new Set(codes)].flatMap((code) => {
      const area = names.get(code);
      return area === undefined ? [] : [{ code, name: area.name }];
    }),
    may: { edit: (callers.centre_manager as readonly string[]).includes(ask.actor.role) },
    items: await views(deps, rows, ask.now),
    nextCursor: null,
  };
}

async function views(deps: CatalogueDeps, rows: readonly store.WholeService[], now: Date): Promise<Row[]> {
  const [ahead, names, editors] = await Promise.all([
    store.aheadOf(
      deps.db,
      rows.map(({ id }) => id),
      now,
    ),
    deps.grid.areaNames(rows.flatMap((row) => row.residents_of ?? [])),
    namesOfAccounts(deps.db, [...new Set(rows.flatMap((row) => row.changed_by ?? []))]),
  ]);
  return rows.map((row) => ({
    id: row.id,
    centreId: row.centre_id,
    state: row.state,
    version: row.version,
    paused: pausedView(row),
    ...store.settingsOf(row),
    allocation: row.allocation,
    holidayRule: row.holiday_rule,
    residentsName: row.residents_of === null ? null : (names.get(row.residents_of)?.name ?? null),
    ahead: ahead.get(row.id) ?? 0,
    changed:
      row.changed_at === null
        ? null
        : { at: row.changed_at.toISOString(), byName: maskName(editors.get(row.changed_by ?? '') ?? null) },
  }));
}

async function one(deps: CatalogueDeps, ask: { now: Date }, serviceId: string, centreId: string): Promise<Row> {
  const row = await store.findWhole(deps.db, serviceId, [centreId]);
  const [view] = row === undefined ? [] : await views(deps, [row], ask.now);
  if (view === undefined) throw new Error(`No service ${serviceId} after it was written`);
  return view;
}

/** Names all that is wrong at once, and refuses words that residents must not read. */
async function checked(deps: CatalogueDeps, ask: WriteAsk, settings: Settings, before: Settings | null): Promise<void> {
  const faults = settingsFaults(settings);
  const { residentsOf } = settings;
  if (residentsOf !== null && !(await deps.grid.areaNames([residentsOf])).has(residentsOf)) {
    faults.push({ path: 'body.residentsOf', rule: 'unknown', message: 'is no area' });
  }
  if (faults.length > 0) throw new Refusal('input.invalid', faults);
  const texts = textsOf(settings);
  if (before !== null && JSON.stringify(texts) === JSON.stringify(textsOf(before))) return;
  await checkTexts(deps.checkWords, ask.actor.accountId, texts);
}

const textsOf = (settings: Settings): string[] =>
  [
    ...textKeys.map((key) => settings[key]),
    ...settings.questions.flatMap(({ label, options }) => [label, ...options]),
  ].filter((text) => text !== '');

/** A draft: residents see it once it is opened. The key names the service, so that a second try makes no second one. */
async function create(deps: CatalogueDeps, ask: Ask<'catalogue.create'>): Promise<Reply<'catalogue.create'>> {
  const { requestKey, ...settings } = ask.body;
  const centreIds = await centreScope(deps.db, ask.actor.grants);
  const centreId = centreIds.find((id) => id === ask.params.centreId);
  const [centre] = await findCentres(deps.db, centreId === undefined ? [] : [centreId]);
  if (centre === undefined) ask.refuse('not_found');
  const id = `svc_${createHash('sha256').update(`${ask.actor.accountId}|${requestKey}`).digest('hex').slice(0, 20)}`;
  if ((await store.findWhole(deps.db, id, [centre.id])) !== undefined) return one(deps, ask, id, centre.id);
  const rows = await store.ofCentreQuery(deps.db, centre.id).execute();
  if (rows.length >= store.servicesMost) ask.refuse('catalogue.full');
  await checked(deps, ask, settings, null);
  const work = async (tx: Tx) => {
    const row = { id, centre_id: centre.id, area_code: centre.area_code, state: 'draft' as const };
    await store.insertService(tx, row, store.placedAmong(settings, rows), ask.now);
    await auditAsk(tx, ask, 'service', id, { centreId: centre.id });
  };
  await ask.write(work).catch((error: unknown) => {
    // The same wish twice at once: the other one has made it.
    if (!isDuplicate(error, 'PRIMARY')) throw error;
  });
  return one(deps, ask, id, centre.id);
}

/** The version that the editor has read, and who they are. */
const seenBy = (ask: Ask<'catalogue.change' | 'catalogue.setState' | 'catalogue.pause'>, id: string) => ({
  id,
  version: ask.body.version,
  by: ask.actor.accountId,
  at: ask.now,
});

async function change(deps: CatalogueDeps, ask: Ask<'catalogue.change'>): Promise<Reply<'catalogue.change'>> {
  const { version, ...settings } = ask.body;
  const row = await store.findWhole(deps.db, ask.params.serviceId, await centreScope(deps.db, ask.actor.grants));
  if (row === undefined) ask.refuse('not_found');
  if (row.version !== version) ask.refuse('catalogue.changed_meanwhile');
  const before = store.settingsOf(row);
  await checked(deps, ask, settings, before);
  const others = settings.position === null ? await store.ofCentreQuery(deps.db, row.centre_id).execute() : [];
  const placed = store.placedAmong(
    settings,
    others.filter(({ id }) => id !== row.id),
  );
  await ask.write(async (tx) => {
    const no_shows_count_from = store.countingFrom(settings, row.no_shows_count_from, ask.now);
    if (!(await store.changeService(tx, seenBy(ask, row.id), { ...store.columnsOf(placed), no_shows_count_from }))) {
      ask.refuse('catalogue.changed_meanwhile');
    }
    await auditAsk(tx, ask, 'service', row.id, { version: version + 1, changed: changesOf(before, placed) });
  });
  return one(deps, ask, row.id, row.centre_id);
}

/**
 * Opens or retires it. A claim that is being decided commits before, or finds it as it is now. Where a pause ends, what was
 * given back meanwhile is offered to who waits for it in the same transaction.
 */
async function setState(deps: CatalogueDeps, ask: Ask<'catalogue.setState'>): Promise<Reply<'catalogue.setState'>> {
  const { version, state } = ask.body;
  const row = await store.findWhole(deps.db, ask.params.serviceId, await centreScope(deps.db, ask.actor.grants));
  if (row === undefined) ask.refuse('not_found');
  await ask.write(async (tx) => {
    await deps.claims.hold(tx, row.id, ask.now);
    const change = { state, paused_reason: null, paused_until: null };
    if (!(await store.changeService(tx, seenBy(ask, row.id), change))) ask.refuse('catalogue.changed_meanwhile');
    await auditAsk(tx, ask, 'service', row.id, { version: version + 1, from: row.state, to: state });
    if (row.state === 'paused' && state === 'open') await deps.claims.goOn(tx, row.id, ask);
  });
  return one(deps, ask, row.id, row.centre_id);
}

/**
 * Stops new bookings for now, with the reason that residents read; on a paused service, changes reason and day. A claim
 * that is being decided commits before; one that is decided afterwards is refused. What is booked or offered stands, lines
 * stand still; see docs/decisions/0045.
 */
async function pause(deps: CatalogueDeps, ask: Ask<'catalogue.pause'>): Promise<Reply<'catalogue.pause'>> {
  const { version, reason, until } = ask.body;
  const row = await store.findWhole(deps.db, ask.params.serviceId, await centreScope(deps.db, ask.actor.grants));
  if (row === undefined) ask.refuse('not_found');
  if (row.version !== version) ask.refuse('catalogue.changed_meanwhile');
  if (row.state !== 'open' && row.state !== 'paused') ask.refuse('catalogue.not_open');
  if (until !== null && until <= civilDay(ask.now)) {
    throw new Refusal('input.invalid', [{ path: 'body.until', rule: 'past', message: 'is not after today' }]);
  }
  await checkTexts(deps.checkWords, ask.actor.accountId, [reason]);
  await ask.write(async (tx) => {
    await deps.claims.hold(tx, row.id, ask.now);
    const change = { state: 'paused', paused_reason: reason, paused_until: until } as const;
    if (!(await store.changeService(tx, seenBy(ask, row.id), change))) ask.refuse('catalogue.changed_meanwhile');
    await auditAsk(tx, ask, 'service', row.id, { version: version + 1, from: row.state, to: 'paused', until });
  });
  return one(deps, ask, row.id, row.centre_id);
}
