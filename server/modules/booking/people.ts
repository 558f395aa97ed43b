import type { Ask } from '../../http/ask';
import { decodeCursor, pageOf } from '../../kernel/pages';
import type { ItemOf, Reply } from '../../../shared/contract/types';
import { phoneEndsOf, whosePhoneEndsIn } from '../identity';
import type { BookingDeps } from './deps';
import { rosterBookings } from './roster';
import { attendedOf, peopleQuery } from './roster-store';
import type { BookingRow } from './store';
import { aroundOf, surroundingsOf } from './surroundings';
import { rosterSlotView } from './view';

/** Numbers without an index of their end that are opened at once; between two such steps others are answered. */
const step = 500;

/**
 * Who has booked one slot, page by page: a slot of thousands is never read as a whole. Four digits are the end of a telephone
 * number, as who stands at the door says it; anything else is a part of a name. Names come masked, as on every roster.
 */
export async function people(deps: BookingDeps, ask: Ask<'roster.people'>): Promise<Reply<'roster.people'>> {
  const centreIds = await deps.centre.centreScope(ask.actor.grants);
  const slot = await deps.capacity.findSlot(deps.db, ask.params.slotId);
  if (slot === undefined || !centreIds.includes(slot.centre_id)) return ask.refuse('not_found');
  const { cursor, limit } = ask.query;
  const [rows, attended, around] = await Promise.all([
    found(deps, ask, decodeCursor(cursor, ['number', 'string'])?.[1] ?? ''),
    attendedOf(deps.db, slot.id),
    surroundingsOf(deps.centre, [slot.service_id]),
  ]);
  const views = new Map((await rosterBookings(deps, rows.slice(0, limit), ask.now)).map((view) => [view.id, view]));
  return {
    ...pageOf(
      rows,
      limit,
      (row) => views.get(row.id) as ItemOf<'roster.people'>,
      (row) => [row.start_at.getTime(), row.id],
    ),
    slot: rosterSlotView(slot, aroundOf(around, slot.service_id), attended, ask.now),
  };
}

/** One row more than a page. */
async function found(deps: BookingDeps, ask: Ask<'roster.people'>, afterId: string): Promise<BookingRow[]> {
  const { limit, show, words } = ask.query;
  const of = { slotId: ask.params.slotId, show };
  if (words === undefined || !/^\d{4}$/.test(words)) {
    return peopleQuery(deps.db, { ...of, name: words, afterId, limit: limit + 1 }).execute();
  }
  const phoneEnds = phoneEndsOf(deps.vault, words);
  const rows: BookingRow[] = [];
  for (let from = afterId; rows.length <= limit;) {
    const some = await peopleQuery(deps.db, { ...of, phoneEnds, afterId: from, limit: step }).execute();
    const ids = some.map((row) => row.beneficiary_id);
    const theirs = await whosePhoneEndsIn(deps.db, deps.vault, ids, words);
    rows.push(...some.filter((row) => theirs.has(row.beneficiary_id)));
    const last = some.at(-1);
    if (last === undefined || some.length < step) break;
    from = last.id;
  }
  return rows.slice(0, limit + 1);
}
