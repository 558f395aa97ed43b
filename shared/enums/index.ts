/** State and kind lists. One word for one thing: the same in tables, routes and screens (docs: product.md, "Words"). */
export * from './lottery';

export * from './content';
export * from './service-rules';
export * from './timetable';

export const roles = [
  'resident',
  'staff',
  'manager',
  'volunteer',
  'operator',
  'grid_worker',
  'reviewer',
  'system',
  'security',
  'auditor',
] as const;
export type Role = (typeof roles)[number];

export const scopeKinds = ['centre', 'area'] as const;
export type ScopeKind = (typeof scopeKinds)[number];

/** `desk` = a wide browser at work: short idle time, an end, one role. */
export const sessionKinds = ['phone', 'desk'] as const;
export type SessionKind = (typeof sessionKinds)[number];

/** What a session was entered by: WeChat's login, a phone that scanned a code, or password and one-time code. */
export const sessionEntries = ['wechat', 'qr', 'password'] as const;
export type SessionEntry = (typeof sessionEntries)[number];

/** A browser waits, a phone has scanned its code, decided, and the browser has taken its answer. */
export const deskLoginStates = ['waiting', 'scanned', 'confirmed', 'refused', 'finished'] as const;
export type DeskLoginState = (typeof deskLoginStates)[number];

export const areaLevels = ['city', 'county', 'town', 'village', 'grid', 'unit'] as const;
export type AreaLevel = (typeof areaLevels)[number];

/**
 * What a neighbourhood centre is for: 1 party-building heart, 6 basic functions, X local specials
 * (the 1+6+X scheme of Shishi and Jinjiang).
 */
export const functionCodes = [
  'party',
  'governance',
  'convenience',
  'elder',
  'child',
  'health',
  'culture',
  'special',
] as const;
export type FunctionCode = (typeof functionCodes)[number];

/** The ten close-by services (近邻十服务): residents search by them. */
export const nearbyServices = [
  'canteen',
  'childcare',
  'elder_care',
  'health',
  'fitness',
  'study',
  'culture',
  'legal',
  'repair',
  'affairs',
] as const;
export type NearbyService = (typeof nearbyServices)[number];

/** Who a service is mainly for; it informs, it does not exclude. */
export const audiences = ['everyone', 'elder', 'child', 'family', 'worker', 'merchant'] as const;
export type Audience = (typeof audiences)[number];

/** What the counter row itself says. */
export const slotStates = ['open', 'closed'] as const;
export type SlotState = (typeof slotStates)[number];

/** What a resident sees of a slot: not open for booking yet, too late, held by a draw, or what it needs is taken. */
export const slotFaces = ['open', 'full', 'occupied', 'closed', 'later', 'ended', 'lottery', 'paused'] as const;
export type SlotFace = (typeof slotFaces)[number];

/**
 * `waiting` in line, `offered` a freed place that is held for a while, `pending` a place that is held until the centre says
 * yes or no; `expired`: none of them came to a place.
 */
export const bookingStates = [
  'waiting',
  'offered',
  'pending',
  'confirmed',
  'attended',
  'cancelled',
  'no_show',
  'expired',
] as const;
export type BookingState = (typeof bookingStates)[number];

/** Who ended a booking. */
export const enders = ['resident', 'centre'] as const;
export type Ender = (typeof enders)[number];

/** By what right somebody books: for themselves, for who is served by them, or as staff of the centre. */
export const bookingAuthorities = ['self', 'guardian', 'proxy', 'staff'] as const;
export type BookingAuthority = (typeof bookingAuthorities)[number];

/** `code` shown by the resident, `tick` in the roster, `room`: the resident has read the code of the room. */
export const checkInMethods = ['code', 'tick', 'room'] as const;
export type CheckInMethod = (typeof checkInMethods)[number];

/** Of words that are shown to others once they pass; `held`: a human looks first. */
export const ratedTextStates = ['none', 'held', 'passed'] as const;
export type RatedTextState = (typeof ratedTextStates)[number];

