import type { NamesOf } from '../../shared/contract/types';
import type { RightInputs } from './right-inputs';
import type { Things } from './things';

const nothing = {};
const blank = { params: nothing, query: nothing, body: nothing };

export type TimetableRoute = NamesOf<
  'timetable' | 'changeTask' | 'change' | 'resource' | 'block' | 'slotMove' | 'serviceNeeds'
>;

/** Right requests about timetables and what their changes do. */
export const timetableInputs = ({
  centreId,
  serviceId,
  bookingId,
  slotId,
  taskId,
  resourceId,
  blockId,
  personId,
}: Things): Pick<RightInputs, TimetableRoute> => {
  const change = { kind: 'centre_exception_end', fromOn: '2026-12-01', toOn: '2026-12-01' } as const;
  const span = { startAt: '2026-11-26T01:00:00.000Z', endAt: '2026-11-26T02:00:00.000Z' };
  const move = { resourceId, toResourceId: resourceId, startAt: span.startAt };
  const wish = { kind: 'room' as const, name: '书房', beforeMinutes: 0, afterMinutes: 15, hours: [], partIds: [] };
  const needs = { resourceIds: [resourceId], occupies: 'slot' as const, version: 'seen-by-nobody' };
  return {
    'resource.list': { ...blank, of: 'scope', params: { centreId } },
    'resource.create': {
      ...blank,
      of: 'scope',
      params: { centreId },
      body: { ...wish, name: '二楼手工室' },
    },
    'resource.preview': { ...blank, of: 'scope', params: { resourceId }, body: { ...wish, version: 1 } },
    'resource.change': {
      ...blank,
      of: 'scope',
      params: { resourceId },
      body: { ...wish, version: 99, instead: [], basis: 'seen-by-nobody' },
    },
    'resource.colleagues': { ...blank, of: 'scope', showsNames: true, params: { centreId } },
    'resource.link': {
      ...blank,
      of: 'scope',
      params: { resourceId },
      body: { found: `${personId}.29700000.${'x'.repeat(43)}`, version: 1 },
    },
    'resource.unlink': { ...blank, of: 'scope', params: { resourceId }, body: { version: 99 } },
    'resource.retire': { ...blank, of: 'scope', params: { resourceId }, body: { version: 99 } },
    'resource.calendar': { ...blank, of: 'scope', params: { centreId }, query: { fromOn: '2026-11-24' } },
    'serviceNeeds.get': { ...blank, of: 'scope', params: { serviceId } },
    'serviceNeeds.preview': { ...blank, of: 'scope', params: { serviceId }, body: needs },
    'serviceNeeds.change': {
      ...blank,
      of: 'scope',
      params: { serviceId },
      body: { ...needs, instead: [], basis: 'seen-by-nobody' },
    },
    'slotMove.targets': { ...blank, of: 'scope', params: { slotId }, query: { fromOn: '2026-11-26', resourceId } },
    'slotMove.preview': { ...blank, of: 'scope', params: { slotId }, body: move },
    'slotMove.save': {
      ...blank,
      of: 'scope',
      params: { slotId },
      body: { ...move, reason: '老师上午有事', basis: 'seen-by-nobody' },
    },
    'block.preview': { ...blank, of: 'scope', params: { resourceId }, body: span },
    'block.save': {
      ...blank,
      of: 'scope',
      params: { resourceId },
      body: { ...span, kind: 'meeting', reason: '内部会议', instead: [], basis: 'seen-by-nobody' },
    },
    'block.lift': { ...blank, of: 'scope', params: { blockId } },
    'timetable.get': { ...blank, of: 'scope', params: { centreId } },
    'timetable.days': { ...blank, of: 'scope', params: { centreId } },
    'timetable.preview': { ...blank, of: 'scope', params: { centreId }, body: { change } },
    'timetable.save': { ...blank, of: 'scope', params: { centreId }, body: { change, basis: 'seen-by-nobody' } },
    'changeTask.list': { ...blank, of: 'asker', named: { query: { centreId } } },
    'changeTask.times': { ...blank, of: 'scope', params: { taskId } },
    'changeTask.note': { ...blank, of: 'scope', params: { taskId }, body: { what: 'no_answer' } },
    'changeTask.settle': { ...blank, of: 'scope', params: { taskId }, body: { outcome: 'moved', slotId } },
    'change.get': { ...blank, of: 'owner', params: { bookingId } },
    'change.move': { ...blank, of: 'owner', params: { bookingId }, body: { slotId } },
    'change.keep': { ...blank, of: 'owner', params: { bookingId } },
    'change.decline': { ...blank, of: 'owner', params: { bookingId } },
  };
};
