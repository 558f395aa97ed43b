/** What is shown to others and therefore checked first. */
export const contentKinds = [
  'person_name',
  'avatar',
  'centre_photo',
  'closing_reason',
  'undo_reason',
  'refusal_reason',
  'excuse_answer',
  'timetable_reason',
  'change_reason',
  'rating_comment',
  'rating_answer',
] as const;
export type ContentKind = (typeof contentKinds)[number];

/**
 * `checking` = the machine has it, `review` = a human must look, `passed`, `refused`, `replaced` = something newer took
 * its place or its author took it away.
 */
export const contentStates = ['checking', 'review', 'passed', 'refused', 'replaced'] as const;
export type ContentState = (typeof contentStates)[number];

/** Why something is not shown: the groups that WeChat's checks name, and what only people notice. */
export const contentReasons = [
  'advertising',
  'politics',
  'sexual',
  'abuse',
  'crime',
  'fraud',
  'vulgar',
  'copyright',
  'privacy',
  'impersonation',
  'other',
] as const;
export type ContentReason = (typeof contentReasons)[number];

/** What the machine came to before a human was asked: a doubt of one kind, or no answer at all. */
export const machineFindings = [...contentReasons, 'clean', 'unanswered'] as const;
export type MachineFinding = (typeof machineFindings)[number];

export const reviewVerdicts = ['pass', 'refuse'] as const;
export type ReviewVerdict = (typeof reviewVerdicts)[number];

export const uploadPurposes = ['avatar', 'centre_photo'] as const;
export type UploadPurpose = (typeof uploadPurposes)[number];

export const fileSizes = ['large', 'thumb'] as const;
export type FileSize = (typeof fileSizes)[number];
