import { atMinute, civilDay } from '../../shared/time/civil';

/** Ten in the morning, for server and phone alike: what begins soon is over before midnight, at whatever hour this runs. */
export const morning = atMinute(civilDay(new Date()), 600);
