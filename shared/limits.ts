/** Every number that bounds a request, a list or a wait, in one place, for schemas, forms and server alike. */
export const limits = {
  /** Rows in one page of a list. */
  pageMax: 50,
  pageDefault: 20,
  /** Bytes of a JSON body. */
  bodyBytes: 64 * 1024,
  /** Characters of a client-made request key. */
  requestKeyMin: 8,
  requestKeyMax: 64,
  /** Characters of a person's shown name. */
  nameMax: 20,
  /** Characters of a telephone number as it is typed. */
  phoneMin: 7,
  phoneMax: 20,
  /** People that one search at the desk shows, and how long what it found can be booked for. */
  foundPeople: 5,
  foundMinutes: 30,
  /** Characters of a reason that staff types. */
  reasonMin: 2,
  reasonMax: 200,
  /** An invitation to a role: how long it is open, and the characters of its code. */
  invitationHours: 72,
  invitationCodeLength: 10,
  /** People in one booking; a service may allow fewer. */
  partyMax: 20,
  /** People of a family that one request books for. */
  togetherMax: 8,
  /** Questions of a service, and the characters of question, choice and answer. */
  questionsMax: 6,
  questionMax: 40,
  optionsMax: 8,
  optionMax: 20,
  answerMax: 200,
  answerNumberMax: 99_999,
  /** Days after the visit that answers are kept. */
  answerDays: 90,
  /** Pending bookings that one decision settles. */
  decisionsMax: 50,
  /** The value of a draw must be entered by this minute of the day after its own. */
  lotteryValueMinute: 12 * 60,
  /** What a draw has left is opened to everybody no earlier in the day. */
  lotteryReleaseMinute: 8 * 60,
  /** A draw closes at least so many days before its slot, so that value, result and news of it come in time. */
  lotteryCloseDaysMin: 3,
  /** The most that bad luck weighs. */
  lotteryWeightMost: 5,
  /** People who may stand in reserve. */
  lotteryReserveMax: 200,
  /** Entries of one draw. */
  lotteryEntries: 20_000,
  /** Characters of a value as it is typed. */
  lotteryValueMax: 80,
  /** Days that a service may open its slots ahead. */
  openDaysMax: 31,
  /** A check-in code is renewed after this and accepted for one more window, so never older than 60 s. */
  checkInWindowSeconds: 30,
  /** Of so many bookings a day six digits tell one alone: a wrong figure is somebody else's once in a thousand at most. */
  codeAloneMost: 500,
  /** A resident's own check-in by the room's code is open so long before the start, and a choice after the scan so long. */
  visitAheadMinutes: 60,
  visitPassMinutes: 5,
  visitsMost: 10,
  /** Check-ins noted without a network that are merged at once. */
  mergeMax: 50,
  /** Bookings of one day that a phone keeps: at some 150 bytes each within the megabyte that WeChat gives a key. */
  offlineRosterMost: 5000,
  /** Check-ins that one phone notes without a network, and how long what became of them waits to be read. */
  offlineNotesMost: 500,
  offlineToldDays: 7,
  /** Characters of a comment on a visit; how many days after it one may rate, and change what one has said. */
  commentMax: 300,
  /** Characters that WeChat checks at once. */
  checkedAtOnce: 2500,
  rateWithinDays: 30,
  rateChangeDays: 7,
  /** Access tokens live this long since their last renewal; refresh tokens since they were issued. */
  accessTokenMinutes: 120,
  refreshTokenDays: 30,
  /** A key that a browser shows is good for this long; a confirmed one is taken within a minute. */
  deskKeySeconds: 120,
  deskTakeSeconds: 60,
  /** A desk session ends after so long without a person at it, and in any case after its hours. */
  deskIdleMinutes: 15,
  deskHours: 8,
  /** What needs it may be done for so long after somebody confirmed that it is them. */
  stepUpMinutes: 10,
  /** For details opened at a desk, which is daily work. */
  stepUpHourMinutes: 60,
  passwordMin: 10,
  passwordMax: 128,
  recoveryCodes: 10,
  /** Failures after which a login name, or a network address, is locked. */
  deskFailures: 5,
  deskFailuresOfAddress: 50,
  deskLockMinutes: 30,
  /** How long the set-up of a password waits for its first code. */
  deskEnrolMinutes: 10,
  /** Bytes of an uploaded picture. */
  uploadBytes: 8 * 1024 * 1024,
  /** Pixels of an uploaded picture, and of its longer side; more is refused before anything is unpacked. */
  uploadPixels: 40_000_000,
  uploadSide: 12_000,
  /** Longer side of what is kept, in pixels. */
  pictureLarge: 1600,
  pictureThumb: 320,
  /** Pictures one account may have stored on one day. */
  uploadsPerDay: 30,
  /** Pictures on one centre's page. */
  centrePhotos: 9,
  /** How long the author of something refused may appeal. */
  appealDays: 7,
  /** What waits for a reviewer longer than this is overdue. */
  reviewHours: 24,
  /** How long WeChat may take over a picture before a human is asked. */
  verdictMinutes: 30,
  blockedWordMax: 30,
  /** How far from a point a centre is still "near". */
  nearKilometres: 60,
  /** Centres looked at in one box around a point. */
  nearMost: 5000,
  /** Centres that one person's desk can reach. */
  scopeCentres: 300,
  /** Services of one centre in its timetable, runs of one service's week and of one day. */
  timetableServices: 200,
  timetableRuns: 70,
  timetableDayRuns: 12,
  /** Characters of a reason in the timetable, and of an event's name. */
  timetableReasonMax: 60,
  /** Rooms, things and people of one centre that are not retired. */
  resourcesMax: 200,
  resourceNameMax: 40,
  resourceWhoMax: 60,
  resourceSkillMax: 20,
  /** Minutes kept free around a use, people a room is enough for, working times of a week. */
  breakMinutesMax: 240,
  placesMax: 100_000,
  workTimesMax: 28,
  /** Parts that a hall is made of. */
  partsMax: 20,
  /** Rooms, things and people that one service needs at once. */
  needsMax: 12,
  /** Days that one look at their calendar shows, hours that one block lasts, slots that it may hit. */
  calendarDays: 7,
  blockHoursMax: 24,
  blockSlotsMax: 200,
  eventNameMax: 20,
  /** Days that one exception may lay over at once, and how far ahead it may begin. */
  exceptionDays: 31,
  exceptionAheadDays: 400,
  /** Places of one slot. */
  capacityMax: 20_000,
  /** Slots and bookings that one change of a timetable may touch; larger ones are made in parts. */
  changeSlots: 20_000,
  changeHits: 2000,
  /** Slots and bookings that a preview lists by name; it counts them all. */
  previewRows: 100,
  /** Sessions of a programme, and the days from its first to its last. */
  programmeSessions: 60,
  /** Sessions of a published one, those called off and their make-ups among them. */
  programmeSessionsKept: 90,
  programmeDays: 100,
  /** Children in a programme, and days before its first session at which enrolment may end. */
  programmePlaces: 200,
  programmeCloseDays: 30,
  /** Characters of what staff say of a programme, and of why a child did not come. */
  programmeNameMax: 30,
  programmeSummaryMax: 60,
  programmeDetailMax: 600,
  programmeBringMax: 100,
  programmePlaceMax: 30,
  programmeTopicMax: 30,
  programmeNoteMax: 60,
  /** People besides the guardians who may take a child home. */
  pickupPeople: 5,
  /** Characters of what staff say of an activity. */
  activityNameMax: 30,
  activitySummaryMax: 60,
  activityDetailMax: 800,
  activityBringMax: 100,
  activityHostMax: 40,
  activityPlaceMax: 40,
  /** People in the line of one activity, and how long before it places can last be given back. */
  activityWaitlistMax: 5000,
  activityCancelMinutes: 20_160,
  /** Hours that an activity lasts: what takes longer is a programme. */
  activityHours: 24,
  /** Days after a session that its roll is kept. */
  attendanceDays: 365,
  /** Times that one staff member may open details in an hour. */
  revealsPerHour: 60,
  /** A booking this many days before or after today makes somebody a matter of its centre. */
  revealWithinDays: 30,
  /** A made export is deleted after this. */
  exportDays: 7,
  /** Time to think before an account is deleted. */
  erasureDays: 7,
  /** Lines of the record in one file for spreadsheets. */
  auditExportRows: 200_000,
  /** Rows of one part of an export. */
  exportRows: 5000,
  /** Messages of one kind that a person can have allowed ahead. */
  consentsMost: 50,
  /** Live connections of one account, and of one API process. */
  livePerAccount: 6,
  liveTotal: 2000,
  /** Topics that one connection waits for. */
  liveTopics: 5,
  /** Characters of an address below the village. */
  addressMin: 2,
  addressMax: 100,
  /** Addresses that one person may file in a day. */
  filingsPerDay: 3,
  /** People in one household. */
  householdMax: 12,
  /** Invitations of one person that are open at once, and questions to staff that wait. */
  openInvitations: 5,
  openRequests: 5,
  familyInviteHours: 72,
  /** Wrong invitation codes that one account may type in an hour. */
  wrongCodesPerHour: 10,
  /** Characters of an invitation code as it is stored and typed, blanks and dashes aside. */
  familyCode: 8,
  /** A proxy acts for at most so many days. */
  powerDays: 365,
  /** Guardians act until the child is so many years old. */
  guardianUntilAge: 14,
  /** People whom one person may act for. */
  actForMax: 50,
  /** Characters in which somebody says why they could not come, and why they disagree. */
  excuseMin: 4,
  excuseMax: 200,
  /** So many days after a visit one may still say why; and after a refusal, ask that somebody else looks. */
  excuseDays: 7,
  excuseAppealDays: 7,
  /** Staff answer within so many days; what nobody answers is accepted. */
  excuseAnswerDays: 7,
  /** Days and rows of one sheet of bookings, and people whose whole names it may hold. */
  sheetDays: 92,
  sheetRows: 50_000,
  sheetNames: 500,
  /** Missed visits that one page tells of; more than anybody has before they fade. */
  missedMost: 50,
} as const;

/**
 * How missed visits make a standing: each weighs its step's points until it is so many days old, then the next step's,
 * then nothing. The sum says the grade. With `limited`, scarce services can be booked at most so many days ahead.
 */
export const standingRule = {
  steps: [
    { untilDays: 30, points: 2 },
    { untilDays: 60, points: 1 },
  ],
  remindedFrom: 1,
  limitedFrom: 3,
  limitedAheadDays: 1,
} as const;
