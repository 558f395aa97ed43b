import type { NamesOf } from '../../shared/contract/types';
import type { RightInputs } from './right-inputs';
import type { Things } from './things';

const nothing = {};
const blank = { params: nothing, query: nothing, body: nothing };

export type TimetableRoute = NamesOf<'timetable' | 'changeTask' | 'change'>;

/** Right requests about timetables and what their changes do. */
export const timetableInputs = ({ centreId, bookingId, slotId, taskId }: Things): Pick<RightInputs, TimetableRoute> => {
  const change = { kind: 'centre_exception_end', fromOn: '2026-12-01', toOn: '2026-12-01' } as const;
  return {
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
