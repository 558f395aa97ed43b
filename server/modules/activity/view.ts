import type { ItemOf, Reply } from '../../../shared/contract/types';
import { bookUntil, lineHasRoom, slotFace, slotFactsOf } from '../booking';
import { cardEnglish, keptEnglish, type Service } from '../centre';
import { decideChange } from './rules';
import type { ActivityRow } from './store';

type Card = ItemOf<'activity.list'>;
type DeskActivity = Reply<'deskActivity.get'>;

export function cardView(row: ActivityRow, service: Service, now: Date): Card {
  const { rules } = service;
  const state = slotFace(slotFactsOf(row), rules, now);
  return {
    id: service.id,
    slotId: row.id,
    centreId: service.centreId,
    centreName: service.centreName,
    citywide: row.citywide === 1,
    name: service.name,
    summary: service.summary,
    place: service.place,
    on: row.on_day,
    startAt: row.start_at.toISOString(),
    endAt: row.end_at.toISOString(),
    opensAt: (row.opens_at ?? row.start_at).toISOString(),
    bookUntil: bookUntil(rules, row.start_at).toISOString(),
    capacity: row.shrinks_to ?? row.capacity,
    free: row.state === 'open' ? Math.max(0, row.capacity - row.taken) : 0,
    waiting: row.waiting,
    canWait: (state === 'full' || state === 'open') && lineHasRoom(row.waiting, rules, 1),
    state,
    english: cardEnglish(service.english),
  };
}

export function pageView(row: ActivityRow, service: Service, now: Date): Reply<'activity.get'> {
  const { rules } = service;
  return {
    ...cardView(row, service, now),
    detail: service.detail,
    bring: service.bring,
    host: service.host,
    phone: service.phone,
    address: service.address,
    minAge: rules.minAge,
    maxAge: rules.maxAge,
    residentsOf: rules.residentsOf,
    partyMax: rules.partyMax,
    cancelMinutes: rules.cancelMinutes,
    closedReason: row.closed_reason,
    english: service.english,
  };
}

export const deskCardView = (row: ActivityRow, service: Service, now: Date): ItemOf<'deskActivity.list'> => ({
  ...cardView(row, service, now),
  serviceState: row.service_state,
  booked: row.taken,
});

/** @param isManager whoever else works there sees it, and changes nothing */
export function deskPageView(
  row: ActivityRow,
  service: Service,
  figures: { bookings: number; booked: number; attended: number },
  { isManager, now }: { isManager: boolean; now: Date },
): DeskActivity {
  const isDraft = row.service_state === 'draft';
  const changes = isManager && decideChange({ state: row.state, endAt: row.end_at }, now).ok;
  return {
    ...pageView(row, service, now),
    ...keptEnglish(service.english),
    ...figures,
    serviceState: row.service_state,
    waitlistMax: service.rules.waitlistMax,
    offerMinutes: service.rules.offerMinutes,
    isScarce: service.rules.isScarce,
    version: row.version,
    // Once reached it is no more to come.
    shrinksTo: row.shrinks_to !== null && row.shrinks_to < row.capacity ? row.shrinks_to : null,
    may: { publish: isManager && isDraft, change: changes, callOff: changes && !isDraft },
  };
}
