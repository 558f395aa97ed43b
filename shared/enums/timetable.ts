/** States and kinds of the timetable, of activities and of programmes. */

/** Which layer of the timetable decided a day, from weakest to strongest. */
export const dayLayers = ['weekly', 'holiday', 'makeup', 'event', 'exception', 'service_exception'] as const;
export type DayLayer = (typeof dayLayers)[number];

/** What a service does on holidays. */
export const holidayRules = ['closed', 'as_weekday', 'as_sunday'] as const;
export type HolidayRule = (typeof holidayRules)[number];

/** By which calendar an event comes back every year. */
export const eventCalendars = ['lunar', 'holiday'] as const;
export type EventCalendar = (typeof eventCalendars)[number];

/** Holidays by regulation, as the notices call them. */
export const holidayNames = ['new_year', 'spring', 'qingming', 'labour', 'duanwu', 'mid_autumn', 'national'] as const;
export type HolidayName = (typeof holidayNames)[number];

/** How a changed timetable hits a booking: its time is gone, has too few places, or lasts differently. */
export const changeHits = ['gone', 'over', 'retimed'] as const;
export type ChangeHit = (typeof changeHits)[number];

export const changeTaskStates = ['open', 'done'] as const;
export type ChangeTaskState = (typeof changeTaskStates)[number];

/** `restored`: the timetable has the time again. */
export const changeOutcomes = ['moved', 'kept', 'cancelled', 'restored'] as const;
export type ChangeOutcome = (typeof changeOutcomes)[number];

/** Week by week, once, or on several days for the same people. */
export const serviceKinds = ['regular', 'activity', 'programme'] as const;
export type ServiceKind = (typeof serviceKinds)[number];

export const sessionMarks = ['came', 'absent', 'excused'] as const;
export type SessionMark = (typeof sessionMarks)[number];

/** Who takes a child home: one of its guardians, or somebody whom they have named. */
export const pickerKinds = ['guardian', 'named'] as const;
export type PickerKind = (typeof pickerKinds)[number];
