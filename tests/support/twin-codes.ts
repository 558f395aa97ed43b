import { presenceCode } from '../../server/modules/capacity/presence';

/** What a booking's phone shows at this time, by the key of the test server. */
export const shownAt = (bookingId: string, at: Date) => presenceCode(Buffer.alloc(32, 7), bookingId, at);

/** Ids of two bookings that show the same six digits at this time: among a few thousand there are some, as with birthdays. */
export function twinsAt(at: Date, prefix = 'bkg_twin'): [string, string] {
  const holders = new Map<string, string>();
  for (let n = 0; ; n += 1) {
    const id = `${prefix}${n}`;
    const { code } = shownAt(id, at);
    const other = holders.get(code);
    if (other !== undefined) return [other, id];
    holders.set(code, id);
  }
}
