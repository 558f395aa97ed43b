/** What a service asks of who books it. */
/** What became of a booking that needs the centre's yes; `over`: nobody answered in time, `withdrawn`: it ended before. */
export const approvalStates = ['waiting', 'approved', 'refused', 'over', 'withdrawn'] as const;
export type ApprovalState = (typeof approvalStates)[number];

export const approvalVerdicts = ['approve', 'refuse'] as const;

/**
 * `draft`: only staff see it. `paused`: shown with the reason, and not booked until it goes on. `retired`: nobody can book it
 * any more. What was booked stands in both.
 */
export const serviceStates = ['draft', 'open', 'paused', 'retired'] as const;
export type ServiceState = (typeof serviceStates)[number];

/**
 * How people are checked in: `any` way, or `tick`: by staff in the list alone. No rule asks for a code: whoever has no
 * phone, or a dead one, must be able to come in.
 */
export const checkInRules = ['any', 'tick'] as const;
export type CheckInRule = (typeof checkInRules)[number];

/** How a question of a service is answered. */
export const questionKinds = ['text', 'choice', 'number', 'yes_no'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** Icons of the kit that a service may have; a test holds them against those that the kit draws. */
export const serviceIcons = [
  'accessibility',
  'activity',
  'baby',
  'bath',
  'bike',
  'blocks',
  'book-open',
  'briefcase',
  'brush',
  'calendar-check',
  'camera',
  'coffee',
  'drama',
  'dumbbell',
  'feather',
  'file-text',
  'film',
  'flag',
  'flower-2',
  'footprints',
  'gavel',
  'gift',
  'globe',
  'graduation-cap',
  'hammer',
  'hand-heart',
  'heart-pulse',
  'id-card',
  'key-round',
  'landmark',
  'languages',
  'leaf',
  'medal',
  'message-circle',
  'messages-square',
  'mic',
  'music',
  'palette',
  'pen-tool',
  'piano',
  'pill',
  'puzzle',
  'salad',
  'scale',
  'school',
  'scissors',
  'shirt',
  'smartphone',
  'soup',
  'stethoscope',
  'swords',
  'syringe',
  'table-2',
  'tent',
  'toy-brick',
  'trees',
  'users',
  'utensils',
  'volleyball',
  'wrench',
] as const;
export type ServiceIcon = (typeof serviceIcons)[number];
