// Written by `npm run db:generate` from server/db/schema. Never edited by hand.

import type { ColumnType } from 'kysely';
export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;
export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export type access_note = {
  id: string;
  person_id: string;
  actor_account_id: string;
  /**
   * The role in which it was done.
   * @kyselyType(import('../../shared/enums').Role)
   */
  actor_role: import('../../shared/enums').Role;
  /**
   * Where that role holds.
   * @kyselyType(import('../../shared/enums').ScopeKind)
   */
  scope_kind: import('../../shared/enums').ScopeKind;
  scope_id: string;
  /**
   * What was opened, comma between.
   */
  what: string;
  reason: string;
  at: Date;
};
export type account = {
  id: string;
  openid: string;
  person_id: string;
  created_at: Date;
  /**
   * The role used last, with which the next login begins; null until one was chosen.
   * @kyselyType(import('../../shared/enums').Role)
   */
  last_role: import('../../shared/enums').Role | null;
};
export type acting_power = {
  id: string;
  /**
   * @kyselyType(import('../../shared/enums').PowerKind)
   */
  kind: import('../../shared/enums').PowerKind;
  /**
   * Person who acts.
   */
  actor_id: string;
  /**
   * Person acted for.
   */
  beneficiary_id: string;
  may_view: number;
  may_book: number;
  may_cancel: number;
  starts_at: Date;
  ends_at: Date;
  /**
   * Where the beneficiary lived when it began: whose staff may end it.
   */
  area_code: string | null;
  consent_id: string;
  /**
   * '' until it is ended, then the row's own id. Past `ends_at` it has no force even while ''.
   */
  live_key: string;
  ended_at: Date | null;
  /**
   * Account; null where the time did it.
   */
  ended_by: string | null;
  /**
   * @kyselyType(import('../../shared/enums').PowerEnder)
   */
  ended_as: import('../../shared/enums').PowerEnder | null;
  end_reason: string | null;
};
export type activity = {
  service_id: string;
  slot_id: string;
  centre_id: string;
  /**
   * Shown at every centre of the city.
   */
  citywide: number;
  start_at: Date;
  end_at: Date;
  created_by: string | null;
  created_at: Date;
};
export type agreement = {
  id: string;
  /**
   * @kyselyType(import('../../shared/enums').ConsentKind)
   */
  kind: import('../../shared/enums').ConsentKind;
  /**
   * Whom it is about.
   */
  person_id: string;
  /**
   * Person who said yes: themselves, or a guardian.
   */
  given_by: string;
  /**
   * @kyselyType(import('../../shared/enums').ConsentMethod)
   */
  method: import('../../shared/enums').ConsentMethod;
  text_version: string;
  given_at: Date;
  /**
   * Account of the staff member who saw or called them.
   */
  witness_id: string | null;
  note: string | null;
};
export type agreement_request = {
  id: string;
  asked_by: string;
  asker_account: string;
  person_id: string;
  /**
   * Set when a yes also makes them a member.
   */
  household_id: string | null;
  /**
   * @kyselyType(import('../../shared/enums').Relation)
   */
  relation: import('../../shared/enums').Relation;
  may_view: number;
  may_book: number;
  may_cancel: number;
  /**
   * @kyselyType(string)
   */
  power_ends_on: string | null;
  /**
   * Where the asker lives: whose staff decides.
   */
  area_code: string;
  text_version: string;
  /**
   * @kyselyType(import('../../shared/enums').RequestState)
   */
  state: import('../../shared/enums').RequestState;
  /**
   * '' while waiting, then the row's own id.
   */
  live_key: string;
  asked_at: Date;
  decided_at: Date | null;
  decided_by: string | null;
  reason: string | null;
};
export type approval = {
  booking_id: string;
  centre_id: string;
  /**
   * @kyselyType(import('../../shared/enums').ApprovalState)
   */
  state: import('../../shared/enums').ApprovalState;
  asked_at: Date;
  /**
   * Until when the place is held for an answer.
   */
  until_at: Date;
  ended_at: Date | null;
  decided_by: string | null;
};
export type area = {
  code: string;
  parent_code: string | null;
  name: string;
  /**
   * @kyselyType(import('../../shared/enums').AreaLevel)
   */
  level: import('../../shared/enums').AreaLevel;
  /**
   * Names from the city down, joined by ' / '.
   */
  path: string;
};
export type audit_check = {
  id: string;
  /**
   * Null for the nightly one.
   */
  asked_by: string | null;
  asked_at: Date;
  /**
   * @kyselyType(import('../../shared/enums').AuditCheckState)
   */
  state: import('../../shared/enums').AuditCheckState;
  /**
   * '' while it runs, its own id after: one at a time, held by the key.
   */
  live_key: string;
  /**
   * Lines read, of so many when it began.
   */
  read_lines: Generated<number>;
  all_lines: Generated<number>;
  finished_at: Date | null;
  /**
   * JSON of what was found, by number.
   */
  report: string | null;
};
export type audit_line = {
  id: Generated<number>;
  at: Date;
  request_id: string;
  /**
   * Null for jobs and for somebody not yet known.
   */
  actor_account_id: string | null;
  /**
   * Route or job name.
   */
  action: string;
  subject_kind: string;
  subject_id: string;
  /**
   * JSON of ids, states and counts: no names, phones or free text but a staff member's reason.
   */
  detail: string;
};
export type audit_seal = {
  seq: number;
  line_id: number;
  prev_hash: string;
  hash: string;
  sealed_at: Date;
};
export type blocked_word = {
  id: string;
  /**
   * As compared: small letters, no blanks.
   */
  word: string;
  /**
   * @kyselyType(import('../../shared/enums').ContentReason)
   */
  reason: import('../../shared/enums').ContentReason;
  account_id: string;
  created_at: Date;
};
export type booking = {
  id: string;
  slot_id: string;
  service_id: string;
  centre_id: string;
  actor_account_id: string;
  beneficiary_id: string;
  /**
   * The client's; those who were booked with another in one request carry it with ':1', ':2' … behind it.
   */
  request_key: string;
  /**
   * By what right the actor booked.
   * @kyselyType(import('../../shared/enums').BookingAuthority)
   */
  authority: import('../../shared/enums').BookingAuthority;
  /**
   * @kyselyType(import('../../shared/enums').BookingState)
   */
  state: import('../../shared/enums').BookingState;
  /**
   * The state before, 'new' at first: (prior_state, state) must stand in booking_step.
   */
  prior_state: string;
  party_size: number;
  /**
   * How many people of a family one request has named; they wait in line as one.
   */
  together: Generated<number>;
  /**
   * What it was booked under, whatever the service says by now; null = as the service says.
   */
  cancel_minutes: number | null;
  /**
   * Minutes of time credit, all places together.
   */
  price_minutes: Generated<number>;
  /**
   * Copied from the slot, so that a person's list and day are one index range.
   */
  start_at: Date;
  end_at: Date;
  /**
   * @kyselyType(string)
   */
  on_day: string;
  /**
   * '' while live, the booking's own id once ended (cancelled, expired, or missed and its place given back); never NULL, which a
   * unique key would not hold.
   */
  live_key: string;
  booked_at: Date;
  /**
   * Drawn from the slot under its lock, so that the order of the line is the order of the commits. Kept after waiting.
   */
  line_number: number | null;
  /**
   * Until when the place that is held for them must be taken.
   */
  offered_until: Date | null;
  /**
   * When it was offered; who waited is counted from it.
   */
  offered_at: Date | null;
  attended_at: Date | null;
  /**
   * @kyselyType(import('../../shared/enums').CheckInMethod)
   */
  check_in_method: import('../../shared/enums').CheckInMethod | null;
  checked_in_by: string | null;
  ended_at: Date | null;
  /**
   * @kyselyType(import('../../shared/enums').Ender)
   */
  ended_by: import('../../shared/enums').Ender | null;
  end_reason: string | null;
  /**
   * Whose account gave the place back; null for the centre.
   */
  ended_account_id: string | null;
};
export type booking_answer = {
  booking_id: string;
  person_id: string;
  /**
   * JSON: question, kind, label, value
   */
  answers: string;
  /**
   * @kyselyType(string)
   */
  visit_on: string;
};
export type booking_step = {
  from_state: string;
  to_state: string;
};
export type call_task = {
  id: string;
  person_id: string;
  centre_id: string;
  /**
   * @kyselyType(import('../../shared/enums').InboxKind)
   */
  reason: import('../../shared/enums').InboxKind;
  /**
   * JSON object of strings
   */
  facts: string;
  /**
   * @kyselyType(import('../../shared/enums').CallState)
   */
  state: import('../../shared/enums').CallState;
  /**
   * Names the news itself, so that one person is not called twice for it.
   */
  cause: string;
  /**
   * To be called from then on; after an unanswered call, later.
   */
  due_at: Date;
  /**
   * Overdue after this.
   */
  told_by_at: Date;
  tries: Generated<number>;
  taken_by: string | null;
  taken_until: Date | null;
  /**
   * @kyselyType(import('../../shared/enums').CallOutcome)
   */
  outcome: import('../../shared/enums').CallOutcome | null;
  ended_at: Date | null;
  ended_by: string | null;
  created_at: Date;
};
export type centre = {
  id: string;
  area_code: string;
  name: string;
  intro: string;
  /**
   * Who founded it and what it is of (street, village, enterprise).
   */
  founding: string;
  address: string;
  transport: string;
  phone: string;
  /**
   * GCJ-02
   */
  lng: number;
  lat: number;
  /**
   * JSON: what the 1+6+X functions are here
   */
  functions: string;
  created_at: Date;
  /**
   * One more with each change of its timetable; whoever changes it locks this row.
   */
  timetable_version: Generated<number>;
  /**
   * In English, empty where there is none; see docs/decisions/0061.
   */
  name_en: Generated<string>;
  intro_en: Generated<string>;
  founding_en: Generated<string>;
  address_en: Generated<string>;
  transport_en: Generated<string>;
  /**
   * One more with each change of these, so that two editors don't overwrite each other.
   */
  english_version: Generated<number>;
  /**
   * The same of name, intro, founding, address, transport and phone.
   */
  texts_version: Generated<number>;
};
export type centre_exception = {
  id: string;
  centre_id: string;
  /**
   * @kyselyType(string)
   */
  on_day: string;
  /**
   * Both null = closed all day
   */
  opens_minute: number | null;
  closes_minute: number | null;
  reason: string;
  created_at: Date;
};
export type centre_hours = {
  id: string;
  centre_id: string;
  /**
   * 1 = Monday … 7 = Sunday
   */
  weekday: number;
  opens_minute: number;
  closes_minute: number;
};
export type centre_staff = {
  id: string;
  centre_id: string;
  name: string;
  title: string;
  position: number;
};
export type change_task = {
  id: string;
  centre_id: string;
  service_id: string;
  /**
   * The slot as it was booked.
   */
  slot_id: string;
  booking_id: string;
  /**
   * @kyselyType(import('../../shared/enums').ChangeHit)
   */
  hit: import('../../shared/enums').ChangeHit;
  /**
   * What residents read; null where a human has not passed it yet.
   */
  reason: string | null;
  /**
   * Another time that is offered in its place.
   */
  suggested_slot_id: string | null;
  /**
   * When the visit was to be, for the order of the list.
   */
  start_at: Date;
  /**
   * @kyselyType(import('../../shared/enums').ChangeTaskState)
   */
  state: import('../../shared/enums').ChangeTaskState;
  /**
   * '' while open, else the task's own id: one open task a booking.
   */
  open_key: string;
  /**
   * @kyselyType(import('../../shared/enums').ChangeOutcome)
   */
  outcome: import('../../shared/enums').ChangeOutcome | null;
  /**
   * Calls that nobody answered.
   */
  tries: Generated<number>;
  tried_at: Date | null;
  made_by: string;
  made_at: Date;
  /**
   * Whose account settled it, of staff or of the resident.
   */
  done_by: string | null;
  done_at: Date | null;
};
export type consent = {
  /**
   * `<account>:<template>`
   */
  id: string;
  account_id: string;
  /**
   * @kyselyType(import('../../shared/enums').TemplateName)
   */
  template: import('../../shared/enums').TemplateName;
  left_count: number;
  /**
   * @kyselyType(import('../../shared/enums').ConsentState)
   */
  state: import('../../shared/enums').ConsentState;
  changed_at: Date;
};
export type consent_change = {
  id: string;
  consent_id: string;
  /**
   * @kyselyType(import('../../shared/enums').ConsentChangeKind)
   */
  kind: import('../../shared/enums').ConsentChangeKind;
  /**
   * @kyselyType(import('../../shared/enums').ConsentSource)
   */
  source: import('../../shared/enums').ConsentSource;
  delta: number;
  /**
   * What it came from: a report's key, a push's id, a message. The same cause counts once.
   */
  cause: string;
  /**
   * The change of the other source that told of the same tap; '' for none.
   */
  pairs: string;
  at: Date;
};
export type content_decision = {
  item_id: string;
  round: number;
  reviewer_id: string;
  /**
   * @kyselyType(import('../../shared/enums').ReviewVerdict)
   */
  verdict: import('../../shared/enums').ReviewVerdict;
  /**
   * @kyselyType(import('../../shared/enums').ContentReason)
   */
  reason: import('../../shared/enums').ContentReason | null;
  decided_at: Date;
};
export type content_item = {
  id: string;
  /**
   * @kyselyType(import('../../shared/enums').ContentKind)
   */
  kind: import('../../shared/enums').ContentKind;
  account_id: string;
  /**
   * Person, centre, slot or booking that it belongs to.
   */
  subject_id: string;
  /**
   * Of the centre; empty where it belongs to no place.
   */
  area_code: Generated<string>;
  text: string | null;
  file_id: string | null;
  /**
   * Order among the pictures of a centre.
   */
  position: Generated<number>;
  /**
   * @kyselyType(import('../../shared/enums').ContentState)
   */
  state: import('../../shared/enums').ContentState;
  /**
   * @kyselyType(import('../../shared/enums').MachineFinding)
   */
  machine: import('../../shared/enums').MachineFinding;
  /**
   * WeChat's name for its check of a picture, by which the verdict comes back.
   */
  trace_id: string | null;
  /**
   * Since when a human is waited for.
   */
  queued_at: Date | null;
  /**
   * 1, or 2 after an appeal.
   */
  round: Generated<number>;
  /**
   * @kyselyType(import('../../shared/enums').ContentReason)
   */
  reason: import('../../shared/enums').ContentReason | null;
  /**
   * The reviewer's own words to the author.
   */
  note: string | null;
  decided_at: Date | null;
  /**
   * Null where the machine decided.
   */
  reviewer_id: string | null;
  appeal_text: string | null;
  appealed_at: Date | null;
  created_at: Date;
};
export type desk_access = {
  account_id: string;
  login_name: string;
  password_hash: string;
  totp_sealed: string;
  totp_key: string;
  /**
   * The last step whose code was used: none at or before it is taken again.
   */
  totp_step: number;
  created_at: Date;
};
export type desk_attempt = {
  subject_hash: string;
  failures: number;
  last_at: Date;
  locked_until: Date | null;
};
export type desk_enrolment = {
  account_id: string;
  login_name: string;
  password_hash: string;
  totp_sealed: string;
  totp_key: string;
  expires_at: Date;
};
export type desk_login = {
  id: string;
  key_hash: string;
  browser_hash: string;
  /**
   * @kyselyType(import('../../shared/enums').DeskLoginState)
   */
  state: import('../../shared/enums').DeskLoginState;
  /**
   * Null: a new session; else the desk session that wants to be confirmed again.
   */
  step_up_session_id: string | null;
  browser: string;
  address: string;
  /**
   * Whose phone scanned it.
   */
  account_id: string | null;
  /**
   * @kyselyType(import('../../shared/enums').Role)
   */
  role: import('../../shared/enums').Role | null;
  created_at: Date;
  expires_at: Date;
  decided_at: Date | null;
};
export type desk_recovery = {
  code_hash: string;
  account_id: string;
  used_at: Date | null;
};
export type erasure_request = {
  id: string;
  person_id: string;
  account_id: string;
  /**
   * @kyselyType(import('../../shared/enums').ErasureState)
   */
  state: import('../../shared/enums').ErasureState;
  /**
   * '' while it waits, its own id after: one at a time, held by the key.
   */
  live_key: string;
  /**
   * @kyselyType(import('../../shared/enums').ErasureSource)
   */
  source: import('../../shared/enums').ErasureSource;
  asked_at: Date;
  due_at: Date;
  ended_at: Date | null;
};
export type excuse = {
  id: string;
  booking_id: string;
  person_id: string;
  centre_id: string;
  /**
   * Whose account said it: the person's own, or of who acts for them.
   */
  account_id: string;
  /**
   * @kyselyType(import('../../shared/enums').ExcuseState)
   */
  state: import('../../shared/enums').ExcuseState;
  prior_state: string;
  text: string;
  filed_at: Date;
  /**
   * When it is accepted if nobody has answered; kept after the answer.
   */
  answer_by: Date;
  /**
   * Null: nobody in time. Kept through an appeal, whose answer must be somebody else's.
   */
  decided_by: string | null;
  decided_at: Date | null;
  /**
   * In staff's words, once they may be shown.
   */
  answer: string | null;
  appeal_text: string | null;
  appealed_at: Date | null;
};
export type excuse_step = {
  from_state: string;
  to_state: string;
};
export type export_request = {
  id: string;
  person_id: string;
  account_id: string;
  /**
   * @kyselyType(import('../../shared/enums').ExportState)
   */
  state: import('../../shared/enums').ExportState;
  /**
   * '' while one is open, its own id after: one at a time, held by the key.
   */
  live_key: string;
  asked_at: Date;
  ready_at: Date | null;
  expires_at: Date | null;
  content_sealed: string | null;
  content_key: string | null;
};
export type figure_hour = {
  centre_id: string;
  /**
   * @kyselyType(string)
   */
  on_day: string;
  /**
   * In Shanghai, 0 to 23.
   */
  hour: number;
  service_id: string;
  capacity: number;
  taken: number;
  attended: number;
  no_shows: number;
  /**
   * Who stood in line and was offered a place, and for how long they waited together.
   */
  offered: number;
  wait_minutes: number;
  /**
   * Who stood in line to the end without a place.
   */
  unplaced: number;
};
export type figure_reach = {
  centre_id: string;
  /**
   * '2026-11'
   */
  month: string;
  /**
   * @kyselyType(import('../../shared/enums').AgeGroup)
   */
  age_group: import('../../shared/enums').AgeGroup;
  /**
   * Of the village; '' where no address is confirmed.
   */
  area_code: string;
  people: number;
};
export type figure_resident = {
  area_code: string;
  /**
   * @kyselyType(import('../../shared/enums').AgeGroup)
   */
  age_group: import('../../shared/enums').AgeGroup;
  people: number;
};
export type household = {
  id: string;
  /**
   * Who began it.
   */
  created_by: string;
  created_at: Date;
};
export type household_member = {
  id: string;
  household_id: string;
  person_id: string;
  /**
   * What the person is to the one who added them; null for the one who began the household.
   * @kyselyType(import('../../shared/enums').Relation)
   */
  relation: import('../../shared/enums').Relation | null;
  /**
   * Person.
   */
  added_by: string;
  consent_id: string | null;
  /**
   * '' while a member, then the row's own id.
   */
  live_key: string;
  joined_at: Date;
  ended_at: Date | null;
  /**
   * Account.
   */
  ended_by: string | null;
};
export type inbox_entry = {
  id: string;
  account_id: string;
  /**
   * @kyselyType(import('../../shared/enums').InboxKind)
   */
  kind: import('../../shared/enums').InboxKind;
  /**
   * JSON object of strings
   */
  facts: string;
  booking_id: string | null;
  created_at: Date;
  delivered_at: Date | null;
  read_at: Date | null;
};
export type invitation = {
  id: string;
  /**
   * @kyselyType(import('../../shared/enums').InvitationKind)
   */
  kind: import('../../shared/enums').InvitationKind;
  /**
   * HMAC of the code, which nobody stores.
   */
  code_hash: string;
  asked_by: string;
  asker_account: string;
  household_id: string | null;
  /**
   * The child, of an invitation to be its guardian too.
   */
  child_id: string | null;
  /**
   * @kyselyType(import('../../shared/enums').Relation)
   */
  relation: import('../../shared/enums').Relation;
  /**
   * How the asker calls them in the list of open invitations.
   */
  name: string | null;
  may_view: number;
  may_book: number;
  may_cancel: number;
  /**
   * @kyselyType(string)
   */
  power_ends_on: string | null;
  /**
   * @kyselyType(import('../../shared/enums').InvitationState)
   */
  state: import('../../shared/enums').InvitationState;
  created_at: Date;
  expires_at: Date;
  answered_at: Date | null;
  answered_by: string | null;
};
export type invitation_try = {
  account_id: string;
  /**
   * YYYYMMDDHH in UTC
   */
  hour: string;
  wrong: number;
};
export type job = {
  id: string;
  kind: string;
  payload: string;
  due_at: Date;
  /**
   * @kyselyType('due' | 'done' | 'parked')
   */
  state: 'due' | 'done' | 'parked';
  failures: Generated<number>;
  lease_until: Date | null;
  leased_by: string | null;
  last_error: string | null;
  created_at: Date;
  done_at: Date | null;
};
export type live_event = {
  id: Generated<number>;
  topic: string;
  at: Date;
};
export type lottery_draw = {
  slot_id: string;
  service_id: string;
  centre_id: string;
  /**
   * @kyselyType(import('../../shared/enums').DrawState)
   */
  state: import('../../shared/enums').DrawState;
  /**
   * @kyselyType(import('../../shared/enums').VoidReason)
   */
  void_reason: import('../../shared/enums').VoidReason | null;
  opens_at: Date;
  closes_at: Date;
  /**
   * @kyselyType(import('../../shared/enums').Beacon)
   */
  beacon: import('../../shared/enums').Beacon;
  /**
   * The day whose value counts: fixed for good when the list is.
   * @kyselyType(string)
   */
  beacon_on: string;
  value_until: Date;
  reserve_max: number;
  /**
   * @kyselyType(import('../../shared/enums').Leftover)
   */
  leftover: import('../../shared/enums').Leftover;
  /**
   * SHA-256 of the secret, published from the beginning.
   */
  commitment: string;
  /**
   * The secret until the draw; nobody reads it before.
   */
  secret_sealed: string | null;
  secret_key: string | null;
  /**
   * Fixed when entering ends.
   */
  places: number | null;
  list_hash: string | null;
  unit_count: number | null;
  closed_at: Date | null;
  /**
   * What two of the staff have entered alike.
   */
  value: string | null;
  /**
   * Shown with the result.
   */
  secret: string | null;
  seed: string | null;
  result_hash: string | null;
  /**
   * Drawn or void since.
   */
  ended_at: Date | null;
  /**
   * When what is left is open to everybody; null: never.
   */
  release_at: Date | null;
  created_at: Date;
};
export type lottery_entry = {
  id: string;
  slot_id: string;
  service_id: string;
  beneficiary_id: string;
  actor_account_id: string;
  /**
   * @kyselyType(import('../../shared/enums').BookingAuthority)
   */
  authority: import('../../shared/enums').BookingAuthority;
  request_key: string;
  party_size: number;
  token: string;
  /**
   * @kyselyType(import('../../shared/enums').EntryState)
   */
  state: import('../../shared/enums').EntryState;
  /**
   * '' while it counts, the entry's own id once withdrawn or gone; never NULL.
   */
  live_key: string;
  /**
   * Copied from the slot, so that the times somebody holds are one index range.
   */
  start_at: Date;
  end_at: Date;
  /**
   * @kyselyType(string)
   */
  on_day: string;
  /**
   * Number of the unit in the list, and its weight: fixed with the list.
   */
  unit: number | null;
  weight: number | null;
  /**
   * In which place the unit was drawn, and in which it stands in reserve.
   */
  place: number | null;
  reserve_rank: number | null;
  booking_id: string | null;
  entered_at: Date;
  ended_at: Date | null;
};
export type lottery_value = {
  slot_id: string;
  person_id: string;
  account_id: string;
  value: string;
  entered_at: Date;
};
export type no_show_notice = {
  booking_id: string;
  told_at: Date;
};
export type offline_check_in = {
  account_id: string;
  request_key: string;
  booking_id: string;
  noted_at: Date;
  merged_at: Date;
  /**
   * 1 where nobody had checked them in before.
   */
  first: number;
};
export type person = {
  id: string;
  /**
   * Null until told.
   */
  name: string | null;
  /**
   * @kyselyType(string)
   */
  born_on: string | null;
  created_at: Date;
  /**
   * E.164, given by WeChat; sealed as `person.phone`, so that the table alone does not tell it.
   */
  phone_sealed: string | null;
  phone_key: string | null;
  phone_index: string | null;
  /**
   * Blind index of the last four digits; '' without a phone, or until a job has filled it in.
   */
  phone_end: Generated<string>;
  phone_at: Date | null;
};
export type pickup_person = {
  id: string;
  booking_id: string;
  name: string;
  /**
   * The last four digits of their phone, by which staff knows them.
   */
  phone_tail: string;
  added_by: string;
  added_at: Date;
};
export type programme_session = {
  id: string;
  service_id: string;
  /**
   * @kyselyType(string)
   */
  on_day: string;
  start_at: Date;
  end_at: Date;
  topic: string | null;
  /**
   * When the centre called it off, and why, as families were told; null while it takes place.
   */
  cancelled_at: Date | null;
  cancel_reason: string | null;
  /**
   * Where it takes place, if not where the programme does.
   */
  place: string | null;
  /**
   * The session called off that it makes up for.
   */
  stands_for: string | null;
  /**
   * When it was added after publication; null for the plan's own.
   */
  added_at: Date | null;
  /**
   * When it was to begin by the plan, where it was moved, and why, as families were told.
   */
  moved_from: Date | null;
  move_reason: string | null;
  /**
   * Raised by every change that families are told of.
   */
  revision: Generated<number>;
};
export type quota_use = {
  person_id: string;
  service_id: string;
  period: string;
  used: number;
};
export type rating = {
  id: string;
  booking_id: string;
  service_id: string;
  centre_id: string;
  /**
   * Whose visit it was, and who has written; null once they are gone.
   */
  person_id: string | null;
  account_id: string | null;
  stars: number;
  comment: string | null;
  /**
   * Others read it once it is passed.
   * @kyselyType(import('../../shared/enums').RatedTextState)
   */
  comment_state: import('../../shared/enums').RatedTextState;
  answer: string | null;
  /**
   * @kyselyType(import('../../shared/enums').RatedTextState)
   */
  answer_state: import('../../shared/enums').RatedTextState;
  answered_by: string | null;
  answered_at: Date | null;
  rated_at: Date;
  changed_at: Date;
};
export type reminder_choice = {
  account_id: string;
  booking_id: string;
  /**
   * Comma between; '' = never.
   */
  times: string;
  changed_at: Date;
};
export type reminder_sent = {
  booking_id: string;
  /**
   * A time of `ReminderTime`, or 'offer' for a held place that is about to go.
   */
  time: string;
  sent_at: Date;
};
export type residence = {
  id: string;
  person_id: string;
  filed_by: string;
  /**
   * The village or community.
   */
  area_code: string;
  grid_code: string | null;
  /**
   * Street, house and door, sealed by the vault as `residence.detail`.
   */
  detail_sealed: string;
  detail_key: string;
  /**
   * @kyselyType(import('../../shared/enums').ResidenceState)
   */
  state: import('../../shared/enums').ResidenceState;
  prior_state: string;
  /**
   * '' while filed or confirmed, then the row's own id.
   */
  live_key: string;
  filed_at: Date;
  decided_at: Date | null;
  decided_by: string | null;
  reason: string | null;
  ended_at: Date | null;
};
export type residence_step = {
  from_state: string;
  to_state: string;
};
export type resource = {
  id: string;
  centre_id: string;
  /**
   * @kyselyType(import('../../shared/enums').ResourceKind)
   */
  kind: import('../../shared/enums').ResourceKind;
  name: string;
  /**
   * Who is in charge, or what somebody is called in their trade; shown to residents.
   */
  who: string | null;
  /**
   * Those of one kind and skill stand in for each other.
   */
  skill: string | null;
  /**
   * Kept free before and after each use, in fives.
   */
  before_minutes: Generated<number>;
  after_minutes: Generated<number>;
  /**
   * How many people it is enough for; unknown, it bounds nothing.
   */
  places: number | null;
  position: number;
  /**
   * Of somebody: the person whose accounts are told of it; unknown, nobody is.
   */
  person_id: string | null;
  /**
   * @kyselyType(import('../../shared/enums').ResourceState)
   */
  state: Generated<import('../../shared/enums').ResourceState>;
  /**
   * Of two people who change it, the second sees the first one's change.
   */
  version: Generated<number>;
  created_at: Date;
};
export type resource_block = {
  id: string;
  centre_id: string;
  resource_id: string;
  /**
   * @kyselyType(import('../../shared/enums').BlockKind)
   */
  kind: import('../../shared/enums').BlockKind;
  start_at: Date;
  end_at: Date;
  reason: string;
  /**
   * @kyselyType(import('../../shared/enums').BlockState)
   */
  state: import('../../shared/enums').BlockState;
  version: Generated<number>;
  made_by: string;
  made_at: Date;
};
export type resource_bucket = {
  /**
   * A resource without parts, or a part.
   */
  atom_id: string;
  /**
   * Fives of minutes since 1970.
   */
  bucket: number;
  /**
   * What was asked for: the part itself, or a whole of it.
   */
  resource_id: string;
  slot_id: string | null;
  block_id: string | null;
};
export type resource_hours = {
  resource_id: string;
  /**
   * 1 = Monday … 7 = Sunday
   */
  weekday: number;
  starts_minute: number;
  ends_minute: number;
};
export type resource_part = {
  whole_id: string;
  part_id: string;
};
export type reveal_use = {
  actor_account_id: string;
  hour: string;
  used: number;
};
export type role_grant = {
  id: string;
  account_id: string;
  /**
   * @kyselyType(import('../../shared/enums').Role)
   */
  role: import('../../shared/enums').Role;
  /**
   * @kyselyType(import('../../shared/enums').ScopeKind)
   */
  scope_kind: import('../../shared/enums').ScopeKind;
  scope_id: string;
  /**
   * Where the scope lies, of a centre too: those who answer for an area find all of it by the prefix.
   */
  area_code: string;
  starts_at: Date;
  ends_at: Date | null;
  revoked_at: Date | null;
  created_at: Date;
};
export type role_invitation = {
  id: string;
  code_hash: string;
  /**
   * @kyselyType(import('../../shared/enums').Role)
   */
  role: import('../../shared/enums').Role;
  /**
   * @kyselyType(import('../../shared/enums').ScopeKind)
   */
  scope_kind: import('../../shared/enums').ScopeKind;
  scope_id: string;
  area_code: string;
  /**
   * Whom the inviter means, in their words; tells open invitations apart.
   */
  for_whom: string;
  role_ends_at: Date | null;
  expires_at: Date;
  created_by: string;
  created_at: Date;
  accepted_at: Date | null;
  accepted_by: string | null;
  withdrawn_at: Date | null;
};
export type service = {
  id: string;
  centre_id: string;
  area_code: string;
  name: string;
  summary: string;
  detail: string;
  bring: string | null;
  host: string | null;
  place: string;
  /**
   * @kyselyType(import('../../shared/enums').FunctionCode)
   */
  function_code: import('../../shared/enums').FunctionCode;
  /**
   * @kyselyType(import('../../shared/enums').NearbyService)
   */
  nearby: import('../../shared/enums').NearbyService;
  /**
   * @kyselyType(import('../../shared/enums').Audience)
   */
  audience: import('../../shared/enums').Audience;
  /**
   * JSON array of language tags
   */
  languages: string;
  icon: string;
  /**
   * Order on the centre's page, smaller first.
   */
  position: number;
  open_days: number;
  opens_minute: number;
  lead_minutes: number;
  cancel_minutes: number;
  max_per_day: number | null;
  max_per_week: number | null;
  max_per_month: number | null;
  party_max: number;
  /**
   * People who may wait for a full slot; 0 = no line.
   */
  waitlist_max: Generated<number>;
  offer_minutes: Generated<number>;
  /**
   * Minutes after the start at which the place of who has not come is given back; null: never.
   */
  release_minutes: number | null;
  min_age: number | null;
  max_age: number | null;
  /**
   * Bookings made from then on count when nobody comes; null = they don't. Never set for what people live by.
   */
  no_shows_count_from: Date | null;
  /**
   * Whether a limited standing keeps people from booking it far ahead.
   */
  is_scarce: Generated<number>;
  /**
   * Whether holidays close it even if the centre is open.
   * @kyselyType('closed' | 'as_weekday' | 'as_sunday')
   */
  holiday_rule: 'closed' | 'as_weekday' | 'as_sunday';
  /**
   * How places are given; a slot may differ.
   * @kyselyType(import('../../shared/enums').Allocation)
   */
  allocation: Generated<import('../../shared/enums').Allocation>;
  /**
   * What takes place week by week, once, or as a programme of several days.
   * @kyselyType(import('../../shared/enums').ServiceKind)
   */
  kind: Generated<import('../../shared/enums').ServiceKind>;
  /**
   * Only a guardian may book it, for their child.
   */
  guardian_only: Generated<number>;
  /**
   * `draft`: not shown yet; `paused`: not booked for now; `retired`: shown no more. What was booked stands.
   * @kyselyType(import('../../shared/enums').ServiceState)
   */
  state: Generated<import('../../shared/enums').ServiceState>;
  /**
   * Why it is paused, in words for residents; null in every other state.
   */
  paused_reason: string | null;
  /**
   * The day on which it is expected to go on; null where nobody knows.
   * @kyselyType(string)
   */
  paused_until: string | null;
  /**
   * Rises with each change, so that two editors don't overwrite each other.
   */
  version: Generated<number>;
  /**
   * The last change at the desk, and the account that made it; null before the first.
   */
  changed_at: Date | null;
  changed_by: string | null;
  /**
   * Code of the area whose confirmed residents alone may book.
   */
  residents_of: string | null;
  /**
   * A booking waits for the centre's yes for so long; null = none is needed.
   */
  approval_minutes: number | null;
  /**
   * @kyselyType(import('../../shared/enums').CheckInRule)
   */
  check_in: Generated<import('../../shared/enums').CheckInRule>;
  /**
   * Minutes of time credit a place costs.
   */
  price_minutes: Generated<number>;
  /**
   * JSON: what is asked of who books.
   */
  questions: Generated<string>;
  /**
   * When it takes the resources it needs: with its slots, or with the first claim of one.
   * @kyselyType(import('../../shared/enums').Occupies)
   */
  occupies: Generated<import('../../shared/enums').Occupies>;
  /**
   * In English, empty where there is none; see docs/decisions/0061.
   */
  name_en: Generated<string>;
  summary_en: Generated<string>;
  detail_en: Generated<string>;
  bring_en: Generated<string>;
  host_en: Generated<string>;
  place_en: Generated<string>;
};
export type service_exception = {
  id: string;
  service_id: string;
  /**
   * @kyselyType(string)
   */
  on_day: string;
  /**
   * JSON: the runs of that day; an empty list = it does not take place
   */
  runs: string;
  reason: string;
  created_at: Date;
};
export type service_hours = {
  id: string;
  service_id: string;
  /**
   * 1 = Monday … 7 = Sunday
   */
  weekday: number;
  starts_minute: number;
  ends_minute: number;
  slot_minutes: number;
  capacity: number;
};
export type service_lottery = {
  service_id: string;
  /**
   * Entering ends so many days before the day of the slot, at this minute.
   */
  close_days: number;
  close_minute: number;
  /**
   * @kyselyType(import('../../shared/enums').Beacon)
   */
  beacon: import('../../shared/enums').Beacon;
  reserve_max: number;
  /**
   * @kyselyType(import('../../shared/enums').Leftover)
   */
  leftover: import('../../shared/enums').Leftover;
};
export type service_need = {
  service_id: string;
  resource_id: string;
};
export type service_rating = {
  service_id: string;
  ratings: number;
  stars: number;
};
export type session = {
  id: string;
  family_id: string;
  account_id: string;
  access_hash: string;
  refresh_hash: string;
  access_expires_at: Date;
  refresh_expires_at: Date;
  refreshed_at: Date | null;
  revoked_at: Date | null;
  created_at: Date;
  /**
   * The one role that requests of this session have the rights of.
   * @kyselyType(import('../../shared/enums').Role)
   */
  active_role: import('../../shared/enums').Role;
  /**
   * @kyselyType(import('../../shared/enums').SessionKind)
   */
  kind: Generated<import('../../shared/enums').SessionKind>;
  /**
   * @kyselyType(import('../../shared/enums').SessionEntry)
   */
  entered_by: Generated<import('../../shared/enums').SessionEntry>;
  /**
   * When a desk session ends however busy it is.
   */
  ends_at: Date | null;
  stepped_up_at: Date | null;
  browser: string | null;
  address: string | null;
};
export type session_attendance = {
  session_id: string;
  booking_id: string;
  /**
   * @kyselyType(import('../../shared/enums').SessionMark)
   */
  state: import('../../shared/enums').SessionMark;
  marked_by: string;
  marked_at: Date;
  /**
   * Why they did not come, as their family has said.
   */
  note: string | null;
};
export type session_pickup = {
  session_id: string;
  booking_id: string;
  guardian_id: string | null;
  name: string | null;
  phone_tail: string | null;
  picked_up_at: Date;
  noted_by: string;
};
export type slot = {
  id: string;
  service_id: string;
  centre_id: string;
  /**
   * @kyselyType(string)
   */
  on_day: string;
  start_at: Date;
  end_at: Date;
  capacity: number;
  taken: Generated<number>;
  /**
   * People in line; those who are offered a place count in `taken`.
   */
  waiting: Generated<number>;
  /**
   * The last number given in this slot's line.
   */
  line_last: Generated<number>;
  /**
   * @kyselyType(import('../../shared/enums').SlotState)
   */
  state: import('../../shared/enums').SlotState;
  closed_reason: string | null;
  /**
   * How places are given, where it differs from the service: 'lottery' until drawn, 'first_come' once what is left is open.
   * @kyselyType(import('../../shared/enums').Allocation)
   */
  allocation: import('../../shared/enums').Allocation | null;
  /**
   * The instant at which an activity opens for booking; null where the service's window says so.
   */
  opens_at: Date | null;
  /**
   * Since when the timetable no longer has it: closed, and kept for the bookings that name it.
   */
  withdrawn_at: Date | null;
  /**
   * The places it is to have once enough were given back; null where it has as many as it should.
   */
  shrinks_to: number | null;
};
export type slot_substitute = {
  slot_id: string;
  /**
   * What the service says.
   */
  need_id: string;
  /**
   * What it is instead.
   */
  resource_id: string;
};
export type stored_file = {
  id: string;
  account_id: string;
  /**
   * @kyselyType(import('../../shared/enums').UploadPurpose)
   */
  purpose: import('../../shared/enums').UploadPurpose;
  /**
   * What both sizes' keys begin with.
   */
  object_key: string;
  width: number;
  height: number;
  bytes: number;
  created_at: Date;
  /**
   * From then on nobody gets it; its objects are deleted by a job.
   */
  removed_at: Date | null;
};
export type upload_day = {
  account_id: string;
  /**
   * @kyselyType(string)
   */
  on_day: string;
  used: number;
};
export type wechat_message = {
  id: string;
  entry_id: string;
  account_id: string;
  /**
   * @kyselyType(import('../../shared/enums').TemplateName)
   */
  template: import('../../shared/enums').TemplateName;
  /**
   * @kyselyType(import('../../shared/enums').MessageState)
   */
  state: import('../../shared/enums').MessageState;
  /**
   * JSON object: field to value, as WeChat takes it
   */
  data: string;
  page: string;
  due_at: Date;
  /**
   * Not sent after this: it would only confuse.
   */
  expires_at: Date;
  delays: Generated<number>;
  /**
   * The account while under way, else the message's own id: the unique key keeps one in flight per person.
   */
  flight_key: string;
  sending_at: Date | null;
  ended_at: Date | null;
  errcode: number | null;
  trouble: string | null;
  created_at: Date;
};
export type wechat_push = {
  id: string;
  /**
   * SHA-256 of what makes it the same event.
   */
  same_key: string;
  event: string;
  content: string;
  received_at: Date;
};
export type wechat_session = {
  openid: string;
  key_sealed: string;
  key_key: string;
  given_at: Date;
};
export type wechat_token = {
  appid: string;
  token: string;
  expires_at: Date;
  fetched_at: Date;
};
export type yearly_event = {
  id: string;
  service_id: string;
  name: string;
  /**
   * @kyselyType(import('../../shared/enums').EventCalendar)
   */
  calendar: import('../../shared/enums').EventCalendar;
  lunar_month: number | null;
  /**
   * 30 = the month's last day, also where it has only 29
   */
  lunar_day: number | null;
  /**
   * @kyselyType(import('../../shared/enums').HolidayName)
   */
  holiday: import('../../shared/enums').HolidayName | null;
  /**
   * So many days after that day; negative before it.
   */
  offset_days: number;
  /**
   * JSON: the runs of that day
   */
  runs: string;
  created_at: Date;
};
export type DB = {
  access_note: access_note;
  account: account;
  acting_power: acting_power;
  activity: activity;
  agreement: agreement;
  agreement_request: agreement_request;
  approval: approval;
  area: area;
  audit_check: audit_check;
  audit_line: audit_line;
  audit_seal: audit_seal;
  blocked_word: blocked_word;
  booking: booking;
  booking_answer: booking_answer;
  booking_step: booking_step;
  call_task: call_task;
  centre: centre;
  centre_exception: centre_exception;
  centre_hours: centre_hours;
  centre_staff: centre_staff;
  change_task: change_task;
  consent: consent;
  consent_change: consent_change;
  content_decision: content_decision;
  content_item: content_item;
  desk_access: desk_access;
  desk_attempt: desk_attempt;
  desk_enrolment: desk_enrolment;
  desk_login: desk_login;
  desk_recovery: desk_recovery;
  erasure_request: erasure_request;
  excuse: excuse;
  excuse_step: excuse_step;
  export_request: export_request;
  figure_hour: figure_hour;
  figure_reach: figure_reach;
  figure_resident: figure_resident;
  household: household;
  household_member: household_member;
  inbox_entry: inbox_entry;
  invitation: invitation;
  invitation_try: invitation_try;
  job: job;
  live_event: live_event;
  lottery_draw: lottery_draw;
  lottery_entry: lottery_entry;
  lottery_value: lottery_value;
  no_show_notice: no_show_notice;
  offline_check_in: offline_check_in;
  person: person;
  pickup_person: pickup_person;
  programme_session: programme_session;
  quota_use: quota_use;
  rating: rating;
  reminder_choice: reminder_choice;
  reminder_sent: reminder_sent;
  residence: residence;
  residence_step: residence_step;
  resource: resource;
  resource_block: resource_block;
  resource_bucket: resource_bucket;
  resource_hours: resource_hours;
  resource_part: resource_part;
  reveal_use: reveal_use;
  role_grant: role_grant;
  role_invitation: role_invitation;
  service: service;
  service_exception: service_exception;
  service_hours: service_hours;
  service_lottery: service_lottery;
  service_need: service_need;
  service_rating: service_rating;
  session: session;
  session_attendance: session_attendance;
  session_pickup: session_pickup;
  slot: slot;
  slot_substitute: slot_substitute;
  stored_file: stored_file;
  upload_day: upload_day;
  wechat_message: wechat_message;
  wechat_push: wechat_push;
  wechat_session: wechat_session;
  wechat_token: wechat_token;
  yearly_event: yearly_event;
};
