import type { NamesOf } from '../../shared/contract/types';
import { activityPlan } from './build-activity';
import type { RightInputs } from './right-inputs';
import type { Things } from './things';

export type ActivityRoute = NamesOf<'activity' | 'deskActivity'> | 'roster.people';

const blank = { params: {}, query: {}, body: {} };

/** One right request for every route of activities. */
export const activityInputs = ({ centreId, activityId, slotId }: Things): Pick<RightInputs, ActivityRoute> => {
  const plan = activityPlan('2026-12-10', '2026-12-01');
  const { startAt, endAt, place, capacity } = plan;
  const of = { ...blank, of: 'scope' as const, params: { serviceId: activityId } };
  return {
    'activity.list': { ...blank, of: 'everybody' },
    'activity.get': { ...blank, of: 'everybody', params: { serviceId: activityId } },
    'deskActivity.list': { ...blank, of: 'scope', query: { centreId } },
    'deskActivity.get': of,
    'deskActivity.create': { ...blank, of: 'scope', body: { ...plan, centreId } },
    'deskActivity.preview': { ...of, body: { startAt, endAt, place, capacity } },
    'deskActivity.change': { ...of, body: { ...plan, version: 1 } },
    'deskActivity.publish': of,
    'roster.people': { ...blank, of: 'scope', params: { slotId } },
  };
};
