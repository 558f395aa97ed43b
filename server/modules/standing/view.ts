import type { ItemOf, Reply } from '../../../shared/contract/types';
import { standingRule } from '../../../shared/limits';
import { civilDay } from '../../../shared/time/civil';
import { namesEnglish, type Service } from '../centre';
import { maskName } from '../identity';
import type { Missed } from './look';
import {
  appealUntil,
  changesOf,
  decideAnswer,
  decideAppeal,
  decideFile,
  excuseUntil,
  pointsOn,
  type ExcuseFacts,
  type Visit,
} from './rules';
import type { ExcuseRow } from './store';

export const factsOf = (row: ExcuseRow): ExcuseFacts => ({
  state: row.state,
  personId: row.person_id,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at,
  answerBy: row.answer_by,
});

const waits = (row: ExcuseRow): boolean => row.state === 'filed' || row.state === 'appealed';

export function excuseView(row: ExcuseRow, now: Date): Reply<'excuse.file'> {
  const mayAppeal = decideAppeal(factsOf(row), now).ok && row.decided_at !== null;
  return {
    id: row.id,
    state: row.state,
    text: row.text,
    filedAt: row.filed_at.toISOString(),
    answer: row.answer,
    appealText: row.appeal_text,
    answerBy: waits(row) ? row.answer_by.toISOString() : null,
    appealUntil: mayAppeal && row.decided_at !== null ? appealUntil(row.decided_at).toISOString() : null,
  };
}

type MissedItem = Reply<'standing.mine'>['missed'][number];

export function missedView(
  { visit, excuse, uncounted }: Missed,
  service: Service | undefined,
  { now, mayAct }: { now: Date; mayAct: boolean },
): MissedItem {
  const today = civilDay(now);
  const counts = uncounted === null && visit.state === 'no_show';
  const changes = changesOf(standingRule, visit.on);
  const mayExcuse = mayAct && decideFile(visit, excuse?.state ?? null, now).ok;
  return {
    bookingId: visit.bookingId,
    serviceName: service?.name ?? '',
    centreName: service?.centreName ?? '',
    english: service === undefined ? { serviceName: '', centreName: '' } : namesEnglish(service.english),
    phone: service?.phone ?? '',
    startAt: visit.startAt.toISOString(),
    endAt: visit.endAt.toISOString(),
    state: visit.state,
    points: counts ? pointsOn(standingRule, visit.on, today) : 0,
    uncounted,
    lighterOn: counts ? (changes.slice(0, -1).find((on) => on > today) ?? null) : null,
    fadesOn: counts ? (changes.at(-1) ?? null) : null,
    excuseUntil: mayExcuse ? excuseUntil(visit).toISOString() : null,
    excuse: excuse === undefined ? null : excuseView(excuse, now),
    may: { excuse: mayExcuse, appeal: mayAct && excuse !== undefined && decideAppeal(factsOf(excuse), now).ok },
  };
}

export function queuedView(
  row: ExcuseRow,
  facts: {
    visit: Visit | undefined;
    service: Service | undefined;
    personName: string | null;
    by: Parameters<typeof decideAnswer>[1];
  },
): ItemOf<'excuse.queue'> {
  const { visit, service } = facts;
  return {
    id: row.id,
    bookingId: row.booking_id,
    personId: row.person_id,
    personName: maskName(facts.personName),
    serviceName: service?.name ?? '',
    centreName: service?.centreName ?? '',
    startAt: (visit?.startAt ?? row.filed_at).toISOString(),
    endAt: (visit?.endAt ?? row.filed_at).toISOString(),
    bookingState: visit?.state ?? 'no_show',
    state: row.state,
    text: row.text,
    filedAt: row.filed_at.toISOString(),
    answer: row.answer,
    appealText: row.appeal_text,
    answerBy: row.answer_by.toISOString(),
    may: { decide: decideAnswer(factsOf(row), facts.by).ok },
  };
}
