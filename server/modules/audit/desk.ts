import { Readable } from 'node:stream';
import { limits } from '../../../shared/limits';
import type { ItemOf, Query } from '../../../shared/contract/types';
import { civilDay } from '../../../shared/time/civil';
import { clockWords } from '../../../shared/time/words';
import type { Ask, Handler } from '../../http/ask';
import type { Db } from '../../kernel/db';
import { decodeCursor, pageOf } from '../../kernel/pages';
import { csvLine } from './csv';
import type { AuditDeps } from './deps';
import { auditAsk } from './record';
import { linesQuery, type LineRow, type LinesAsked } from './store';

/** A city is a database of its own: who audits all of it reads every line, who audits a part reads what its people did. */
const cityCodeLength = 4;
const nobody = '';

type Filters = Omit<Query<'audit.list'>, 'cursor' | 'limit'>;

async function askedOf(deps: AuditDeps, ask: Pick<Ask<'audit.list'>, 'actor'>, filters: Filters): Promise<LinesAsked> {
  const { from, to, action, actorId, subjectId } = filters;
  const codes = deps.people.auditedAreas(ask.actor);
  const actors = codes.some((code) => code.length <= cityCodeLength) ? null : await deps.people.accountsIn(codes);
  const wanted = actorId === undefined ? actors : [actors === null || actors.includes(actorId) ? actorId : nobody];
  return {
    from: from === undefined ? null : new Date(from),
    to: to === undefined ? null : new Date(to),
    action: action ?? null,
    actors: wanted,
    subjectId: subjectId ?? null,
  };
}

export const listLines =
  (deps: AuditDeps): Handler<'audit.list'> =>
  async (ask) => {
    const { cursor, limit, ...filters } = ask.query;
    const last = decodeCursor(cursor, ['number', 'number']);
    const after = last === null ? null : ([new Date(last[0]), last[1]] as const);
    const rows = await linesQuery(deps.db, await askedOf(deps, ask, filters), after, limit + 1).execute();
    const names = await namesOf(deps, rows);
    return pageOf(
      rows,
      limit,
      (row) => lineView(row, names),
      (row) => [row.at.getTime(), row.id],
    );
  };

const namesOf = (deps: AuditDeps, rows: readonly LineRow[]): Promise<Map<string, string | null>> =>
  deps.people.namesOf([...new Set(rows.flatMap((row) => row.actor_account_id ?? []))]);

const lineView = (row: LineRow, names: Map<string, string | null>): ItemOf<'audit.list'> => ({
  number: row.id,
  at: row.at.toISOString(),
  action: row.action,
  actorId: row.actor_account_id,
  actorName: row.actor_account_id === null ? null : (names.get(row.actor_account_id) ?? null),
  subjectKind: row.subject_kind,
  subjectId: row.subject_id,
  detail: row.detail,
  requestId: row.request_id,
});

const exportPage = 500;

/** The line that says who took the file commits before its first byte leaves; rows follow page by page. */
export const exportLines =
  (deps: AuditDeps): Handler<'audit.export'> =>
  async (ask) => {
    const asked = await askedOf(deps, ask, ask.body);
    await ask.write((tx) => auditAsk(tx, ask, 'audit', 'lines', { ...ask.body }));
    // The route's text may be a stream of it: a year of a city does not fit into memory.
    return Readable.from(csvOf(deps, asked)) as unknown as string;
  };

async function* csvOf(deps: AuditDeps, asked: LinesAsked): AsyncGenerator<string> {
  // Spreadsheets know by these bytes that it is UTF-8.
  yield '\uFEFF' + csvLine(['序号', '时间', '做了什么', '操作账号', '姓名', '对象', '对象编号', '详情', '请求编号']);
  let after: readonly [Date, number] | null = null;
  for (let sent = 0; sent < limits.auditExportRows;) {
    const rows: LineRow[] = await pageAfter(deps.db, asked, after);
    const names = await namesOf(deps, rows);
    yield rows.map((row) => csvLine(cellsOf(lineView(row, names), row.at))).join('');
    const last = rows.at(-1);
    if (last === undefined || rows.length < exportPage) return;
    after = [last.at, last.id];
    sent += rows.length;
  }
}

const pageAfter = (db: Db, asked: LinesAsked, after: readonly [Date, number] | null): Promise<LineRow[]> =>
  linesQuery(db, asked, after, exportPage).execute();

const cellsOf = (line: ItemOf<'audit.list'>, at: Date) => [
  line.number,
  `${civilDay(at)} ${clockWords(at)}`,
  line.action,
  line.actorId,
  line.actorName,
  line.subjectKind,
  line.subjectId,
  line.detail,
  line.requestId,
];
