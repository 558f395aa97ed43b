import type { HandlersOf } from '../../http/ask';
import { change, preview } from './change';
import * as desk from './desk';
import type { ActivityDeps } from './deps';
import * as plan from './plan';
import { openGet, openList } from './resident';

export { listQueries } from './store';

export interface Activity {
  handlers: HandlersOf<'activity' | 'deskActivity'>;
}

/**
 * What takes place once, with places for anything up to thousands (五五邻里节). An activity is a service with one slot: its
 * places are claimed, waited for and given back as all places are; here it is planned, shown and changed.
 */
export const openActivity = (deps: ActivityDeps): Activity => ({
  handlers: {
    'activity.list': openList(deps),
    'activity.get': openGet(deps),
    'deskActivity.list': (ask) => desk.list(deps, ask),
    'deskActivity.get': (ask) => desk.get(deps, ask),
    'deskActivity.create': (ask) => plan.create(deps, ask),
    'deskActivity.preview': (ask) => preview(deps, ask),
    'deskActivity.change': (ask) => change(deps, ask),
    'deskActivity.publish': (ask) => plan.publish(deps, ask),
  },
});
