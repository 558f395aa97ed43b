/**
 * Every refusal the API can give, with its HTTP status. The words for people stand in shared/words, the server sends
 * the code only. A route lists the codes of its own; `commonCodes` may come from any route.
 */
export const codes = {
  'input.invalid': 400,
  'input.not_json': 400,
  'input.too_large': 413,
  'input.type': 415,
  'auth.required': 401,
  'auth.expired': 401,
  'auth.code_invalid': 401,
  'auth.refresh_invalid': 401,
  'auth.step_up_required': 403,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  'client.too_old': 426,
  'rate.limited': 429,
  busy: 503,
  bug: 500,
  'desk.key_unknown': 422,
  'desk.key_expired': 410,
  'desk.key_used': 409,
  'desk.not_confirmed': 409,
  'desk.refused': 403,
  'desk.no_role': 403,
  'desk.phone_only': 403,
  'desk.role_fixed': 409,
  'desk.other_person': 403,
  'desk.wrong': 403,
  'desk.locked': 403,
  'desk.name_taken': 409,
  'desk.password_weak': 422,
  'desk.code_wrong': 422,
  'desk.enrolment_over': 410,
  'desk.not_enrolled': 409,
  'request.key_reused': 409,
  'booking.slot_full': 409,
  'booking.slot_closed': 409,
  'booking.slot_ended': 409,
  'booking.slot_not_open_yet': 409,
  'booking.already_booked': 409,
  'booking.overlaps': 409,
  'booking.quota_day': 409,
  'booking.quota_week': 409,
  'booking.party_too_large': 422,
  'booking.too_young': 422,
  'booking.too_old': 422,
  'booking.age_unknown': 422,
  'booking.not_cancellable': 409,
  'booking.cancel_too_late': 409,
  'roster.code_unknown': 422,
  'roster.code_ambiguous': 409,
  'roster.not_today': 409,
  'roster.not_confirmed': 409,
  'roster.not_attended': 409,
  'roster.slot_closed': 409,
  'phone.code_invalid': 422,
  'role.not_held': 409,
  'person.reveal_limit': 429,
  'export.open': 409,
  'export.not_ready': 409,
  'erasure.bookings_ahead': 409,
  'erasure.has_role': 409,
  'erasure.not_waiting': 409,
  'role.not_yours_to_give': 403,
  'role.already_held': 409,
  'role.already_ended': 409,
  'role.overlaps': 409,
  'role.last_officer': 409,
  'invitation.not_open': 409,
  'invitation.own': 409,
  'slot.already_closed': 409,
  'slot.ended': 409,
  'call.taken': 409,
  'call.not_mine': 409,
  'call.done': 409,
} as const;

export type ErrorCode = keyof typeof codes;

/** Codes that the frame around every route may give: no route declares them. */
export const commonCodes = [
  'input.invalid',
  'input.not_json',
  'input.too_large',
  'input.type',
  'auth.required',
  'auth.expired',
  'forbidden',
  'not_found',
  'method_not_allowed',
  'client.too_old',
  'rate.limited',
  'busy',
  'bug',
] as const satisfies readonly ErrorCode[];

export type CommonCode = (typeof commonCodes)[number];

/** RFC 9457 problem+json as every refusal and fault is sent. */
export interface Problem {
  /** A URI reference naming the code: `/problems/<code>`. */
  type: string;
  /** The code's words in the asker's language, for programs without a word list. */
  title: string;
  status: number;
  code: ErrorCode;
  /** All wrong fields at once, `path` like `body.partySize`. */
  fields: { path: string; rule: string; message: string }[];
  requestId: string;
}
