import type { HandlersOf } from '../../http/ask';
import * as desk from './desk';
import type { ProgrammeDeps } from './deps';
import * as pickups from './pickup';
import * as pickupPeople from './pickup-people';
import * as plan from './plan';
import * as resident from './resident';
import * as rolls from './roll';
import * as sessions from './session-change';

export { occurrencesOf } from './occurrences';
export { eraseOf, exportOf, retentionOf } from './own-data';
export { listQueries } from './store';
/** What takes place once is kept as a programme is. */
export { insertOnce, lockService, setOpening, setSpan, updateService } from './store';
export type { ProgrammeDeps } from './deps';

export interface Programme {
  handlers: HandlersOf<'programme' | 'deskProgramme' | 'programmeSession' | 'pickupPerson'>;
}

/**
 * Programmes of several days for children (小候鸟). A programme is a service with one slot: enrolling is booking that slot,
 * for a child, by its guardian; line, offers and withdrawing are those of bookings. Here are its sessions and their rolls.
 */
export function openProgramme(deps: ProgrammeDeps): Programme {
  return {
    handlers: {
      'programme.list': (ask) => resident.list(deps, ask),
      'programme.get': (ask) => resident.get(deps, ask),
      'programme.attendance': (ask) => resident.attendance(deps, ask),
      'deskProgramme.list': (ask) => desk.list(deps, ask),
      'deskProgramme.get': (ask) => desk.get(deps, ask),
      'deskProgramme.create': (ask) => plan.create(deps, ask),
      'deskProgramme.preview': (ask) => desk.preview(deps, ask),
      'deskProgramme.change': (ask) => plan.change(deps, ask),
      'deskProgramme.publish': (ask) => plan.publish(deps, ask),
      'programmeSession.roll': (ask) => rolls.roll(deps, ask),
      'programmeSession.mark': (ask) => rolls.mark(deps, ask),
      'programmeSession.pickUp': (ask) => pickups.pickUp(deps, ask),
      'programmeSession.undoPickUp': (ask) => pickups.undoPickUp(deps, ask),
      'pickupPerson.add': (ask) => pickupPeople.add(deps, ask),
      'pickupPerson.remove': (ask) => pickupPeople.remove(deps, ask),
      'programmeSession.preview': (ask) => sessions.preview(deps, ask),
      'programmeSession.add': (ask) => sessions.add(deps, ask),
      'programmeSession.move': (ask) => sessions.move(deps, ask),
      'programmeSession.cancel': (ask) => rolls.cancel(deps, ask),
    },
  };
}
