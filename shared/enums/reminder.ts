/** When somebody is reminded of a visit: the evening before, and so long before its start. */
export const reminderTimes = ['evening', 'two_hours', 'one_hour'] as const;
export type ReminderTime = (typeof reminderTimes)[number];

/** What people have who never said otherwise. */
export const usualReminders: readonly ReminderTime[] = ['evening', 'one_hour'];
