import type { Reader } from '../../kernel/db';
import type { Occurrence } from '../booking';
import { findProgramme, sessionsOf } from './store';

/** The sessions of a programme as events of a calendar; none for a service that is no programme. Two reads. */
export async function occurrencesOf(reader: Reader, serviceId: string): Promise<Occurrence[]> {
  const row = await findProgramme(reader, serviceId);
  if (row === undefined) return [];
  const sessions = await sessionsOf(reader, [serviceId]);
  return sessions.map((one) => ({
    id: one.id,
    startAt: one.start_at,
    endAt: one.end_at,
    place: one.place,
    topic: one.topic,
    isOff: one.cancelled_at !== null || row.state === 'closed',
    // Its own changes, those of the programme's words, and its end: each of them only rises.
    revision: one.revision + row.version + (row.state === 'closed' ? 1 : 0),
  }));
}
