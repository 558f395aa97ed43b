import { findBySpans, insertMany } from '../../kernel/bulk';
import type { Reader, Tx } from '../../kernel/db';

export interface QuotaCount {
  serviceId: string;
  period: string;
}

export interface QuotaUse extends QuotaCount {
  personId: string;
}

/**
 * Counts one use in each row; a row named twice counts twice. Whoever counts holds the locks of these persons, so that
 * what `usesOf` read still stands.
 */
export async function countQuotas(tx: Tx, uses: readonly QuotaUse[]): Promise<void> {
  const ordered = [...uses].sort((a, b) => (quotaKey(a) < quotaKey(b) ? -1 : 1));
  const rows = ordered.map((use) => ({
    person_id: use.personId,
    service_id: use.serviceId,
    period: use.period,
    used: 1,
  }));
  await insertMany(tx, 'quota_use', rows, '`used` = `used` + 1');
}

/** How a quota row is named in memory, in the order in which rows are met. */
const quotaKey = ({ personId, serviceId, period }: QuotaUse): string => `${personId}|${serviceId}|${period}`;

/** The uses of a service by a person from one civil day to another, both counted. */
export interface UseSpan {
  personId: string;
  serviceId: string;
  fromOn: string;
  toOn: string;
}

/** How whose uses of what are named in memory. */
export const useKey = ({ personId, serviceId }: Pick<UseSpan, 'personId' | 'serviceId'>): string =>
  `${personId}|${serviceId}`;

/** How often on each day of these spans, by `useKey` and day; what is unused is absent. */
export async function usesOf(reader: Reader, spans: readonly UseSpan[]): Promise<Map<string, Map<string, number>>> {
  const keys = spans.map(({ personId, serviceId, fromOn, toOn }) => [personId, serviceId, fromOn, toOn]);
  const rows = await findBySpans(reader, 'quota_use', ['person_id', 'service_id', 'period'], keys);
  const found = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const key = useKey({ personId: row.person_id, serviceId: row.service_id });
    const days = found.get(key) ?? new Map<string, number>();
    found.set(key, days.set(row.period, row.used));
  }
  return found;
}

/**
 * Takes one use of each of these people back in each period, in one statement: a slot of 300 people is called off in as
 * many round trips as one of three. Rows are met in the order of their key, as when they are counted.
 */
export async function uncountQuotas(
  tx: Tx,
  personIds: readonly string[],
  counts: readonly QuotaCount[],
): Promise<void> {
  if (personIds.length === 0) return;
  await tx
    .updateTable('quota_use')
    .set((eb) => ({ used: eb('used', '-', 1) }))
    .where('person_id', 'in', [...new Set(personIds)].sort())
    .where((eb) =>
      eb.or(
        counts.map(({ serviceId, period }) => eb.and([eb('service_id', '=', serviceId), eb('period', '=', period)])),
      ),
    )
    .where('used', '>', 0)
    .execute();
}
