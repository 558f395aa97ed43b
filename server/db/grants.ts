/**
 * What the app's database user may do with each table. Every table stands here: MySQL can't take one table back out of
 * a schema-wide grant, so the migration runner grants table by table and refuses a table that it doesn't find here.
 */
export type Access = 'read' | 'append' | 'all';

export const rights = {
  read: ['SELECT'],
  append: ['SELECT', 'INSERT'],
  all: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
} as const satisfies Record<Access, readonly string[]>;

export const grants: Readonly<Record<string, Access>> = {
  /** Filled by migrations alone. */
  _prisma_migrations: 'read',
  booking_step: 'read',
  residence_step: 'read',
  excuse_step: 'read',
  /** What was done stays as it was written. */
  audit_line: 'append',
  audit_seal: 'append',
  access_note: 'all',
  audit_check: 'all',
  erasure_request: 'all',
  export_request: 'all',
  reveal_use: 'all',
  consent_change: 'append',
  agreement: 'append',
  content_decision: 'append',

  account: 'all',
  acting_power: 'all',
  area: 'all',
  blocked_word: 'all',
  booking: 'all',
  call_task: 'all',
  centre: 'all',
  centre_exception: 'all',
  centre_hours: 'all',
  centre_staff: 'all',
  desk_access: 'all',
  desk_attempt: 'all',
  desk_enrolment: 'all',
  desk_login: 'all',
  desk_recovery: 'all',
  consent: 'all',
  agreement_request: 'all',
  excuse: 'all',
  household: 'all',
  no_show_notice: 'all',
  household_member: 'all',
  content_item: 'all',
  inbox_entry: 'all',
  invitation: 'all',
  invitation_try: 'all',
  job: 'all',
  live_event: 'all',
  person: 'all',
  quota_use: 'all',
  residence: 'all',
  role_grant: 'all',
  role_invitation: 'all',
  service: 'all',
  service_hours: 'all',
  session: 'all',
  slot: 'all',
  wechat_message: 'all',
  stored_file: 'all',
  upload_day: 'all',
  wechat_push: 'all',
  wechat_session: 'all',
  wechat_token: 'all',
};
