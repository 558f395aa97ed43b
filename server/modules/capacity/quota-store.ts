import { findByKeys, insertMany } from '../../kernel/bulk';
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
 * what `quotasOf` read still stands.
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
export const quotaKey = ({ personId, serviceId, period }: QuotaUse): string => `${personId}|${serviceId}|${period}`;

/** How often each of these was used, by `quotaKey`; what is unused is absent. */
export async function quotasOf(reader: Reader, uses: readonly QuotaUse[]): Promise<Map<string, number>> {
  const keys = uses.map(({ personId, serviceId, period }) => [personId, serviceId, period]);
  const rows = await findByKeys(reader, 'quota_use', ['person_id', 'service_id', 'period'], keys);
  return new Map(
    rows.map((row) => [quotaKey({ personId: row.person_id, serviceId: row.service_id, period: row.period }), row.used]),
  );
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
