import type { InboxKind } from '../../../shared/enums';
import type { Reader, Tx } from '../../kernel/db';
import { noticeEnglish, type Service } from '../centre';
import type { Notice } from '../notification';
import type { Claim, Member } from './claim';
import type { BookingDeps } from './deps';
import type { BookingRow } from './store';
import { toldOf, type Told } from './told';

/** What a notice tells of a service. */
export type Named = Pick<Service, 'name' | 'place' | 'centreName' | 'phone' | 'english'> & {
  rules?: Pick<Service['rules'], 'checkIn'>;
};

/** What a notice about a booking is worded from; the words themselves stand with the screens. */
export function noticeFacts(service: Named, time: { start_at: Date; end_at: Date }): Record<string, string> {
  return {
    service: service.name,
    centre: service.centreName,
    place: service.place,
    phone: service.phone,
    ...noticeEnglish(service.english),
    startAt: time.start_at.toISOString(),
    endAt: time.end_at.toISOString(),
    ...(service.rules?.checkIn === 'tick' ? { checkIn: 'tick' } : {}),
  };
}

export interface Happened {
  kind: InboxKind;
  service: Named;
  /** The account that has done it; null for the centre as such, and for what comes with time. */
  by: string | null;
  /** Whether that is staff who did it for them at the desk. */
  atDesk?: boolean;
  at: Date;
  more?: Record<string, string>;
}

/** One notice for each account that hears of a booking. */
export async function noticesOf(
  reader: Reader,
  row: BookingRow,
  { kind, service, by, atDesk = false, at, more = {} }: Happened,
): Promise<Notice[]> {
  const told = (await toldOf(reader, [row], { now: at, by, atDesk })).get(row.id) ?? [];
  return told.map(({ accountId, facts }) => ({
    accountId,
    kind,
    facts: { ...noticeFacts(service, row), ...facts, ...more },
    bookingId: row.id,
    at,
  }));
}

interface Won {
  row: BookingRow;
  service: Service;
  member: Pick<Member, 'forOther'>;
  claim: Pick<Claim, 'accountId' | 'atDesk' | 'at'>;
}

/** Everybody who has booked hears so, and everybody who was booked for hears by whom. */
export async function tellOfBooked(
  tx: Tx,
  { notification }: Pick<BookingDeps, 'notification'>,
  won: readonly Won[],
  at: Date,
): Promise<void> {
  const others = await toldOfOthers(tx, won, at);
  const all = won.flatMap((one) => (others.get(one.row.id) ?? [self(one)]).map((told) => ({ ...one, told })));
  // Who joins a line is told on the spot; there is nothing to come back to yet.
  const notices = all
    .filter(({ row }) => row.state !== 'waiting')
    .map(({ row, service, claim, told: { accountId, facts } }) => ({
      accountId,
      kind: row.state === 'pending' ? ('booking_pending' as const) : ('booking_confirmed' as const),
      facts: { ...noticeFacts(service, row), ...facts },
      bookingId: row.id,
      at: claim.at,
    }));
  const screens = all.map(({ told: { accountId } }) => ({ accountId }));
  const desks = won.map(({ row }) => ({ topic: `centre:${row.centre_id}` }));
  await Promise.all([notification.notifyMany(tx, notices), notification.publish(tx, [...screens, ...desks], at)]);
}

const self = ({ claim }: Won): Told => ({ accountId: claim.accountId, facts: {} });

/** Read only where somebody booked for another, which is rare in a rush. */
async function toldOfOthers(tx: Tx, won: readonly Won[], now: Date): Promise<Map<string, Told[]>> {
  const found = new Map<string, Told[]>();
  for (const one of won.filter(({ member, claim }) => member.forOther || claim.atDesk)) {
    const { row, claim } = one;
    const told = (await toldOf(tx, [row], { now, by: claim.accountId, atDesk: claim.atDesk })).get(row.id) ?? [];
    // Who has just booked knows of it, also where they may not see what follows; staff have their roster.
    const knows = claim.atDesk || told.some(({ accountId }) => accountId === claim.accountId);
    found.set(row.id, knows ? told : [...told, self(one)]);
  }
  return found;
}

/** Screens that show these bookings look again: those of who is told, and the desk's of the centre. */
export const tellScreens = (
  tx: Tx,
  { notification }: Pick<BookingDeps, 'notification'>,
  row: Pick<BookingRow, 'centre_id'>,
  notices: readonly Pick<Notice, 'accountId'>[],
  at: Date,
): Promise<void> =>
  notification.publish(
    tx,
    [...notices.map(({ accountId }) => ({ accountId })), { topic: `centre:${row.centre_id}` }],
    at,
  );
