/**
 * What the Prisma schema can't say and a migration must have made, in the words of database-facts.ts. A migration that
 * changes any of it changes this list with it, where a reader sees it. What the app's user may do stands in
 * server/db/grants.ts.
 */
export const beyondPrisma: readonly string[] = [
  "check audit_check_live_key_tells: live_key = case when state = 'running' then '' else id end",
  "check booking_live_key_tells: live_key = case when state = 'cancelled' then id else '' end",
  'check booking_party_counts: party_size >= 1',
  "check erasure_request_live_key_tells: live_key = case when state = 'waiting' then '' else id end",
  "check export_request_live_key_tells: live_key = case when state in ('waiting','ready') then '' else id end",
  'check person_phone_whole: phone_sealed is null = (phone_key is null) and phone_sealed is null = (phone_index is null)',
  'check quota_use_counts: used >= 0',
  'check reveal_use_counts: used >= 0',
  'check role_invitation_ends_once: accepted_at is null or withdrawn_at is null',
  'check slot_runs_forward: start_at < end_at',
  'check slot_taken_fits: taken between 0 and capacity',
  'check slot_waiting_counts: waiting >= 0',

  // Ids, keys, codes and states: 'oAb' is another openid than 'oab'.
  'by byte access_note: actor_account_id, id, person_id, scope_id',
  'by byte account: id, openid, person_id',
  'by byte area: code, parent_code',
  'by byte audit_check: asked_by, id, live_key, state',
  'by byte audit_line: actor_account_id, request_id, subject_id',
  'by byte audit_seal: hash, prev_hash',
  'by byte booking: actor_account_id, beneficiary_id, centre_id, checked_in_by, ended_by, id, live_key, prior_state, request_key, service_id, slot_id, state',
  'by byte booking_step: from_state, to_state',
  'by byte centre: area_code, id',
  'by byte centre_exception: centre_id, id',
  'by byte centre_hours: centre_id, id',
  'by byte centre_staff: centre_id, id',
  'by byte erasure_request: account_id, id, live_key, person_id, state',
  'by byte export_request: account_id, content_key, id, live_key, person_id, state',
  'by byte inbox_entry: account_id, booking_id, id',
  'by byte job: id, leased_by, state',
  'by byte person: id, phone_index, phone_key, phone_sealed',
  'by byte quota_use: period, person_id, service_id',
  'by byte reveal_use: actor_account_id, hour',
  'by byte role_grant: account_id, area_code, id, scope_id',
  'by byte role_invitation: accepted_by, area_code, code_hash, created_by, id, scope_id',
  'by byte service: area_code, centre_id, function_code, id',
  'by byte service_hours: id, service_id',
  'by byte session: access_hash, account_id, family_id, id, refresh_hash',
  'by byte slot: centre_id, id, service_id, state',
  'by byte wechat_push: event, id, same_key',
  'by byte wechat_session: key_key, openid',
  'by byte wechat_token: appid',
];
