import type { Body, Reply } from '../../../shared/contract/types';
import { atMinute, civilDay } from '../../../shared/time/civil';
import { limits } from '../../../shared/limits';
import type { Ask } from '../../http/ask';
import type { Tx } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import { auditAsk } from '../audit';
import { bookUntil, clashesAt, moveWithSlot, planLineEnd, toldOf } from '../booking';
import type { SlotRow } from '../capacity';
import type { Service } from '../centre';
import { findPeople, maskName } from '../identity';
import { programmeInScope } from './desk';
import type { ProgrammeDeps } from './deps';
import { assertWords } from './plan';
import { sessionInScope, viewOf } from './roll';
import { decideMove, decideSessionTimes, wholeSpan } from './rules';
import { inOtherSessions, insertSession, moveSession } from './session-store';
import { enrolledOf, lockSession, sessionsOf, setSpan, type ProgrammeRow, type SessionRow } from './store';
import { serviceOf, tellFamilies } from './tell';
import { sessionFacts } from './view';

type TimesAsk = Ask<'programmeSession.preview'> | Ask<'programmeSession.add'> | Ask<'programmeSession.move'>;
type Asked = Pick<Body<'programmeSession.add'>, 'on' | 'startsMinute' | 'endsMinute'>;

interface Times {
  startAt: Date;
  endAt: Date;
}

const timesOf = ({ on, startsMinute, endsMinute }: Asked): Times => ({
  startAt: atMinute(on, startsMinute),
  endAt: atMinute(on, endsMinute),
});

/** A draft is changed as a whole; what is called off for good gets no other sessions. */
function assertOpen(ask: TimesAsk, row: Pick<SlotRow, 'state'> & { service_state: string }): void {
  const of = ask as Ask<'programmeSession.add'>;
  if (row.service_state === 'draft') of.refuse('programme.not_published');
  if (row.state === 'closed') of.refuse('programme.called_off');
}

interface Season {
  slot: Pick<SlotRow, 'start_at' | 'opens_at'>;
  service: Service;
  /** All but the one that is moved. */
  others: readonly SessionRow[];
}

function assertTimes(ask: TimesAsk, to: Times, { slot, service, others }: Season): void {
  const season = {
    others: others.map(sessionFacts),
    startAt: slot.start_at,
    opensAt: slot.opens_at ?? slot.start_at,
    closeDays: service.rules.leadMinutes / 1440,
  };
  const verdict = decideSessionTimes(to, season, ask.now);
  if (!verdict.ok) (ask as Ask<'programmeSession.add'>).refuse(verdict.code);
}

/**
 * Whom a session at other times, or one more, would hit; nothing is written. A child who has something else then is named,
 * whether that is a booking of its own or a session of another programme: it keeps its place, and staff may ask.
 */
export async function preview(
  deps: ProgrammeDeps,
  ask: Ask<'programmeSession.preview'>,
): Promise<Reply<'programmeSession.preview'>> {
  const row = await programmeInScope(deps, ask, ask.params.serviceId);
  assertOpen(ask, row);
  const { sessionId } = ask.body;
  const sessions = await sessionsOf(deps.db, [row.service_id]);
  const moved = sessions.find(({ id }) => id === sessionId);
  if (sessionId !== undefined) {
    if (moved === undefined) return ask.refuse('not_found');
    const verdict = decideMove(sessionFacts(moved), ask.now);
    if (!verdict.ok) return ask.refuse(verdict.code);
  }
  const others = sessions.filter(({ id }) => id !== sessionId);
  const to = timesOf(ask.body);
  assertTimes(ask, to, { slot: row, service: await serviceOf(deps, row.service_id), others });
  const rows = await enrolledOf(deps.db, row.id);
  const isElsewhere =
    moved?.start_at.getTime() !== to.startAt.getTime() || moved.end_at.getTime() !== to.endAt.getTime();
  const [busy, told] = await Promise.all([
    isElsewhere ? busyAmong(deps, row, rows, to) : new Set<string>(),
    toldOf(deps.db, rows, { now: ask.now, by: null }),
  ]);
  const hit = rows.filter(({ id }) => busy.has(id));
  const shown = hit.slice(0, limits.previewRows);
  const people = await findPeople(
    deps.db,
    shown.map((one) => one.beneficiary_id),
  );
  const span = wholeSpan([...others.map(sessionFacts), to]);
  return {
    enrolled: rows.length,
    toCall: rows.filter(({ id }) => (told.get(id)?.length ?? 0) === 0).length,
    clashes: hit.length,
    startOn: civilDay(span.startAt),
    endOn: civilDay(span.endAt),
    items: shown.map((one) => ({
      bookingId: one.id,
      personId: one.beneficiary_id,
      personName: maskName(people.get(one.beneficiary_id)?.name ?? null) ?? '',
    })),
    nextCursor: null,
  };
}

