import type { TestDatabase } from './database';

/** Rows of a city of some size, so that the optimizer has reason to choose as it will in production. */
const sizes = {
  centres: 2000,
  services: 20_000,
  slots: 50_000,
  bookings: 50_000,
  entries: 30_000,
  lines: 30_000,
  people: 5000,
};

/** One in so many rows belongs to whom the sample queries ask about: 'per', 'acc', 'ctr', 'svc'. */
const oneIn = 400;
const ownedBy = (id: string, others: number): string =>
  `IF(n % ${oneIn} = 0, '${id}', CONCAT('${id}_', n % ${others}))`;

const instant = "TIMESTAMPADD(MINUTE, (n * 37) % 86400, '2026-11-01')";
const county = "CONCAT('3505', 70 + n % 17)";
const town = `CONCAT(${county}, LPAD(1 + FLOOR(n / 17) % 14, 3, '0'))`;
const village = `CONCAT(${town}, LPAD(1 + FLOOR(n / 238) % 15, 3, '0'))`;

type Columns = Record<string, string>;

const insert = (table: string, count: number, columns: Columns): string =>
  `INSERT INTO \`${table}\` (${Object.keys(columns).join(', ')})
   SELECT ${Object.values(columns).join(', ')} FROM crowd_number WHERE n < ${count}`;

const area = (code: string, parent: string, level: string): Columns => ({
  code,
  parent_code: parent,
  name: "CONCAT('地方', n)",
  level: `'${level}'`,
  path: "CONCAT('地方 / 地方', n)",
});

