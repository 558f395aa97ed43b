import { Readable } from 'node:stream';
import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import { limits } from '../../../shared/limits';
import { ageOn, daysBetween } from '../../../shared/time/civil';
import { clockWords, spanWords } from '../../../shared/time/words';
import { bookingSheetWords as words } from '../../../shared/words/booking-sheet';
import { sheetFile, type Cell } from '../../kernel/sheet';
import { auditAsk } from '../audit';
import { findPeople, maskName } from '../identity';
import { noteAccesses } from '../privacy';
import type { BookingDeps } from './deps';
import { countInRange, listInRange, peopleInRange, type Mark, type Wanted } from './export-store';
import type { BookingRow } from './store';

type SizeAsk = Ask<'bookingSheet.size'>;
type FileAsk = Ask<'bookingSheet.download'>;

const page = 500;

/** The days wanted at one of the asker's centres; others do not exist for them. */
async function wantedOf(
  deps: BookingDeps,
  ask: SizeAsk | FileAsk,
  { centreId, ...days }: SizeAsk['query'],
): Promise<Wanted> {
  const centreIds = await deps.centre.centreScope(ask.actor.grants);
  const found = centreId === undefined ? centreIds[0] : centreIds.find((id) => id === centreId);
  const span = daysBetween(days.fromOn, days.toOn);
  const { serviceId } = days;
  const service = serviceId === undefined ? null : await deps.centre.getService(serviceId);
  if (found === undefined || (serviceId !== undefined && service?.centreId !== found)) return ask.refuse('not_found');
  if (span < 0 || span >= limits.sheetDays) {
    return ask.refuse('bookingSheet.days', [{ path: 'toOn', rule: 'span', message: `0 to ${limits.sheetDays} days` }]);
  }
  return { centreId: found, ...days };
}

/** How long the file will be, before it is asked for. */
export async function size(deps: BookingDeps, ask: SizeAsk): Promise<Reply<'bookingSheet.size'>> {
  const rows = await countInRange(deps.db, await wantedOf(deps, ask, ask.query), limits.sheetRows);
  return { rows: Math.min(rows, limits.sheetRows), tooMany: rows > limits.sheetRows, rowsMost: limits.sheetRows };
}

/**
 * Bookings of some days as a sheet. Names are masked unless a reason is given: then each of the people can read who took
 * their name and why. The record, and what people can read, commit before the first byte leaves.
 */
export async function download(deps: BookingDeps, ask: FileAsk): Promise<Reply<'bookingSheet.download'>> {
  const { reason, ...query } = ask.body;
  const wanted = await wantedOf(deps, ask, query);
  const rows = await countInRange(deps.db, wanted, limits.sheetRows);
  if (rows > limits.sheetRows) ask.refuse('bookingSheet.too_many');
  const people = reason === undefined ? [] : await peopleInRange(deps.db, wanted, limits.sheetNames);
  if (people.length > limits.sheetNames) ask.refuse('bookingSheet.too_many_names');
  const { accountId, grants } = ask.actor;
  const own = grants.find(({ scopeKind, scopeId }) => scopeKind === 'centre' && scopeId === wanted.centreId);
  await ask.write(async (tx) => {
    if (reason !== undefined) {
      const cover = { role: own?.role ?? ask.actor.role, scopeKind: 'centre' as const, scopeId: wanted.centreId };
      const what = ['name'] as const;
      await noteAccesses(
        tx,
        people.map((personId) => ({ personId, actorAccountId: accountId, ...cover, what, reason, at: ask.now })),
      );
    }
    const { fromOn, toOn, serviceId = '' } = wanted;
    const names = { reason: reason ?? null, people: people.length };
    await auditAsk(tx, ask, 'centre', wanted.centreId, { fromOn, toOn, serviceId, rows, ...names });
  });
  const columns = Object.values(words.columns).map(([title, width]) => ({ title, width }));
  const file = sheetFile({ name: words.name, columns, rows: rowsOf(deps, wanted, reason === undefined) });
  // The route's text may be a stream of it: a busy quarter of a centre is not held in memory.
  return Readable.from(file) as unknown as string;
}

async function* rowsOf(deps: BookingDeps, wanted: Wanted, masked: boolean): AsyncGenerator<readonly Cell[]> {
  let after: Mark = null;
  for (let left = limits.sheetRows; left > 0; left -= page) {
    const rows: BookingRow[] = await listInRange(deps.db, wanted, after, page);
    const [services, people] = await Promise.all([
      deps.centre.servicesOf([...new Set(rows.map((row) => row.service_id))]),
      findPeople(deps.db, [...new Set(rows.map((row) => row.beneficiary_id))]),
    ]);
    for (const row of rows) {
      const person = people.get(row.beneficiary_id);
      const name = person?.name ?? null;
      const service = services.get(row.service_id);
      yield [
        row.on_day,
        spanWords(row.start_at, row.end_at),
        service?.name ?? '',
        service?.place ?? '',
        masked ? maskName(name) : name,
        person?.bornOn == null ? null : ageOn(person.bornOn, row.on_day),
        row.party_size,
        words.states[row.state],
        words.authorities[row.authority],
        row.attended_at === null ? null : clockWords(row.attended_at),
        row.end_reason,
      ];
    }
    after = rows.at(-1) ?? null;
    if (rows.length < page) return;
  }
}