type Enrolled = Awaited<ReturnType<typeof enrolledOf>>;

/** Enrolments whose child has something else between two instants. */
async function busyAmong(
  deps: ProgrammeDeps,
  { id: exceptSlotId }: Pick<ProgrammeRow, 'id'>,
  rows: Enrolled,
  to: Times,
): Promise<Set<string>> {
  const children = rows.map((row) => row.beneficiary_id);
  const [booked, enrolled] = await Promise.all([
    clashesAt(deps.db, rows, to),
    inOtherSessions(deps.db, children, { ...to, exceptSlotId }),
  ]);
  return new Set(rows.filter((row) => booked.has(row.id) || enrolled.has(row.beneficiary_id)).map(({ id }) => id));
}

/**
 * Adds a session to a published season, also in the place of one that is called off: everybody enrolled has a place in it
 * and is told. The season lasts until its last session, so enrolments may last longer than before. Locks the slot, then the
 * session that it stands for: of two colleagues who make up for the same one, the second is refused.
 */
export async function add(
  deps: ProgrammeDeps,
  ask: Ask<'programmeSession.add'>,
): Promise<Reply<'programmeSession.add'>> {
  const programme = await programmeInScope(deps, ask, ask.params.serviceId);
  assertOpen(ask, programme);
  const { on, place, topic, standsFor, reason } = ask.body;
  await assertWords(
    deps,
    ask,
    wordsIn([
      ['body.place', place],
      ['body.topic', topic],
      ['body.reason', reason],
    ]),
  );
  const to = timesOf(ask.body);
  const sessionId = newId('pss');
  const told = await ask.write(async (tx) => {
    const { slot, service, sessions } = await lockSeason(tx, deps, ask, programme);
    const made = standsFor === undefined ? null : await lockCalledOff(tx, deps, ask, { standsFor, sessions });
    assertTimes(ask, to, { slot, service, others: sessions });
    const row = {
      id: sessionId,
      service_id: programme.service_id,
      on_day: on,
      start_at: to.startAt,
      end_at: to.endAt,
      topic: topic ?? made?.topic ?? null,
      place: place === undefined || place === service.place ? null : place,
      stands_for: made?.id ?? null,
      added_at: ask.now,
    };
    if (!(await insertSession(tx, row))) return ask.refuse('programme.made_up');
    await stretch(tx, deps, ask, { slot, service, sessions: [...sessions.map(sessionFacts), to] });
    const rows = await enrolledOf(tx, slot.id);
    const more = {
      ...(made === null ? {} : { wasAt: made.start_at.toISOString() }),
      ...(reason === undefined ? {} : { reason }),
    };
    await tellFamilies(tx, deps, { kind: 'session_added', service, session: row, rows, more }, ask.now);
    await auditAsk(tx, ask, 'programme_session', sessionId, {
      startAt: to.startAt.toISOString(),
      standsFor: made?.id ?? null,
      enrolled: rows.length,
    });
    return rows.length;
  });
  return { session: await viewOf(deps, sessionId, programme, ask.now), told };
}

/**
 * Gives a session that has not begun another time or place; everybody enrolled keeps their place in it and is told why.
 * What its roll had of the time before goes. Locks the slot, then the session: of two colleagues who move the same one, the
 * second reads what the first has done before anything is overwritten.
 */