export const inboxKinds = [
  'booking_confirmed',
  'booking_pending',
  'booking_refused',
  'approval_over',
  'booking_cancelled',
  'booking_attended',
  'attendance_undone',
  'slot_closed',
  'session_called_off',
  'session_added',
  'session_moved',
  'child_picked_up',
  'pickup_undone',
  'activity_changed',
  'booking_hit',
  'room_changed',
  'person_changed',
  'duty_stand_in',
  'duty_handed_over',
  'duty_released',
  'duty_returned',
  'duty_changed',
  'duty_off',
  'duty_back',
  'duty_linked',
  'duty_unlinked',
  'booking_moved',
  'booking_kept',
  'place_offered',
  'offer_expired',
  'line_ended',
  'no_show_counted',
  'excuse_accepted',
  'excuse_refused',
  'excuse_upheld',
  'lottery_entered',
  'lottery_won',
  'lottery_reserve',
  'lottery_lost',
  'lottery_void',
  'visit_soon',
  'offer_ending',
  'place_released',
  'rating_answered',
  'export_ready',
  'erasure_asked',
  'erasure_cancelled',
  'welcome',
  'invitation_accepted',
  'role_taken',
  'desk_entered',
  'desk_locked',
  'desk_unlocked',
  'residence_confirmed',
  'residence_refused',
  'family_joined',
  'family_declined',
  'family_left',
  'consent_confirmed',
  'consent_refused',
  'proxy_given',
  'power_ended',
  'guardian_left',
  'child_turned_14',
  'content_passed',
  'content_refused',
] as const;
export type InboxKind = (typeof inboxKinds)[number];

/** Personal details that staff see masked until they ask for them with a reason. */
export const personalDetails = ['name', 'phone', 'address'] as const;
export type PersonalDetail = (typeof personalDetails)[number];

/** `failed`: could not be made; `gone`: its time is over, the content is deleted. */
export const exportStates = ['waiting', 'ready', 'failed', 'gone'] as const;
export type ExportState = (typeof exportStates)[number];

export const erasureStates = ['waiting', 'cancelled', 'done'] as const;
export type ErasureState = (typeof erasureStates)[number];

/** Who asked for it: the person here, or WeChat, where they cancelled their account. */
export const erasureSources = ['self', 'wechat'] as const;
export type ErasureSource = (typeof erasureSources)[number];

/** What is kept for a set time; the words for residents stand in shared/words/privacy.ts. */
export const retentionKinds = [
  'account',
  'booking',
  'booking_answer',
  'lottery',
  'offline_check_in',
  'rating',
  'session_attendance',
  'session',
  'inbox',
  'export',
  'erasure',
  'access_note',
  'audit',
  'reveal_use',
  'wechat_event',
  'excuse',
] as const;
export type RetentionKind = (typeof retentionKinds)[number];

export const auditCheckStates = ['running', 'done', 'failed'] as const;
export type AuditCheckState = (typeof auditCheckStates)[number];
/** Kinds of WeChat message that people can allow, at most five: each has a template at WeChat. */
export const templateNames = [
  'booking_confirmed',
  'booking_changed',
  'booking_cancelled',
  'place_offered',
  'visit_reminder',
] as const;
export type TemplateName = (typeof templateNames)[number];

/** `banned`: refused for good in WeChat's settings, or the template is out of use; only a new yes opens it again. */
export const consentStates = ['open', 'banned'] as const;
export type ConsentState = (typeof consentStates)[number];

/** What a person may answer to WeChat's question, per template. */
export const consentAnswers = ['accept', 'reject', 'ban'] as const;
export type ConsentAnswer = (typeof consentAnswers)[number];

/** `taken` for a message, `returned` when it was never sent, `gone` when WeChat knows of none. */
export type ConsentChangeKind = ConsentAnswer | 'taken' | 'returned' | 'gone';
export type ConsentSource = 'phone' | 'push' | 'server';

/** `unknown`: it may have gone out or not, and is never sent again. `dropped`: it came too late to be of use. */
export const messageStates = ['queued', 'sending', 'sent', 'failed', 'unknown', 'dropped'] as const;
export type MessageState = (typeof messageStates)[number];

export const callStates = ['open', 'done'] as const;
export type CallState = (typeof callStates)[number];

/** How a call went. After `not_reached` somebody tries again. */
export const callOutcomes = ['reached', 'not_reached', 'wrong_number', 'told_otherwise'] as const;
export type CallOutcome = (typeof callOutcomes)[number];

export * from './figures';
export * from './household';
export * from './reminder';
export * from './standing';
export * from './resource';
