import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import { presenceCode } from '../capacity';
import type { BookingDeps } from './deps';

/**
 * The code that a screen at the desk shows and residents scan: of the centre, or of one slot's room. It proves that
 * whoever reads it is there within the minute, as their own codes do for staff; nothing of it is stored.
 */
export async function roomCode(deps: BookingDeps, ask: Ask<'roster.roomCode'>): Promise<Reply<'roster.roomCode'>> {
  const centreIds = await deps.centre.centreScope(ask.actor.grants);
  const { slotId } = ask.query;
  const slot = slotId === undefined ? undefined : await deps.capacity.findSlot(deps.db, slotId);
  if (slotId !== undefined && slot === undefined) ask.refuse('not_found');
  const centreId = slot?.centre_id ?? ask.query.centreId ?? centreIds[0];
  if (centreId === undefined || !centreIds.includes(centreId)) ask.refuse('not_found');
  const [centres, service] = await Promise.all([
    deps.centre.centresOf([centreId]),
    slot === undefined ? null : deps.centre.getService(slot.service_id),
  ]);
  const { code, qr, until } = presenceCode(deps.secret, slot?.id ?? centreId, ask.now);
  return {
    centreId,
    centreName: centres.get(centreId)?.name ?? '',
    slot:
      slot === undefined
        ? null
        : {
            id: slot.id,
            serviceName: service?.name ?? '',
            place: service?.place ?? '',
            startAt: slot.start_at.toISOString(),
            endAt: slot.end_at.toISOString(),
          },
    code,
    qr,
    until: until.toISOString(),
  };
}