export async function move(
  deps: ProgrammeDeps,
  ask: Ask<'programmeSession.move'>,
): Promise<Reply<'programmeSession.move'>> {
  const { session: seen, programme } = await sessionInScope(deps, ask);
  assertOpen(ask, programme);
  const { on, place, reason, revision } = ask.body;
  await assertWords(
    deps,
    ask,
    wordsIn([
      ['body.place', place],
      ['body.reason', reason],
    ]),
  );
  const to = timesOf(ask.body);
  const told = await ask.write(async (tx) => {
    const { slot, service, sessions } = await lockSeason(tx, deps, ask, programme);
    const session = (await (deps.lockSession ?? lockSession)(tx, seen.id)) ?? seen;
    const verdict = decideMove(sessionFacts(session), ask.now);
    if (!verdict.ok) return ask.refuse(verdict.code);
    if (session.revision !== revision) return ask.refuse('programme.session_changed');
    const toPlace = place === undefined || place === service.place ? null : place;
    const isTime =
      session.start_at.getTime() === to.startAt.getTime() && session.end_at.getTime() === to.endAt.getTime();
    if (isTime && session.place === toPlace) return ask.refuse('programme.session_same');
    const others = sessions.filter(({ id }) => id !== session.id);
    assertTimes(ask, to, { slot, service, others });
    const planned = session.moved_from ?? session.start_at;
    // Back where the plan had it, it is as it was.
    const isBack = planned.getTime() === to.startAt.getTime();
    const row = {
      on_day: on,
      start_at: to.startAt,
      end_at: to.endAt,
      place: toPlace,
      moved_from: isBack ? null : planned,
      move_reason: isBack && toPlace === null ? null : reason,
    };
    await moveSession(tx, session.id, row);
    await stretch(tx, deps, ask, { slot, service, sessions: [...others.map(sessionFacts), to] });
    const rows = await enrolledOf(tx, slot.id);
    const more = { wasAt: session.start_at.toISOString(), reason };
    await tellFamilies(tx, deps, { kind: 'session_moved', service, session: row, rows, more }, ask.now);
    await auditAsk(tx, ask, 'programme_session', session.id, {
      from: session.start_at.toISOString(),
      to: to.startAt.toISOString(),
      enrolled: rows.length,
    });
    return rows.length;
  });
  return { session: await viewOf(deps, seen.id, programme, ask.now), told };
}

const wordsIn = (texts: readonly [string, string | undefined][]): [string, string][] =>
  texts.flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as [string, string]]));

/** The season's slot, locked: whoever enrols, changes a session or calls something off comes before or after. */
async function lockSeason(
  tx: Tx,
  deps: ProgrammeDeps,
  ask: Ask<'programmeSession.add'> | Ask<'programmeSession.move'>,
  programme: ProgrammeRow,
): Promise<{ slot: SlotRow; service: Service; sessions: SessionRow[] }> {
  const slot = await deps.capacity.lockSlot(tx, programme.id);
  const of = ask as Ask<'programmeSession.add'>;
  if (slot === undefined) return of.refuse('not_found');
  if (slot.state === 'closed') return of.refuse('programme.called_off');
  const [service, sessions] = await Promise.all([
    serviceOf(deps, programme.service_id, tx),
    sessionsOf(tx, [programme.service_id]),
  ]);
  return { slot, service, sessions };
}

/** The session that one more is to stand for: of this season, called off, and not made up for yet. */
async function lockCalledOff(
  tx: Tx,
  deps: ProgrammeDeps,
  ask: Ask<'programmeSession.add'>,
  { standsFor, sessions }: { standsFor: string; sessions: readonly SessionRow[] },
): Promise<SessionRow> {
  if (!sessions.some(({ id }) => id === standsFor)) return ask.refuse('not_found');
  const row = await (deps.lockSession ?? lockSession)(tx, standsFor);
  if (row === undefined) return ask.refuse('not_found');
  if (row.cancelled_at === null) return ask.refuse('programme.session_stands');
  if (sessions.some((one) => one.stands_for === standsFor)) return ask.refuse('programme.made_up');
  return row;
}

/** Has season, enrolments and line last from the first session to the last, where one of them is elsewhere now. */
async function stretch(
  tx: Tx,
  deps: ProgrammeDeps,
  ask: Ask<'programmeSession.add'> | Ask<'programmeSession.move'>,
  { slot, service, sessions }: { slot: SlotRow; service: Service; sessions: readonly Times[] },
): Promise<void> {
  const span = wholeSpan(sessions);
  const starts = span.startAt.getTime() === slot.start_at.getTime();
  if (starts && span.endAt.getTime() === slot.end_at.getTime()) return;
  const to = { ...span, on: civilDay(span.startAt) };
  await setSpan(tx, { serviceId: service.id, slotId: slot.id }, to);
  await moveWithSlot(tx, deps, { slot, service, to });
  if (!starts) await planLineEnd(tx, slot.id, bookUntil(service.rules, span.startAt), ask.now);
}
