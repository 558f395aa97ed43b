import type { TimetableDeps } from '../timetable';

/** What the desk of rooms and people is made of: it settles what it hits as the timetable does. */
export type FacilityDeps = TimetableDeps;
