import type { ItemOf } from '../../../shared/contract/types';
import type { EntryRow } from './store';

export function entryView(row: EntryRow): ItemOf<'inbox.list'> {
  return {
    id: row.id,
    kind: row.kind,
    facts: JSON.parse(row.facts) as Record<string, string>,
    bookingId: row.booking_id,
    at: row.created_at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
  };
}
