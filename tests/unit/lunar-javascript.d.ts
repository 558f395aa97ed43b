/** Only what the tests compare with; the package brings no types. */
declare module 'lunar-javascript' {
  export const HolidayUtil: {
    getHoliday(on: string): { isWork(): boolean; getName(): string; getTarget(): string } | null;
  };
  export const Solar: {
    fromYmd(year: number, month: number, day: number): { getLunar(): { getMonth(): number; getDay(): number } };
  };
}
