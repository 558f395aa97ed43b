import { templateNames } from '../../../shared/enums';
import type { ItemOf } from '../../../shared/contract/types';
import type { ConsentRow } from './consent-store';
import type { EntryRow } from './store';
import type { TemplateIds } from './template-ids';

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

/** Every template, also those never asked about. */
export function consentView(rows: readonly ConsentRow[], ids: TemplateIds): ItemOf<'consent.list'>[] {
  return templateNames.map((template) => {
    const row = rows.find((one) => one.template === template);
    return { template, templateId: ids[template], left: row?.left_count ?? 0, state: row?.state ?? 'open' };
  });
}
