/** English: '1 service', '3 services'; `many` where it takes more than an s. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** A day's word inside a sentence: 'until tomorrow 12:00'. Weekdays and months keep their capital. */
export const within = (when: string): string =>
  when.replace(/^(Today|Tomorrow|Yesterday)\b/, (word) => word.toLowerCase());
