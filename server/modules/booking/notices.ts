import type { Service } from '../centre';

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
