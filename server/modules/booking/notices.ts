import type { Tx } from '../../kernel/db';
import type { Service } from '../centre';
import type { BookingDeps } from './deps';

/** What a notice about a booking is worded from; the words themselves stand with the screens. */
export function noticeFacts(
  service: Pick<Service, 'name' | 'place' | 'centreName' | 'phone'>,
  time: { start_at: Date; end_at: Date },
): Record<string, string> {
  return {
    service: service.name,
    centre: service.centreName,
    place: service.place,
    phone: service.phone,
    startAt: time.start_at.toISOString(),
    endAt: time.end_at.toISOString(),
  };
}

interface Shown {
  actor_account_id: string;
  centre_id: string;
}

/** Screens that show this booking: its holder's, and the desk's of its centre. */
export const screensOf = (row: Shown) => [{ accountId: row.actor_account_id }, { topic: `centre:${row.centre_id}` }];

/** These screens look again. */
export const tellScreens = (
  tx: Tx,
  { notification }: Pick<BookingDeps, 'notification'>,
  row: Shown,
  at: Date,
): Promise<void> => notification.publish(tx, screensOf(row), at);