const statements = [
  'CREATE TABLE crowd_digit (d INT PRIMARY KEY)',
  'INSERT INTO crowd_digit VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9)',
  'CREATE TABLE crowd_number (n INT PRIMARY KEY)',
  `INSERT INTO crowd_number SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d
   FROM crowd_digit a, crowd_digit b, crowd_digit c, crowd_digit e, crowd_digit f`,

  "INSERT INTO area (code, name, level, path) VALUES ('3503', '莆田市', 'city', '莆田市'), ('3505', '泉州市', 'city', '泉州市')",
  insert('area', 17, area(county, "'3505'", 'county')),
  insert('area', 238, area(town, county, 'town')),
  insert('area', 3570, area(village, town, 'village')),

  insert('centre', sizes.centres, {
    id: "IF(n = 0, 'ctr', CONCAT('ctr_', n))",
    area_code: village,
    name: "CONCAT('邻里中心', n)",
    intro: "'社区一楼的公共客厅'",
    founding: "'街道与社区共建'",
    address: "'永福里 18 号'",
    transport: "'公交 3 路'",
    phone: "'0595-85661234'",
    lng: '118 + (n % 100) / 80',
    lat: '24.4 + FLOOR(n / 100) / 16',
    functions: "'[]'",
    created_at: instant,
  }),
  insert('content_item', sizes.entries, {
    id: "CONCAT('cnt_', n)",
    kind: "ELT(1 + n % 3, 'avatar', 'person_name', 'centre_photo')",
    account_id: ownedBy('acc', 5000),
    subject_id: ownedBy('prs', 5000),
    area_code: `IF(n % 3 = 2, ${village}, '')`,
    text: "'一段文字'",
    state: "IF(n % 50 = 0, 'review', ELT(1 + n % 2, 'passed', 'refused'))",
    machine: "'clean'",
    queued_at: instant,
    created_at: instant,
  }),
  insert('blocked_word', 2000, {
    id: "CONCAT('wrd_', n)",
    word: "CONCAT('词', n)",
    reason: "'other'",
    account_id: "'acc'",
    created_at: instant,
  }),
  insert('centre_staff', sizes.centres * 3, {
    id: "CONCAT('stf_', n)",
    centre_id: ownedBy('ctr', sizes.centres),
    name: "'陈美清'",
    title: "'网格员'",
    position: 'n',
  }),
  insert('centre_hours', sizes.centres * 7, {
    id: "CONCAT('hrs_', n)",
    centre_id: "CONCAT('ctr_', FLOOR(n / 7))",
    weekday: '1 + n % 7',
    opens_minute: '480',
    closes_minute: '1260',
  }),
  insert('centre_exception', sizes.centres * 2, {
    id: "CONCAT('exc_', n)",
    centre_id: "CONCAT('ctr_', FLOOR(n / 2))",
    on_day: "TIMESTAMPADD(DAY, n % 60, '2026-11-01')",
    reason: "'停电'",
    created_at: instant,
  }),
  insert('service', sizes.services, {
    id: "IF(n = 0, 'svc', CONCAT('svc_', n))",
    centre_id: ownedBy('ctr', sizes.centres),
    area_code: village,
    name: "CONCAT('书法课', n)",
    summary: "'从零学起'",
    detail: "'带上毛笔'",
    place: "'二楼'",
    function_code:
      "ELT(1 + n % 8, 'party', 'governance', 'convenience', 'elder', 'child', 'health', 'culture', 'special')",
    nearby:
      "ELT(1 + n % 10, 'canteen', 'childcare', 'elder_care', 'health', 'fitness', 'study', 'culture', 'legal', 'repair', 'affairs')",
    audience: "'everyone'",
    languages: "'[]'",
    icon: "'brush'",
    position: 'n % 15',
    open_days: '7',
    opens_minute: '480',
    lead_minutes: '0',
    cancel_minutes: '60',
    party_max: '1',
    holiday_rule: "'as_sunday'",
  }),
  insert('service_hours', sizes.services * 2, {
    id: "CONCAT('shr_', n)",
    service_id: "CONCAT('svc_', FLOOR(n / 2))",
    weekday: '1 + n % 7',
    starts_minute: '540',
    ends_minute: '600',
    slot_minutes: '60',
    capacity: '10',
  }),
  insert('slot', sizes.slots, {
    id: "CONCAT('slt_', n)",
    service_id: ownedBy('svc', sizes.services),
    centre_id: ownedBy('ctr', sizes.centres),
    on_day: `DATE(${instant})`,
    // A second apart, so that one service never has two at once.
    start_at: `TIMESTAMPADD(SECOND, n % 60, ${instant})`,
    end_at: `TIMESTAMPADD(MINUTE, 60, ${instant})`,
    capacity: '10',
    state: "'open'",
  }),
  insert('booking', sizes.bookings, {
    id: "CONCAT('bkg_', n)",
    slot_id: "CONCAT('slt_', n)",
    service_id: ownedBy('svc', sizes.services),
    centre_id: ownedBy('ctr', sizes.centres),
    actor_account_id: ownedBy('acc', 9000),
    beneficiary_id: ownedBy('per', 9000),
    request_key: "CONCAT('key_', n)",
    authority: "'self'",
    state: "'confirmed'",
    prior_state: "'new'",
    party_size: '1',
    start_at: instant,
    end_at: `TIMESTAMPADD(MINUTE, 60, ${instant})`,
    on_day: `DATE(${instant})`,
    live_key: "''",
    booked_at: instant,
  }),
  insert('inbox_entry', sizes.entries, {
    id: "CONCAT('inb_', n)",
    account_id: ownedBy('acc', 9000),
    kind: "'booking_confirmed'",
    facts: "'{}'",
    created_at: instant,
    delivered_at: `IF(n % 9 = 0, NULL, ${instant})`,
  }),
  insert('wechat_message', sizes.entries, {
    id: "CONCAT('msg_', n)",
    entry_id: "CONCAT('inb_', n)",
    account_id: ownedBy('acc', 9000),
    template: "'booking_confirmed'",
    state: "IF(n % 20 = 0, 'queued', IF(n % 50 = 1, 'failed', 'sent'))",
    data: "'{}'",
    page: "'pages/home/index'",
    due_at: instant,
    expires_at: instant,
    flight_key: "CONCAT('msg_', n)",
    ended_at: `IF(n % 20 = 0, NULL, ${instant})`,
    created_at: instant,
  }),
  insert('person', sizes.people, { id: "CONCAT('prs_', n)", name: "CONCAT('陈', n)", created_at: instant }),
  insert('account', sizes.people, {
    id: "CONCAT('acc_', n)",
    openid: "CONCAT('open_', n)",
    person_id: "CONCAT('prs_', n)",
    created_at: instant,
  }),
  insert('role_grant', sizes.people, {
    id: "CONCAT('grt_', n)",
    account_id: "CONCAT('acc_', n)",
    role: "ELT(1 + n % 2, 'staff', 'volunteer')",
    scope_kind: "'centre'",
    scope_id: ownedBy('ctr', sizes.centres),
    area_code: village,
    starts_at: instant,
    created_at: instant,
  }),
  insert('role_invitation', sizes.people, {
    id: "CONCAT('inv_', n)",
    code_hash: 'SHA2(n, 256)',
    role: "ELT(1 + n % 2, 'staff', 'volunteer')",
    scope_kind: "'centre'",
    scope_id: ownedBy('ctr', sizes.centres),
    area_code: village,
    for_whom: "'小郑'",
    expires_at: instant,
    created_by: "CONCAT('acc_', n)",
    created_at: instant,
  }),
  insert('audit_line', sizes.lines, {
    at: "TIMESTAMPADD(SECOND, n, '2026-11-22')",
    request_id: "'req'",
    action: "'booking.book'",
    subject_kind: "'booking'",
    subject_id: "CONCAT('bkg_', n)",
    detail: "'{}'",
  }),
  `INSERT INTO audit_seal (seq, line_id, prev_hash, hash, sealed_at)
   SELECT id, id, REPEAT('0', 64), REPEAT('0', 64), at FROM audit_line WHERE id < ${sizes.lines - 100}`,
];

/** Fills a schema of a test's own with a crowd and lets the optimizer look at it. */
export async function fillWithCrowd({ sql }: TestDatabase): Promise<void> {
  for (const statement of statements) await sql(statement);
  await sql(
    'ANALYZE TABLE area, centre, centre_staff, centre_hours, centre_exception, service, service_hours, slot, booking, ' +
      'inbox_entry, wechat_message, audit_line, audit_seal, person, account, role_grant, role_invitation',
  );
}
