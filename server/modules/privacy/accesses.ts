import { personalDetails } from '../../../shared/enums';
import type { ItemOf } from '../../../shared/contract/types';
import type { Handler } from '../../http/ask';
import { decodeCursor, pageOf } from '../../kernel/pages';
import { namesOfAccounts } from '../identity';
import type { PrivacyDeps } from './deps';
import { notesQuery, type NoteRow } from './store';

/**
 * Who on staff opened my details, or those of a child whose guardian I am: everything that is noted, nothing held back.
 * Grown people read theirs themselves; nobody reads it for them, also no proxy.
 */
export const accesses =
  (deps: Pick<PrivacyDeps, 'db' | 'places' | 'isGuardian'>): Handler<'access.mine'> =>
  async ({ actor, query, now, refuse }) => {
    const { personId = actor.personId } = query;
    if (personId !== actor.personId && !(await deps.isGuardian(actor.personId, personId, now))) refuse('not_found');
    const last = decodeCursor(query.cursor, ['number', 'string']);
    const after = last === null ? null : ([new Date(last[0]), last[1]] as const);
    const rows = await notesQuery(deps.db, personId, after, query.limit + 1).execute();
    const names = await namesOfAccounts(deps.db, [...new Set(rows.map((row) => row.actor_account_id))]);
    const places = await placesOf(deps.places, rows);
    return pageOf(
      rows,
      query.limit,
      (row) => noteView(row, names.get(row.actor_account_id) ?? null, places.get(row.scope_id) ?? null),
      (row) => [row.at.getTime(), row.id],
    );
  };

async function placesOf(places: PrivacyDeps['places'], rows: readonly NoteRow[]): Promise<Map<string, string | null>> {
  const kinds = new Map(rows.map((row) => [row.scope_id, row.scope_kind]));
  const found = [...kinds].map(async ([id, kind]) => {
    return [id, await (kind === 'centre' ? places.centreName(id) : places.areaName(id))] as const;
  });
  return new Map(await Promise.all(found));
}

export function noteView(row: NoteRow, staffName: string | null, place: string | null): ItemOf<'access.mine'> {
  const what = row.what.split(',');
  return {
    id: row.id,
    staffName,
    role: row.actor_role,
    place,
    what: personalDetails.filter((detail) => what.includes(detail)),
    reason: row.reason,
    at: row.at.toISOString(),
  };
}
