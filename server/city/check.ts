import type { Connection, RowDataPacket } from 'mysql2/promise';

/**
 * Counts of things that must not be, each by what it is. Also what foreign keys would refuse, which are off while the
 * rows are written.
 */
const faults: Readonly<Record<string, string>> = {
  'slots whose counter is not what their bookings take': `
    SELECT COUNT(*) AS n FROM slot AS s
    LEFT JOIN (
      SELECT slot_id, SUM(party_size) AS people FROM booking
      WHERE state IN ('confirmed', 'attended', 'no_show') GROUP BY slot_id
    ) AS b ON b.slot_id = s.id
    WHERE s.taken <> COALESCE(b.people, 0)`,
  'slots above their capacity': 'SELECT COUNT(*) AS n FROM slot WHERE taken > capacity',
  'bookings of a slot that is elsewhere': `
    SELECT COUNT(*) AS n FROM booking AS b LEFT JOIN slot AS s ON s.id = b.slot_id
    WHERE s.id IS NULL OR s.service_id <> b.service_id OR s.centre_id <> b.centre_id OR s.on_day <> b.on_day
      OR s.start_at <> b.start_at OR s.end_at <> b.end_at`,
  // A sum over all keys, each so often as it was used: grouping millions of them takes minutes.
  'quota rows that are not what was booked (their sums differ by)': `
    SELECT (
      SELECT COALESCE(SUM(CRC32(CONCAT_WS(' ', person_id, service_id, period)) * used), 0) FROM quota_use
    ) - (
      SELECT COALESCE(SUM(
        CRC32(CONCAT_WS(' ', beneficiary_id, service_id, on_day))
      ), 0) FROM booking WHERE state <> 'cancelled'
    ) AS n`,
  'uses that no quota row counts': `
    SELECT (SELECT COUNT(*) FROM booking WHERE state <> 'cancelled') - (SELECT COALESCE(SUM(used), 0) FROM quota_use)
      AS n`,
  'quotas beyond what the service allows': `
    SELECT
      (SELECT COUNT(*) FROM quota_use AS q INNER JOIN service AS s ON s.id = q.service_id WHERE q.used > s.max_per_day)
      + (SELECT COUNT(*) FROM (
        SELECT s.max_per_week AS most, SUM(q.used) AS used
        FROM quota_use AS q INNER JOIN service AS s ON s.id = q.service_id AND s.max_per_week IS NOT NULL
        GROUP BY q.person_id, s.id, s.max_per_week, YEARWEEK(q.period, 3)
      ) AS weeks WHERE used > most) AS n`,
  'people in two places at once': `
    SELECT COUNT(*) AS n FROM booking AS a INNER JOIN booking AS b
      ON b.beneficiary_id = a.beneficiary_id AND b.start_at >= a.start_at AND b.start_at < a.end_at AND b.id <> a.id
    WHERE a.live_key = '' AND b.live_key = ''`,
  'accounts of nobody': `
    SELECT COUNT(*) AS n FROM account AS a LEFT JOIN person AS p ON p.id = a.person_id WHERE p.id IS NULL`,
  'bookings that came to their state by no known step': `
    SELECT COUNT(*) AS n FROM booking AS b
    LEFT JOIN booking_step AS s ON s.from_state = b.prior_state AND s.to_state = b.state WHERE s.to_state IS NULL`,
  'bookings of nobody': `
    SELECT COUNT(*) AS n FROM booking AS b LEFT JOIN person AS p ON p.id = b.beneficiary_id
    LEFT JOIN account AS a ON a.id = b.actor_account_id WHERE p.id IS NULL OR a.id IS NULL`,
  'bookings for others without a power to book': `
    SELECT COUNT(*) AS n FROM booking AS b INNER JOIN account AS a ON a.id = b.actor_account_id
    LEFT JOIN acting_power AS w ON w.actor_id = a.person_id AND w.beneficiary_id = b.beneficiary_id
      AND w.may_book = 1 AND w.live_key = ''
    WHERE a.person_id <> b.beneficiary_id AND w.id IS NULL`,
  'activities whose service or slot is another': `
    SELECT COUNT(*) AS n FROM activity AS a
    LEFT JOIN service AS s ON s.id = a.service_id AND s.kind = 'activity' AND s.centre_id = a.centre_id
    LEFT JOIN slot AS t ON t.id = a.slot_id AND t.service_id = a.service_id AND t.start_at = a.start_at
    WHERE s.id IS NULL OR t.id IS NULL`,
  'services without a centre': `
    SELECT COUNT(*) AS n FROM service AS s LEFT JOIN centre AS c ON c.id = s.centre_id
    WHERE c.id IS NULL OR c.area_code <> s.area_code`,
  'centres outside the divisions': `
    SELECT COUNT(*) AS n FROM centre AS c LEFT JOIN area AS a ON a.code = c.area_code WHERE a.code IS NULL`,
  'household members who are nobody': `
    SELECT COUNT(*) AS n FROM household_member AS m LEFT JOIN person AS p ON p.id = m.person_id
    LEFT JOIN household AS h ON h.id = m.household_id WHERE p.id IS NULL OR h.id IS NULL`,
  'powers without a consent': `
    SELECT COUNT(*) AS n FROM acting_power AS w LEFT JOIN agreement AS c ON c.id = w.consent_id
    WHERE c.id IS NULL OR c.person_id <> w.beneficiary_id`,
};

export interface Finding {
  what: string;
  wanted: number;
  found: number;
  seconds: number;
}

/**
 * Asks the database itself, after all is written: each table's rows against what was made, and everything that must not
 * be. A finding is wrong where what was found is not what was wanted.
 */
export async function checkCity(
  connection: Connection,
  counts: ReadonlyMap<string, number>,
  onFinding: (finding: Finding) => void = () => undefined,
): Promise<Finding[]> {
  const wanted: (readonly [what: string, sql: string, wanted: number])[] = [
    ...[...counts].map(
      ([table, rows]) => [`rows of ${table}`, `SELECT COUNT(*) AS n FROM \`${table}\``, rows] as const,
    ),
    ...Object.entries(faults).map(([what, sql]) => [what, sql, 0] as const),
  ];
  const findings: Finding[] = [];
  for (const [what, sql, number] of wanted) {
    const startedAt = performance.now();
    const [rows] = await connection.query<RowDataPacket[]>(sql);
    const finding = {
      what,
      wanted: number,
      found: Number(rows[0]?.['n'] ?? 0),
      seconds: (performance.now() - startedAt) / 1000,
    };
    findings.push(finding);
    onFinding(finding);
  }
  return findings;
}

/** One number for all that stands in these tables, whatever the order in which it was written. */
export async function checksumOf(connection: Connection, tables: Iterable<string>): Promise<string> {
  const names = [...tables].sort().map((table) => `\`${table}\``);
  const [rows] = await connection.query<RowDataPacket[]>(`CHECKSUM TABLE ${names.join(', ')}`);
  return rows.map((row) => Number(row['Checksum']).toString(16).padStart(8, '0')).join('-');
}
