import type { HandlersOf } from '../../http/ask';
import * as change from './change';
import type { TimetableDeps } from './deps';
import * as timetable from './get';
import { preview } from './preview';
import { revealReason } from './reasons';
import { save } from './save';
import { note, settle } from './settle';
import { taskQueries } from './task-store';
import { list, times } from './work-list';

export { exportOf } from './own-data';
export { revealReason };
export { carryOut, carrySteps } from './carry-out';
export { dutiesOfSteps } from './duties';
export { basisOf, effectsOn, planChange, presentOf, type ChangePlan } from './plan';
export type { Present, SlotStep, Wanted } from './rules';
export { addTasks, restoreTasks } from './tasks';
export type { TimetableDeps } from './deps';
export const listQueries = taskQueries;

export interface Timetable {
  handlers: HandlersOf<'timetable' | 'changeTask' | 'change'>;
}

/** The timetable's editor, what its changes do to bookings, and how that is settled. */
export const openTimetable = (deps: TimetableDeps): Timetable => ({
  handlers: {
    'timetable.get': (ask) => timetable.get(deps, ask),
    'timetable.days': (ask) => timetable.days(deps, ask),
    'timetable.preview': (ask) => preview(deps, ask),
    'timetable.save': (ask) => save(deps, ask),
    'changeTask.list': (ask) => list(deps, ask),
    'changeTask.times': (ask) => times(deps, ask),
    'changeTask.note': (ask) => note(deps, ask),
    'changeTask.settle': (ask) => settle(deps, ask),
    'change.get': (ask) => change.get(deps, ask),
    'change.move': (ask) => change.move(deps, ask),
    'change.keep': (ask) => change.keep(deps, ask),
    'change.decline': (ask) => change.decline(deps, ask),
  },
});
