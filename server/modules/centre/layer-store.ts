import type { Db, Reader, Tx } from '../../kernel/db';
import type { Run } from './rules';

/** A change is laid over at most so many days ahead; more exceptions than any centre writes for that time. */
const exceptionsMost = 5000;

const serviceExceptions = (db: Reader, serviceIds: readonly string[], fromOn: string, toOn: string) =>
  db
    .selectFrom('service_exception')
    .select(['service_id', 'on_day', 'runs', 'reason'])
    .where('service_id', 'in', serviceIds)
    .where('on_day', '>=', fromOn)
    .where('on_day', '<=', toOn)
    .orderBy('service_id')
    .orderBy('on_day')
    .limit(exceptionsMost);

const events = (db: Reader, serviceIds: readonly string[]) =>
  db
    .selectFrom('yearly_event')
    .selectAll()
    .where('service_id', 'in', serviceIds)
    .orderBy('service_id')
    .orderBy('id')
    .limit(exceptionsMost);

/** Written by us as JSON and checked by the contract on the way in. */
export const runsOf = (text: string): Run[] => JSON.parse(text) as Run[];

export async function listServiceExceptions(db: Reader, serviceIds: readonly string[], fromOn: string, toOn: string) {
  return serviceIds.length === 0 ? [] : serviceExceptions(db, serviceIds, fromOn, toOn).execute();
}

export async function listEvents(db: Reader, serviceIds: readonly string[]) {
  return serviceIds.length === 0 ? [] : events(db, serviceIds).execute();
}

/**
 * Locks the timetables of these centres until the transaction ends, in the order of their ids: of two who change one, or of
 * one who changes it and the job that makes its slots, the second sees what the first has done. Gives their versions.
 */
export async function lockTimetables(tx: Tx, centreIds: readonly string[]): Promise<Map<string, number>> {
  if (centreIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('centre')
    .select(['id', 'timetable_version'])
    .where('id', 'in', [...centreIds])
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.id, row.timetable_version]));
}

/** The list statements by name, for the test that reads their EXPLAIN. */
export const layerQueries = {
  'timetable service exceptions': (db: Db) => serviceExceptions(db, ['svc_a', 'svc_b'], '2026-11-23', '2026-11-29'),
  'timetable events': (db: Db) => events(db, ['svc_a', 'svc_b']),
};
