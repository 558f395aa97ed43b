import type { HandlersOf } from '../../http/ask';
import * as block from './block';
import { calendar } from './calendar';
import * as change from './change';
import type { FacilityDeps } from './deps';
import { lift } from './lift';
import * as links from './links';
import * as move from './move';
import * as needs from './needs';
import * as resources from './resources';

export { eraseOf, exportOf } from './own-data';
export { listQueries } from './store';
export type { FacilityDeps } from './deps';

export interface Facility {
  handlers: HandlersOf<'resource' | 'block' | 'slotMove' | 'serviceNeeds'>;
}

/** The desk of rooms, equipment and people: their list, who has them when, what services need of them,
 * other times and rooms for what is planned, and times for which staff take them out. */
export const openFacility = (deps: FacilityDeps): Facility => ({
  handlers: {
    'resource.list': (ask) => resources.list(deps, ask),
    'resource.create': (ask) => resources.create(deps, ask),
    'resource.preview': (ask) => change.preview(deps, ask),
    'resource.change': (ask) => change.change(deps, ask),
    'resource.retire': (ask) => resources.retire(deps, ask),
    'resource.colleagues': (ask) => links.colleagues(deps, ask),
    'resource.link': (ask) => links.link(deps, ask),
    'resource.unlink': (ask) => links.unlink(deps, ask),
    'resource.calendar': (ask) => calendar(deps, ask),
    'serviceNeeds.get': (ask) => needs.get(deps, ask),
    'serviceNeeds.preview': (ask) => needs.preview(deps, ask),
    'serviceNeeds.change': (ask) => needs.change(deps, ask),
    'slotMove.targets': (ask) => move.targets(deps, ask),
    'slotMove.preview': (ask) => move.preview(deps, ask),
    'slotMove.save': (ask) => move.save(deps, ask),
    'block.preview': (ask) => block.preview(deps, ask),
    'block.save': (ask) => block.save(deps, ask),
    'block.lift': (ask) => lift(deps, ask),
  },
});
